import Foundation
import Storage

extension SQLiteDatabase {
    /// Writes the database as it stands, one snapshot, into a new file at `path`, durably, while everybody goes on.
    ///
    /// Throws ``StorageError/full`` when there is no room, and another error when the file exists.
    public func backUp(to path: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            startThread("redress.backup") { [file] in
                continuation.resume(with: Result { try Self.copy(file, to: path) })
            }
        }
    }

    private static func copy(_ file: String, to path: String) throws {
        let connection = try SQLiteConnection(path: file, use: .checkpoints, busyTimeout: 5000, cacheKibibytes: 8192)
        defer { connection.close() }
        try connection.execute("VACUUM INTO \(path)")
        try sync(path)
        try sync((path as NSString).deletingLastPathComponent)
    }

    private static func sync(_ path: String) throws {
        let handle = open(path.isEmpty ? "." : path, O_RDONLY)
        guard handle >= 0 else { throw StorageError.failed(code: Int(errno), "the copy cannot be opened") }
        defer { _ = Foundation.close(handle) }
        guard fsync(handle) == 0 else { throw StorageError.failed(code: Int(errno), "the copy cannot be made durable") }
    }
}

extension FileAttachmentStore {
    /// Copies every file into the store at `directory`, those it has already left out. Called after the copy of the
    /// database, so that whatever that refers to is here.
    ///
    /// - Parameter progress: called with the files done and how many there are.
    public func copyAll(to directory: String, progress: @Sendable (_ done: Int64, _ of: Int64) -> Void) async throws {
        let target = FileAttachmentStore(directory: directory)
        let digests = try digests()
        for (index, digest) in digests.enumerated() {
            // One that was erased meanwhile is gone, as it should be.
            if let bytes = try await bytes(of: digest) { _ = try await target.keep(bytes) }
            progress(Int64(index + 1), Int64(digests.count))
        }
    }
}
