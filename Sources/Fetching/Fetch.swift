/// A question to a back-office tool, one GET; or with a body what a host site is told, one POST.
public struct Fetch: Sendable, Hashable {
    /// What goes along, such as a token. The value is a secret.
    public struct Header: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public var url: String
    public var headers: [Header]
    /// What is posted; nil asks.
    public var body: [UInt8]?
    /// Milliseconds for everything from the name to the last byte.
    public var timeout: Int
    /// Bytes of an answer; one with more is given up.
    public var limit: Int

    public init(url: String, header: Header? = nil, timeout: Int = 5000, limit: Int = 64 * 1024) {
        self.url = url
        headers = header.map { [$0] } ?? []
        self.timeout = timeout
        self.limit = limit
    }

    public init(url: String, headers: [Header], body: [UInt8], timeout: Int = 5000, limit: Int = 64 * 1024) {
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.limit = limit
    }
}

/// What became of a fetch.
public enum Fetched: Sendable, Hashable {
    /// An answer of whatever status; a redirection is an answer too and not followed.
    case answer(status: Int, bytes: [UInt8])
    case timedOut
    /// No connection, or one that broke.
    case unreachable
    case tooLarge
    /// The address is none that may be asked.
    case refused
}
