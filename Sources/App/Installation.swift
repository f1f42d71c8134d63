public import Complaints
public import Desk
public import Fetching
public import Foundation
public import Logging
import Storage
import StoragePostgres
import StorageSQLite

/// A data folder or database, opened and migrated, and the desk on it. Several processes may have it open at once.
public struct Installation: Sendable {
    /// What was opened.
    public let place: Place
    public let desk: ServiceDesk
    /// The numbers of the migrations that opening it applied.
    public let migrations: [Int]

    /// Why a data folder cannot be opened.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// There is no database in the folder.
        case missing(folder: String)
        /// The folder cannot be made.
        case noFolder(String)

        public var description: String {
            switch self {
            case .missing(let folder): "there is no Redress database in \(folder); `redress serve` makes one"
            case .noFolder(let folder): "the folder \(folder) cannot be made"
            }
        }
    }

    /// Opens a place. A folder and its database are made first where they are missing, unless `mustExist`.
    public static func open(
        _ place: Place, mustExist: Bool = false, log: Logger, toolHosts: AllowedHosts = .none,
        webhookHosts: AllowedHosts = .none, holidays: HolidayPlan? = nil,
        now: @escaping @Sendable () -> Date = WallClock.now
    ) async throws -> Installation {
        let (database, store) = try await engine(place, mustExist: mustExist, log: log)
        do {
            let migrations = try await database.migrate(at: now())
            let desk = try await ServiceDesk.open(
                database, store: store, log: log, toolHosts: toolHosts, webhookHosts: webhookHosts,
                holidays: holidays, now: now)
            return Installation(place: place, desk: desk, migrations: migrations)
        } catch {
            await database.close()
            throw error
        }
    }

    /// The engine of a place and where attachments are, not yet migrated.
    static func engine(
        _ place: Place, mustExist: Bool, log: Logger
    ) async throws -> (any Database, any AttachmentStore) {
        switch place {
        case .folder(let folder):
            try make(folder, mustExist: mustExist)
            return (
                try SQLiteDatabase(path: folder + "/redress.sqlite"),
                FileAttachmentStore(directory: folder + "/attachments")
            )
        case .server(let url):
            var options = PostgresDatabase.Options()
            options.log = { log.notice("database", metadata: ["event": "\($0)"]) }
            let database = try PostgresDatabase(url: url, options: options)
            return (database, DatabaseAttachmentStore(database))
        }
    }

    private static func make(_ folder: String, mustExist: Bool) throws {
        let files = FileManager.default
        if mustExist, !files.fileExists(atPath: folder + "/redress.sqlite") { throw Failure.missing(folder: folder) }
        // Complaints are nobody else's business: what is made here is for this account only, in whatever folder.
        umask(0o077)
        do {
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure.noFolder(folder)
        }
    }

    /// Finishes what was accepted, then closes the database.
    public func close() async {
        await desk.database.close()
    }

    /// Runs `work` on a place and closes it afterwards, whatever happens.
    public static func with<T>(
        _ place: Place, mustExist: Bool = false, log: Logger, toolHosts: AllowedHosts = .none,
        webhookHosts: AllowedHosts = .none, holidays: HolidayPlan? = nil, _ work: (Installation) async throws -> T
    ) async throws -> T {
        let installation = try await open(
            place, mustExist: mustExist, log: log, toolHosts: toolHosts, webhookHosts: webhookHosts,
            holidays: holidays)
        do {
            let result = try await work(installation)
            await installation.close()
            return result
        } catch {
            await installation.close()
            throw error
        }
    }
}
