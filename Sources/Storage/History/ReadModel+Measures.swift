import Complaints
import Foundation

// Measures across complaints: computed from the histories, replaced when something about them changes.
extension ReadModel {
    struct MeasureRow: Hashable, Sendable {
        var id: Int64
        var kind: String
        var state: String
        var flag: FlagSetting
        var proposedBy: String
        var proposedAt: Int64
        var decidedBy: String?
        var decidedAt: Int64?
        var since: Int64?
        var until: Int64
        var endedBy: String?
        var endedAt: Int64?

        init(_ record: Complaint.MeasureRecord) {
            id = record.id.rawValue
            kind = record.kind.rawValue
            state = record.state.rawValue
            flag = record.measure.flag
            proposedBy = record.proposedBy.rawValue
            proposedAt = record.proposedAt.milliseconds
            decidedBy = record.decidedBy?.rawValue
            decidedAt = record.decidedAt?.milliseconds
            since = record.since?.milliseconds
            until = record.measure.until.milliseconds
            endedBy = record.endedBy?.rawValue
            endedAt = record.endedAt?.milliseconds
        }

        init(_ row: Storage.Row) throws {
            id = try row.int64(0)
            kind = try row.text(1)
            state = try row.text(2)
            flag = FlagSetting(key: try row.text(3), kind: try row.word(4), value: try row.text(5))
            proposedBy = try row.text(6)
            proposedAt = try row.int64(7)
            decidedBy = try row.textOrNil(8)
            decidedAt = try row.int64OrNil(9)
            since = try row.int64OrNil(10)
            until = try row.int64(11)
            endedBy = try row.textOrNil(12)
            endedAt = try row.int64OrNil(13)
        }

        static let columns = """
            id, kind, state, flag_key, flag_kind, flag_value, proposed_by, proposed_at, decided_by, decided_at, since,
            until, ended_by, ended_at
            """
    }
}

extension Connection {
    /// Writes what of the measures differs, and tells who listens.
    func updateMeasures(of key: ComplaintKey, from old: ReadModel, to model: ReadModel) throws {
        guard old.measures != model.measures || old.links != model.links else { return }
        let known = Dictionary(uniqueKeysWithValues: old.measures.map { ($0.id, $0) })
        for measure in model.measures where known[measure.id] != measure { try save(measure, of: key) }
        for link in model.links.subtracting(old.links) {
            try send("INSERT INTO measure_link(complaint_id, measure_id) VALUES (\(key), \(link))")
        }
        afterCommit(.measures)
    }

    private func save(_ m: ReadModel.MeasureRow, of key: ComplaintKey) throws {
        try send(
            """
            INSERT INTO measure(\(raw: ReadModel.MeasureRow.columns), complaint_id)
            VALUES (\(m.id), \(m.kind), \(m.state), \(m.flag.key), \(m.flag.kind), \(m.flag.value), \(m.proposedBy),
                \(m.proposedAt), \(m.decidedBy), \(m.decidedAt), \(m.since), \(m.until), \(m.endedBy), \(m.endedAt),
                \(key))
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by,
                decided_at = excluded.decided_at, since = excluded.since, ended_by = excluded.ended_by,
                ended_at = excluded.ended_at
            """)
    }

    func measureRows(of key: ComplaintKey) throws -> Set<ReadModel.MeasureRow> {
        Set(
            try rows("SELECT \(raw: ReadModel.MeasureRow.columns) FROM measure WHERE complaint_id = \(key)")
                .map { try ReadModel.MeasureRow($0) })
    }

    func linkRows(of key: ComplaintKey) throws -> Set<Int64> {
        Set(try rows("SELECT measure_id FROM measure_link WHERE complaint_id = \(key)").map { try $0.int64(0) })
    }
}
