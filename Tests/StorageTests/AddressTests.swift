import Foundation
import Storage
import TestSupport
import Testing

@testable import StoragePostgres

@Suite("PostgreSQL: where and how to connect") struct AddressTests {
    private func parameters(_ url: String) throws -> [String: String] {
        try #require(try ServerAddress.all(in: url, .init()).first).parameters
    }

    @Test("To another machine only with a verified certificate, unless the URL says otherwise")
    func encryption() throws {
        let far = try parameters("postgres://u:p@db.example/redress")
        #expect(far["sslmode"] == "verify-full" && far["sslrootcert"] == "/etc/ssl/certs/ca-certificates.crt")
        let own = try parameters("postgres://u:p@db.example/redress?sslrootcert=/own.crt")
        #expect(own["sslmode"] == "verify-full" && own["sslrootcert"] == "/own.crt")
        let weak = try parameters("postgres://u:p@db.example/redress?sslmode=require")
        #expect(weak["sslmode"] == "require" && weak["sslrootcert"] == nil)
        for near in ["/redress", "localhost/redress", "127.0.0.1/redress", "[::1]/redress", "%2Fvar%2Frun/redress"] {
            #expect(try parameters("postgres://u:p@\(near)")["sslmode"] == nil)
        }
        #expect(try parameters("postgres://u:p@127.example.com/redress")["sslmode"] == "verify-full")
    }

    @Test("A server that vanished is noticed; one that only reads is none; a URL may say otherwise")
    func defaults() throws {
        let plain = try parameters("postgres://u:p@h/redress")
        #expect(plain["keepalives_idle"] == "10" && plain["tcp_user_timeout"] == "37000")
        #expect(plain["target_session_attrs"] == "read-write" && plain["application_name"] == "redress")
        #expect(try parameters("postgres://u:p@h/redress?application_name=x")["application_name"] == "x")
    }

    @Test("Several servers are several addresses")
    func several() throws {
        let all = try ServerAddress.all(in: "postgres://u:p@a:1,b:2,/redress?sslmode=disable", .init()).map(
            \.parameters)
        #expect(all.map { $0["host"] } == ["a", "b", nil] && all.map { $0["port"] } == ["1", "2", nil])
        let one = try ServerAddress.all(in: "postgres://u:p@a,b/redress?port=7", .init()).map(\.parameters)
        #expect(one.map { $0["host"] } == ["a", "b"] && one.map { $0["port"] } == ["7", "7"])
    }

    @Test(
        "What cannot be read is refused without being repeated",
        arguments: [
            "postgres://u:geh@im@host/redress", "postgres://u:ge%zz@host/redress", "mysql://u:geheim@host", "geheim",
            "postgres://u:p@a,b,c/redress?port=1,2",
        ])
    func unreadable(url: String) throws {
        let error = #expect(throws: StorageError.self) { _ = try PostgresDatabase(url: url) }
        #expect(!"\(String(describing: error))".contains("geh"))
    }

    @Test("Why no connection came about is said without the password")
    func refused() throws {
        let server = try PostgresServer.shared()
        for url in [
            server.url("nothing"), "postgres://redress:geheim-falsch@127.0.0.1:\(server.port)/postgres",
            "postgres://redress:geheim-x@127.0.0.1:1/postgres",
        ] {
            let error = #expect(throws: StorageError.self) { _ = try PostgresDatabase(url: url) }
            guard case .failed(_, let words)? = error else { throw Unexpected() }
            #expect(!words.contains("geheim") && words.contains("127.0.0.1"))
        }
    }

    @Test("The first server that answers and writes is used, and a next one when it is gone")
    func failover() async throws {
        try await withPostgresName { name in
            let server = try PostgresServer.shared()
            let proxies = [try Proxy(to: server.port), try Proxy(to: server.port)]
            defer { for proxy in proxies { proxy.close() } }
            let hosts = "127.0.0.1:1,127.0.0.1:\(proxies[0].port),127.0.0.1:\(proxies[1].port)"
            let database = try PostgresDatabase(
                url: "postgres://redress:\(PostgresServer.password)@\(hosts)/\(name)", options: .small)
            try await closing(database) { database in
                try await database.write { try $0.set("k", to: "v") }
                proxies[0].goAway()
                #expect(try await database.read { try $0.setting("k") } == "v")
                try await database.write { try $0.set("k", to: "w") }
            }
        }
    }

    @Test("A database that only reads is none for us")
    func onlyReading() async throws {
        try await withPostgresName { name in
            try PostgresServer.shared().sql("ALTER DATABASE \(name) SET default_transaction_read_only = on")
            #expect(throws: StorageError.self) { _ = try PostgresDatabase(url: PostgresServer.shared().url(name)) }
        }
    }

    @Test(
        "TLS: the right authority and name connect; another of either is refused",
        arguments: [
            ("localhost", "ca.crt", true), ("127.0.0.1", "ca.crt", false), ("localhost", "other.crt", false),
        ])
    func verification(host: String, authority: String, isGood: Bool) async throws {
        try await withPostgresName { name in
            let server = try PostgresServer.shared()
            let url = server.url(
                name, host: host, "sslmode=verify-full&sslrootcert=\(server.folder)/\(authority)")
            guard isGood else {
                #expect(throws: StorageError.self) { _ = try PostgresDatabase(url: url) }
                return
            }
            let database = try PostgresDatabase(url: url, options: .small)
            try await closing(database) { database in
                #expect(
                    try await database.row("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")?.bool(0) == true)
            }
        }
    }
}
