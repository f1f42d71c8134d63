public import Foundation

extension Connection {
    /// When the next clock that is not yet breached falls due, if one runs: the watcher sleeps until just after it.
    public func nextAlarm() throws -> Date? {
        try one("SELECT min(alarm_at) FROM complaint WHERE alarm_at IS NOT NULL").dateOrNil(0)
    }

    /// Complaints with a clock that fell due and is not yet recorded as breached, the longest overdue first. The due
    /// instant is included: whether it is still in time is for the rules to say.
    public func overdue(at now: Date, limit: Int) throws -> [ComplaintKey] {
        try rows("SELECT id FROM complaint WHERE alarm_at <= \(now) ORDER BY alarm_at, id LIMIT \(limit)").map {
            try $0.id(0)
        }
    }

    /// The same for one worker among several, with the version each has: what another one has in hand is left out.
    public func claimOverdue(at now: Date, limit: Int) throws -> [(key: ComplaintKey, version: Int)] {
        try rows(
            """
            SELECT id, version FROM complaint WHERE alarm_at <= \(now) ORDER BY alarm_at, id LIMIT \(limit)
            \(raw: dialect.claiming("complaint"))
            """
        ).map { (try $0.id(0), try $0.int(1)) }
    }
}
