public import Complaints
public import Foundation

/// A bearer token of an account, as a list shows it. The token itself was shown once and is not stored.
public struct APIToken: Sendable, Hashable {
    public let digest: String
    public let staff: StaffID
    public let name: String
    public let createdAt: Date
    public let expiresAt: Date?
    public let usedAt: Date?
    public let revokedAt: Date?

    static let columns = "digest, staff_id, name, created_at, expires_at, used_at, revoked_at"

    init(_ row: Row) throws {
        digest = try row.text(0)
        staff = try row.id(1)
        name = try row.text(2)
        createdAt = try row.date(3)
        expiresAt = try row.dateOrNil(4)
        usedAt = try row.dateOrNil(5)
        revokedAt = try row.dateOrNil(6)
    }
}

extension Connection {
    /// Adds a token by its digest.
    public func addToken(
        digest: String, of staff: StaffID, name: String, at now: Date, expires: Date? = nil
    ) throws {
        try execute(
            """
            INSERT INTO api_token(digest, staff_id, name, created_at, expires_at)
            VALUES (\(digest), \(staff), \(name), \(now), \(expires))
            """)
    }

    /// The account behind a token's digest, if the token is neither expired nor revoked and the account is enabled.
    public func tokenHolder(digest: String, at now: Date) throws -> StaffAccount? {
        guard
            let id = try row(
                """
                SELECT staff_id FROM api_token
                WHERE digest = \(digest) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > \(now))
                """
            )?.id(0, as: StaffID.self)
        else { return nil }
        return try staff(id).flatMap { $0.isEnabled ? $0 : nil }
    }

    /// Notes that a token was used; writes at most once an hour.
    public func touchToken(digest: String, at now: Date) throws {
        let hourAgo = now.addingTimeInterval(-3600)
        try execute(
            """
            UPDATE api_token SET used_at = \(now)
            WHERE digest = \(digest) AND (used_at IS NULL OR used_at < \(hourAgo))
            """)
    }

    /// The tokens of an account, the newest first.
    public func tokens(of staff: StaffID) throws -> [APIToken] {
        try rows(
            "SELECT \(raw: APIToken.columns) FROM api_token WHERE staff_id = \(staff) ORDER BY created_at DESC, digest"
        ).map(APIToken.init)
    }

    /// Revokes a token; answers whether there was one to revoke.
    @discardableResult
    public func revokeToken(digest: String, at now: Date) throws -> Bool {
        try execute("UPDATE api_token SET revoked_at = \(now) WHERE digest = \(digest) AND revoked_at IS NULL") > 0
    }
}
