import Complaints
import Foundation
import Storage
import Testing

@Suite("Migrations") struct MigrationTests {
    private let first = Migration(1, "first", ["CREATE TABLE a (id IDENTITY, b BYTES NOT NULL) PLAIN"])
    private let second = Migration(2, "second", ["ALTER TABLE a ADD COLUMN c INT64", "CREATE INDEX a_c ON a (c)"])

    @Test("Each is applied once, in order; a second start applies nothing", arguments: Engine.allCases)
    func order(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { open in
            let database = try open()
            #expect(try await database.migrate([first], at: morning) == [1])
            #expect(try await database.migrate([first, second], at: morning) == [2])
            #expect(try await database.migrate([first, second], at: morning) == [])
            await database.close()
        }
    }

    @Test("A newer database and a changed migration are refused", arguments: Engine.allCases)
    func refusals(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { open in
            let database = try open()
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

    @Test("One that fails leaves nothing behind", arguments: Engine.allCases)
    func failure(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { open in
            let database = try open()
            let broken = Migration(2, "broken", ["CREATE TABLE z (id IDENTITY) PLAIN", "CREATE NONSENSE"])
            await #expect(throws: StorageError.self) { try await database.migrate([first, broken], at: morning) }
            let tables: SQL =
                switch engine {
                case .sqlite: "SELECT name FROM sqlite_master"
                case .postgres: "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                }
            #expect(try await database.rows(tables).isEmpty)
            await database.close()
        }
    }

    @Test("Two that start at once apply each once", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { open in
            let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 1...4 {
                    group.addTask {
                        let database = try open()
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

    @Test(
        "1.2 in an older database the place of somebody concerned on the desk goes, and what was kept as seen for them",
        arguments: Engine.allCases)
    func vacatedSeats(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { open in
            let database = try open()
            try await database.migrate(Migration.all.filter { $0.number < 12 }, at: morning)
            let people: [StaffID] = try await database.write { c in
                try c.addPolicy(.standard, author: nil, at: morning)
                return try (1...4).map {
                    try c.addStaff(login: "p\($0)", name: "p", roles: [.agent], passwordHash: nil, at: morning)
                }
            }
            let group = TaskGroup(
                operationsLead: people[1], technicalDirector: people[2], serviceSupervisor: people[3])
            let key = try await database.write { try $0.add(received(receipt())) }
            try await database.write { c in
                try c.append(
                    [
                        .groupFormed(group), .concernedMarked(people[1], reason: "投诉的是他"),
                        .concernedMarked(people[2], reason: "误会"), .concernedCleared(people[2], reason: "不是他"),
                    ], by: .staff(people[0]), at: morning, to: key)
                // As an earlier version left them.
                try c.execute(
                    "INSERT INTO holder SELECT \("s\(people[1])"), queue_at, id FROM complaint WHERE id = \(key)")
                for (n, seen) in [(1, morning), (2, morning.addingTimeInterval(60))] {
                    try c.raise("due-soon", to: people[1], on: key, key: "k\(n)", at: morning)
                    try c.execute("UPDATE notice SET seen_at = \(seen) WHERE key = \("k\(n)")")
                }
            }
            #expect(try await database.verify().differences.count == 1)
            try await database.migrate(at: morning)
            #expect(try await database.verify().differences == [])
            #expect(try await database.read { try $0.queue(.mine(people[2])).items.map(\.id) } == [key])
            #expect(try await database.read { try $0.notices(of: people[1]).count } == 1)
            await database.close()
        }
    }
}
