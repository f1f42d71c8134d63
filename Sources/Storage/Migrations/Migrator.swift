public import Foundation

/// Brings a database to the schema of this program, or says why not.
public enum Migrator {
    /// Applies what is missing, in one transaction; answers the numbers applied.
    ///
    /// Throws ``StorageError/newerDatabase(found:known:)`` when a newer program was here, and
    /// ``StorageError/migrationChanged(number:)`` when an applied migration is not the one this program has.
    @discardableResult
    public static func migrate(
        _ connection: any Connection, _ migrations: [Migration] = Migration.all, at now: Date
    ) throws -> [Int] {
        if let unlimiting = connection.dialect.unlimiting { try connection.execute(unlimiting) }
        try connection.execute(
            SQL(
                text: connection.dialect.schema(
                    """
                    CREATE TABLE IF NOT EXISTS schema_migration (
                        number INT64 PRIMARY KEY,
                        name TEXT NOT NULL,
                        checksum TEXT NOT NULL,
                        applied_at INT64 NOT NULL
                    ) PLAIN
                    """)))
        let applied = try check(connection, migrations)
        let missing = migrations.filter { $0.number > applied }
        for migration in missing {
            for statement in migration.statements(for: connection.dialect) {
                try connection.execute(SQL(text: statement))
            }
            try connection.execute(
                """
                INSERT INTO schema_migration(number, name, checksum, applied_at)
                VALUES (\(migration.number), \(migration.name), \(migration.checksum), \(now))
                """)
        }
        // Once all are applied, for sealing knows the newest schema only.
        if missing.contains(where: \.isSealing) { try connection.seal() }
        return missing.map(\.number)
    }

    /// Whether nothing is missing, without writing. Throws as ``migrate(_:_:at:)`` does.
    public static func isCurrent(_ connection: any Connection, _ migrations: [Migration] = Migration.all) throws -> Bool
    {
        guard try connection.exists(connection.dialect.table("schema_migration")) else { return false }
        return try check(connection, migrations) == migrations.last?.number ?? 0
    }

    /// The highest number applied, once every applied one is known and unchanged.
    private static func check(_ connection: any Connection, _ migrations: [Migration]) throws -> Int {
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.number, $0.checksum) })
        var highest = 0
        for row in try connection.rows("SELECT number, checksum FROM schema_migration ORDER BY number") {
            let number = try row.int(0)
            guard let checksum = known[number] else {
                throw StorageError.newerDatabase(found: number, known: migrations.last?.number ?? 0)
            }
            guard try row.text(1) == checksum else { throw StorageError.migrationChanged(number: number) }
            highest = number
        }
        return highest
    }
}

extension Database {
    /// Brings the database to the schema of this program; answers the numbers of the migrations applied. While another
    /// process is at it, waits up to `patience`.
    @discardableResult
    public func migrate(
        _ migrations: [Migration] = Migration.all, at now: Date, patience: Duration = .seconds(600)
    ) async throws -> [Int] {
        let latest = ContinuousClock.now.advanced(by: patience)
        while true {
            do {
                if try await read({ try Migrator.isCurrent($0, migrations) }) { return [] }
                return try await write { try Migrator.migrate($0, migrations, at: now) }
            } catch StorageError.busy where .now < latest {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}
