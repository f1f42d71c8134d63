public import Foundation

/// A file that came with a complaint or waits to become part of one. Its bytes are in the ``AttachmentStore``.
public struct StoredAttachment: Sendable, Hashable, Identifiable {
    public let id: Int64
    /// nil while it is only uploaded.
    public let complaint: ComplaintKey?
    /// SHA-256 of the bytes in hex: their address in the store.
    public let digest: String
    /// Bytes.
    public let size: Int
    public let contentType: String
    /// Cleaned of paths and control characters; nil once erased.
    public let name: String?
    /// An image that may be shown inside a page; everything else is a download.
    public let isInlineSafe: Bool
    public let createdAt: Date
    public let expiresAt: Date?

    static let columns =
        "id, complaint_id, digest, size, content_type, name, inline_safe, created_at, expires_at"

    init(_ row: Row) throws {
        id = try row.int64(0)
        complaint = try row.idOrNil(1)
        digest = try row.text(2)
        size = try row.int(3)
        contentType = try row.text(4)
        name = try row.textOrNil(5)
        isInlineSafe = try row.bool(6)
        createdAt = try row.date(7)
        expiresAt = try row.dateOrNil(8)
    }
}

extension Connection {
    /// Notes an upload that no complaint has yet. `token` is the digest of what the uploader shows to use it.
    public func addUpload(
        token: String?, digest: String, size: Int, contentType: String, name: String, isInlineSafe: Bool,
        at now: Date, expires: Date
    ) throws -> Int64 {
        try one(
            """
            INSERT INTO attachment(token, digest, size, content_type, name, inline_safe, created_at, expires_at)
            VALUES (\(token), \(digest), \(size), \(contentType), \(name), \(isInlineSafe), \(now), \(expires))
            RETURNING id
            """
        ).int64(0)
    }

    /// An upload by its token's digest, until it expires or is used.
    public func upload(token: String, at now: Date) throws -> StoredAttachment? {
        try row(
            """
            SELECT \(raw: StoredAttachment.columns) FROM attachment
            WHERE token = \(token) AND complaint_id IS NULL AND expires_at > \(now)
            """
        ).map(StoredAttachment.init)
    }

    /// Makes an upload part of a complaint; answers whether it was still free.
    @discardableResult
    public func attach(_ id: Int64, to complaint: ComplaintKey) throws -> Bool {
        try execute(
            """
            UPDATE attachment SET complaint_id = \(complaint), token = NULL, expires_at = NULL
            WHERE id = \(id) AND complaint_id IS NULL
            """) > 0
    }

    /// One attachment or upload.
    public func attachment(_ id: Int64) throws -> StoredAttachment? {
        try row("SELECT \(raw: StoredAttachment.columns) FROM attachment WHERE id = \(id)").map(StoredAttachment.init)
    }

    /// What a complaint has, in order.
    public func attachments(of complaint: ComplaintKey) throws -> [StoredAttachment] {
        try rows(
            "SELECT \(raw: StoredAttachment.columns) FROM attachment WHERE complaint_id = \(complaint) ORDER BY id"
        ).map(StoredAttachment.init)
    }

    /// Withdraws an upload before it is used; answers the digest whose bytes nothing refers to any more.
    public func dropUpload(_ id: Int64) throws -> String? {
        guard
            let digest = try row(
                "DELETE FROM attachment WHERE id = \(id) AND complaint_id IS NULL RETURNING digest")?.text(0)
        else { return nil }
        return try isReferred(digest) ? nil : digest
    }

    /// Drops uploads that nobody used; answers the digests whose bytes nothing refers to any more.
    public func dropExpiredUploads(at now: Date) throws -> [String] {
        let digests = try rows(
            "DELETE FROM attachment WHERE complaint_id IS NULL AND expires_at <= \(now) RETURNING digest"
        ).map { try $0.text(0) }
        return try Set(digests).filter { try !isReferred($0) }.sorted()
    }

    private func isReferred(_ digest: String) throws -> Bool {
        try exists("SELECT 1 FROM attachment WHERE digest = \(digest)")
    }
}
