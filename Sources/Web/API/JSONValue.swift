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
}

/// Why a body is no JSON.
enum JSONProblem: Error, Hashable {
    case notUTF8
    /// Anything that breaks the grammar; the position in bytes.
    case malformed(at: Int)
    case tooDeep
    case duplicateName(String)
}
