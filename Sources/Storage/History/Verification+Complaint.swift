import Complaints
import Foundation
import Secrets

/// Checks complaints one by one within a snapshot.
struct ComplaintCheck {
    private let connection: any Connection
    private let policies: [Int: Policy]
    private let decoder = EventDecoder()
    var report = VerificationReport()

    init(connection: any Connection, policies: [Int: Policy]) {
        self.connection = connection
        self.policies = policies
    }

    private struct Stored {
        var sequence: Int
        var at: Int64
        var actor: String
        var kind: String
        var payload: String
        var previous: String
        var hash: String
        var entries: String?
    }

    mutating func check(_ key: ComplaintKey, number: ComplaintNumber) throws {
        report.complaints += 1
        func note(_ kind: Difference.Kind, _ sequence: Int?, _ detail: String) {
            report.add(Difference(kind: kind, complaint: number, sequence: sequence, detail: detail))
        }
        let stored = try events(of: key)
        report.events += stored.count
        var history: [Event] = []
        var previous = Chain.origin
        for (offset, event) in stored.enumerated() {
            if event.sequence != offset + 1 {
                note(.sequence, event.sequence, "stands at place \(offset + 1)")
            }
            let hash = Chain.link(
                previous: previous,
                payload: EncodedEvent.canonical(
                    complaint: key.rawValue, sequence: event.sequence, at: event.at, actor: event.actor,
                    kind: event.kind, payload: event.payload))
            if event.previous != previous || event.hash != hash {
                note(.hash, event.sequence, "does not follow from its words and the event before it")
            }
            previous = event.hash
            do {
                history.append(
                    try decoder.event(
                        at: event.at, actor: event.actor, payload: event.payload, entries: event.entries))
                // Each digest of the event finds its text, or its text was erased: one for one.
                if decoder.vault.missing != decoder.vault.entries.count(where: { $0 == nil }) {
                    note(.personal, event.sequence, "a personal value is not the one its digest was made of")
                }
            } catch {
                note(.unreadable, event.sequence, "an event of the kind \(event.kind) cannot be read")
            }
        }
        guard history.count == stored.count else { return }
        guard let complaint = Complaint(history: history) else {
            return note(.unreadable, nil, "the history does not begin with a receipt")
        }
        guard let policy = policies[complaint.policyVersion] else {
            return note(.unreadable, nil, "policy version \(complaint.policyVersion) is missing")
        }
        try compare(key, ReadModel(complaint, clocks: complaint.clocks(under: policy)), note)
    }

    private func compare(
        _ key: ComplaintKey, _ model: ReadModel, _ note: (Difference.Kind, Int?, String) -> Void
    ) throws {
        guard let row = try connection.complaintRow(of: key) else { return }
        if row.version != model.version {
            note(.sequence, nil, "\(row.version) events were recorded, \(model.version) are there")
        }
        for field in row.differences(from: model.complaint) where field != "version" {
            note(.readModel, nil, "\(field) is not what history amounts to")
        }
        let wanted = Dictionary(uniqueKeysWithValues: model.holders.map { ($0, model.queueAt) })
        if try connection.holderRows(of: key) != wanted {
            note(.readModel, nil, "it lies on other desks than it should")
        }
        if try connection.measureRows(of: key) != Set(model.measures) || connection.linkRows(of: key) != model.links {
            note(.readModel, nil, "its measures are not what history amounts to")
        }
    }

    private func events(of key: ComplaintKey) throws -> [Stored] {
        try connection.rows(
            """
            SELECT e.seq, e.at, e.actor, e.kind, e.payload, e.previous, e.hash, p.entries
            FROM event e LEFT JOIN personal p ON p.complaint_id = e.complaint_id AND p.seq = e.seq
            WHERE e.complaint_id = \(key) ORDER BY e.seq
            """
        ).map { row in
            Stored(
                sequence: try row.int(0), at: try row.int64(1), actor: try row.text(2), kind: try row.text(3),
                payload: try row.text(4), previous: try row.text(5), hash: try row.text(6),
                entries: try row.textOrNil(7))
        }
    }
}

extension ReadModel.Row {
    /// The names of the fields that differ. Looks at each only when the whole does.
    func differences(from other: ReadModel.Row) -> [String] {
        guard self != other else { return [] }
        return zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children).compactMap { mine, theirs in
            String(describing: mine.value) == String(describing: theirs.value) ? nil : mine.label
        }
    }
}
