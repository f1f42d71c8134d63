import Foundation
import Storage
import StorageSQLite
import Testing

@Suite("SQLite alone") struct SQLiteTests {
    @Test("The journal is a write-ahead log that the writer has flushed (1: NORMAL), references are checked")
    func settings() async throws {
        try await withDatabase(SQLiteDatabase.Options()) { database in
            let read = try await database.write { connection in
                try ["synchronous", "foreign_keys", "temp_store", "wal_autocheckpoint"].map {
                    try connection.one("PRAGMA \(raw: $0)").int(0)
                } + [connection.one("PRAGMA journal_mode").text(0) == "wal" ? 1 : 0]
            }
            #expect(read == [1, 1, 2, 0, 1])
        }
    }

    @Test("Another process's commit is noticed within about a second")
    func otherProcess() async throws {
        try await withFolder { folder in
            let path = folder + "/db"
            let ours = try SQLiteDatabase(path: path)
            try await prepare(ours)
            let theirs = try SQLiteDatabase(path: path)
            let changes = ours.changes()
            try await Task.sleep(for: .milliseconds(50))
            try await theirs.write { try $0.set("k", to: "v") }
            var iterator = changes.makeAsyncIterator()
            #expect(await iterator.next() == .anything)
            await theirs.close()
            await ours.close()
        }
    }

    @Test("Our own commits and checkpoints are not taken for another process's")
    func ownCommits() async throws {
        var options = SQLiteDatabase.Options()
        options.checkpointPages = 1
        try await withDatabase(options) { database in
            let changes = database.changes()
            for number in 1...50 {
                try await database.write { try $0.set("k\(number)", to: String(repeating: "x", count: 5000)) }
            }
            try await Task.sleep(for: .milliseconds(1300))
            try await database.write { $0.afterCommit(.outbox) }
            var iterator = changes.makeAsyncIterator()
            #expect(await iterator.next() == .outbox)
        }
    }

    @Test("The write-ahead log is moved into the database and starts again")
    func checkpoints() async throws {
        var options = SQLiteDatabase.Options()
        options.checkpointPages = 50
        try await withFolder { folder in
            let path = folder + "/db"
            let database = try SQLiteDatabase(path: path, options: options)
            try await prepare(database)
            for number in 1...400 {
                try await database.write { try $0.set("k\(number)", to: String(repeating: "x", count: 8000)) }
            }
            let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            // Without checkpoints it would be at least 400 × 3 pages.
            #expect((size ?? .max) < 3_000_000)
            await database.close()
        }
    }

    @Test("A file that is no database is refused")
    func noDatabase() async throws {
        try await withFolder { folder in
            let path = folder + "/db"
            try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
            #expect(throws: StorageError.self) { _ = try SQLiteDatabase(path: path) }
        }
    }

    @Test("Closing leaves no log behind that the next start would have to read")
    func closing() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/db")
            try await prepare(database)
            await database.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["db"])
        }
    }
}
