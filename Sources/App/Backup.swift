public import Logging
import Foundation
import Storage
import StorageSQLite

/// A copy of a data folder, made while a server may run on it. The copy is a data folder itself.
public enum Backup {
    /// Why no copy can be made.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// A server's own tools do it.
        case server
        /// There is something at the target.
        case exists(String)

        public var description: String {
            switch self {
            case .server:
                "a PostgreSQL database is backed up by pg_dump or by its own archiving: see docs/operations.md"
            case .exists(let folder): "\(folder) exists already: a backup makes a new folder"
            }
        }
    }

    /// Copies `place` into the new folder `target`: the database as one snapshot, then the attachments. The folder
    /// appears under its name once it is whole.
    public static func make(
        of place: Place, in target: String, log: Logger,
        progress: @escaping @Sendable (_ done: Int64, _ of: Int64) -> Void
    ) async throws {
        guard case .folder(let folder) = place else { throw Failure.server }
        let files = FileManager.default
        guard !files.fileExists(atPath: target) else { throw Failure.exists(target) }
        let (database, store) = try await Installation.engine(place, mustExist: true, log: log)
        let part = target + ".part"
        do {
            if files.fileExists(atPath: part) { try files.removeItem(atPath: part) }
            umask(0o077)
            try files.createDirectory(
                atPath: part, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            guard let database = database as? SQLiteDatabase, let store = store as? FileAttachmentStore else {
                throw Failure.server
            }
            try await database.backUp(to: part + "/redress.sqlite")
            try await store.copyAll(to: part + "/attachments", progress: progress)
            let settings = folder + "/redress.conf"
            if files.fileExists(atPath: settings) {
                try files.copyItem(atPath: settings, toPath: part + "/redress.conf")
            }
            try files.moveItem(atPath: part, toPath: target)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}
