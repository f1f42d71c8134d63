import TestSupport
import Testing

@testable import Fetching

@Suite("Asking back-office tools")
struct FetchingTests {
    func with(_ answer: String?, _ body: (LocalServer, Fetcher) async throws -> Void) async throws {
        let server = try LocalServer(answering: answer)
        defer { server.stop() }
        try await body(server, Fetcher(try #require(AllowedHosts("127.0.0.1:\(server.port)"))))
    }

    @Test("3'.L1.1 an answer comes with its status and bytes, and the secret goes along")
    func answer() async throws {
        try await with("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno") { server, fetcher in
            let url = "http://127.0.0.1:\(server.port)/users/a%20b?x=1"
            let header = Fetch.Header(name: "Authorization", value: "Bearer s3cret")
            let fetched = await fetcher.fetch(Fetch(url: url, header: header))
            #expect(fetched == .answer(status: 404, bytes: Array("no".utf8)))
            #expect(server.heard.count == 1)
            #expect(server.heard[0].hasPrefix("GET /users/a%20b?x=1 HTTP/1.1\r\n"))
            #expect(server.heard[0].contains("Authorization: Bearer s3cret\r\n"))
        }
    }

    @Test("3'.L1.1 a redirection is not followed")
    func redirection() async throws {
        let other = try LocalServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        defer { other.stop() }
        let answer = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:\(other.port)/\r\nContent-Length: 0\r\n\r\n"
        try await with(answer) { server, fetcher in
            let fetched = await fetcher.fetch(Fetch(url: "http://127.0.0.1:\(server.port)/"))
            #expect(fetched == .answer(status: 302, bytes: []))
            #expect(other.heard.isEmpty)
        }
    }

    @Test("3'.L1.1 silence ends with the time-out")
    func timeout() async throws {
        try await with(nil) { server, fetcher in
            let fetched = await fetcher.fetch(Fetch(url: "http://127.0.0.1:\(server.port)/", timeout: 300))
            #expect(fetched == .timedOut)
        }
    }

    @Test("3'.L1.1 more than the limit is given up, announced or not", arguments: [true, false])
    func tooLarge(isAnnounced: Bool) async throws {
        let body = String(repeating: "x", count: 3000)
        let length = isAnnounced ? "Content-Length: 3000\r\n" : ""
        try await with("HTTP/1.1 200 OK\r\n\(length)Connection: close\r\n\r\n\(body)") { server, fetcher in
            let url = "http://127.0.0.1:\(server.port)/"
            #expect(await fetcher.fetch(Fetch(url: url, limit: 2999)) == .tooLarge)
            #expect(await fetcher.fetch(Fetch(url: url, limit: 3000)) == .answer(status: 200, bytes: Array(body.utf8)))
        }
    }

    @Test("3'.L1.1 nobody there is unreachable")
    func unreachable() async throws {
        try await with("") { server, fetcher in
            server.stop()
            #expect(await fetcher.fetch(Fetch(url: "http://127.0.0.1:\(server.port)/")) == .unreachable)
        }
    }

    @Test("3'.L1.1 what is not listed is refused without a connection; this machine needs to be listed by its address")
    func refused() async throws {
        try await with("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") { server, _ in
            let url = "http://127.0.0.1:\(server.port)/"
            #expect(await Fetcher(.none).fetch(Fetch(url: url)) == .refused)
            let elsewhere = try #require(AllowedHosts("127.0.0.1:1"))
            #expect(await Fetcher(elsewhere).fetch(Fetch(url: url)) == .refused)
            #expect(server.heard.isEmpty)
        }
    }

    @Test("3'.L1.1 a listed name that leads to this machine is refused when it does")
    func leadsHome() {
        // Names that resolve to loopback are not to be had everywhere; the addresses they resolve to are judged here.
        #expect(Fetcher.isOwn([127, 0, 0, 1]) && Fetcher.isOwn([169, 254, 169, 254]) && Fetcher.isOwn([0, 0, 0, 0]))
        #expect(!Fetcher.isOwn([10, 0, 0, 7]) && !Fetcher.isOwn([93, 184, 216, 34]))
        let zeros = [UInt8](repeating: 0, count: 10)
        #expect(Fetcher.isOwn(zeros + [0, 0, 0, 0, 0, 1]) && Fetcher.isOwn(zeros + [255, 255, 127, 0, 0, 1]))
        #expect(Fetcher.isOwn([0xFE, 0x80] + zeros + [0, 0, 0, 9]))
        #expect(!Fetcher.isOwn([0x20, 0x01, 0x0D, 0xB8] + zeros + [0, 9]))
    }

    @Test(
        "3'.L1.1 addresses that lead elsewhere than they seem, or by other ways, are none",
        arguments: [
            "ftp://crm.example.com/", "file:///etc/passwd", "http://me@crm.example.com/",
            "http://crm.example.com@evil/", "http://evil.com\\@crm.example.com/", "http://evil.com/crm.example.com",
            "http://2130706433/", "http://0x7f.1/",
            "http://127.1/", "http://[::1]/", "http://crm.example.com.evil.com/", "http://crm.example.com:81/",
            "gopher://crm.example.com/", "http:///path", "//crm.example.com/", "http://crm.example.com/a b",
        ])
    func misleading(url: String) throws {
        let hosts = try #require(AllowedHosts("crm.example.com:80,evil.example"))
        #expect(hosts.target(of: url) == nil)
    }

    @Test("3'.L1.1 a list names hosts, with a port where only that is meant")
    func list() throws {
        let hosts = try #require(AllowedHosts("crm.example.com, 127.0.0.1:9000,ORDERS.example.com"))
        #expect(hosts.target(of: "https://crm.example.com/a?b=c")?.port == 443)
        #expect(hosts.target(of: "http://CRM.example.com:8080")?.authority == "crm.example.com:8080")
        #expect(hosts.target(of: "http://127.0.0.1:9000/") != nil && hosts.target(of: "http://127.0.0.1/") == nil)
        #expect(hosts.target(of: "https://orders.example.com/#x") != nil)
        #expect(AllowedHosts("")?.entries == [])
        for wrong in ["http://crm.example.com", "a b/c", "host:0", "host:99999", "[::1]", ":80", "-x", "0x7f.1"] {
            #expect(AllowedHosts(wrong) == nil, "\(wrong)")
        }
    }
}

extension FetchingTests {
    @Test("3'.L2.3 what is posted arrives whole, with its headers and its length, in one go")
    func post() async throws {
        try await with("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n") { server, fetcher in
            let body = Array("{\"a\":\"\u{0}支付\"}".utf8)
            let fetched = await fetcher.fetch(
                Fetch(
                    url: "http://127.0.0.1:\(server.port)/hook",
                    headers: [
                        Fetch.Header(name: "Content-Type", value: "application/json"),
                        Fetch.Header(name: "webhook-id", value: "w-1"),
                    ], body: body))
            #expect(fetched == .answer(status: 202, bytes: []))
            let heard = try #require(server.heard.first)
            #expect(heard.hasPrefix("POST /hook HTTP/1.1\r\n"))
            #expect(heard.contains("Content-Type: application/json\r\n") && !heard.contains("x-www-form-urlencoded"))
            #expect(heard.contains("webhook-id: w-1\r\n") && heard.contains("Content-Length: \(body.count)\r\n"))
            #expect(heard.hasSuffix("\r\n\r\n{\"a\":\"\u{0}支付\"}"))
        }
    }
}
