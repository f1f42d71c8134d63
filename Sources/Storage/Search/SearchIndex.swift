import Foundation

extension Database {
    /// Adds the next events to the full-text index; answers how many were looked at: none when it is complete.
    ///
    /// Terms are made outside the transaction, so that intake does not wait for them.
    public func indexNextEvents(limit: Int = 200) async throws -> Int {
        let pending = try await read { try $0.unindexed(limit: limit) }
        guard let last = pending.events.last else { return 0 }
        let prepared = try pending.events.map { ($0, try $0.terms) }
        return try await aside { connection in
            // Another process may have been here, or be here now.
            guard try connection.hasAlone("search index") else { return 0 }
            guard try connection.searchCursor() == pending.cursor else { return pending.events.count }
            let present = try connection.entries(after: pending.cursor, upTo: last.id)
            for (event, terms) in prepared {
                // Erased meanwhile: its words must not get in.
                let entries = present[event.id]
                let current =
                    entries == event.entries ? terms : try UnindexedEvent(id: event.id, entries: entries).terms
                if !current.wordText.isEmpty { try connection.send(connection.dialect.indexTerms(event.id, current)) }
            }
            try connection.execute(
                """
                INSERT INTO search_cursor(name, event_id) VALUES ('search', \(last.id))
                ON CONFLICT (name) DO UPDATE SET event_id = excluded.event_id
                """)
            return pending.events.count
        }
    }
}

struct UnindexedEvent: Sendable {
    let id: Int64
    let entries: String?

    var terms: SearchTerms {
        get throws { SearchTerms(try EventVault.entries(entries).compactMap { $0?.text }) }
    }
}

extension Connection {
    func searchCursor() throws -> Int64 {
        try row("SELECT event_id FROM search_cursor WHERE name = 'search'")?.int64(0) ?? 0
    }

    func unindexed(limit: Int) throws -> (cursor: Int64, events: [UnindexedEvent]) {
        let cursor = try searchCursor()
        let events = try rows(
            """
            SELECT e.id, p.entries FROM event e
            LEFT JOIN personal p ON p.complaint_id = e.complaint_id AND p.seq = e.seq
            WHERE e.id > \(cursor) ORDER BY e.id LIMIT \(limit)
            """
        ).map { UnindexedEvent(id: try $0.int64(0), entries: try $0.textOrNil(1)) }
        return (cursor, events)
    }

    /// The personal values of these events, by the event, of those that have any.
    func entries(after first: Int64, upTo last: Int64) throws -> [Int64: String] {
        var entries: [Int64: String] = [:]
        for row in try rows(
            """
            SELECT e.id, p.entries FROM event e JOIN personal p ON p.complaint_id = e.complaint_id AND p.seq = e.seq
            WHERE e.id > \(first) AND e.id <= \(last)
            """)
        {
            entries[try row.int64(0)] = try row.textOrNil(1)
        }
        return entries
    }
}
