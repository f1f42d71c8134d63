public import Foundation

/// Attachments in the database itself, for when several machines have no folder in common. Nothing of it waits for those
/// who write history.
public final class DatabaseAttachmentStore: AttachmentStore {
    private let database: any Database

    /// Bytes in this database.
    public init(_ database: any Database) {
        self.database = database
    }

    public func keep(_ bytes: Data) async throws -> String {
        let digest = attachmentDigest(of: bytes)
        // The same file may come again and is long: ask first.
        if try await database.row(Self.presence(of: digest)) != nil { return digest }
        let content = Array(bytes)
        try await database.aside { connection in
            try connection.execute(
                """
                INSERT INTO attachment_content(digest, bytes) VALUES (\(digest), \(content))
                ON CONFLICT (digest) DO NOTHING
                """)
        }
        return digest
    }

    public func bytes(of digest: String) async throws -> Data? {
        try await database.row("SELECT bytes FROM attachment_content WHERE digest = \(digest)").map {
            Data(try $0.bytes(0))
        }
    }

    public func remove(_ digest: String) async throws {
        try await database.aside { try $0.execute("DELETE FROM attachment_content WHERE digest = \(digest)") }
    }

    private static func presence(of digest: String) -> SQL {
        "SELECT 1 FROM attachment_content WHERE digest = \(digest)"
    }
}
