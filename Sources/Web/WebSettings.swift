/// What the web server is told.
public struct WebSettings: Sendable {
    public var host: String
    public var port: Int
    /// The address people use, such as `https://complain.example.com`; nil means the one it listens on.
    public var publicURL: String?
    /// Plain http is served on loopback only, unless this is set.
    public var allowsPlainHTTP: Bool
    /// Whether `X-Forwarded-For` is believed: only behind a proxy of one's own.
    public var trustsProxy: Bool
    /// Shown instead of the product's name.
    public var siteName: String?
    /// How many complaints one address may send through the API in a minute; 0 for no limit. Loopback has none.
    public var receiptsPerMinute: Int

    /// STUN and TURN servers of video calls, as their addresses.
    public var iceServers: [String]
    /// What makes credentials that a TURN server believes for a while; nil for servers that ask for none.
    public var turnSecret: String?

    public init(
        host: String = "127.0.0.1", port: Int = 8080, publicURL: String? = nil, allowsPlainHTTP: Bool = false,
        trustsProxy: Bool = false, siteName: String? = nil, receiptsPerMinute: Int = 120,
        iceServers: [String] = [], turnSecret: String? = nil
    ) {
        self.host = host
        self.port = port
        self.publicURL = publicURL
        self.allowsPlainHTTP = allowsPlainHTTP
        self.trustsProxy = trustsProxy
        self.siteName = siteName
        self.receiptsPerMinute = receiptsPerMinute
        self.iceServers = iceServers
        self.turnSecret = turnSecret
    }

    var isSecure: Bool { publicURL?.lowercased().hasPrefix("https://") ?? false }
    var base: String { publicURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? "http://\(host):\(port)" }

    /// Why these settings would send passwords in the clear, or nil.
    public var problem: String? {
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(host)
        guard !isLoopback, !isSecure, !allowsPlainHTTP else { return nil }
        return """
            refusing to serve plain http on \(host): set the public URL to https (behind a proxy that ends TLS), \
            or allow plain http explicitly
            """
    }
}
