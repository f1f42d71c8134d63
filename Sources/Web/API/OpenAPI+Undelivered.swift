// What could not be delivered. (3.2.5, 3'.L2.3)
extension OpenAPI {
    private static let token = #"[{"token":[]}]"#

    static var undeliveredPaths: [String] {
        [
            path(
                "/api/v1/undelivered",
                [
                    operation(
                        "get", "listUndelivered", "Messages that were given up, the newest first", tag: "staff",
                        security: token,
                        parameters: [
                            """
                            {"name":"before","in":"query","required":false,"description":"The `next` of a page.",
                            "schema":{"type":"integer","minimum":1,"maximum":9000000000000000}}
                            """,
                            #"{"name":"limit","in":"query","required":false,"schema":{"type":"integer","minimum":1,"maximum":100}}"#,
                        ], answers: [answer(200, "The messages.", reference("Undelivered"))],
                        problems: [401, 403, 405, 422, 500, 503])
                ]),
            path(
                "/api/v1/undelivered/{id}/send-again",
                [
                    operation(
                        "post", "sendAgain", "Put a message back in line, with all its attempts before it",
                        tag: "staff", security: token,
                        parameters: [
                            #"{"name":"id","in":"path","required":true,"schema":{"type":"integer","minimum":1,"maximum":9000000000000000}}"#
                        ],
                        answers: [
                            answer(
                                202, "It waits to be sent.", object([("id", integer), ("state", words(["waiting"]))]))
                        ], problems: [401, 403, 404, 405, 409, 500, 503])
                ]),
        ]
    }

    static var undeliveredSchemas: [(String, String)] {
        let item = object([
            ("id", integer), ("number", text), ("message", text), ("kind", text), ("address", textOrNull),
            ("reason", textOrNull), ("attempts", integer), ("createdAt", time), ("givenUpAt", timeOrNull),
        ])
        return [("Undelivered", object([("items", array(item)), ("next", integerOrNull)]))]
    }
}
