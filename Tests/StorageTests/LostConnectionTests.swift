import Foundation
import Storage
import StoragePostgres
import Synchronization
import TestSupport
import Testing

@Suite("PostgreSQL: lost connections") struct LostConnectionTests {
    /// Ends every connection to the database, as a failing server would.
    private func terminate(_ name: String, where condition: String = "true") throws {
        try PostgresServer.shared().sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)' AND \(condition)")
    }

    @Test("Between two bodies: nobody notices")
    func between() async throws {
        try await withPostgres { database, name in
            try await database.write { try $0.set("a", to: "1") }
            _ = try await database.read { try $0.setting("a") }
            try terminate(name)
            #expect(try await database.read { try $0.setting("a") } == "1")
            try terminate(name)
            try await database.write { try $0.set("a", to: "2") }
            try terminate(name)
            try await database.aside { try $0.set("b", to: "3") }
            #expect(
                try await database.rows("SELECT value FROM setting ORDER BY key").map { try $0.text(0) } == ["2", "3"])
        }
    }

    @Test("Within a body: it is run once more, and what it wrote is there once")
    func within() async throws {
        try await withPostgres { database, _ in
            for way in ["read", "write", "aside"] {
                let runs = Mutex(0)
                let body: @Sendable (any Connection) throws -> Void = { connection in
                    let isFirst = runs.withLock { runs in
                        runs += 1
                        return runs == 1
                    }
                    if way != "read" { try connection.execute("INSERT INTO setting(key, value) VALUES (\(way), '')") }
                    _ = try connection.one("SELECT 1")
                    if isFirst { _ = try connection.row("SELECT pg_terminate_backend(pg_backend_pid())") }
                }
                switch way {
                case "read": try await database.read(body)
                case "write": try await database.write(body)
                default: try await database.aside(body)
                }
                #expect(runs.withLock { $0 } == 2)
            }
            #expect(try await database.row("SELECT count(*) FROM setting")?.int(0) == 2)
        }
    }

    @Test("With a commit that the server undid: run again", arguments: [true, false])
    func undone(isHistory: Bool) async throws {
        try await withPostgres { database, name in
            // The server process ends itself during the first commit: sequences are not undone.
            try PostgresServer.shared().sql(
                """
                CREATE SEQUENCE commits;
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN IF nextval(''commits'') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                    RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER die AFTER INSERT ON setting DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION die()
                """, in: name)
            let runs = Mutex(0)
            let body: @Sendable (any Connection) throws -> Void = { connection in
                runs.withLock { $0 += 1 }
                try connection.send("INSERT INTO setting(key, value) VALUES ('k', 'v')")
            }
            try await isHistory ? database.write(body) : database.aside(body)
            #expect(runs.withLock { $0 } == 2)
            #expect(try await database.rows("SELECT key FROM setting").count == 1)
        }
    }

    @Test("With a commit that was made: found out, and not run again", arguments: [true, false])
    func made(isHistory: Bool) async throws {
        try await withPostgresName { name in
            // This commit is made, and then waits for a copy that does not exist.
            try PostgresServer.shared().sql("ALTER DATABASE \(name) SET synchronous_commit = on")
            let database = try PostgresDatabase(url: PostgresServer.shared().url(name), options: .small)
            try await closing(database) { database in
                let runs = Mutex(0)
                let changes = database.changes()
                let body: @Sendable (any Connection) throws -> Void = { connection in
                    runs.withLock { $0 += 1 }
                    connection.afterCommit(.policy)
                    try connection.set("k", to: "v")
                }
                async let write: Void = isHistory ? database.write(body) : database.aside(body)
                try await waitForCommit(name)
                try terminate(name, where: "wait_event = 'SyncRep'")
                try await write
                #expect(runs.withLock { $0 } == 1)
                #expect(try await database.read { try $0.setting("k") } == "v")
                var iterator = changes.makeAsyncIterator()
                #expect(await iterator.next() == .policy)
            }
        }
    }

    @Test("With a commit, and nobody there to ask: the outcome is said to be unknown")
    func unknown() async throws {
        try await withPostgresName { name in
            let server = try PostgresServer.shared()
            try server.sql("ALTER DATABASE \(name) SET synchronous_commit = on")
            let proxy = try Proxy(to: server.port)
            defer { proxy.close() }
            var options = PostgresDatabase.Options.small
            options.outcomeTimeout = .milliseconds(300)
            let database = try PostgresDatabase(url: through(proxy, name), options: options)
            try await closing(database) { database in
                let write = Task { try await database.write { try $0.set("k", to: "v") } }
                try await waitForCommit(name)
                proxy.goAway()
                await #expect(throws: StorageError.outcomeUnknown) { try await write.value }
                #expect(StorageError.outcomeUnknown.isTransient)
                proxy.comeBack()
                // It was made all the same, and can be seen once its server process gives up waiting.
                try terminate(name, where: "wait_event = 'SyncRep'")
                try await until { try await database.read { try $0.setting("k") } == "v" }
            }
        }
    }

    @Test("With a commit, and a server that fell over and gave its number to another: not said to be made")
    func numberGivenAnew() async throws {
        try await withPostgresName { name in
            let server = try PostgresServer.shared()
            // What a transaction wrote stays in memory until a commit. So does its number.
            try server.sql("ALTER SYSTEM SET wal_writer_delay = '10s'")
            try server.sql("SELECT pg_reload_conf()")
            defer {
                _ = try? server.sql("ALTER SYSTEM RESET wal_writer_delay")
                _ = try? server.sql("SELECT pg_reload_conf()")
            }
            try server.sql(
                """
                CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF NEW.value = 'fall' THEN
                            EXECUTE format('COPY (SELECT 1) TO PROGRAM ''kill -9 %s''', pg_backend_pid());
                        END IF;
                        RETURN NULL;
                    END $$;
                CREATE CONSTRAINT TRIGGER fall AFTER INSERT ON setting DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION fall();
                CREATE TABLE other(x INT)
                """, in: name)
            let proxy = try Proxy(to: server.port)
            defer { proxy.close() }
            let database = try PostgresDatabase(url: through(proxy, name), options: .small)
            try await closing(database) { database in
                let number = Mutex<UInt64?>(nil)
                let write = Task {
                    try await database.write { connection in
                        try connection.send("INSERT INTO setting(key, value) VALUES ('k', 'fall')")
                        let given = try connection.row("SELECT pg_current_xact_id()::text")?.text(0)
                        number.withLock { $0 = given.flatMap(UInt64.init) }
                        proxy.refuse()
                    }
                }
                try await until { number.withLock { $0 } != nil }
                let ours = number.withLock { $0 }
                try await until {
                    let given = try server.sql("INSERT INTO other VALUES (1) RETURNING pg_current_xact_id()", in: name)
                    return UInt64(given) == ours
                }
                proxy.comeBack()
                await #expect(throws: StorageError.outcomeUnknown) { try await write.value }
                #expect(try await database.read { try $0.setting("k") } == nil)
            }
        }
    }

    @Test("A commit that waits for a copy for longer than a statement may take is not said to be made")
    func copyAway() async throws {
        try await withPostgresName { name in
            try PostgresServer.shared().sql("ALTER DATABASE \(name) SET synchronous_commit = on")
            var options = PostgresDatabase.Options.small
            options.statementTimeout = .milliseconds(300)
            options.lockTimeout = .milliseconds(300)
            options.slack = .milliseconds(900)
            options.outcomeTimeout = .milliseconds(300)
            let database = try PostgresDatabase(url: PostgresServer.shared().url(name), options: options)
            try await closing(database) { database in
                await #expect(throws: StorageError.outcomeUnknown) {
                    try await database.write { try $0.set("k", to: "v") }
                }
                try terminate(name, where: "wait_event = 'SyncRep'")
            }
        }
    }

    @Test("While the server is away everything is refused at once; when it is back, everything goes on")
    func away() async throws {
        try await withPostgresName { name in
            let proxy = try Proxy(to: PostgresServer.shared().port)
            defer { proxy.close() }
            let database = try PostgresDatabase(url: through(proxy, name), options: .small)
            try await closing(database) { database in
                try await database.write { try $0.set("k", to: "1") }
                proxy.goAway()
                let start = ContinuousClock.now
                for _ in 1...10 {
                    await #expect(throws: StorageError.busy) { try await database.read { try $0.setting("k") } }
                    await #expect(throws: StorageError.busy) { try await database.write { try $0.set("k", to: "2") } }
                    await #expect(throws: StorageError.busy) { try await database.aside { try $0.set("k", to: "2") } }
                }
                // Thirty refusals in the time that one wait would take.
                #expect(start.duration(to: .now) < .seconds(9))
                proxy.comeBack()
                try await until { try await database.read { try $0.setting("k") } == "1" }
                try await until {
                    try await database.write { try $0.set("k", to: "3") }; return true
                }
            }
        }
    }

    @Test("A server that says nothing more is waited for as long as was agreed")
    func silent() async throws {
        try await withPostgresName { name in
            let proxy = try Proxy(to: PostgresServer.shared().port)
            defer { proxy.close() }
            var options = PostgresDatabase.Options.small
            (options.statementTimeout, options.lockTimeout) = (.milliseconds(300), .milliseconds(200))
            (options.slack, options.connectTimeout) = (.milliseconds(200), .milliseconds(300))
            options.outcomeTimeout = .milliseconds(300)
            let database = try PostgresDatabase(url: through(proxy, name), options: options)
            try await closing(database) { database in
                try await database.write { try $0.set("k", to: "1") }
                _ = try await database.read { try $0.setting("k") }
                proxy.stall()
                let start = ContinuousClock.now
                await #expect(throws: StorageError.busy) { try await database.read { try $0.setting("k") } }
                await #expect(throws: StorageError.busy) { try await database.write { try $0.set("k", to: "2") } }
                #expect(start.duration(to: .now) < .seconds(5))
                proxy.goAway()
                proxy.comeBack()
                try await until { try await database.read { try $0.setting("k") } == "1" }
            }
        }
    }

    private func through(_ proxy: Proxy, _ name: String) -> String {
        "postgres://redress:\(PostgresServer.password)@127.0.0.1:\(proxy.port)/\(name)?sslmode=disable"
    }

    private func waitForCommit(_ name: String) async throws {
        let server = try PostgresServer.shared()
        try await until {
            try server.sql(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '\(name)' AND wait_event = 'SyncRep'") == "1"
        }
    }
}

/// Returns once `condition` holds, whatever it throws before; gives up after some seconds.
func until(_ condition: () async throws -> Bool) async throws {
    let latest = ContinuousClock.now.advanced(by: .seconds(15))
    while (try? await condition()) != true {
        guard .now < latest else { throw Unexpected() }
        try await Task.sleep(for: .milliseconds(20))
    }
}
