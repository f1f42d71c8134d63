import Foundation
import Storage
import StorageSQLite
import Testing

@Suite("Migrations") struct MigrationTests {
    private let first = Migration(1, "first", ["CREATE TABLE a (id IDENTITY, b BYTES NOT NULL) PLAIN"])
    private let second = Migration(2, "second", ["ALTER TABLE a ADD COLUMN c INT64", "CREATE INDEX a_c ON a (c)"])

    @Test("Each is applied once, in order; a second start applies nothing")
    func order() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/db")
            #expect(try await database.migrate([first], at: morning) == [1])
            #expect(try await database.migrate([first, second], at: morning) == [2])
            #expect(try await database.migrate([first, second], at: morning) == [])
            await database.close()
        }
    }

    @Test("A newer database and a changed migration are refused")
    func refusals() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/db")
            try await database.migrate([first, second], at: morning)
            await #expect(throws: StorageError.newerDatabase(found: 2, known: 1)) {
                try await database.migrate([first], at: morning)
            }
            let edited = Migration(1, "first", ["CREATE TABLE a (id IDENTITY) PLAIN"])
            await #expect(throws: StorageError.migrationChanged(number: 1)) {
                try await database.migrate([edited, second], at: morning)
            }
            await database.close()
        }
    }

    @Test("One that fails leaves nothing behind")
    func failure() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/db")
            let broken = Migration(2, "broken", ["CREATE TABLE z (id IDENTITY) PLAIN", "CREATE NONSENSE"])
            await #expect(throws: StorageError.self) { try await database.migrate([first, broken], at: morning) }
            #expect(try await database.rows("SELECT name FROM sqlite_master").isEmpty)
            await database.close()
        }
    }

    @Test("Two that start at once apply each once")
    func together() async throws {
        try await withFolder { folder in
            let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 1...4 {
                    group.addTask {
                        let database = try SQLiteDatabase(path: folder + "/db")
                        let numbers = try await database.migrate(at: morning)
                        await database.close()
                        return numbers
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied == Migration.all.map(\.number))
        }
    }
}
