import Foundation
import Storage
import StoragePostgres
import TestSupport
import Testing

@Suite("PostgreSQL: the pool") struct PoolTests {
    /// How many of the database's connections sleep.
    private func sleepers(_ name: String) throws -> String {
        try PostgresServer.shared().sql(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = '\(name)' AND state = 'active' AND wait_event = 'PgSleep'
            """)
    }

    @Test("A read whose task is cancelled is stopped on the server; the next one is not")
    func cancelled() async throws {
        try await withPostgres { database, name in
            let task = Task { try await database.row("SELECT pg_sleep(60)") }
            try await until { try sleepers(name) == "1" }
            let start = ContinuousClock.now
            task.cancel()
            await #expect(throws: CancellationError.self) { _ = try await task.value }
            #expect(start.duration(to: .now) < .seconds(5))
            #expect(try sleepers(name) == "0")
            for _ in 1...10 { #expect(try await database.row("SELECT 1")?.int(0) == 1) }
        }
    }

    @Test("A read that still waits is dropped when its task is cancelled")
    func cancelledInLine() async throws {
        var options = PostgresDatabase.Options.small
        options.poolSize = 1
        try await withPostgres(options) { database, name in
            let first = Task { try await database.row("SELECT pg_sleep(60)") }
            try await until { try sleepers(name) == "1" }
            let second = Task { try await database.row("SELECT 1") }
            try await Task.sleep(for: .milliseconds(50))
            second.cancel()
            await #expect(throws: CancellationError.self) { _ = try await second.value }
            first.cancel()
            _ = try? await first.value
        }
    }

    @Test("A write runs to its end although its task is cancelled")
    func writesGoOn() async throws {
        try await withPostgres { database, name in
            for isHistory in [true, false] {
                let body: @Sendable (any Connection) throws -> Void = { connection in
                    _ = try connection.row("SELECT pg_sleep(1)")
                    try connection.set("\(isHistory)", to: "")
                }
                let task = Task { try await isHistory ? database.write(body) : database.aside(body) }
                try await until { try sleepers(name) == "1" }
                task.cancel()
                try await task.value
            }
            #expect(try await database.rows("SELECT key FROM setting").count == 2)
        }
    }

    @Test("What takes too long is refused: a statement, a place in line, and one place too many")
    func limits() async throws {
        var options = PostgresDatabase.Options.small
        options.poolSize = 1
        options.waitingReads = 1
        options.statementTimeout = .seconds(3)
        options.waitingTime = .milliseconds(500)
        try await withPostgres(options) { database, name in
            let slow = Task { try await database.row("SELECT pg_sleep(60)") }
            try await until { try sleepers(name) == "1" }
            let late = Task { try await database.row("SELECT 1") }
            try await Task.sleep(for: .milliseconds(50))
            await #expect(throws: StorageError.overloaded) { try await database.row("SELECT 1") }
            await #expect(throws: StorageError.busy) { try await late.value }
            await #expect(throws: StorageError.busy) { try await slow.value }
            #expect(try await database.row("SELECT 1")?.int(0) == 1)
        }
    }

    @Test("A migration may take longer than a statement may")
    func longMigration() async throws {
        try await withPostgresName { name in
            var options = PostgresDatabase.Options.small
            (options.statementTimeout, options.lockTimeout, options.slack) = (
                .milliseconds(300), .milliseconds(300), .milliseconds(100)
            )
            let slow = Migration(
                (Migration.all.map(\.number).max() ?? 0) + 1, "slow",
                ["CREATE TABLE slow AS SELECT pg_sleep(1.5)::text AS a"])
            try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 1...2 {
                    let database = try PostgresDatabase(url: PostgresServer.shared().url(name), options: options)
                    group.addTask {
                        try await closing(database) { try await $0.migrate(Migration.all + [slow], at: morning) }
                    }
                }
                let applied = try await group.reduce(into: []) { $0 += $1 }
                #expect(applied == [slow.number])
            }
        }
    }
}
