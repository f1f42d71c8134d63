public import Foundation

/// Which clock of a complaint: its name, which instance, and for which level where lengths differ by level.
public struct ClockKey: Hashable, Sendable, Codable, CustomStringConvertible {
    public var name: ClockName
    /// The work item, the round, or the period; 0 where there is one only. An upheld objection counts 1000 further.
    public var scope: Int
    /// The level whose length it has, where the length depends on the level.
    public var level: Level?

    public init(_ name: ClockName, scope: Int = 0, level: Level? = nil) {
        self.name = name
        self.scope = scope
        self.level = level
    }

    /// `handling/0/2`: stable, for storage and addresses.
    public var description: String { "\(name.rawValue)/\(scope)/\(level?.rawValue ?? 0)" }
}

/// Why a clock stopped mattering without its event.
public enum Cancellation: String, Hashable, Sendable, Codable, CaseIterable {
    case rejected, withdrawn, merged, closed
    /// The level changed so that it no longer applies.
    case regraded
    /// Its work item was dropped.
    case dropped
    /// The incident's own clock took over.
    case incident
    /// The complaint was reopened (retention only).
    case reopened
}

/// How a clock ended.
public enum ClockEnding: Hashable, Sendable {
    /// Its event happened; in time if at or before the due time.
    case met(at: Date, sequence: Int)
    case cancelled(Cancellation, at: Date)
    /// A period of a repeating clock that passed without its event; the next period is running.
    case missed
}

/// One running or ended limit, which explains itself. Times are computed from history; nothing is typed in.
public struct Clock: Hashable, Sendable {
    public let key: ClockKey
    public let clause: Clause
    /// The event it started at, from 1, and that event's time.
    public let startSequence: Int
    public let startedAt: Date
    /// Seconds, by the wall clock or the policy's calendar; months for retention.
    public let length: ClockLength
    public internal(set) var dueAt: Date
    public internal(set) var ending: ClockEnding?
    /// When the breach was recorded. Never undone.
    public internal(set) var breachedAt: Date?
    /// Runs as a promise before grading; a breach while provisional stays on record as "not graded in time".
    public internal(set) var isProvisional: Bool

    public var name: ClockName { key.name }
    /// Running: neither met nor cancelled. A breached clock may still be open.
    public var isOpen: Bool { ending == nil }
    /// A limit that can be breached; retention is a floor and cannot.
    public var isLimit: Bool { key.name != .retention }
    public var isBreached: Bool { breachedAt != nil }

    /// Whether it has passed its due time unstopped. The due instant itself is still in time.
    public func isOverdue(at now: Date) -> Bool { isOpen && isLimit && now > dueAt }

    /// When it was met, if it was.
    public var metAt: Date? {
        if case .met(let at, _) = ending { at } else { nil }
    }

    /// Met at or before its due time; the report to the management group, which falls due by the time itself, within
    /// the hour.
    public var isMetInTime: Bool { metAt.map { $0 <= latest && breachedAt == nil } ?? false }

    /// Whether a breach has to be on record by now: passed its due time open, or met later than that while another
    /// level's clock was running in its place.
    func isLapsed(at now: Date) -> Bool {
        guard isLimit else { return false }
        if let metAt { return metAt > latest }
        return isOpen && now > latest
    }

    /// The last instant at which it is met in time. The duty to report after five days *begins* at the due time, and
    /// the system does it then: only a watcher that slept through the hour after it is a lapse. (4.2.2)
    private var latest: Date { name == .managementReport ? dueAt.addingTimeInterval(3600) : dueAt }
}

/// How long a clock runs.
public enum ClockLength: Hashable, Sendable, Codable {
    /// Seconds by the wall clock.
    case seconds(Int)
    /// Seconds of working time in a calendar of the policy.
    case working(Int, calendar: String)
    /// Calendar months.
    case months(Int)
}
