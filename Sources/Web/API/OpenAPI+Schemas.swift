import Complaints
import Desk
import HTTPTypes
import Pages

extension OpenAPI {
    static var schemas: [(String, String)] {
        requestSchemas + policySchemas + policyDraftSchemas + undeliveredSchemas + [
            ("Received", received), ("ComplainantView", complainantView), ("StaffView", staffView), ("Queue", queue),
            ("Acts", acts), ("Problem", problem), ("Promise", promise(withStatus: true)), ("Clock", clock),
            ("Event", event), ("Person", person), ("Measure", measure), ("Measures", measures),
            ("Flag", hostFlag), ("FlagError", hostError), ("FlagRequest", hostRequest),
        ] + incidentSchemas + reportSchemas
    }

    private static var requestSchemas: [(String, String)] {
        [
            (
                "NewComplaint",
                object(
                    [
                        ("type", words(ComplaintType.self)), ("subType", typed(60)), ("title", typed(TextLimit.title)),
                        ("content", #"{"type":"string","minLength":1,"maxLength":\#(TextLimit.content)}"#),
                        ("about", typed(TextLimit.about)), ("userID", typed(TextLimit.userID)),
                        (
                            "contact",
                            """
                            {"anyOf":[{"const":"none"},{"type":"object","additionalProperties":false,"minProperties":1,\
                            "properties":{"email":{"type":["string","null"],"format":"email","maxLength":254},\
                            "phone":{"type":["string","null"],"maxLength":40}}}],\
                            "description":"At least one of both, or explicitly none: then the tracking page carries all."}
                            """
                        ), ("language", orNull(words(Language.self))),
                    ], optional: ["subType", "title", "about", "userID", "language"],
                    more: #","examples":[\#(newComplaintExample)]"#)
            ),
            (
                "Answer",
                object(
                    [
                        ("act", words(ComplainantAct.self)), ("text", typed(TextLimit.text)),
                        ("version", integerOrNull),
                    ], optional: ["text", "version"], more: #","examples":[{"act":"accept","text":"谢谢"}]"#)
            ),
        ]
    }

    private static let newComplaintExample = """
        {"type":"functional-fault","title":"无法登录","content":"昨天起一直提示验证码错误。","userID":"u-1024",\
        "contact":{"email":"user@example.com","phone":"13800138000"}}
        """

    private static func promise(withStatus: Bool) -> String {
        object(
            [
                ("clock", words(ClockName.self)), ("name", text), ("clause", text), ("startedAt", time), ("due", time),
                ("provisional", flag),
            ] + (withStatus ? [("status", words(ClockStatus.self)), ("endedAt", timeOrNull)] : []))
    }

    private static var received: String {
        object([
            ("number", text), ("code", #"{"type":"string","pattern":"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$"}"#),
            ("trackingURL", #"{"type":"string","format":"uri"}"#), ("promises", array(promise(withStatus: false))),
        ])
    }

    private static let result = orNull(
        object([
            ("status", words(ResultStatus.self)), ("solution", textOrNull), ("handler", textOrNull),
            ("contact", textOrNull), ("sentAt", timeOrNull),
        ]))

    private static var complainantView: String {
        let file = object([("name", text), ("size", integer)])
        let message = object([
            ("id", text), ("from", words(TrackingEntry.Origin.self)), ("at", time), ("author", textOrNull),
            ("text", text), ("attachments", array(file)),
        ])
        return object([
            ("number", text), ("version", integer), ("state", words(State.self)), ("stateName", text),
            ("standing", text), ("reason", textOrNull), ("outsideRoutes", textOrNull), ("level", levelOrNull),
            ("type", words(ComplaintType.self)), ("subType", textOrNull),
            ("title", textOrNull), ("content", textOrNull), ("about", textOrNull), ("receivedAt", time),
            ("handler", textOrNull), ("promises", array(reference("Promise"))), ("messages", array(message)),
            ("result", result), ("dataRequests", array(dataRequest)), ("anonymisedAt", timeOrNull),
            ("steps", array(object([("name", text), ("at", timeOrNull), ("current", flag)]))),
            ("acts", array(object([("act", words(ComplainantAct.self)), ("until", timeOrNull)]))),
        ])
    }

    private static let hold = object([
        ("since", time), ("by", #"{"type":"string","pattern":"^staff:[0-9]+$"}"#), ("reason", textOrNull),
    ])

    private static let dataRequest = object([
        ("request", integer), ("kind", words(DataRequestKind.self)), ("text", textOrNull), ("requestedAt", time),
        ("answer", #"{"enum":["granted","refused",null]}"#), ("ground", orNull(words(DataRefusalGround.self))),
        ("reason", textOrNull), ("answeredAt", timeOrNull),
    ])

    private static let person = object([("id", integer), ("name", text)])

    private static let contact = """
        {"anyOf":[{"const":"none"},\(object([("email", textOrNull), ("phone", textOrNull)]))]}
        """

    private static var clock: String {
        object([
            ("key", text), ("clock", words(ClockName.self)), ("name", text), ("clause", text), ("scope", integer),
            ("level", levelOrNull), ("startSequence", integer), ("startedAt", time),
            (
                "length",
                """
                {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"seconds":\(integer),\
                "workingSeconds":\(integer),"calendar":\(text),"months":\(integer)}}
                """
            ), ("due", time), ("provisional", flag), ("status", words(ClockStatus.self)), ("endedAt", timeOrNull),
            ("breachedAt", timeOrNull),
        ])
    }

    private static var event: String {
        object([
            ("sequence", integer), ("at", time),
            ("by", #"{"type":"string","pattern":"^(system|complainant|staff:[0-9]+)$"}"#),
            ("actor", textOrNull), ("kind", words(FactKind.self)), ("clause", textOrNull),
            ("data", #"{"type":"object"}"#),
        ])
    }

    private static var staffView: String {
        let item = object([
            ("item", integer), ("department", words(Department.self)), ("person", integerOrNull), ("task", textOrNull),
            ("round", integer), ("assignedAt", time), ("findings", textOrNull), ("verifiedAt", timeOrNull),
            ("dropped", flag),
        ])
        let plan = object([("solution", textOrNull), ("needsApproval", flag), ("approved", flag)])
        let group = object([
            ("operationsLead", integerOrNull), ("technicalDirector", integerOrNull),
            ("serviceSupervisor", integerOrNull),
        ])
        return object(
            [
                ("number", text), ("version", integer), ("state", words(State.self)), ("stateName", text),
                ("level", levelOrNull), ("type", words(ComplaintType.self)), ("subType", textOrNull),
                ("title", textOrNull), ("content", textOrNull), ("about", textOrNull), ("userID", textOrNull),
                ("contact", contact), ("channel", words(Channel.self)), ("language", words(Language.self)),
                ("receivedAt", time), ("registeredAt", timeOrNull), ("closedAt", timeOrNull), ("imported", flag),
                ("policyVersion", integer), ("urgent", flag), ("security", flag), ("systemFault", flag),
                ("internal", flag), ("round", integer), ("incident", integerOrNull), ("mergedInto", textOrNull),
                ("keptUntil", timeOrNull), ("anonymisedAt", timeOrNull), ("hold", orNull(hold)),
                ("dataRequests", array(dataRequest)),
                ("responsible", reference("Person")), ("concerned", array(reference("Person"))),
                ("items", array(item)), ("plan", orNull(plan)), ("result", result),
                ("measures", array(reference("Measure"))), ("linkedMeasures", array(linkedMeasure)),
                ("group", orNull(group)),
                ("clocks", array(reference("Clock"))), ("notesWithheld", flag), ("events", array(reference("Event"))),
            ])
    }

    private static var queue: String {
        object([("items", array(queueItem)), ("next", textOrNull)])
    }

    /// A complaint as lists have it.
    static var queueItem: String {
        let next = object([("clock", words(ClockName.self)), ("name", text), ("due", time)])
        return object([
            ("number", text), ("version", integer), ("state", words(State.self)), ("stateName", text),
            ("level", levelOrNull), ("type", words(ComplaintType.self)), ("subType", textOrNull),
            ("title", textOrNull), ("channel", words(Channel.self)), ("responsible", reference("Person")),
            ("receivedAt", time), ("endedAt", timeOrNull), ("next", orNull(next)), ("breached", flag),
            ("urgent", flag), ("security", flag), ("systemFault", flag), ("notReached", flag), ("imported", flag),
        ])
    }

    private static var acts: String {
        let field = object(
            [("name", text), ("kind", words(ActField.kindNames)), ("required", flag), ("values", array(text))],
            optional: ["values"])
        return object([
            (
                "acts",
                array(
                    object([
                        ("act", words(Act.self)), ("clause", text), ("outward", flag), ("fields", array(field)),
                    ]))
            )
        ])
    }

    private static var problem: String {
        let field = object([("field", text), ("code", text), ("detail", text)])
        let change = object([("at", time), ("by", text), ("kind", words(FactKind.self))])
        return object(
            [
                ("type", words(ProblemKind.allCases.map { "/problems/\($0.rawValue)" })), ("title", text),
                ("status", integer), ("detail", text), ("instance", text), ("code", text), ("clause", textOrNull),
                ("errors", array(field)), ("changed", array(change)), ("reference", text),
            ], optional: ["changed", "reference"])
    }

    /// One response per status that a problem has.
    static var problemResponses: String {
        let kinds = Dictionary(grouping: ProblemKind.allCases) { $0.status.code }
        return kinds.sorted { $0.key < $1.key }.map { status, kinds in
            let description = kinds.map { ProblemWords(language: .en).title($0) }.joined(separator: ", or: ")
            let header: String? =
                switch status {
                case 401: "WWW-Authenticate"
                case 405: "Allow"
                case 429, 503: "Retry-After"
                default: nil
                }
            let headers = header.map { #""headers":{"\#($0)":{"schema":{"type":"string"}}},"# } ?? ""
            return """
                "\(status)":{"description":\(quoted(description)),\(headers)"content":{"application/problem+json":\
                {"schema":\(reference("Problem"))}}}
                """
        }.joined(separator: ",\n")
    }
}
