import Complaints
import Fetching
import Foundation
import Logging
import Secrets
import Storage
import StorageSQLite
import TestSupport
import Testing

@testable import Desk
@testable import Jobs

@Suite("Host sites that are told")
struct WebhookTests {
    @Test("3'.L2.3 a proposal that is refused or lapses tells no complainant and no host")
    func withoutEffect() async throws {
        try await House.with { house in
            try await webhook(house, hosts: "127.0.0.1:9") { desk, _ in
                let number = try await house.complexCase()
                let first = try await house.propose(on: number)
                try await house.does("lead", .decideMeasure(first, granted: false, reason: "范围过大"), on: number)
                _ = try await house.propose(on: number, hours: 1)
                house.clock.advance(hours: 2)
                try await house.watch()
                let found = try await desk.track(number)
                #expect(found.complaint.measures.map(\.state) == [.refused, .lapsed])
                #expect(try await house.count("outbox") == 1, "the automatic reply alone")
            }
        }
    }

    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    /// A second desk on the house's database that may post to `hosts`, with one webhook.
    private func webhook(
        _ house: House, hosts: String, _ body: (ServiceDesk, OutboxWorker) async throws -> Void
    ) async throws {
        let desk = try await ServiceDesk.open(
            house.database, store: FileAttachmentStore(directory: house.folder + "/attachments"),
            hashing: PasswordHashing(strength: .test), log: house.desk.log,
            webhookHosts: try #require(AllowedHosts(hosts)), now: { house.clock.now })
        let fresh = try await desk.addWebhook(
            ["url": "http://\(hosts)/hook", "secret": Self.secret], by: try house.member("operations"))
        #expect(fresh == nil, "a secret that was given is not shown")
        let worker = OutboxWorker(
            desk, carriers: ["tracking": TrackingPageCarrier(desk), "webhook": WebhookCarrier(desk)],
            rule: RetryRule(first: 10, factor: 1, attempts: 3), log: house.desk.log)
        try await body(desk, worker)
    }

    private struct Posted {
        var headers: [String: String] = [:]
        var body = ""
        init(_ request: String) {
            let parts = request.components(separatedBy: "\r\n\r\n")
            body = parts.dropFirst().joined(separator: "\r\n\r\n")
            for line in parts[0].components(separatedBy: "\r\n").dropFirst() {
                let pair = line.split(separator: ":", maxSplits: 1)
                headers[pair[0].lowercased()] = pair[1].trimmingCharacters(in: .whitespaces)
            }
        }
    }

    @Test("3'.L2.3 start and roll-back are posted to a real receiver, signed, in order, each under its own id")
    func posted() async throws {
        try await House.with { house in
            let server = try LocalServer(answering: "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
            defer { server.stop() }
            try await webhook(house, hosts: "127.0.0.1:\(server.port)") { desk, worker in
                let number = try await house.complexCase()
                let id = try await house.propose(on: number)
                while try await worker.deliverDue() > 0 {}
                #expect(server.heard.isEmpty, "a proposal changes nothing on a host")
                try await house.approve(id, on: number)
                while try await worker.deliverDue() > 0 {}
                house.clock.advance(minutes: 5)
                try await house.does("tech", .rollBackMeasure(id, reason: "张三已修复"), on: number)
                while try await worker.deliverDue() > 0 {}
                #expect(try await worker.deliverDue() == 0)

                let posted = server.heard.map(Posted.init)
                try #require(posted.count == 2)
                let bodies = try posted.map {
                    try #require(try JSONSerialization.jsonObject(with: Data($0.body.utf8)) as? [String: Any])
                }
                #expect(bodies.map { $0["type"] as? String } == ["measure.started", "measure.rolled-back"])
                let data = try bodies.map { try #require($0["data"] as? [String: Any]) }
                #expect(data.map { $0["inForce"] as? Bool } == [true, false])
                #expect(
                    data.map { ($0["flag"] as? [String: Any])?["key"] as? String } == [
                        "checkout.quick-pay", "checkout.quick-pay",
                    ])
                #expect(data.map { ($0["flag"] as? [String: Any])?["value"] as? Bool } == [false, false])
                #expect(data.map { $0["measure"] as? Int64 } == [id.rawValue, id.rawValue])
                #expect(posted.allSatisfy { !$0.body.contains("张三") && !$0.body.contains("快捷支付") })
                let signature = try #require(WebhookSignature(secret: Self.secret))
                for (message, body) in zip(posted, bodies) {
                    let messageID = try #require(message.headers["webhook-id"])
                    #expect(body["id"] as? String == messageID)
                    let time = try #require(message.headers["webhook-timestamp"].flatMap { Int64($0) })
                    #expect(
                        message.headers["webhook-signature"]
                            == signature.header(id: messageID, timestamp: time, body: Array(message.body.utf8)))
                }
                #expect(posted.map { $0.headers["webhook-timestamp"] } == ["1795478400", "1795478700"])
                #expect(Set(posted.compactMap { $0.headers["webhook-id"] }).count == 2)
            }
        }
    }

    @Test("3'.L2.3 a receiver that fails is tried again under the same id, start before end, and given up to people")
    func failing() async throws {
        try await House.with { house in
            let server = try LocalServer(answering: "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")
            defer { server.stop() }
            try await webhook(house, hosts: "127.0.0.1:\(server.port)") { desk, worker in
                let number = try await house.complexCase()
                let id = try await house.propose(on: number)
                try await house.approve(id, on: number)
                _ = try await worker.deliverDue()
                #expect(server.heard.count == 1)
                try await house.does("tech", .rollBackMeasure(id, reason: "已修复"), on: number)
                _ = try await worker.deliverDue()
                #expect(server.heard.count == 1, "the end waits for the start")
                for _ in 0..<6 {
                    house.clock.advance(minutes: 1)
                    _ = try await worker.deliverDue()
                }
                let ids = server.heard.map { Posted($0).headers["webhook-id"] }
                #expect(ids.prefix(3).allSatisfy { $0 == "w-\(id)-started-1" }, "the same id with every attempt")
                #expect(Set(ids).count <= 2)
                let dead = try await house.database.read { try $0.deadMessages() }
                #expect(Set(dead.map(\.kind)) == ["webhook"] && dead.count == 2)
                #expect(dead.contains { $0.lastError == "HTTP 500" })
                // It is no message to the complainant: nothing blocks closing.
                #expect(try await desk.track(number).complaint.openNotReached.isEmpty)
                let notices = try await house.notices("operations")
                #expect(notices.contains { $0.kind == NoticeKind.webhookFailed.rawValue && $0.complaint == nil })
            }
        }
    }

    @Test("3'.L2.3 what was given up is listed with reason and address; sent again it arrives, unless a later one did")
    func sentAgain() async throws {
        try await House.with { house in
            let server = try LocalServer(answering: "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n")
            defer { server.stop() }
            let hosts = "127.0.0.1:\(server.port)"
            try await webhook(house, hosts: hosts) { desk, worker in
                let (operations, tech) = (try house.member("operations"), try house.member("tech"))
                let number = try await house.complexCase()
                let id = try await house.propose(on: number)
                try await house.approve(id, on: number)
                func tryFor(minutes: Int) async throws {
                    for _ in 0..<minutes {
                        _ = try await worker.deliverDue()
                        house.clock.advance(minutes: 1)
                    }
                }
                try await tryFor(minutes: 4)
                let item = try #require(try await desk.undelivered(for: operations).items.first)
                #expect(item.isWebhook && item.address == "http://\(hosts)/hook")
                #expect(item.message.lastError == "HTTP 503")
                await #expect(throws: Refusal.notAllowed(needs: Resending.roles)) {
                    try await desk.sendAgain(item.message.id, by: tech)
                }
                await #expect(throws: CaseUnknown.self) { try await desk.sendAgain(4711, by: operations) }
                // Still down: given up again, and told again.
                try await desk.sendAgain(item.message.id, by: operations)
                #expect(try await desk.undelivered(for: operations).items.isEmpty)
                let heard = server.heard.count
                try await tryFor(minutes: 4)
                #expect(server.heard.count == heard + 3)
                #expect(try await desk.undelivered(for: operations).items.map(\.message.id) == [item.message.id])
                #expect(
                    try await house.notices("operations").filter { $0.kind == NoticeKind.webhookFailed.rawValue }.count
                        == 2)
                // Up again: the end arrives, and the start that it overtook stays where it is.
                server.answers("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
                try await house.does("tech", .rollBackMeasure(id, reason: "已修复"), on: number)
                let before = server.heard.count
                try await tryFor(minutes: 1)
                #expect(server.heard.count == before + 1)
                await #expect(throws: Refusal.messageOvertaken) {
                    try await desk.sendAgain(item.message.id, by: operations)
                }
                #expect(server.heard.count == before + 1)
            }
        }
    }

    @Test("3'.L2.3 a start that was given up is sent again before its end, which waits behind it")
    func sentAgainInOrder() async throws {
        try await House.with { house in
            let server = try LocalServer(answering: "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n")
            defer { server.stop() }
            try await webhook(house, hosts: "127.0.0.1:\(server.port)") { desk, worker in
                let operations = try house.member("operations")
                let number = try await house.complexCase()
                let id = try await house.propose(on: number)
                try await house.approve(id, on: number)
                try await house.does("tech", .rollBackMeasure(id, reason: "已修复"), on: number)
                for _ in 0..<8 {
                    _ = try await worker.deliverDue()
                    house.clock.advance(minutes: 1)
                }
                let dead = try await desk.undelivered(for: operations, limit: 1)
                let older = try await desk.undelivered(for: operations, before: dead.next, limit: 1)
                #expect(dead.items.count == 1 && older.items.count == 1, "a page at a time, the newest first")
                let (end, start) = (dead.items[0].message, older.items[0].message)
                #expect(start.id < end.id)
                // In whatever order they are asked for, the start goes first.
                try await desk.sendAgain(end.id, by: operations)
                try await desk.sendAgain(start.id, by: operations)
                let before = server.heard.count
                _ = try await worker.deliverDue()
                let sent = server.heard.dropFirst(before).map { Posted($0).headers["webhook-id"] }
                #expect(sent == ["w-\(id)-started-1"])
            }
        }
    }

    @Test("3'.L2.3 operations look after webhooks; a host must be listed, and a secret does not move to another host")
    func webhookForms() async throws {
        try await House.with { house in
            let desk = try await ServiceDesk.open(
                house.database, store: FileAttachmentStore(directory: house.folder + "/attachments"),
                hashing: PasswordHashing(strength: .test), log: house.desk.log,
                webhookHosts: try #require(AllowedHosts("a.example.com,b.example.com")), now: { house.clock.now })
            let operations = try house.member("operations")
            let wrong: [([String: String], FieldErrors)] = [
                ([:], FieldErrors(["url": .missing])),
                (["url": "ftp://a.example.com/"], FieldErrors(["url": .notAWebhook])),
                (["url": "https://c.example.com/"], FieldErrors(["url": .webhookHostNotListed])),
                (
                    ["url": "https://a.example.com/", "secret": "password"],
                    FieldErrors(["secret": .notASigningSecret])
                ),
            ]
            for (fields, errors) in wrong {
                await #expect(throws: errors) { _ = try await desk.addWebhook(fields, by: operations) }
            }
            let tech = try house.member("tech")
            let good = ["url": "https://a.example.com/hook"]
            await #expect(throws: Refusal.notAllowed(needs: [.operations])) {
                _ = try await desk.addWebhook(good, by: tech)
            }
            let fresh = try #require(try await desk.addWebhook(good, by: operations))
            #expect(WebhookSignature(secret: fresh) != nil)
            let hook = try #require(try await desk.hostsAndWebhooks(for: operations).1.first)
            #expect(hook.secret == fresh)
            try await desk.changeWebhook(hook.id, ["url": "https://a.example.com/new"], by: operations)
            await #expect(throws: FieldErrors(["secret": .missing])) {
                try await desk.changeWebhook(hook.id, ["url": "https://b.example.com/new"], by: operations)
            }
            #expect(try await desk.hostsAndWebhooks(for: operations).1.map(\.url) == ["https://a.example.com/new"])
            await #expect(throws: Refusal.notAllowed(needs: [.operations])) {
                _ = try await desk.hostsAndWebhooks(for: tech)
            }
        }
    }

    @Test("3'.L2.3 a host's token lets in until it is revoked, and its use is noted once an hour")
    func hostTokens() async throws {
        try await House.with { house in
            let operations = try house.member("operations")
            let token = try await house.desk.makeHostToken(name: "商城", by: operations)
            await #expect(throws: Refusal.notAllowed(needs: [.operations])) {
                _ = try await house.desk.makeHostToken(name: "x", by: try house.member("agent"))
            }
            await #expect(throws: FieldErrors(["name": .missing])) {
                _ = try await house.desk.makeHostToken(name: " ", days: nil)
            }
            let host = try #require(try await house.desk.host(token: token))
            #expect(host.name == "商城")
            #expect(try await house.desk.host(token: token + "x") == nil)
            house.clock.advance(minutes: 59)
            #expect(try await house.desk.host(token: token)?.usedAt == morning)
            house.clock.advance(minutes: 2)
            _ = try await house.desk.host(token: token)
            #expect(try await house.desk.host(token: token)?.usedAt == house.clock.now)
            try await house.desk.revokeHost(host.id, by: operations)
            #expect(try await house.desk.host(token: token) == nil)
            await #expect(throws: CaseUnknown.self) { try await house.desk.revokeHost(host.id, by: operations) }
        }
    }
}
