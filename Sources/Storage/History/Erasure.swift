import Complaints
public import Foundation

/// What an erasure leaves to do outside the database.
public struct ErasureResult: Sendable, Hashable {
    /// How many personal values were erased.
    public let values: Int
}

extension Connection {
    /// Erases the personal values of these events together with their salts; the chain stays verifiable, for the
    /// events hold digests only. What was written of them elsewhere goes too: raw receipts, outgoing texts, words of
    /// the full-text index.
    ///
    /// Append the domain's `erased` event in the same transaction and save the read model of the history as it then
    /// reads.
    @discardableResult
    public func erase(_ sequences: [Int], of complaint: ComplaintKey) throws -> ErasureResult {
        let indexed = try row("SELECT event_id FROM search_cursor WHERE name = 'search'")?.int64(0) ?? 0
        var values = 0
        for sequence in Set(sequences).sorted() {
            let stored = try row(
                """
                SELECT e.id, p.entries FROM event e
                JOIN personal p ON p.complaint_id = e.complaint_id AND p.seq = e.seq
                WHERE e.complaint_id = \(complaint) AND e.seq = \(sequence)
                """)
            guard let stored else { continue }
            let entries = try EventVault.entries(try stored.text(1))
            let terms = SearchTerms(entries.compactMap { $0?.text })
            if try stored.int64(0) <= indexed, !terms.words.isEmpty {
                try execute(dialect.dropTerms(try stored.int64(0), terms))
            }
            values += entries.count { $0 != nil }
            let erased = EventVault.stored(entries.map { _ in nil })
            try execute(
                """
                UPDATE personal SET entries = \(erased ?? "[]")
                WHERE complaint_id = \(complaint) AND seq = \(sequence)
                """)
            // What host sites are posted has no words of persons, and is still owed to them.
            try execute(
                """
                UPDATE outbox SET payload = ''
                WHERE complaint_id = \(complaint) AND seq = \(sequence) AND kind <> 'webhook'
                """)
            if sequence == 1 { try execute("UPDATE receipt SET raw = NULL WHERE complaint_id = \(complaint)") }
        }
        return ErasureResult(values: values)
    }

    /// Erases what is kept around a history besides its events: the names of its files, raw receipts and by what they
    /// were recognised, addresses and errors of outgoing messages, alerts, and what passes in a call. The bytes of the
    /// files go after the commit: see ``releasedFiles(limit:)``.
    public func eraseSurroundings(of complaint: ComplaintKey) throws {
        try execute("UPDATE attachment SET name = NULL, size = 0 WHERE complaint_id = \(complaint)")
        try execute(
            """
            UPDATE receipt SET raw = NULL, digest = '', problem = NULL, external_id = 'erased-' || id
            WHERE complaint_id = \(complaint)
            """)
        try execute(
            """
            UPDATE outbox SET payload = '', recipient = '', last_error = NULL WHERE complaint_id = \(complaint)
            """)
        try execute("DELETE FROM notice WHERE complaint_id = \(complaint)")
        try execute(
            """
            DELETE FROM call_signal
            WHERE call IN (SELECT call FROM call_peer WHERE complaint_id = \(complaint))
            """)
        try execute("DELETE FROM call_peer WHERE complaint_id = \(complaint)")
    }

    /// Files whose complaint was erased and whose bytes may still be in the ``AttachmentStore``: their digests, each
    /// with whether anything else has the same bytes. A crash between commit and removal leaves them here.
    public func releasedFiles(limit: Int = 100) throws -> [(digest: String, isShared: Bool)] {
        try rows(
            """
            SELECT DISTINCT a.digest, CASE WHEN EXISTS (
                SELECT 1 FROM attachment b WHERE b.digest = a.digest AND b.name IS NOT NULL) THEN 1 ELSE 0 END
            FROM attachment a WHERE a.name IS NULL AND a.digest <> '' ORDER BY a.digest LIMIT \(limit)
            """
        ).map { (digest: try $0.text(0), isShared: try $0.bool(1)) }
    }

    /// Notes that the bytes behind a digest are gone, or stay for another's sake.
    public func forgetReleased(_ digest: String) throws {
        try execute("UPDATE attachment SET digest = '' WHERE digest = \(digest) AND name IS NULL")
    }
}

extension Connection {
    /// Complaints whose records ended before `instant` and are not erased, held or asked about: in the
    /// order of their receipt, after the one that `position` names. Only those that keep this version of the policy.
    public func archived(
        before instant: Date, policy version: Int, after position: ComplaintKey?, limit: Int
    ) throws -> [ComplaintKey] {
        let marks: ComplaintMarks = [.anonymised, .held, .requestOpen]
        return try rows(
            """
            SELECT id FROM complaint
            WHERE policy_version = \(version) AND ended_at <= \(instant) AND (marks & \(marks.rawValue)) = 0
            AND id > \(position?.rawValue ?? 0) ORDER BY id LIMIT \(limit)
            """
        ).map { try $0.id(0) }
    }
}
