// Dossiers and copies in the description of the API. (6.2)
extension OpenAPI {
    static var dossierPaths: [String] {
        [
            path(
                "/api/v1/complaints/{number}/copy",
                [
                    operation(
                        "get", "downloadCopy",
                        "What is the complainant's own, once a copy was asked for and granted (6.2)",
                        tag: "complainant", security: #"[{"accessCode":[]}]"#, parameters: [numberParameter],
                        answers: [archive("A zip file with dossier.json, dossier.html and the files.")],
                        problems: [401, 404, 405, 409, 429, 500, 503])
                ]),
            path(
                "/api/v1/complaints/{number}/dossier",
                [
                    operation(
                        "get", "downloadDossier",
                        "A whole case, which `redress verify --dossier` checks without a database (6.2)", tag: "staff",
                        security: #"[{"token":[]}]"#, parameters: [numberParameter],
                        answers: [archive("A zip file with dossier.json, dossier.html and the files.")],
                        problems: [401, 403, 404, 405, 500, 503])
                ]),
        ]
    }

    private static func archive(_ description: String) -> String {
        """
        "200":{"description":\(quoted(description)),\
        "content":{"application/zip":{"schema":{"type":"string","format":"binary"}}}}
        """
    }
}
