public import Desk
public import Foundation
public import Logging
import Storage
import StorageSQLite

/// A data folder, opened: the database, migrated, and the desk on it. Several processes may have it open at once.
public struct Installation: Sendable {
    /// The folder.
    public let folder: String
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

    /// Opens a folder, and makes it and its database first where they are missing, unless `mustExist`.
    public static func open(
        _ folder: String, mustExist: Bool = false, log: Logger, now: @escaping @Sendable () -> Date = WallClock.now
    ) async throws -> Installation {
        let path = folder + "/redress.sqlite"
        let files = FileManager.default
        if mustExist, !files.fileExists(atPath: path) { throw Failure.missing(folder: folder) }
        // Complaints are nobody else's business: what is made here is for this account only, in whatever folder.
        umask(0o077)
        do {
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure.noFolder(folder)
        }
        let database = try SQLiteDatabase(path: path)
        do {
            let migrations = try await database.migrate(at: now())
            let store = FileAttachmentStore(directory: folder + "/attachments")
            let desk = try await ServiceDesk.open(database, store: store, log: log, now: now)
            return Installation(folder: folder, desk: desk, migrations: migrations)
        } catch {
            await database.close()
            throw error
        }
    }

    /// Finishes what was accepted, then closes the database.
    public func close() async {
        await desk.database.close()
    }

    /// Runs `work` on a folder and closes it afterwards, whatever happens.
    public static func with<T>(
        _ folder: String, mustExist: Bool = false, log: Logger, _ work: (Installation) async throws -> T
    ) async throws -> T {
        let installation = try await open(folder, mustExist: mustExist, log: log)
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
