public import Foundation

/// A host site that may read the flags, as a list shows it. The token was shown once and is not stored.
public struct HostToken: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let name: String
    public let createdAt: Date
    public let expiresAt: Date?
    public let usedAt: Date?
    public let revokedAt: Date?

    init(_ row: Row) throws {
        id = try row.int64(0)
        name = try row.text(1)
        createdAt = try row.date(2)
        expiresAt = try row.dateOrNil(3)
        usedAt = try row.dateOrNil(4)
        revokedAt = try row.dateOrNil(5)
    }
}

extension Connection {
    private var hostColumns: String { "id, name, created_at, expires_at, used_at, revoked_at" }

    /// Adds a host by its token's digest.
    public func addHost(digest: String, name: String, at now: Date, expires: Date? = nil) throws {
        let id = try reserveID(of: "host_token")
        try execute(
            """
            INSERT INTO host_token(id, digest, name, created_at, expires_at)
            VALUES (\(id), \(digest), \(name), \(now), \(expires))
            """)
        afterCommit(.hosts)
    }

    /// The host behind a token's digest, if the token is neither expired nor revoked.
    public func host(digest: String, at now: Date) throws -> HostToken? {
        try row(
            """
            SELECT \(raw: hostColumns) FROM host_token
            WHERE digest = \(digest) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > \(now))
            """
        ).map(HostToken.init)
    }

    /// Every host, the newest first.
    public func hosts() throws -> [HostToken] {
        try rows("SELECT \(raw: hostColumns) FROM host_token ORDER BY id DESC").map(HostToken.init)
    }

    /// Notes that a host asked.
    public func touchHost(_ id: Int64, at now: Date) throws {
        try execute("UPDATE host_token SET used_at = \(now) WHERE id = \(id)")
    }

    /// Shuts a host out; answers whether there was one to shut out.
    public func revokeHost(_ id: Int64, at now: Date) throws -> Bool {
        let count = try execute(
            "UPDATE host_token SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL")
        if count > 0 { afterCommit(.hosts) }
        return count > 0
    }
}
