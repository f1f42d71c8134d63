import CLibPQ
import Foundation
import Storage

/// The parameters of a connection, as a URL and our defaults give them: one set for each server of the URL.
struct ServerAddress: Sendable {
    /// libpq's own names.
    let parameters: [String: String]

    /// The servers that a `postgres://` URL names, in order.
    ///
    /// Throws ``StorageError/failed(code:_:)`` when it cannot be read, without repeating any of it.
    static func all(in url: String, _ options: PostgresDatabase.Options) throws -> [ServerAddress] {
        var parameters = try parse(url)
        for (name, value) in defaults(options) where parameters[name] == nil { parameters[name] = value }
        let hosts = list(parameters["host"])
        let addresses = list(parameters["hostaddr"])
        let ports = list(parameters["port"])
        let count = max(hosts.count, addresses.count, 1)
        guard hosts.isEmpty || addresses.isEmpty || hosts.count == addresses.count, [0, 1, count].contains(ports.count)
        else { throw unreadable }
        return try (0..<count).map { index in
            var one = parameters
            one["host"] = hosts.isEmpty ? nil : hosts[index]
            one["hostaddr"] = addresses.isEmpty ? nil : addresses[index]
            one["port"] = ports.isEmpty ? nil : ports[ports.count == 1 ? 0 : index]
            // A password with an @ in it that was not encoded: its rest would be shown as the host.
            if let host = one["host"], host.dropFirst().contains("@") { throw unreadable }
            secure(&one)
            return ServerAddress(parameters: one.filter { !$0.value.isEmpty })
        }
    }

    private static let unreadable = StorageError.failed(
        code: 0, "the database's URL cannot be read: is everything in it percent-encoded that has to be?")

    private static func parse(_ url: String) throws -> [String: String] {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://"),
            let options = PQconninfoParse(url, nil)
        else { throw unreadable }
        defer { PQconninfoFree(options) }
        var parameters: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parameters[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return parameters
    }

    private static func list(_ text: String?) -> [String] {
        text?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    }

    private static func defaults(_ options: PostgresDatabase.Options) -> [String: String] {
        [
            "application_name": "redress",
            "client_encoding": "UTF8",
            // A server that only reads is none for us: after a failover the other one is.
            "target_session_attrs": "read-write",
            "gssencmode": "disable",
            // A server that vanished is noticed although nothing is sent, and although nothing is answered.
            "keepalives": "1",
            "keepalives_idle": "10",
            "keepalives_interval": "5",
            "keepalives_count": "3",
            "tcp_user_timeout": "\(options.patience.milliseconds)",
        ]
    }

    /// To another machine only with a verified certificate, unless the URL says otherwise.
    private static func secure(_ parameters: inout [String: String]) {
        let host = parameters["host"] ?? ""
        let address = parameters["hostaddr"] ?? ""
        if parameters["sslmode"] == nil, !isLocal(address.isEmpty ? host : address) {
            parameters["sslmode"] = "verify-full"
        }
        if parameters["sslrootcert"] == nil, ["verify-ca", "verify-full"].contains(parameters["sslmode"]) {
            parameters["sslrootcert"] = "/etc/ssl/certs/ca-certificates.crt"
        }
    }

    /// Whether the way there never leaves this machine.
    private static func isLocal(_ host: String) -> Bool {
        host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost" || host == "::1"
            || host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isNumber }
    }

    /// `text` without the password, should it be there.
    func scrubbed(_ text: String) -> String {
        guard let password = parameters["password"], !password.isEmpty else { return text }
        return text.replacingOccurrences(of: password, with: "…")
    }
}
