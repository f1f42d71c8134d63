public import Foundation
import Secrets

/// Where the bytes of attachments are, addressed by their SHA-256. The same bytes are kept once.
public protocol AttachmentStore: Sendable {
    /// Keeps bytes durably and answers their digest, in hex. Call it before the transaction that refers to them.
    func keep(_ bytes: Data) async throws -> String

    /// The bytes behind a digest, or nil when they are not (or no longer) there.
    func bytes(of digest: String) async throws -> Data?

    /// Removes the bytes, if they are there. Only when nothing refers to them.
    func remove(_ digest: String) async throws
}

/// The address of bytes in an ``AttachmentStore``: their SHA-256 as 64 hexadecimal digits.
public func attachmentDigest(of bytes: Data) -> String {
    SaltedDigest.make(bytes, salt: "")
}
