import Complaints
import Foundation
public import Storage

/// What a verification of the whole installation looked at and found.
public struct Verification: Sendable {
    /// Histories, chains, digests, what is computed from them, and the seals over the store.
    public let database: VerificationReport
    /// Files looked at.
    public let attachments: Int
    /// Files that are not the ones that came, in words without personal data.
    public let attachmentFaults: [String]

    public var isClean: Bool { database.isClean && attachmentFaults.isEmpty }
    public var head: String? { database.head }
}

extension ServiceDesk {
    /// Recomputes everything from history and compares, files included, while a server goes on.
    ///
    /// - Parameter progress: called now and then with the complaints done and the number to do.
    public func verify(progress: (@Sendable (_ done: Int64, _ of: Int64) -> Void)? = nil) async throws -> Verification {
        let report = try await database.verify(progress: progress)
        var faults: [String] = []
        var count = 0
        var last: Int64 = 0
        while true {
            let after = last
            let files = try await database.rows(
                """
                SELECT a.id, a.digest, c.number FROM attachment a JOIN complaint c ON c.id = a.complaint_id
                WHERE a.id > \(after) AND a.digest <> '' AND a.name IS NOT NULL ORDER BY a.id LIMIT 100
                """)
            guard let end = files.last else { break }
            last = try end.int64(0)
            for file in files {
                count += 1
                let digest = try file.text(1)
                let bytes = try await store.bytes(of: digest)
                if bytes.map({ attachmentDigest(of: $0) }) == digest { continue }
                let what = bytes == nil ? "is missing" : "is not the file that came"
                faults.append("\(try file.text(2)) attachment \(try file.int64(0)) \(what)")
            }
        }
        return Verification(database: report, attachments: count, attachmentFaults: faults)
    }

    /// Whether a head that was noted elsewhere is still part of the chain. Together with a clean verification it shows
    /// that nothing of what stood before it was removed.
    public func isSealed(_ head: String) async throws -> Bool {
        let head = head.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        return try await database.row("SELECT 1 FROM seal WHERE hash = \(head)") != nil
    }
}
