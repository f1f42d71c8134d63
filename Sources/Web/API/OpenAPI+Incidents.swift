import Complaints
import Desk

// Incidents in the description of the API. (3'.L3.4)
extension OpenAPI {
    private static let incidentParameter = ##"{"$ref":"#/components/parameters/incident"}"##
    private static let token = #"[{"token":[]}]"#

    static var incidentPaths: [String] {
        [
            path(
                "/api/v1/public-incidents",
                [
                    operation(
                        "get", "listPublicIncidents", "Incidents that everybody may read of", tag: "complainant",
                        security: "[]",
                        answers: [answer(200, "The latest bulletin first.", reference("PublicIncidents"))],
                        problems: [405, 500, 503])
                ]),
            path(
                "/api/v1/public-incidents/{id}",
                [
                    operation(
                        "get", "readPublicIncident", "An incident with its bulletins", tag: "complainant",
                        security: "[]", parameters: [incidentParameter],
                        answers: [answer(200, "From its first bulletin on.", reference("PublicIncident"))],
                        problems: [404, 405, 500, 503])
                ]),
            path(
                "/api/v1/incidents",
                [
                    operation(
                        "get", "listIncidents", "Incidents, the newest first", tag: "staff", security: token,
                        answers: [answer(200, "The incidents.", reference("Incidents"))],
                        problems: [401, 403, 405, 500, 503]),
                    post(
                        "openIncident", "Open an incident with complaints, one of them major", nil, "NewIncident", 201),
                ]),
            path(
                "/api/v1/incidents/{id}",
                [
                    operation(
                        "get", "readIncident", "An incident", tag: "staff", security: token,
                        parameters: [incidentParameter],
                        answers: [answer(200, "The incident.", reference("Incident"))],
                        problems: [401, 403, 404, 405, 500, 503])
                ]),
            one("complaints", "linkComplaints", "Link complaints", "IncidentLink"),
            one("bulletins", "publishBulletin", "Publish a bulletin to everybody (3'.L3.4)", "NewBulletin"),
            one(
                "results", "sendResults", "Send a result to every linked complaint that is open (4.1)",
                "IncidentResult"),
            one(
                "corrections", "correctIncident",
                "Put other words in the place of the name or of a bulletin (3'.L3.4)", "IncidentCorrection"),
            one("close", "closeIncident", "End an incident", "IncidentClosing"),
        ]
    }

    private static func one(_ name: String, _ id: String, _ summary: String, _ body: String) -> String {
        path("/api/v1/incidents/{id}/\(name)", [post(id, summary, incidentParameter, body, 200)])
    }

    private static func post(
        _ id: String, _ summary: String, _ parameter: String?, _ body: String, _ status: Int
    ) -> String {
        operation(
            "post", id, summary, tag: "staff", security: token, parameters: parameter.map { [$0] } ?? [],
            body: reference(body),
            answers: [
                answer(status, "The incident after it, and what became of each complaint.", reference("Incident"))
            ],
            problems: [400, 401, 403, 404, 405, 409, 413, 415, 422, 500, 503])
    }

    static var incidentSchemas: [(String, String)] {
        let head = [
            ("id", integer), ("title", textOrNull), ("stage", words(BulletinStage.self)), ("open", flag),
            ("expectedAt", timeOrNull),
        ]
        let bulletins = (
            "bulletins",
            array(
                object([
                    ("ordinal", integer), ("stage", words(BulletinStage.self)), ("text", text), ("at", time),
                    ("expectedAt", timeOrNull), ("correctedAt", timeOrNull),
                ]))
        )
        let line = [
            ("id", integer), ("title", textOrNull), ("stage", words(BulletinStage.self)), ("open", flag),
            ("bulletins", integer), ("publishedAt", timeOrNull),
        ]
        let outcome = object([("number", text), ("code", textOrNull), ("clause", textOrNull), ("detail", textOrNull)])
        let numbers =
            #"{"type":"array","minItems":1,"maxItems":\#(ServiceDesk.mostLinked),"items":{"type":"string","minLength":1,"maxLength":40}}"#
        let reason = #"{"type":"string","minLength":1,"maxLength":\#(TextLimit.text)}"#
        return [
            ("PublicIncidents", object([("items", array(object(line)))])),
            ("PublicIncident", object(head + [("nextBulletinBy", timeOrNull), bulletins])),
            (
                "Incidents",
                object([("items", array(object(line + [("openedAt", time), ("complaints", integer)])))])
            ),
            (
                "Incident",
                object(
                    head + [("public", flag), ("subscribers", integer), bulletins] + [
                        ("complaints", array(text)), ("clocks", array(reference("Clock"))),
                        ("outcomes", array(outcome)),
                    ])
            ),
            (
                "NewIncident",
                object([
                    ("title", #"{"type":"string","minLength":1,"maxLength":\#(TextLimit.line)}"#),
                    ("complaints", numbers),
                ])
            ),
            ("IncidentLink", object([("complaints", numbers)])),
            (
                "NewBulletin",
                object(
                    [
                        ("stage", words(BulletinStage.self)), ("text", reason), ("expectedAt", typed(40)),
                        (
                            "bulletins",
                            #"{"type":["integer","null"],"description":"How many you saw: one that appeared since refuses yours."}"#
                        ),
                    ], optional: ["expectedAt", "bulletins"])
            ),
            (
                "IncidentResult",
                object(
                    [
                        ("status", words(ResultStatus.self)), ("solution", reason),
                        ("handler", typed(TextLimit.line)), ("contact", typed(TextLimit.line)),
                        (
                            "facts",
                            #"{"type":["string","null"],"maxLength":\#(TextLimit.text),"description":"What was established for all: needed where a complaint has no plan yet."}"#
                        ), ("version", integerOrNull),
                    ], optional: ["facts", "version"])
            ),
            ("IncidentClosing", object([("reason", reason)])),
            (
                "IncidentCorrection",
                object(
                    [
                        (
                            "bulletin",
                            #"{"type":["integer","null"],"description":"Its ordinal; the name of the incident where it is missing."}"#
                        ), ("text", reason),
                        (
                            "erase",
                            #"{"type":["boolean","null"],"description":"Whether the words before are erased, with every copy."}"#
                        ), ("reason", reason),
                    ], optional: ["bulletin", "erase"])
            ),
            (
                "CallBack",
                object([("improvement", words(Improvement.self)), ("text", typed(TextLimit.text))], optional: ["text"])
            ),
        ]
    }
}
