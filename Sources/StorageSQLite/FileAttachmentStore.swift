public import Foundation
public import Storage

/// Attachments as files: `DIRECTORY/ab/abcdef…`, named by their SHA-256. A file is there whole or not at all.
public final class FileAttachmentStore: AttachmentStore {
    private let directory: String
    /// A few at once: more would not make the disk faster.
    private let queue = OperationQueue()

    /// Files below `directory`, which is made when the first one comes.
    public init(directory: String) {
        self.directory = directory
        queue.name = "redress.attachments"
        queue.maxConcurrentOperationCount = 4
    }

    public func keep(_ bytes: Data) async throws -> String {
        try await run { try self.write(bytes) }
    }

    public func bytes(of digest: String) async throws -> Data? {
        guard let path = path(of: digest) else { return nil }
        return try await run {
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            return try Data(contentsOf: URL(fileURLWithPath: path))
        }
    }

    public func remove(_ digest: String) async throws {
        guard let path = path(of: digest) else { return }
        try await run {
            guard unlink(path) == 0 || errno == ENOENT else { throw Self.failure() }
        }
    }

    /// The digests of all files, in order.
    func digests() throws -> [String] {
        guard FileManager.default.fileExists(atPath: directory) else { return [] }
        let folders = try FileManager.default.contentsOfDirectory(atPath: directory)
        return try folders.flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(folder)")
        }.filter { path(of: $0) != nil }.sorted()
    }

    private func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result(catching: work)) }
        }
    }

    private func write(_ bytes: Data) throws -> String {
        let digest = attachmentDigest(of: bytes)
        guard let path = path(of: digest) else { throw StorageError.corrupt("a digest that is none") }
        if FileManager.default.fileExists(atPath: path) { return digest }
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let temporary = "\(path).\(UUID().uuidString).tmp"
        do {
            try writeDurably(bytes, to: temporary)
            // The name appears only once the bytes are on the device.
            guard rename(temporary, path) == 0 else { throw Self.failure() }
            try syncFolder(folder)
            try syncFolder(directory)
        } catch {
            unlink(temporary)
            throw error
        }
        return digest
    }

    private func writeDurably(_ bytes: Data, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw Self.failure() }
        defer { _ = Foundation.close(file) }
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Self.failure() }
                rest = rest.dropFirst(count)
            }
        }
        guard fsync(file) == 0 else { throw Self.failure() }
    }

    private func syncFolder(_ path: String) throws {
        let folder = open(path, O_RDONLY)
        guard folder >= 0 else { throw Self.failure() }
        defer { _ = Foundation.close(folder) }
        guard fsync(folder) == 0 else { throw Self.failure() }
    }

    /// nil for anything but a digest, so that no name from outside becomes a path.
    private func path(of digest: String) -> String? {
        let digits = digest.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard digest.utf8.count == 64, digits else { return nil }
        return "\(directory)/\(digest.prefix(2))/\(digest)"
    }

    private static func failure() -> StorageError {
        errno == ENOSPC ? .full : .failed(code: Int(errno), "a file operation failed")
    }
}
