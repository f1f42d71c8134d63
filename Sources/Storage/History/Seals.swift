import Secrets

extension Connection {
    /// Links the hashes of every event added since the last seal to it, of complaints and of incidents: a removed
    /// event, also the last one of the store, leaves a seal that nothing explains.
    func seal() throws {
        let last = try row(
            """
            SELECT id, last_event, last_incident_event, hash, (SELECT max(id) FROM incident_event)
            FROM seal ORDER BY id DESC LIMIT 1
            """)
        let id = try last?.int64(0) ?? 0
        let (after, afterIncident) = (try last?.int64(1) ?? 0, try last?.int64(2) ?? 0)
        let events = try rows("SELECT id, hash FROM event WHERE id > \(after) ORDER BY id")
        // Seldom any: not asked for where the seal before knows of all.
        let hasIncidents = try last.map { try $0.int64OrNil(4) ?? 0 > afterIncident } ?? true
        let incidents =
            hasIncidents
            ? try rows("SELECT id, hash FROM incident_event WHERE id > \(afterIncident) ORDER BY id") : []
        guard !events.isEmpty || !incidents.isEmpty else { return }
        let previous = try last?.text(3) ?? Chain.origin
        let hash = try Seal.hash(previous: previous, id: id + 1, of: events, incidents)
        try send(
            """
            INSERT INTO seal(id, first_event, last_event, count, last_incident_event, incident_count, previous, hash)
            VALUES (\(id + 1), \(try events.first?.int64(0)), \(try events.last?.int64(0) ?? after), \(events.count),
                \(try incidents.last?.int64(0) ?? afterIncident), \(incidents.count), \(previous), \(hash))
            """)
    }
}

enum Seal {
    /// The link over rows of (event id, event hash); those of incidents are marked, so that none passes for a
    /// complaint's.
    static func hash(previous: String, id: Int64, of events: [Row], _ incidents: [Row]) throws -> String {
        var bytes = Array("\(id)\n".utf8)
        bytes.reserveCapacity((events.count + incidents.count) * 72)
        for event in events {
            bytes += "\(try event.int64(0)) ".utf8
            bytes += try event.text(1).utf8
        }
        for event in incidents {
            bytes += "incident \(try event.int64(0)) ".utf8
            bytes += try event.text(1).utf8
        }
        return Chain.link(previous: previous, payload: bytes)
    }
}
