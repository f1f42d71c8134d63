import Secrets

extension Connection {
    /// Links the hashes of every event added since the last seal to it: a removed event, also the last one of the
    /// store, leaves a seal that nothing explains.
    func seal() throws {
        let last = try row("SELECT id, last_event, hash FROM seal ORDER BY id DESC LIMIT 1")
        let id = try last?.int64(0) ?? 0
        let after = try last?.int64(1) ?? 0
        let events = try rows("SELECT id, hash FROM event WHERE id > \(after) ORDER BY id")
        guard let first = events.first, let end = events.last else { return }
        let previous = try last?.text(2) ?? Chain.origin
        let hash = try Seal.hash(previous: previous, id: id + 1, of: events)
        try send(
            """
            INSERT INTO seal(id, first_event, last_event, count, previous, hash)
            VALUES (\(id + 1), \(try first.int64(0)), \(try end.int64(0)), \(events.count), \(previous), \(hash))
            """)
    }
}

enum Seal {
    /// The link over rows of (event id, event hash).
    static func hash(previous: String, id: Int64, of events: [Row]) throws -> String {
        var bytes = Array("\(id)\n".utf8)
        bytes.reserveCapacity(events.count * 72)
        for event in events {
            bytes += "\(try event.int64(0)) ".utf8
            bytes += try event.text(1).utf8
        }
        return Chain.link(previous: previous, payload: bytes)
    }
}
