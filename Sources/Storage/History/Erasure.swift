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

    /// Erases an attachment's name and its reference to the bytes; answers the digest whose bytes nothing refers to any
    /// more, to be removed from the ``AttachmentStore`` after the commit.
    public func eraseAttachment(_ id: Int64) throws -> String? {
        guard let digest = try attachment(id)?.digest else { return nil }
        try execute("UPDATE attachment SET name = NULL, size = 0, digest = '' WHERE id = \(id)")
        return try exists("SELECT 1 FROM attachment WHERE digest = \(digest)") ? nil : digest
    }
}
