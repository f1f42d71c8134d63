import Complaints

// Versions of the policy and the help with grading. (6.1, 3.1)
extension OpenAPI {
    private static let token = #"[{"token":[]}]"#
    private static let versionParameter =
        #"{"name":"version","in":"path","required":true,"schema":{"type":"integer","minimum":1}}"#

    static var policyPaths: [String] {
        [
            path(
                "/api/v1/policies",
                [
                    operation(
                        "get", "listPolicies", "Every version of the policy, the newest first", tag: "staff",
                        security: token, answers: [answer(200, "The versions.", reference("Policies"))],
                        problems: [401, 405, 500, 503])
                ]),
            path(
                "/api/v1/policies/{version}",
                [
                    operation(
                        "get", "readPolicy", "One version of the policy, as `redress simulate` reads it", tag: "staff",
                        security: token, parameters: [versionParameter],
                        answers: [answer(200, "The version.", reference("Policy"))],
                        problems: [401, 404, 405, 500, 503])
                ]),
            path(
                "/api/v1/policy-draft/what-if",
                [
                    operation(
                        "get", "tryPolicyDraft", "What the draft would have made of the last thirty days", tag: "staff",
                        security: token,
                        parameters: [
                            query("all", flag, "Every complaint of them; otherwise the newest 2000, see `partial`.")
                        ], answers: [answer(200, "The replay.", reference("WhatIf"))],
                        problems: [400, 401, 404, 405, 422, 500, 503])
                ]),
            path(
                "/api/v1/complaints/{number}/suggestion",
                [
                    operation(
                        "get", "suggestLevel",
                        "The level that the rules suggest, with the reasons, and to whom to assign", tag: "staff",
                        security: token, parameters: [numberParameter],
                        answers: [answer(200, "The suggestion.", reference("Suggestion"))],
                        problems: [401, 403, 404, 405, 500, 503])
                ]),
        ]
    }

    static var policySchemas: [(String, String)] {
        let version = [
            ("version", integer), ("effectiveFrom", time), ("inForce", flag), ("createdAt", time),
            ("authors", array(integer)), ("approvedBy", integerOrNull), ("reason", textOrNull),
        ]
        let reason = object([
            ("type", orNull(words(ComplaintType.self))), ("subType", textOrNull), ("word", textOrNull),
            ("similar", integerOrNull), ("hours", integerOrNull), ("security", flag),
        ])
        let limit = object([
            ("clock", words(ClockName.self)), ("level", levelOrNull), ("underDraft", array(text)), ("now", array(text)),
        ])
        return [
            ("Policies", object([("items", array(object(version)))])),
            ("Policy", object(version + [("policy", #"{"type":"object"}"#)])),
            (
                "WhatIf",
                object([
                    ("basis", integer), ("stage", words(PolicyDraft.Stage.self)), ("from", time), ("through", time),
                    ("complaints", integer), ("partial", flag), ("lateUnderDraft", integer), ("lateNow", integer),
                    ("limits", array(limit)),
                ])
            ),
            (
                "Suggestion",
                object([
                    ("level", #"{"enum":[1,2,3]}"#), ("reasons", array(reason)),
                    ("offers", array(object([("department", words(Department.self)), ("person", integerOrNull)]))),
                ])
            ),
        ]
    }
}
