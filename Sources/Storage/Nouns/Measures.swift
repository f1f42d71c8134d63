public import Complaints
public import Foundation

/// A measure as a list shows it. What it is about, in words, is read from the complaint's history.
public struct MeasureEntry: Sendable, Hashable, Identifiable {
    public let id: MeasureID
    /// The complaint it was taken on.
    public let complaint: ComplaintKey
    public let number: ComplaintNumber
    public let kind: MeasureKind
    public let state: MeasureState
    public let flag: FlagSetting
    public let until: Date
    public let since: Date?
    public let endedAt: Date?
    /// How many other complaints are linked to it.
    public let linked: Int

    static let columns = """
        m.id, m.complaint_id, c.number, m.kind, m.state, m.flag_key, m.flag_kind, m.flag_value, m.until, m.since,
        m.ended_at, (SELECT count(*) FROM measure_link l WHERE l.measure_id = m.id)
        """

    init(_ row: Row) throws {
        id = try row.id(0)
        complaint = try row.id(1)
        number = ComplaintNumber(rawValue: try row.text(2))
        kind = try row.word(3)
        state = try row.word(4)
        flag = FlagSetting(key: try row.text(5), kind: try row.word(6), value: try row.text(7))
        until = try row.date(8)
        since = try row.dateOrNil(9)
        endedAt = try row.dateOrNil(10)
        linked = try row.int(11)
    }
}

extension Connection {
    /// Measures that something can still come of, the next to end first.
    public func openMeasures(limit: Int = 500) throws -> [MeasureEntry] {
        try rows(
            """
            SELECT \(raw: MeasureEntry.columns) FROM measure m JOIN complaint c ON c.id = m.complaint_id
            WHERE m.ended_at IS NULL ORDER BY m.until, m.id LIMIT \(limit)
            """
        ).map(MeasureEntry.init)
    }

    /// Measures that are over, the last to end first; those before the one that ended at `before.at` with `before.id`.
    public func endedMeasures(before: (at: Date, id: MeasureID)? = nil, limit: Int = 50) throws -> [MeasureEntry] {
        let end: Int64 = before?.at.milliseconds ?? .max
        let id: Int64 = before?.id.rawValue ?? .max
        return try rows(
            """
            SELECT \(raw: MeasureEntry.columns) FROM measure m JOIN complaint c ON c.id = m.complaint_id
            WHERE m.ended_at IS NOT NULL AND (m.ended_at, m.id) < (\(end), \(id))
            ORDER BY m.ended_at DESC, m.id DESC LIMIT \(limit)
            """
        ).map(MeasureEntry.init)
    }

    public func measure(_ id: MeasureID) throws -> MeasureEntry? {
        try row(
            """
            SELECT \(raw: MeasureEntry.columns) FROM measure m JOIN complaint c ON c.id = m.complaint_id
            WHERE m.id = \(id)
            """
        ).map(MeasureEntry.init)
    }

    /// What is in force, for host sites.
    public func flagMeasures() throws -> [FlagMeasure] {
        try rows(
            """
            SELECT id, kind, flag_key, flag_kind, flag_value, since, until FROM measure
            WHERE ended_at IS NULL AND state = 'active' ORDER BY id
            """
        ).map { row in
            FlagMeasure(
                id: try row.id(0), kind: try row.word(1),
                flag: FlagSetting(key: try row.text(2), kind: try row.word(3), value: try row.text(4)),
                since: try row.date(5), until: try row.date(6))
        }
    }

    /// Other complaints that are linked to a measure.
    public func complaints(linkedTo measure: MeasureID) throws -> [ComplaintKey] {
        try rows("SELECT complaint_id FROM measure_link WHERE measure_id = \(measure) ORDER BY complaint_id").map {
            try $0.id(0)
        }
    }
}
