public import Foundation

/// The two sides of a video call.
public enum CallSide: String, Sendable, Hashable, CaseIterable {
    case staff, complainant

    public var other: CallSide { self == .staff ? .complainant : .staff }
}

/// What one browser of a call tells the other: a description or a candidate of a connection.
public struct CallSignal: Sendable, Hashable {
    /// From 1 within the call, in the order of commits.
    public let sequence: Int
    public let kind: String
    public let body: String
}

// What is needed while a call goes on, and gone with it: no history, so it is written aside. (3'.L1.3)
extension Connection {
    /// Notes that a side was there.
    public func see(_ side: CallSide, ofCall call: String, on complaint: ComplaintKey, at now: Date) throws {
        try execute(
            """
            INSERT INTO call_peer(call, side, complaint_id, seen_at)
            VALUES (\(call), \(side), \(complaint), \(now))
            ON CONFLICT (call, side) DO UPDATE SET seen_at = excluded.seen_at
            """)
    }

    /// Notes that a side is still there; answers whether there is such a side to note it of.
    public func touch(_ side: CallSide, ofCall call: String, at now: Date) throws -> Bool {
        try execute("UPDATE call_peer SET seen_at = \(now) WHERE call = \(call) AND side = \(side)") > 0
    }

    /// Adds a signal and tells it to who listens on the complaint; answers nil when the call is over or has said too
    /// much. Signals of one call are numbered one after the other, also over several nodes.
    public func addSignal(
        _ kind: String, _ body: String, from side: CallSide, ofCall call: String, on complaint: ComplaintKey,
        most: Int
    ) throws -> Int? {
        // Whoever has this row in hand is the only one to take a number.
        let lock: SQL = "UPDATE call_peer SET seen_at = seen_at WHERE call = \(call) AND side = 'staff'"
        guard try execute(lock) > 0 else { return nil }
        let next = try one("SELECT coalesce(max(seq), 0) + 1 FROM call_signal WHERE call = \(call)").int(0)
        guard next <= most else { return nil }
        try execute(
            """
            INSERT INTO call_signal(call, seq, side, kind, body)
            VALUES (\(call), \(next), \(side), \(kind), \(body))
            """)
        afterCommit(.call(complaint))
        return next
    }

    /// What the other side said after a number.
    public func signals(ofCall call: String, to side: CallSide, after sequence: Int) throws -> [CallSignal] {
        try rows(
            """
            SELECT seq, kind, body FROM call_signal
            WHERE call = \(call) AND side = \(side.other) AND seq > \(sequence) ORDER BY seq
            """
        ).map { CallSignal(sequence: try $0.int(0), kind: try $0.text(1), body: try $0.text(2)) }
    }

    /// The number of the last signal of a call; 0 before the first.
    public func lastSignal(ofCall call: String) throws -> Int {
        try one("SELECT coalesce(max(seq), 0) FROM call_signal WHERE call = \(call)").int(0)
    }

    /// Forgets everything that passed in a call.
    public func forgetCall(_ call: String) throws {
        try execute("DELETE FROM call_signal WHERE call = \(call)")
        try execute("DELETE FROM call_peer WHERE call = \(call)")
    }

    /// Calls of which a side has not been heard of since `instant`.
    public func lostCalls(since instant: Date) throws -> [(call: String, complaint: ComplaintKey)] {
        try rows(
            "SELECT DISTINCT call, complaint_id FROM call_peer WHERE seen_at < \(instant) ORDER BY complaint_id"
        ).map { (call: try $0.text(0), complaint: try $0.id(1)) }
    }

    /// When the side that has been silent for longest was last heard of; nil while there is no call.
    public func longestSilence() throws -> Date? {
        try one("SELECT min(seen_at) FROM call_peer").dateOrNil(0)
    }
}
