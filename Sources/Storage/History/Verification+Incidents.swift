import Complaints
import Secrets

extension Database {
    /// Recomputes every incident's chain and row. The words of a difference name the incident.
    func checkIncidents(into report: inout VerificationReport) async throws {
        var last: Int64 = 0
        while true {
            let after = last
            let found = try await read { c in
                let ids = try c.rows("SELECT id FROM incident WHERE id > \(after) ORDER BY id LIMIT 100").map {
                    try $0.int64(0)
                }
                return (try ids.map { try c.check(incident: $0) }, ids.last)
            }
            for (differences, events) in found.0 {
                report.incidents += 1
                report.events += events
                for difference in differences { report.add(difference) }
            }
            guard let end = found.1 else { return }
            last = end
        }
    }
}

extension Connection {
    fileprivate func check(incident id: Int64) throws -> (differences: [Difference], events: Int) {
        var differences: [Difference] = []
        func note(_ kind: Difference.Kind, _ sequence: Int?, _ detail: String) {
            differences.append(
                Difference(kind: kind, complaint: nil, sequence: sequence, detail: "incident \(id): \(detail)"))
        }
        var previous = Chain.origin
        var events: [IncidentEvent] = []
        let vault = EventVault()
        let stored = try incidentRows(id)
        for (offset, row) in stored.enumerated() {
            let sequence = try row.int(0)
            if sequence != offset + 1 { note(.sequence, sequence, "stands at place \(offset + 1)") }
            let hash = Chain.link(
                previous: previous,
                payload: Self.incidentBytes(
                    id, sequence, at: try row.int64(1), actor: try row.text(2), kind: try row.text(3),
                    payload: try row.text(4)))
            if try row.text(6) != previous || row.text(7) != hash {
                note(.hash, sequence, "does not follow from its words and the event before it")
            }
            previous = try row.text(7)
            guard let event = try? Self.incidentEvent(row, vault) else {
                note(.unreadable, sequence, "an event that cannot be read")
                continue
            }
            if vault.missing != vault.entries.count(where: { $0 == nil }) {
                note(.personal, sequence, "a text is not the one its digest was made of")
            }
            events.append(event)
        }
        guard let incident = Incident(id: id, history: events) else {
            note(.unreadable, nil, "the history does not begin with an opening")
            return (differences, stored.count)
        }
        let published = events.last { if case .bulletinPublished = $0.fact { true } else { false } }
        let model = IncidentModel(incident, publishedAt: published?.at)
        let row = try one(
            """
            SELECT version, title, stage, bulletins, opened_at, published_at, closed_at FROM incident WHERE id = \(id)
            """)
        if try IncidentModel(row) != model { note(.readModel, nil, "its row is not what history amounts to") }
        return (differences, stored.count)
    }
}
