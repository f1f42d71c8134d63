public import Complaints
public import Foundation

/// A login. The browser has the token, storage its digest only.
public struct Session: Sendable, Hashable {
    public let staff: StaffID
    /// What every form of this session must carry.
    public let csrf: String
    public let createdAt: Date
    public let seenAt: Date
    public let expiresAt: Date

    init(_ row: Row) throws {
        staff = try row.id(0)
        csrf = try row.text(1)
        createdAt = try row.date(2)
        seenAt = try row.date(3)
        expiresAt = try row.date(4)
    }
}

extension Connection {
    /// Begins a session under the digest of its token.
    public func beginSession(digest: String, of staff: StaffID, csrf: String, at now: Date, expires: Date) throws {
        try execute(
            """
            INSERT INTO session(digest, staff_id, csrf, created_at, seen_at, expires_at)
            VALUES (\(digest), \(staff), \(csrf), \(now), \(now), \(expires))
            """)
    }

    /// The session behind a token's digest, if it has not expired and its account is enabled.
    public func session(digest: String, at now: Date) throws -> Session? {
        try row(
            """
            SELECT s.staff_id, s.csrf, s.created_at, s.seen_at, s.expires_at
            FROM session s JOIN staff m ON m.id = s.staff_id
            WHERE s.digest = \(digest) AND s.expires_at > \(now) AND m.enabled = 1
            """
        ).map(Session.init)
    }

    /// Prolongs a session in use. Call it when `seenAt` is minutes old, not with every request: it is a write.
    public func touchSession(digest: String, at now: Date, expires: Date) throws {
        try execute("UPDATE session SET seen_at = \(now), expires_at = \(expires) WHERE digest = \(digest)")
    }

    /// Ends one session.
    public func endSession(digest: String) throws {
        try execute("DELETE FROM session WHERE digest = \(digest)")
    }

    /// Ends every session of an account.
    public func endSessions(of staff: StaffID) throws {
        try execute("DELETE FROM session WHERE staff_id = \(staff)")
    }

    /// Drops what has expired; answers how many.
    @discardableResult
    public func dropExpiredSessions(at now: Date) throws -> Int {
        try execute("DELETE FROM session WHERE expires_at <= \(now)")
    }
}
