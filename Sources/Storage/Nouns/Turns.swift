public import Foundation

// What several nodes could do at the same time and one of them should.
extension Connection {
    /// Whether this transaction alone has `task` in hand until it ends.
    public func hasAlone(_ task: String) throws -> Bool {
        try one(dialect.having("redress/" + task)).bool(0)
    }

    /// Whether it is this node's turn to do `task`, which is done every so many seconds over all nodes. If so, the turn
    /// is taken with this transaction.
    public func takesTurn(_ task: String, every seconds: TimeInterval, at now: Date) throws -> Bool {
        guard try hasAlone(task) else { return false }
        let name = "turn/" + task
        let last = try setting(name).flatMap { Int64($0) }.map { Date(milliseconds: $0) }
        // A time in the future is a clock that was wrong.
        if let last, last <= now, now.timeIntervalSince(last) < seconds { return false }
        try set(name, to: String(now.milliseconds))
        return true
    }
}
