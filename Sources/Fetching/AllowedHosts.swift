/// Whom the server may ask: hosts named by whoever runs it, and nobody else.
public struct AllowedHosts: Sendable, Hashable {
    /// Host names in lower case, with a port where only that one is meant: `crm.example.com`, `127.0.0.1:9000`.
    public let entries: [String]

    /// Nobody.
    public static let none = AllowedHosts(entries: [])

    private init(entries: [String]) { self.entries = entries }

    /// From a list with commas; nil when an entry is no host.
    public init?(_ text: String) {
        let parts = text.lowercased().split(separator: ",").map { $0.filter { $0 != " " } }
        guard parts.allSatisfy({ Target(authority: $0) != nil }) else { return nil }
        entries = parts
    }

    /// Where an address leads, as far as it may: http or https, without a user, to a listed host. nil otherwise.
    public func target(of url: String) -> Target? {
        guard let target = Target(url: url), entries.contains(target.host) || entries.contains(target.authority)
        else { return nil }
        return target
    }

    /// Where an address leads, whether it may or not; nil for one that is none.
    public static func target(ofAny url: String) -> Target? { Target(url: url) }
}

/// The host and port of an address. Nothing is understood here that another reader could understand otherwise.
public struct Target: Sendable, Hashable {
    public let host: String
    public let port: Int
    /// Host and port.
    public var authority: String { "\(host):\(port)" }

    init?(url: String) {
        let schemes = [("https://", 443), ("http://", 80)]
        guard url.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }),
            let (scheme, port) = schemes.first(where: { url.lowercased().hasPrefix($0.0) })
        else { return nil }
        let rest = url.dropFirst(scheme.count)
        self.init(authority: rest.prefix { !"/?#".contains($0) }.lowercased(), port: port)
    }

    /// `host` or `host:port`; names, and IPv4 addresses in their plain form.
    init?(authority: String, port usual: Int = 0) {
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let name = parts.first, !name.isEmpty, name.utf8.count <= 253,
            name.utf8.allSatisfy({ Self.isPart($0) }), name.first != "-", name.first != "."
        else { return nil }
        // A number that is no plain address would be one to some: 0x7f.1, 2130706433.
        let last = name.split(separator: ".").last ?? ""
        if last.first?.isNumber == true, !Self.isAddress(name) { return nil }
        var port = usual
        if parts.count == 2 {
            guard let stated = Int(parts[1]), (1...65_535).contains(stated) else { return nil }
            port = stated
        }
        host = String(name)
        self.port = port
    }

    /// Whether the host is this machine by its very name.
    var isLoopback: Bool { host == "localhost" || host.hasPrefix("127.") && Self.isAddress(host[...]) }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func isAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }
}
