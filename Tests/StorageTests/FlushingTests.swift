import Foundation
import Storage
import StorageSQLite
import Synchronization
import Testing

/// A log that does to the database's folder what a power cut would leave: everything as it was at the last flush.
private final class PhotographedLog: CommitLog {
    private let log: CommitLogFile
    private let path: String
    private let image: String
    private let failing = Mutex(false)
    private let closed = Mutex<(flushes: Int, gate: DispatchSemaphore?)>((0, nil))

    init(_ path: String, image: String) {
        (self.path, self.image) = (path, image)
        log = CommitLogFile(path + "-wal")
    }

    var flushes: Int { closed.withLock { $0.flushes } }

    /// The next flushes wait until `gate` is signalled.
    func wait(for gate: DispatchSemaphore?) { closed.withLock { $0.gate = gate } }

    func fail() { failing.withLock { $0 = true } }

    func flush() throws {
        closed.withLock { $0.gate }?.wait()
        if failing.withLock({ $0 }) { throw StorageError.failed(code: 5, "input/output error") }
        try log.flush()
        for end in ["", "-wal"] {
            try? FileManager.default.removeItem(atPath: image + end)
            try FileManager.default.copyItem(atPath: path + end, toPath: image + end)
        }
        closed.withLock { $0.flushes += 1 }
    }
}

private final class Count: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}

@Suite("SQLite: what is answered is durable") struct FlushingTests {
    private func withLog(_ body: (SQLiteDatabase, PhotographedLog, String) async throws -> Void) async throws {
        try await withFolder { folder in
            let log = PhotographedLog(folder + "/db", image: folder + "/image")
            let database = try SQLiteDatabase(path: folder + "/db", options: .init(), log: log)
            try await prepare(database)
            try await body(database, log, folder + "/image")
            await database.close()
        }
    }

    @Test("Whatever was acknowledged is in the files as they were at a flush before")
    func powerCut() async throws {
        try await withLog { database, log, image in
            for round in 0..<4 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for lane in 0..<24 {
                        group.addTask { try await database.write { try $0.set("\(round).\(lane)", to: "") } }
                    }
                    try await group.waitForAll()
                }
                // All were answered: none of them may need a flush that is still to come.
                let after = try SQLiteDatabase(path: image)
                let count = try await after.row("SELECT count(*) FROM setting WHERE key LIKE '%.%'")?.int(0)
                #expect(count == (round + 1) * 24)
                await after.close()
            }
            #expect(log.flushes > 4)
        }
    }

    @Test("While a commit is flushed nobody of it is answered, and the next bodies run")
    func overlapping() async throws {
        try await withLog { database, log, _ in
            let gate = DispatchSemaphore(value: 0)
            log.wait(for: gate)
            let (answered, ran) = (Count(), Count())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await database.write { connection in
                            try connection.set("\(number)", to: "")
                            ran.add()
                        }
                        answered.add()
                    }
                }
                // All eight bodies run, though not one flush has ended.
                while ran.value < 8 { try await Task.sleep(for: .milliseconds(2)) }
                try await Task.sleep(for: .milliseconds(100))
                #expect(answered.value == 0)
                log.wait(for: nil)
                for _ in 0..<8 { gate.signal() }
                try await group.waitForAll()
            }
            #expect(answered.value == 8)
        }
    }

    @Test("A flush that fails: whoever waited is told that it is unknown, and nothing is written after it")
    func failing() async throws {
        try await withLog { database, log, _ in
            log.fail()
            await #expect(throws: StorageError.outcomeUnknown) {
                try await database.write { try $0.set("first", to: "") }
            }
            await #expect(throws: StorageError.failed(code: 5, "input/output error")) {
                try await database.write { try $0.set("second", to: "") }
            }
            // This is what the health page asks.
            await #expect(throws: StorageError.self) { try await database.aside { _ in } }
            let second = try await database.rows("SELECT 1 FROM setting WHERE key = 'second'").count
            #expect(second == 0)
        }
    }

    @Test("A log that is not there cannot be flushed")
    func missing() throws {
        #expect(throws: StorageError.self) { try CommitLogFile("/nowhere/db-wal").flush() }
    }

    @Test("Closing answers those who wait")
    func closing() async throws {
        try await withFolder { folder in
            let log = PhotographedLog(folder + "/db", image: folder + "/image")
            let database = try SQLiteDatabase(path: folder + "/db", options: .init(), log: log)
            try await prepare(database)
            async let last: Void = database.write { connection in
                Thread.sleep(forTimeInterval: 0.05)
                try connection.set("last", to: "")
            }
            try await Task.sleep(for: .milliseconds(20))
            await database.close()
            try await last
            let after = try SQLiteDatabase(path: folder + "/image")
            let found = try await after.rows("SELECT 1 FROM setting WHERE key = 'last'").count
            #expect(found == 1)
            await after.close()
        }
    }
}
