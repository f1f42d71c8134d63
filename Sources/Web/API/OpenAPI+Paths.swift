import Complaints
import Desk

extension OpenAPI {
    private static let both = #"[{"accessCode":[]},{"token":[]}]"#
    private static let code = #"[{"accessCode":[]}]"#
    private static let token = #"[{"token":[]}]"#

    static var complainantPaths: [String] {
        [
            path("/api/v1/complaints", [receive, queue]),
            path(
                "/api/v1/complaints/{number}",
                [
                    operation(
                        "get", "readComplaint", "One complaint, as its complainant or as staff sees it",
                        tag: "complainant", security: both, parameters: [numberParameter],
                        answers: [
                            answer(
                                200, "The complainant's view by access code, the staff's by token.",
                                #"{"anyOf":[\#(reference("ComplainantView")),\#(reference("StaffView"))]}"#)
                        ], problems: [401, 403, 404, 405, 429, 500, 503])
                ]),
            path(
                "/api/v1/complaints/{number}/answers",
                [
                    operation(
                        "post", "answerComplaint", "What the complainant does: reply, accept, not solved, withdraw…",
                        tag: "complainant", security: code, parameters: [numberParameter], body: reference("Answer"),
                        answers: [answer(200, "The complaint after it.", reference("ComplainantView"))],
                        problems: [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503])
                ]),
            path(
                "/api/v1/complaints/{number}/call-back",
                [
                    operation(
                        "post", "answerCallBack", "The complainant's answers to an online call-back (3'.L2.4)",
                        tag: "complainant", security: code, parameters: [numberParameter], body: reference("CallBack"),
                        answers: [answer(200, "The complaint after it.", reference("ComplainantView"))],
                        problems: [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503])
                ]),
        ]
    }

    private static var receive: String {
        operation(
            "post", "fileComplaint", "File a complaint", tag: "complainant", security: "[]",
            parameters: [
                """
                {"name":"Idempotency-Key","in":"header","required":false,
                "description":"The same key with the same complaint answers 200 with the first one's number.",
                "schema":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[\\\\x21-\\\\x7e]+$"}}
                """
            ], body: reference("NewComplaint"),
            answers: [
                answer(
                    201, "Received and durably recorded.", reference("Received"),
                    headers: #""headers":{"Location":{"schema":{"type":"string"}}},"#),
                answer(
                    200, "It came before under the same key; nothing new was recorded.", reference("Received"),
                    headers: #""headers":{"Location":{"schema":{"type":"string"}}},"#),
            ], problems: [400, 405, 413, 415, 422, 429, 500, 503])
    }

    static func query(_ name: String, _ schema: String, _ description: String) -> String {
        #"{"name":"\#(name)","in":"query","required":false,"description":\#(quoted(description)),"schema":\#(schema)}"#
    }

    private static var queue: String {
        operation(
            "get", "listComplaints", "A queue, the most urgent first, or what a search finds", tag: "staff",
            security: token,
            parameters: [
                query("view", words(QueueAsk.views), "Which queue; all that are open where it is missing."),
                query("type", words(ComplaintType.self), "Of this type only."),
                query("level", #"{"type":"integer","enum":[1,2,3]}"#, "Of this level only."),
                query("channel", words(Channel.self), "Received by this channel only."),
                query("state", words(State.self), "In this state only."),
                query(
                    "q", #"{"type":"string","maxLength":200}"#,
                    "Number, e-mail, phone or user ID exactly, or words of what was written. Views do not matter then."),
                query("after", #"{"type":"string"}"#, "`next` of the page before."),
                query(
                    "limit", #"{"type":"integer","minimum":1,"maximum":\#(QueueAsk.mostItems),"default":25}"#,
                    "Complaints on a page."),
            ], answers: [answer(200, "A page of it.", reference("Queue"))],
            problems: [400, 401, 403, 405, 422, 500, 503])
    }

    static var staffPaths: [String] {
        [
            path(
                "/api/v1/acts",
                [
                    operation(
                        "get", "listActs", "Every act with its fields", tag: "staff", security: token,
                        answers: [answer(200, "The acts.", reference("Acts"))], problems: [401, 405, 500, 503])
                ])
        ]
    }

    /// One path per act, so that each has its own fields.
    static var actPaths: [String] {
        Act.allCases.map { act in
            path(
                "/api/v1/complaints/{number}/acts/\(act.rawValue)",
                [
                    operation(
                        "post", "act-\(act.rawValue)", "\(act.rawValue) (\(act.clause))", tag: "staff", security: token,
                        parameters: [numberParameter], body: body(act),
                        answers: [answer(200, "The complaint after it.", reference("StaffView"))],
                        problems: [400, 401, 403, 404, 405, 409, 413, 415, 422, 500, 503])
                ])
        }
    }

    private static func body(_ act: Act) -> String {
        let version = (
            "version",
            #"{"type":["integer","null"],"description":"What you saw: acts of others since then refuse yours."}"#
        )
        let optional = Set(act.fields.filter { !$0.isRequired }.map(\.name) + ["version"])
        return object(act.fields.map { ($0.name, schema($0)) } + [version], optional: optional)
    }

    private static func schema(_ field: ActField) -> String {
        let plain =
            switch field.kind {
            case .text: #"{"type":"string","maxLength":\#(TextLimit.text)}"#
            case .line: #"{"type":"string","maxLength":\#(TextLimit.line)}"#
            case .flag: #"{"enum":[true,false,"true","false"]}"#
            case .person, .item: #"{"anyOf":[{"type":"integer"},{"type":"string","pattern":"^[0-9]{1,18}$"}]}"#
            case .level: #"{"enum":[1,2,3,"1","2","3"]}"#
            case .date: #"{"type":"string","maxLength":40,"examples":["2026-11-24T14:37+08:00"]}"#
            case .email: #"{"type":"string","maxLength":254}"#
            case .phone: #"{"type":"string","maxLength":40}"#
            case .words(let choices): words(choices)
            }
        return field.isRequired ? plain : orNull(plain)
    }
}
