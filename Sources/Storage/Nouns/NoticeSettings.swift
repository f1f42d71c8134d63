public import Complaints
public import Foundation

/// What a member of staff wants to be told, and when not to be.
public struct NoticeSettings: Sendable, Hashable {
    /// How long before a limit its reminder comes, in minutes; 0 for none.
    public var leadMinutes: Int
    /// When the person does not want to be disturbed, each day.
    public var quiet: QuietHours?

    /// For whoever chose nothing.
    public static let standard = NoticeSettings(leadMinutes: 15, quiet: nil)

    public init(leadMinutes: Int, quiet: QuietHours?) {
        self.leadMinutes = leadMinutes
        self.quiet = quiet
    }
}

/// A stretch of each day, in minutes from midnight, which may go over it: 22:00 to 08:00.
public struct QuietHours: Sendable, Hashable {
    public var from: Int
    /// Not included.
    public var until: Int

    public init(from: Int, until: Int) {
        self.from = from
        self.until = until
    }

    /// Whether `now` lies within it on the wall clock of `calendar`.
    public func contains(_ now: Date, in calendar: Calendar) -> Bool {
        let parts = calendar.dateComponents([.hour, .minute], from: now)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        return from <= until ? (from..<until).contains(minute) : minute >= from || minute < until
    }
}

/// When a complaint first has to be looked at.
public struct Alarm: Sendable, Hashable {
    public let key: ComplaintKey
    /// The complaint's, when this was read.
    public let version: Int
    public let time: Date
}

extension Connection {
    /// What a person chose, or the standard.
    public func noticeSettings(of staff: StaffID) throws -> NoticeSettings {
        try row("SELECT lead_minutes, quiet_from, quiet_until FROM notice_setting WHERE staff_id = \(staff)")
            .map { try NoticeSettings($0, from: 0) } ?? .standard
    }

    /// What everybody chose who chose anything.
    public func noticeSettings() throws -> [StaffID: NoticeSettings] {
        var found: [StaffID: NoticeSettings] = [:]
        for row in try rows("SELECT staff_id, lead_minutes, quiet_from, quiet_until FROM notice_setting") {
            found[try row.id(0)] = try NoticeSettings(row, from: 1)
        }
        return found
    }

    /// Keeps what a person chose.
    public func setNoticeSettings(_ settings: NoticeSettings, of staff: StaffID) throws {
        try execute(
            """
            INSERT INTO notice_setting(staff_id, lead_minutes, quiet_from, quiet_until)
            VALUES (\(staff), \(settings.leadMinutes), \(settings.quiet?.from), \(settings.quiet?.until))
            ON CONFLICT (staff_id) DO UPDATE SET lead_minutes = excluded.lead_minutes,
                quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
            """)
        afterCommit(.notices(staff))
        afterCommit(.staff)
    }

    /// Complaints on the desk whose first limit not yet breached, or whose measure's end, comes by `latest`, with the
    /// version each has, the first due first. A limit that comes by then belongs to one of them: the first of its
    /// complaint comes no later.
    public func alarms(by latest: Date) throws -> [Alarm] {
        try rows("SELECT id, version, alarm_at FROM complaint WHERE alarm_at <= \(latest) ORDER BY alarm_at, id")
            .map { Alarm(key: try $0.id(0), version: try $0.int(1), time: try $0.date(2)) }
    }

    /// When the first limit after `time` is due.
    public func nextAlarm(after time: Date) throws -> Date? {
        try one("SELECT min(alarm_at) FROM complaint WHERE alarm_at > \(time)").dateOrNil(0)
    }
}

extension NoticeSettings {
    fileprivate init(_ row: Row, from first: Int) throws {
        let from = try row.intOrNil(first + 1)
        let until = try row.intOrNil(first + 2)
        self.init(
            leadMinutes: try row.int(first),
            quiet: from.flatMap { from in until.map { QuietHours(from: from, until: $0) } })
    }
}
