import Secrets

/// How far the check of the seals has come.
private struct SealPosition: Sendable {
    var id: Int64 = 0
    var event: Int64 = 0
    var incidentEvent: Int64 = 0
    var hash = Chain.origin
}

extension Database {
    /// Follows the store-wide chain from its beginning.
    func checkSeals(page: Int = 100, into report: inout VerificationReport) async throws {
        var position = SealPosition()
        while true {
            let start = position
            let (part, end) = try await read { try $0.checkSeals(after: start, limit: page) }
            report.seals += part.seals
            for difference in part.differences { report.add(difference) }
            guard let end else { break }
            position = end
        }
        report.head = position.id == 0 ? nil : position.hash
        let (last, sealed, sealedIncident) = (position.id, position.event, position.incidentEvent)
        // Nothing to say when a seal came while this was looked at.
        let unsealed = try await row(
            """
            SELECT (SELECT count(*) FROM event WHERE id > \(sealed)),
                (SELECT count(*) FROM incident_event WHERE id > \(sealedIncident))
            WHERE NOT EXISTS (SELECT 1 FROM seal WHERE id > \(last))
            """)
        for (index, name) in ["events", "events of incidents"].enumerated() {
            guard let count = try unsealed?.int(index), count > 0 else { continue }
            report.add(Difference(kind: .seal, complaint: nil, sequence: nil, detail: "\(count) \(name) have no seal"))
        }
    }
}

extension Connection {
    fileprivate func checkSeals(
        after start: SealPosition, limit: Int
    ) throws -> (report: VerificationReport, end: SealPosition?) {
        var report = VerificationReport()
        func note(_ id: Int64, _ detail: String) {
            report.add(Difference(kind: .seal, complaint: nil, sequence: nil, detail: "seal \(id) \(detail)"))
        }
        let seals = try rows(
            """
            SELECT id, first_event, last_event, count, previous, hash, last_incident_event, incident_count FROM seal
            WHERE id > \(start.id) ORDER BY id LIMIT \(limit)
            """)
        var position = start
        for seal in seals {
            let (id, last, lastIncident) = (try seal.int64(0), try seal.int64(2), try seal.int64(6))
            report.seals += 1
            if id != position.id + 1 { note(id, "follows on seal \(position.id)") }
            if try seal.text(4) != position.hash { note(id, "does not link to the one before it") }
            let events = try rows(
                "SELECT id, hash FROM event WHERE id > \(position.event) AND id <= \(last) ORDER BY id")
            let incidents = try rows(
                """
                SELECT id, hash FROM incident_event
                WHERE id > \(position.incidentEvent) AND id <= \(lastIncident) ORDER BY id
                """)
            if try events.count != seal.int(3) || events.first?.int64(0) != seal.int64OrNil(1) {
                note(id, "covers \(try seal.int(3)) events, \(events.count) are there")
            } else if try incidents.count != seal.int(7) {
                note(id, "covers \(try seal.int(7)) events of incidents, \(incidents.count) are there")
            } else if try Seal.hash(previous: seal.text(4), id: id, of: events, incidents) != seal.text(5) {
                note(id, "was made of other events")
            }
            position = SealPosition(id: id, event: last, incidentEvent: lastIncident, hash: try seal.text(5))
        }
        return (report, seals.isEmpty ? nil : position)
    }
}
