/// A JSON value as it came in. Object members keep their order; no name comes twice.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As it was written: what it means, its reader decides.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One member of an object.
    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONValue
    }

    /// Text, number or truth as the text that a form would have sent; nil for what no form field can be.
    var fieldText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}

/// Why a body is no JSON.
enum JSONProblem: Error, Hashable {
    case notUTF8
    /// Anything that breaks the grammar; the position in bytes.
    case malformed(at: Int)
    case tooDeep
    case duplicateName(String)
}
