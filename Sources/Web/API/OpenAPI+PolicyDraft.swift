import Complaints
import Desk
import Storage

// Writing the policy. (6.1)
extension OpenAPI {
    private static let token = #"[{"token":[]}]"#
    private static let wrong = [400, 401, 403, 404, 405, 409, 413, 415, 422, 500, 503]

    static var policyDraftPaths: [String] {
        let draft = reference("PolicyDraft")
        return [
            path(
                "/api/v1/policy-draft",
                [
                    operation(
                        "get", "readPolicyDraft", "The draft that is written or waits for the second person",
                        tag: "staff", security: token, answers: [answer(200, "The draft.", draft)],
                        problems: [401, 404, 405, 500, 503]),
                    operation(
                        "post", "beginPolicyDraft", "Begin a draft equal to the newest version", tag: "staff",
                        security: token,
                        answers: [
                            answer(201, "The new draft.", draft),
                            answer(200, "The draft that was on its way already.", draft),
                        ], problems: [401, 403, 405, 500, 503]),
                    operation(
                        "patch", "writePolicyDraft", "Change the draft; what is left out stays as it is", tag: "staff",
                        security: token, body: reference("PolicyChange"),
                        answers: [answer(200, "The draft after it.", draft)], problems: wrong),
                ]),
            step("submit", "submitPolicyDraft", "Hand the draft in for the second person", "PolicyStep", draft),
            step(
                "approve", "approvePolicyDraft", "Make the draft the next version; nobody who wrote in it can",
                "PolicyStep", reference("Policy")),
            step("return", "returnPolicyDraft", "Give the draft back to its authors", "PolicyReturn", draft),
            step(
                "discard", "discardPolicyDraft", "Give the draft up; it stays on record", "PolicyStep",
                object([("basis", integer), ("stage", words(PolicyDraft.Stage.self))])),
        ]
    }

    private static func step(
        _ name: String, _ id: String, _ summary: String, _ body: String, _ schema: String
    ) -> String {
        path(
            "/api/v1/policy-draft/\(name)",
            [
                operation(
                    "post", id, summary, tag: "staff", security: token, body: reference(body),
                    answers: [answer(200, "What became of it.", schema)], problems: wrong)
            ])
    }

    static var policyDraftSchemas: [(String, String)] {
        let revision = #"{"type":"integer","description":"What you saw: a draft changed since refuses yours."}"#
        let value =
            #"{"type":["string","integer","boolean","null","array"],"items":{"type":"string","maxLength":1000},"maxLength":20000}"#
        let fields = quoted(
            """
            By the names that reading a draft answers; a further row is the next number of its list, as rule-7-level. \
            Several choices are an array.
            """)
        let departure = object([("clause", text), ("text", text), ("confirmed", flag)])
        let act = object([("act", words(PolicyAct.self)), ("by", integer), ("at", time), ("remark", textOrNull)])
        return [
            (
                "PolicyDraft",
                object([
                    ("basis", integer), ("stage", words(PolicyDraft.Stage.self)), ("revision", integer),
                    ("changedAt", time), ("authors", array(integer)), ("reason", text), ("effectiveFrom", timeOrNull),
                    ("confirmed", array(text)), ("changes", array(text)), ("departures", array(departure)),
                    ("acts", array(act)), ("fields", #"{"type":"object","additionalProperties":{"type":"string"}}"#),
                    ("policy", #"{"type":"object"}"#),
                ])
            ),
            (
                "PolicyChange",
                object(
                    [
                        ("revision", revision),
                        (
                            "fields",
                            #"{"type":["object","null"],"description":\#(fields),"additionalProperties":\#(value)}"#
                        ), ("reason", typed(TextLimit.text)), ("effectiveFrom", typed(40)),
                        (
                            "confirmed",
                            #"{"type":["array","null"],"maxItems":50,"items":{"type":"string","maxLength":20}}"#
                        ),
                    ], optional: ["fields", "reason", "effectiveFrom", "confirmed"])
            ), ("PolicyStep", object([("revision", revision)])),
            (
                "PolicyReturn",
                object([
                    ("revision", revision),
                    ("reason", #"{"type":"string","minLength":1,"maxLength":\#(TextLimit.text)}"#),
                ])
            ),
        ]
    }
}
