import Channels
import Complaints
public import Foundation
import Secrets
public import Storage

/// A file that waits to become part of a complaint.
public struct Upload: Sendable, Hashable {
    public let token: String
    public let name: String
    public let size: Int
}

extension ServiceDesk {
    /// How many files go with one message, and how large each may be, in bytes.
    public static let mostFiles = 10
    public static let largestFile = 10 * 1024 * 1024

    /// Keeps a file until a form that names its token is sent, a day at most. What it is, its bytes decide.
    public func keep(_ bytes: [UInt8], named name: String) async throws -> Upload {
        let safe = SafeFileName(name).text
        guard bytes.count <= Self.largestFile else {
            throw FieldErrors(["attachments": .fileTooLarge(name: safe, limit: Self.largestFile)])
        }
        let kind = FileKind.sniff(Array(bytes.prefix(FileKind.prefixLength)))
        guard kind.isAccepted, !bytes.isEmpty else {
            throw FieldErrors(["attachments": .fileRefused(name: safe)])
        }
        let digest = try await store.keep(Data(bytes))
        let token = Token.random()
        let tokenDigest = Token.digest(token)
        let moment = now()
        _ = try await database.aside { c in
            try c.addUpload(
                token: tokenDigest, digest: digest, size: bytes.count, contentType: kind.contentType, name: safe,
                isInlineSafe: kind.isInlineSafe, at: moment, expires: moment.addingTimeInterval(86_400))
        }
        return Upload(token: token, name: safe, size: bytes.count)
    }

    /// What is behind upload tokens; those that expired are left out.
    public func uploads(_ tokens: [String]) async throws -> [Upload] {
        let moment = now()
        return try await database.read { c in
            try tokens.prefix(Self.mostFiles * 2).compactMap { token in
                try c.upload(token: Token.digest(token), at: moment).map {
                    Upload(token: token, name: $0.name ?? "", size: $0.size)
                }
            }
        }
    }

    /// Uploads as attachments of a fact, within the transaction that records it.
    static func attachments(_ tokens: [String], _ c: any Connection, at moment: Date) throws -> [Attachment] {
        guard tokens.count <= mostFiles else {
            throw FieldErrors(["attachments": .tooManyFiles(limit: mostFiles)])
        }
        return try tokens.map { token in
            guard let upload = try c.upload(token: Token.digest(token), at: moment) else {
                throw FieldErrors(["attachments": .fileGone])
            }
            return Attachment(
                id: upload.id, name: Personal(upload.name ?? ""), size: upload.size, contentType: upload.contentType,
                digest: upload.digest)
        }
    }

    /// A complaint's attachment with its bytes; nil when there is none by this id on this complaint.
    public func attachment(_ id: Int64, of key: ComplaintKey) async throws -> (StoredAttachment, Data)? {
        guard let stored = try await database.read({ try $0.attachment(id) }), stored.complaint == key,
            stored.name != nil,
            let bytes = try await store.bytes(of: stored.digest)
        else { return nil }
        return (stored, bytes)
    }
}
