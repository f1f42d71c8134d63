/// The description of the API, as programs read it (OpenAPI 3.1). Words and choices are taken from the code, so that
/// description and behaviour cannot drift apart.
enum OpenAPI {
    /// The document, put together once.
    static let document: [UInt8] = Array(
        """
        {"openapi":"3.1.0","jsonSchemaDialect":"https://json-schema.org/draft/2020-12/schema",
        "info":{"title":"Redress","version":"1","license":{"name":"Apache-2.0","identifier":"Apache-2.0"},
        "description":\(quoted(introduction))},
        "servers":[{"url":"/"}],
        "tags":[{"name":"complainant","description":"Without an account, by number and access code."},
        {"name":"staff","description":"With a bearer token made by `redress token`."},
        {"name":"host","description":"OpenFeature Remote Evaluation Protocol, with a host site's token."}],
        "paths":{\(paths.joined(separator: ",\n"))},
        "components":{"schemas":{\(schemas.map { "\(quoted($0)):\($1)" }.joined(separator: ",\n"))},
        "responses":{\(problemResponses)},
        "parameters":{\(parameters)},
        "securitySchemes":{
        "accessCode":{"type":"apiKey","in":"header","name":"X-Access-Code",
        "description":"The code that came with the complaint's number."},
        "token":{"type":"http","scheme":"bearer","description":"A member of staff's token."},
        "host":{"type":"http","scheme":"bearer","description":"A host site's token."}}}}
        """.utf8)

    private static let introduction = """
        Complaints from receipt to archive. Sentences in answers are in the language of Accept-Language (zh-CN, en). \
        Times are UTC in milliseconds. Errors are problem details (RFC 9457) with a stable `code`, the clause of the \
        regulation where a rule said no, and the fields that are not right. Unknown members are refused.
        """

    private static var paths: [String] {
        complainantPaths + staffPaths + measurePaths + incidentPaths + dossierPaths + reportPaths + policyPaths
            + policyDraftPaths + undeliveredPaths + [documentPath] + actPaths
    }

    private static let documentPath = path(
        "/api/openapi.json",
        [
            operation(
                "get", "readDescription", "This description", tag: "complainant", security: "[]",
                answers: [answer(200, "An OpenAPI document.", #"{"type":"object"}"#)], problems: [405])
        ])

    private static let parameters = """
        "number":{"name":"number","in":"path","required":true,"description":"As given; blanks and case do not matter.",\
        "schema":{"type":"string","minLength":1,"maxLength":40},"example":"R26112400017"},
        "incident":{"name":"id","in":"path","required":true,"description":"An incident.",\
        "schema":{"type":"integer","minimum":1,"maximum":1000000000},"example":1}
        """
}

// Pieces of JSON. Everything that is a value of the code is quoted here.
extension OpenAPI {
    static func quoted(_ text: String) -> String {
        var writer = JSONWriter(capacity: text.utf8.count + 2)
        writer.value(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    static func path(_ path: String, _ operations: [String]) -> String {
        "\(quoted(path)):{\(operations.joined(separator: ","))}"
    }

    /// - Parameters:
    ///   - security: the array of alternatives, as JSON.
    ///   - parameters: each as JSON.
    ///   - body: the schema of the body, as JSON.
    static func operation(
        _ method: String, _ id: String, _ summary: String, tag: String, security: String, parameters: [String] = [],
        body: String? = nil, answers: [String], problems: [Int]
    ) -> String {
        let request = body.map {
            #""requestBody":{"required":true,"content":{"application/json":{"schema":\#($0)}}},"#
        }
        let responses = answers + problems.map { ##""\##($0)":{"$ref":"#/components/responses/\##($0)"}"## }
        return """
            \(quoted(method)):{"operationId":\(quoted(id)),"summary":\(quoted(summary)),"tags":[\(quoted(tag))],
            "security":\(security),"parameters":[\(parameters.joined(separator: ","))],
            \(request ?? "")"responses":{\(responses.joined(separator: ","))}}
            """
    }

    static func answer(_ status: Int, _ description: String, _ schema: String, headers: String = "") -> String {
        """
        "\(status)":{"description":\(quoted(description)),\(headers)\
        "content":{"application/json":{"schema":\(schema)}}}
        """
    }

    /// An object with these members and no others, all of them always there unless `optional`.
    static func object(_ members: [(String, String)], optional: Set<String> = [], more: String = "") -> String {
        let properties = members.map { "\(quoted($0)):\($1)" }.joined(separator: ",")
        let required = members.filter { !optional.contains($0.0) }.map { quoted($0.0) }.joined(separator: ",")
        return """
            {"type":"object","additionalProperties":false,"required":[\(required)],"properties":{\(properties)}\(more)}
            """
    }

    static func array(_ items: String) -> String { #"{"type":"array","items":\#(items)}"# }
    static func reference(_ name: String) -> String { ##"{"$ref":"#/components/schemas/\##(name)"}"## }
    static func orNull(_ schema: String) -> String { #"{"anyOf":[\#(schema),{"type":"null"}]}"# }

    static func words(_ words: [String]) -> String {
        #"{"type":"string","enum":[\#(words.map(quoted).joined(separator: ","))]}"#
    }

    static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> String {
        words(type.allCases.map(\.rawValue))
    }

    static let text = #"{"type":"string"}"#
    static let textOrNull = #"{"type":["string","null"]}"#
    static let integer = #"{"type":"integer"}"#
    static let integerOrNull = #"{"type":["integer","null"]}"#
    static let flag = #"{"type":"boolean"}"#
    static let time = #"{"type":"string","format":"date-time"}"#
    static let timeOrNull = #"{"type":["string","null"],"format":"date-time"}"#
    static let levelOrNull = #"{"enum":[1,2,3,null],"description":"1 general, 2 complex, 3 major; null: not graded."}"#
    static let numberParameter = ##"{"$ref":"#/components/parameters/number"}"##

    /// Text that is sent: null counts as not sent.
    static func typed(_ limit: Int) -> String { #"{"type":["string","null"],"maxLength":\#(limit)}"# }
}
