import Foundation
import Storage
import StoragePostgres
import Synchronization
import TestSupport
import Testing

@Suite("PostgreSQL: several nodes") struct NodesTests {
    /// Two engines on one database.
    private func withTwo(
        _ options: PostgresDatabase.Options = .small,
        _ body: (PostgresDatabase, PostgresDatabase, String) async throws -> Void
    ) async throws {
        try await withPostgres(options) { first, name in
            let second = try PostgresDatabase(url: PostgresServer.shared().url(name), options: options)
            try await closing(second) { try await body(first, $0, name) }
        }
    }

    @Test("Each hears what the other committed, and its own only once")
    func hearing() async throws {
        try await withTwo { first, second, _ in
            var ours = first.changes().makeAsyncIterator()
            var theirs = second.changes().makeAsyncIterator()
            try await first.write { connection in
                connection.afterCommit(.complaint(.init(rawValue: 17)))
                connection.afterCommit(.notices(agent))
                connection.afterCommit(.complaint(.init(rawValue: 17)))
            }
            #expect(await theirs.next() == .complaint(.init(rawValue: 17)))
            #expect(await theirs.next() == .notices(agent))
            try await second.aside { $0.afterCommit(.outbox) }
            #expect(await theirs.next() == .outbox)
            for expected: Change in [
                .complaint(.init(rawValue: 17)), .notices(agent), .complaint(.init(rawValue: 17)), .outbox,
            ] { #expect(await ours.next() == expected) }
            // What was undone is told to nobody.
            _ = try? await first.write { connection in
                connection.afterCommit(.policy)
                try connection.set("a", to: "")
                throw Unexpected()
            }
            try await first.write { connection in
                for number in 1...500 { connection.afterCommit(.complaint(.init(rawValue: Int64(number)))) }
            }
            #expect(await theirs.next() == .anything)
        }
    }

    @Test("Whose ear was cut off looks at everything once it hears again")
    func catchUp() async throws {
        try await withTwo { first, second, name in
            var theirs = second.changes().makeAsyncIterator()
            try PostgresServer.shared().sql(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = '\(name)' AND query = 'LISTEN redress'
                """)
            #expect(await theirs.next() == .anything)
            try await first.write { $0.afterCommit(.staff) }
            #expect(await theirs.next() == .staff)
        }
    }

    @Test(
        "3'.L1.3 what a call's sides say on different nodes is numbered as it was committed, and each node hears of it")
    func calls() async throws {
        try await withTwo { first, second, _ in
            let events = received(receipt(1))
            let key = try await first.write { try $0.add(events) }
            try await first.write { c in
                for side in CallSide.allCases { try c.see(side, ofCall: "v-1", on: key, at: morning) }
            }
            let changes = second.changes()
            let nodes: [(any Database, CallSide)] = [(first, .staff), (second, .complainant)]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (node, side) in nodes {
                    group.addTask {
                        for number in 1...20 {
                            let added = try await node.aside { c in
                                try c.addSignal("candidate", "\(number)", from: side, ofCall: "v-1", on: key, most: 100)
                            }
                            #expect(added != nil)
                        }
                    }
                }
                try await group.waitForAll()
            }
            var sequences: [Int] = []
            for side in CallSide.allCases {
                let heard = try await second.read { try $0.signals(ofCall: "v-1", to: side, after: 0) }
                #expect(heard.map(\.body) == (1...20).map(String.init))
                sequences += heard.map(\.sequence)
            }
            #expect(sequences.sorted() == Array(1...40))
            for await change in changes where change == .call(key) { break }
        }
    }

    @Test("Writes of two nodes come one after the other: no update is lost, the seals verify")
    func order() async throws {
        try await withTwo { first, second, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...120 {
                    let database = number % 2 == 0 ? first : second
                    group.addTask {
                        let events = received(receipt(number))
                        try await database.write { connection in
                            let count = try connection.setting("count").flatMap { Int($0) } ?? 0
                            try connection.set("count", to: "\(count + 1)")
                            _ = try connection.add(events)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await first.read { try $0.setting("count") } == "120")
            let report = try await second.verify()
            #expect(report.differences == [] && report.complaints == 120)
            while try await second.indexNextEvents() > 0 {}
            #expect(try await first.read { try $0.search("空白", for: nil, limit: 200) }.items.count == 120)
        }
    }

    @Test("A node that stopped with the lock in its hands loses it, and does its work again when it goes on")
    func stopped() async throws {
        var options = PostgresDatabase.Options.small
        options.idleTransactionTimeout = .milliseconds(300)
        try await withTwo(options) { first, second, _ in
            let hasLock = DispatchSemaphore(value: 0)
            let goesOn = DispatchSemaphore(value: 0)
            let runs = Mutex(0)
            async let slow: Void = first.write { connection in
                try connection.set("slow", to: "")
                let count = try connection.one("SELECT count(*) FROM setting").int(0)
                let isFirst = runs.withLock { runs in
                    runs += 1
                    return runs == 1
                }
                if isFirst {
                    hasLock.signal()
                    goesOn.wait()
                }
                try connection.set("slow", to: "\(count)")
            }
            await Task.detached { hasLock.wait() }.value
            try await second.write { try $0.set("quick", to: "") }
            goesOn.signal()
            try await slow
            #expect(runs.withLock { $0 } == 2)
            #expect(try await second.read { try $0.setting("slow") } == "2")
        }
    }

    @Test("Who waits in vain for the lock is told so; what is aside does not wait for it")
    func lockTimeout() async throws {
        var options = PostgresDatabase.Options.small
        options.lockTimeout = .milliseconds(300)
        try await withTwo(options) { first, second, _ in
            let hasLock = DispatchSemaphore(value: 0)
            let goesOn = DispatchSemaphore(value: 0)
            async let slow: Void = first.write { connection in
                try connection.set("slow", to: "")
                _ = try connection.one("SELECT 1")
                hasLock.signal()
                goesOn.wait()
            }
            await Task.detached { hasLock.wait() }.value
            try await second.aside { try $0.set("aside", to: "") }
            let start = ContinuousClock.now
            await #expect(throws: StorageError.busy) { try await second.write { try $0.set("quick", to: "") } }
            #expect(start.duration(to: .now) < .seconds(2))
            goesOn.signal()
            try await slow
            try await second.write { try $0.set("quick", to: "") }
            #expect(try await first.rows("SELECT key FROM setting").count == 3)
        }
    }

    @Test("Aside: who meet in a deadlock are both run to their end")
    func deadlock() async throws {
        try await withTwo { first, second, _ in
            try await first.write { connection in
                try connection.set("a", to: "0")
                try connection.set("b", to: "0")
            }
            @Sendable func add(_ keys: [String]) -> @Sendable (any Connection) throws -> Void {
                { connection in
                    for key in keys {
                        try connection.execute(
                            "UPDATE setting SET value = (value::int + 1)::text WHERE key = \(key)")
                        Thread.sleep(forTimeInterval: 0.05)
                    }
                }
            }
            async let one: Void = first.aside(add(["a", "b"]))
            async let two: Void = second.aside(add(["b", "a"]))
            _ = try await (one, two)
            #expect(try await first.rows("SELECT value FROM setting").map { try $0.text(0) } == ["2", "2"])
        }
    }
}
