import Complaints
import Foundation
import Storage
import Testing

@Suite("Measures, hosts, webhooks") struct MeasureTests {
    private func measure(_ id: Int64, _ key: String, until: TimeInterval = 3600) -> Measure {
        Measure(
            id: MeasureID(rawValue: id), target: "快捷支付", flag: FlagSetting(key: key, kind: .boolean, value: "false"),
            reason: "回调超时", until: morning.addingTimeInterval(until))
    }

    @Test(
        "3'.L2.3, 3'.L3.2 what is in force, open and over is found across complaints, and verification recomputes it",
        arguments: Engine.allCases)
    func lists(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let at = morning.addingTimeInterval(60)
            let (first, second) = try await database.write { c in
                let first = try c.add(received(receipt(1)))
                let second = try c.add(received(receipt(2)))
                for expected in 1...4 { #expect(try c.reserveID(of: "measure") == expected) }
                try c.append([.measureProposed(measure(1, "a", until: 7200))], at: at, to: first)
                let isolated = Fact.isolated(measure(3, "c", until: 60))
                try c.append([.measureProposed(measure(2, "b")), isolated], at: at, to: second)
                try c.append([.measureProposed(measure(4, "d"))], at: at, to: second)
                let approved = Fact.measureDecided(MeasureID(rawValue: 2), granted: true, reason: nil)
                try c.append([approved], by: .staff(lead), at: at, to: second)
                try c.append(
                    [
                        .measureLinked(
                            LinkedMeasure(
                                id: MeasureID(rawValue: 2), kind: .temporary, target: "快捷支付", until: at + 9))
                    ], at: at, to: first)
                try c.append(
                    [.measureEnded(MeasureID(rawValue: 4), .rolledBack, reason: "x")], at: at.addingTimeInterval(1),
                    to: second)
                return (first, second)
            }
            try await database.read { c in
                let open = try c.openMeasures()
                #expect(open.map(\.id.rawValue) == [3, 2, 1])
                #expect(open.map(\.state) == [.active, .active, .proposed])
                #expect(open.map(\.linked) == [0, 1, 0])
                #expect(open[1].complaint == second && open[1].number.rawValue == "R26112400002")
                #expect(try c.flagMeasures().map(\.flag.key) == ["b", "c"])
                #expect(try c.flagMeasures().map(\.since) == [at, at])
                let ended = try c.endedMeasures()
                #expect(ended.map(\.id.rawValue) == [4] && ended.first?.state == .rolledBack)
                #expect(try c.endedMeasures(before: (at.addingTimeInterval(1), MeasureID(rawValue: 4))).isEmpty)
                #expect(try c.complaints(linkedTo: MeasureID(rawValue: 2)) == [first])
                #expect(try c.measure(MeasureID(rawValue: 9)) == nil)
                // The end of a measure wakes the watcher like a clock does.
                #expect(try c.overdue(at: morning.addingTimeInterval(60), limit: 10) == [second])
            }
            #expect(try await database.verify().isClean)
            try await database.write { try $0.execute("UPDATE measure SET flag_value = 'true' WHERE id = 1") }
            let report = try await database.verify()
            #expect(report.differences.map(\.kind) == [.readModel])
            #expect(report.differences.first?.description.contains("measures") == true)
        }
    }

    @Test("3'.L2.3 a change of measures is told to who listens, and to nobody otherwise", arguments: Engine.allCases)
    func changes(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let key = try await database.write { try $0.add(received(receipt(1))) }
            let stream = database.changes()
            try await database.write { try $0.append([.noteAdded("x", attachments: [])], at: morning, to: key) }
            try await database.write { try $0.append([.measureProposed(measure(1, "a"))], at: morning, to: key) }
            var seen: [Change] = []
            for await change in stream {
                seen.append(change)
                if change == .measures { break }
            }
            #expect(seen.count { $0 == .measures } == 1)
            #expect(seen.count { $0 == .complaint(key) } >= 1)
        }
    }

    @Test("3'.L2.3 a host's token is found by its digest until it expires or is revoked", arguments: Engine.allCases)
    func hosts(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { c in
                try c.addHost(digest: "a", name: "商城", at: morning)
                try c.addHost(digest: "b", name: "测试", at: morning, expires: morning.addingTimeInterval(60))
                let shop = try require(try c.host(digest: "a", at: morning))
                #expect(shop.name == "商城" && shop.usedAt == nil)
                #expect(try c.host(digest: "x", at: morning) == nil)
                #expect(try c.host(digest: "b", at: morning.addingTimeInterval(59)) != nil)
                #expect(try c.host(digest: "b", at: morning.addingTimeInterval(60)) == nil)
                try c.touchHost(shop.id, at: morning)
                #expect(try c.hosts().map(\.usedAt) == [nil, morning])
                #expect(try c.revokeHost(shop.id, at: morning))
                #expect(try !c.revokeHost(shop.id, at: morning))
                #expect(try c.host(digest: "a", at: morning) == nil)
            }
        }
    }

    @Test(
        "3'.L2.3 webhooks are added, changed, removed; what waits for one keeps its order", arguments: Engine.allCases)
    func webhooks(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { c in
                try c.addWebhook(url: "https://a", secret: "s", by: lead, at: morning)
                let hook = try require(try c.webhooks().first)
                try c.changeWebhook(hook.id, url: "https://b", secret: "t", by: lead, at: morning)
                let changed = try c.webhook(hook.id)
                #expect(changed?.url == "https://b" && changed?.secret == "t")
                let key = try c.add(received(receipt(1)))
                for (message, recipient) in [("m1", "1"), ("m2", "1"), ("m3", "2")] {
                    try c.post(message, kind: "webhook", on: key, sequence: 1, recipient: recipient, at: morning)
                }
                let waiting = try c.messages(of: key)
                #expect(try waiting.map { try c.isBehindAnother($0) } == [false, true, false])
                try c.markDelivered([waiting[0].id], at: morning)
                #expect(try !c.isBehindAnother(waiting[1]))
                try c.removeWebhook(hook.id)
                #expect(try c.webhooks().isEmpty)
            }
        }
    }
}

private func require<T>(_ value: T?) throws -> T {
    guard let value else { throw Unexpected() }
    return value
}
