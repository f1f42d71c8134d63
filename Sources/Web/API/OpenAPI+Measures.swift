import Complaints

// Measures for staff, and what host sites read. (3'.L2.3, 3'.L3.2)
extension OpenAPI {
    private static let token = #"[{"token":[]}]"#
    private static let host = #"[{"host":[]}]"#
    private static let flagValue = #"{"type":["boolean","number","string"]}"#

    static var measurePaths: [String] {
        return [
            path(
                "/api/v1/measures",
                [
                    operation(
                        "get", "listMeasures", "Temporary measures and isolations over all complaints", tag: "staff",
                        security: token,
                        parameters: [
                            query(
                                "view", words(MeasuresAsk.views),
                                "Those that something can still come of, or past ones."),
                            query("after", text, "`next` of the page before; of past ones only."),
                            query(
                                "limit",
                                #"{"type":"integer","minimum":1,"maximum":\#(MeasuresAsk.mostItems),"default":25}"#,
                                "Past measures on a page."),
                        ], answers: [answer(200, "The measures.", reference("Measures"))],
                        problems: [400, 401, 403, 405, 422, 500, 503])
                ]),
            path("/ofrep/v1/evaluate/flags", [evaluateAll]),
            path("/ofrep/v1/evaluate/flags/{key}", [evaluateOne]),
        ]
    }

    private static func flagErrors(_ statuses: [(Int, String)]) -> [String] {
        statuses.map { answer($0.0, $0.1, reference("FlagError")) }
    }

    private static let usualErrors = [
        (401, "No token of a host site."), (405, "POST only."), (500, "It failed."), (503, "Try again."),
    ]

    private static var evaluateAll: String {
        let parameter = """
            {"name":"If-None-Match","in":"header","required":false,"description":"The ETag of an earlier answer.",\
            "schema":{"type":"string"}}
            """
        let flags = object([("flags", array(reference("Flag")))])
        return operation(
            "post", "evaluateFlags", "Every flag that a measure in force sets", tag: "host", security: host,
            parameters: [parameter], body: reference("FlagRequest"),
            answers: [
                answer(
                    200, "The flags.", flags, headers: #""headers":{"ETag":{"schema":{"type":"string"}}},"#),
                #""304":{"description":"Nothing changed since the answer with this ETag."}"#,
            ] + flagErrors([(400, "PARSE_ERROR or INVALID_CONTEXT.")] + usualErrors), problems: [])
    }

    private static var evaluateOne: String {
        let key = """
            {"name":"key","in":"path","required":true,"schema":{"type":"string","minLength":1,\
            "maxLength":\(FlagSetting.longestKey)},"example":"checkout.quick-pay"}
            """
        return operation(
            "post", "evaluateFlag", "One flag", tag: "host", security: host, parameters: [key],
            body: reference("FlagRequest"),
            answers: [answer(200, "Its value while the measure is in force.", reference("Flag"))]
                + flagErrors(
                    [
                        (400, "PARSE_ERROR or INVALID_CONTEXT."), (404, "FLAG_NOT_FOUND: no measure in force sets it."),
                    ] + usualErrors), problems: [])
    }

    static var hostFlag: String {
        object([
            ("key", text), ("value", flagValue), ("reason", #"{"const":"STATIC"}"#), ("variant", text),
            (
                "metadata",
                object([("measure", integer), ("kind", words(MeasureKind.self)), ("since", time), ("until", time)])
            ),
        ])
    }

    static var hostError: String {
        object(
            [
                ("key", text), ("errorCode", words(["PARSE_ERROR", "INVALID_CONTEXT", "FLAG_NOT_FOUND"])),
                ("errorDetails", text),
            ], optional: ["key", "errorCode"])
    }

    static let hostRequest = """
        {"type":"object","properties":{"context":{"type":"object","description":"Ignored: measures hold for everybody."}}}
        """

    static var measure: String { object(measureMembers) }

    static var measures: String {
        object([
            ("items", array(object([("number", text), ("linked", integer)] + measureMembers))), ("next", textOrNull),
        ])
    }

    private static var measureMembers: [(String, String)] {
        [
            ("measure", integer), ("kind", words(MeasureKind.self)), ("state", words(MeasureState.self)),
            ("target", textOrNull), ("flag", object([("key", text), ("value", flagValue)])), ("reason", textOrNull),
            ("proposedBy", text), ("proposedAt", time), ("decidedBy", textOrNull), ("decidedAt", timeOrNull),
            ("since", timeOrNull), ("until", time), ("endedBy", textOrNull), ("endedAt", timeOrNull),
        ]
    }

    static var linkedMeasure: String {
        object([
            ("measure", integer), ("kind", words(MeasureKind.self)), ("target", textOrNull), ("until", time),
            ("linkedAt", time), ("ending", orNull(words(MeasureEnding.self))), ("endedAt", timeOrNull),
        ])
    }
}
