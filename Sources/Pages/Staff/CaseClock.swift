public import Complaints
public import Foundation

/// How a clock stands.
public enum ClockOutcome: Sendable, Hashable {
    case running
    case met(Date)
    /// Breached first, met afterwards; both stay on record.
    case metLate(Date)
    /// Breached, and still not met.
    case breached
    case cancelled(Date)
    /// Broken and over: nothing can meet it any more.
    case missed(Date)
}

/// A clock that can explain itself.
public struct CaseClock: Sendable {
    public var name: ClockName
    public var clause: Clause
    /// The event it started with, in words.
    public var startEvent: String
    public var startedAt: Date
    public var length: ClockLength
    public var due: Date
    /// What meets it, in words.
    public var metBy: String
    public var outcome: ClockOutcome
    /// A promise made before grading.
    public var isProvisional: Bool
    /// Whose work item it is about, where it is about one.
    public var department: Department?
    /// The work item, the round or the period; 0 where there is one only.
    public var scope = 0
    /// The level whose promise it is, where several levels' run from the same start.
    public var level: Level?

    public init(
        name: ClockName, clause: Clause, startEvent: String, startedAt: Date, length: ClockLength, due: Date,
        metBy: String, outcome: ClockOutcome = .running, isProvisional: Bool = false
    ) {
        self.name = name
        self.clause = clause
        self.startEvent = startEvent
        self.startedAt = startedAt
        self.length = length
        self.due = due
        self.metBy = metBy
        self.outcome = outcome
        self.isProvisional = isProvisional
    }

    /// Its name, and whose it is where several run side by side.
    func title(_ texts: Texts) -> String {
        [texts.word(name), department.map { texts.word($0) }].compactMap(\.self).joined(separator: " · ")
    }

    /// Its id on a page: no two clocks of one case have the same.
    var mark: String {
        let start = Int(startedAt.timeIntervalSince1970)
        return "why-\(name.rawValue)-\(start)-\(scope)-\(level?.rawValue ?? 0)"
    }

    /// Whether something still has to happen.
    var isRunning: Bool { outcome == .running || outcome == .breached }
}
