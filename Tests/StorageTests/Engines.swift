import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Synchronization
import TestSupport
import Testing

/// What a test of the seam runs on.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, postgres

    var testDescription: String { rawValue }
}

/// A new database as ``prepare(_:)`` leaves it. `waitingWrites` is the engine's own unless given.
func withDatabase<T: Sendable>(
    _ engine: Engine, waitingWrites: Int? = nil, _ body: (any Database) async throws -> T
) async throws -> T {
    switch engine {
    case .sqlite:
        var options = SQLiteDatabase.Options()
        if let waitingWrites { options.waitingWrites = waitingWrites }
        return try await withDatabase(options, body)
    case .postgres:
        var options = PostgresDatabase.Options.small
        if let waitingWrites { options.waitingWrites = waitingWrites }
        return try await withPostgres(options) { database, _ in try await body(database) }
    }
}

/// Something to open a new, empty database with, as often as a test wants.
func withEmptyDatabase<T>(
    _ engine: Engine, _ body: (@escaping @Sendable () throws -> any Database) async throws -> T
) async throws -> T {
    switch engine {
    case .sqlite: try await withFolder { folder in try await body { try SQLiteDatabase(path: folder + "/db") } }
    case .postgres:
        try await Places.shared.withPlace {
            let server = try PostgresServer.shared()
            let name = try server.makeDatabase()
            defer { try? server.dropDatabase(name) }
            return try await body { try PostgresDatabase(url: server.url(name), options: .small) }
        }
    }
}

/// A PostgreSQL database as ``prepare(_:)`` leaves it, and its name on the server.
func withPostgres<T: Sendable>(
    _ options: PostgresDatabase.Options = .small, _ body: (PostgresDatabase, String) async throws -> T
) async throws -> T {
    try await withPostgresName { name in
        let database = try PostgresDatabase(url: PostgresServer.shared().url(name), options: options)
        return try await closing(database) { try await body($0, name) }
    }
}

/// The same without a connection to it.
func withPostgresName<T>(_ body: (String) async throws -> T) async throws -> T {
    try await Places.shared.withPlace {
        let server = try PostgresServer.shared()
        let name = try server.makeDatabase(from: try await Template.shared.name())
        defer { try? server.dropDatabase(name) }
        return try await body(name)
    }
}

/// Closes `database` after `body`, whatever comes of it.
func closing<D: Database, T>(_ database: D, _ body: (D) async throws -> T) async throws -> T {
    do {
        let result = try await body(database)
        await database.close()
        return result
    } catch {
        await database.close()
        throw error
    }
}

extension PostgresDatabase.Options {
    /// Few connections, for many tests run at once.
    static var small: Self {
        var options = Self()
        options.poolSize = 2
        return options
    }
}

/// The database the others are copies of, made once.
private actor Template {
    static let shared = Template()
    private var made: Task<String, any Error>?

    func name() async throws -> String {
        let task =
            made
            ?? Task {
                let server = try PostgresServer.shared()
                let name = try server.makeDatabase()
                let database = try PostgresDatabase(url: server.url(name), options: .small)
                try await closing(database) { try await prepare($0) }
                return name
            }
        made = task
        return try await task.value
    }
}

/// How many tests may have a database on the server at once.
private actor Places {
    static let shared = Places()
    private var free = 8
    private var waiting: [CheckedContinuation<Void, Never>] = []

    nonisolated func withPlace<T>(_ body: () async throws -> T) async throws -> T {
        await take()
        do {
            let result = try await body()
            await give()
            return result
        } catch {
            await give()
            throw error
        }
    }

    private func take() async {
        guard free == 0 else { return free -= 1 }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func give() {
        guard !waiting.isEmpty else { return free += 1 }
        waiting.removeFirst().resume()
    }
}
