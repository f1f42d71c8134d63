import Complaints
import Desk

// Reports to the management group in the description of the API. (4.2.2)
extension OpenAPI {
    static var reportPaths: [String] {
        [
            path(
                "/api/v1/management-reports",
                [
                    operation(
                        "get", "listManagementReports",
                        "What was reported to the management group and nobody has acknowledged, the oldest first "
                            + "(4.2.2); it is acknowledged by the act acknowledge-report",
                        tag: "staff", security: #"[{"token":[]}]"#,
                        parameters: [
                            query("after", #"{"type":"string"}"#, "`next` of the page before."),
                            query(
                                "limit",
                                #"{"type":"integer","minimum":1,"maximum":\#(PageAsk.mostItems),"default":25}"#,
                                "Reports on a page."),
                        ],
                        answers: [answer(200, "A page of it.", reference("ManagementReports"))],
                        problems: [400, 401, 403, 405, 422, 500, 503])
                ])
        ]
    }

    static var reportSchemas: [(String, String)] {
        let item = object([
            ("complaint", queueItem), ("reportedAt", time), ("outstanding", array(words(OutstandingStep.self))),
            ("investigating", array(words(Department.self))), ("blocked", textOrNull),
        ])
        return [("ManagementReports", object([("items", array(item)), ("next", textOrNull)]))]
    }
}
