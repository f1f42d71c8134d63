import Complaints
import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import TestSupport
import Testing

/// Random stories are stored as they are told, on both engines, and `redress verify` recomputes them from their history.
@Suite("Sequences") struct SequenceTests {
    private static let stories = 24
    private static let steps = 40

    @Test("1.2, 6.1, 6.2 after any sequence of commands, under any policy, the store verifies: SQLite")
    func sqlite() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await run(SQLiteDatabase(path: folder + "/db"))
    }

    @Test("1.2, 6.1, 6.2 after any sequence of commands, under any policy, the store verifies: PostgreSQL")
    func postgres() async throws {
        let server = try PostgresServer.shared()
        let name = try server.makeDatabase()
        defer { try? server.dropDatabase(name) }
        try await run(PostgresDatabase(url: server.url(name)))
    }

    private func run(_ database: any Database) async throws {
        try await database.migrate(at: dayOne)
        try await database.write { connection in
            for person in People.all {
                _ = try connection.addStaff(
                    login: "p\(person.id)", name: person.name, roles: person.roles, passwordHash: nil, at: dayOne)
            }
            try connection.addPolicy(.standard, author: nil, at: dayOne)
            for index in 0..<Self.stories { try connection.addPolicy(Self.policy(index), author: nil, at: dayOne) }
        }
        let events = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<Self.stories { group.addTask { try await tell(index, in: database) } }
            return try await group.reduce(0, +)
        }
        // Enough happened for the answer to mean something.
        #expect(events > Self.stories * 20)
        let report = try await database.verify()
        #expect(report.differences.isEmpty, "\(report.differences.prefix(5))")
        #expect(report.complaints == Self.stories)
        await database.close()
    }

    /// Every other story is told under a policy of its own.
    private static func policy(_ index: Int) -> Policy {
        var chance = Chance(seed: 61_271 + UInt64(index))
        var policy = index.isMultiple(of: 2) ? Policy.standard : chance.policy()
        policy.version = index + 2
        return policy
    }

    /// Tells one story step by step, each stored by itself; answers how many events it has.
    private func tell(_ index: Int, in database: any Database) async throws -> Int {
        var chance = Chance(seed: 7_261_127 + UInt64(index), measuresBefore: Int64(index) * 10)
        var story = try Story(
            chance.one(of: ComplaintType.allCases), number: "R260302\(10_000 + index)", policy: Self.policy(index))
        let first = story
        let (key, origin) = try await database.write {
            try $0.add(EncodedEvent.all(first.history), makes: ReadModel(first.complaint, clocks: first.clocks))
        }
        var head = origin
        var time: TimeInterval = 0
        for _ in 0..<Self.steps {
            time += chance.pause()
            let before = story
            let (author, command) =
                chance.happens(60)
                ? chance.step(of: story, at: dayOne.addingTimeInterval(time))
                : (chance.author(), chance.command(at: dayOne.addingTimeInterval(time)))
            // What belongs to other cases too is told by their own tests.
            if case .joinIncident = command { continue }
            if case .linkMeasure = command { continue }
            let events =
                (try? story.outcome(at: time, author, command)) ?? story.complaint.watch(story.circumstances(at: time))
            story.add(events)
            let (after, last) = (story, head)
            head = try await database.write {
                try $0.append(
                    EncodedEvent.all(events), to: key, after: last,
                    from: ReadModel(before.complaint, clocks: before.clocks),
                    to: ReadModel(after.complaint, clocks: after.clocks))
            }
        }
        return story.history.count
    }
}
