import Complaints
import Foundation
import Storage
import StorageSQLite
import Synchronization
import Testing

@Suite("Engines") struct EngineTests {
    @Test("Values come back as they went in", arguments: Engine.allCases)
    func values(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let values: [Value] = [
                .integer(.max), .real(1.5), .text("投诉 \u{0}🙂 é"), .text(""), .bytes([0, 255]), .bytes([]), .null,
            ]
            let row = try await database.row(
                """
                SELECT \(values[0]), \(values[1]), \(values[2]), \(values[3]), \(values[4]), \(values[5]), \(values[6])
                """
            )
            #expect(row?.values == values)
        }
    }

    @Test("A body that throws undoes only itself, whether it wrote or not", arguments: Engine.allCases)
    func isolation(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            await withTaskGroup(of: Void.self) { group in
                for number in 1...300 {
                    group.addTask {
                        do {
                            try await database.write { connection in
                                if number % 7 == 0 { throw Unexpected() }
                                try connection.set("key\(number)", to: "x")
                                if number % 3 == 0 { throw Unexpected() }
                            }
                            #expect(number % 7 != 0 && number % 3 != 0)
                        } catch {
                            #expect(error is Unexpected && (number % 7 == 0 || number % 3 == 0))
                        }
                    }
                }
            }
            let stored = Set(try await database.rows("SELECT key FROM setting").map { try $0.text(0) })
            #expect(stored == Set((1...300).filter { $0 % 7 != 0 && $0 % 3 != 0 }.map { "key\($0)" }))
        }
    }

    @Test("What a failed body wanted told is not told; what a committed one wanted is", arguments: Engine.allCases)
    func notices(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let changes = database.changes()
            _ = try? await database.write { connection in
                connection.afterCommit(.policy)
                try connection.set("a", to: "b")
                throw Unexpected()
            }
            try await database.write { $0.afterCommit(.outbox) }
            var iterator = changes.makeAsyncIterator()
            #expect(await iterator.next() == .outbox)
        }
    }

    @Test(
        "Who listens hears of a commit once, with all it brought, and of nothing after the end",
        arguments: Engine.allCases)
    func listening(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let heard = Mutex<[[Change]]>([])
            var listening: Listening? = database.listen { changes in heard.withLock { $0.append(changes) } }
            try await database.write { connection in
                connection.afterCommit(.outbox)
                connection.afterCommit(.policy)
            }
            // The next commit comes after the first one was told.
            try await database.write { try $0.set("a", to: "b") }
            #expect(heard.withLock { $0 } == [[.outbox, .policy]])
            #expect(listening != nil)
            listening = nil
            try await database.write { $0.afterCommit(.outbox) }
            try await database.write { try $0.set("a", to: "c") }
            #expect(heard.withLock { $0 }.count == 1)
        }
    }

    @Test("Work before the commit is done once for all bodies that share it", arguments: Engine.allCases)
    func beforeCommit(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                for _ in 1...3 {
                    connection.beforeCommit("once") {
                        try $0.execute("INSERT INTO counter(name, value) VALUES ('once', 1)")
                    }
                }
            }
            #expect(try await database.row("SELECT value FROM counter WHERE name = 'once'")?.int(0) == 1)
        }
    }

    @Test("A read sees one snapshot and cannot write", arguments: Engine.allCases)
    func reading(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let (before, after) = try await database.read { connection in
                let before = try connection.setting("k")
                let done = DispatchSemaphore(value: 0)
                Task {
                    try await database.write { try $0.set("k", to: "new") }
                    done.signal()
                }
                done.wait()
                return (before, try connection.setting("k"))
            }
            #expect(before == nil && after == nil)
            #expect(try await database.read { try $0.setting("k") } == "new")
            await #expect(throws: StorageError.self) { try await database.read { try $0.set("k", to: "z") } }
        }
    }

    @Test(
        "The queue of writes is bounded: what does not fit is refused, what was accepted is written",
        arguments: Engine.allCases)
    func bounded(engine: Engine) async throws {
        try await withDatabase(engine, waitingWrites: 10) { database in
            let outcomes = await withTaskGroup(of: Bool?.self) { group in
                for number in 1...60 {
                    group.addTask {
                        do {
                            try await database.write { connection in
                                Thread.sleep(forTimeInterval: 0.005)
                                try connection.set("n\(number)", to: "")
                            }
                            return true
                        } catch {
                            return error as? StorageError == .overloaded ? false : nil
                        }
                    }
                }
                return await group.reduce(into: [Bool?]()) { $0.append($1) }
            }
            #expect(!outcomes.contains(nil))
            #expect(outcomes.contains(false))
            let count = try await database.row("SELECT count(*) FROM setting")?.int(0)
            #expect(count == outcomes.count { $0 == true })
        }
    }

    @Test("Closing finishes what was accepted; afterwards everything is refused", arguments: Engine.allCases)
    func closing(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { open in
            let database = try open()
            try await prepare(database)
            let writes = (1...100).map { number in
                Task { try await database.write { try $0.set("n\(number)", to: "") } }
            }
            try await database.write { _ in }
            await database.close()
            var accepted = 0
            for write in writes where (try? await write.value) != nil { accepted += 1 }
            await #expect(throws: StorageError.closed) { try await database.write { _ in } }
            await #expect(throws: StorageError.closed) { try await database.read { _ in } }
            let again = try open()
            #expect(try await again.row("SELECT count(*) FROM setting")?.int(0) == accepted)
            await again.close()
        }
    }

    @Test("A broken constraint says which, by the name it has on every engine", arguments: Engine.allCases)
    func constraints(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            await #expect(throws: StorageError.conflict("staff_login_key")) {
                try await database.write {
                    _ = try $0.addStaff(login: "AGENT", name: "x", roles: [], passwordHash: nil, at: morning)
                }
            }
            await #expect(throws: StorageError.conflict("policy_version_pkey")) {
                try await database.write { try $0.addPolicy(.standard, author: nil, at: morning) }
            }
            await #expect(throws: StorageError.conflict("outbox_message_kind_key")) {
                try await database.write { connection in
                    let key = try connection.add(received(receipt()))
                    try connection.post("m1", kind: "email", on: key, sequence: 1, at: morning)
                    try connection.post("m1", kind: "email", on: key, sequence: 1, at: morning)
                }
            }
            await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    _ = try connection.add(received(receipt()))
                    try connection.execute("UPDATE complaint SET breached = 2")
                }
            }
            // The words are the engine's own.
            let reference = await #expect(throws: StorageError.self) {
                try await database.write {
                    try $0.beginSession(
                        digest: "d", of: .init(rawValue: 99), csrf: "c", at: morning, expires: morning)
                }
            }
            guard case .constraint? = reference else { throw Unexpected() }
        }
    }

}
