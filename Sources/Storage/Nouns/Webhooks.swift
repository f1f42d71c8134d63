public import Complaints
public import Foundation

/// Where the starts and ends of measures are posted, as operations defined it.
public struct Webhook: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let url: String
    /// What messages are signed with: for signing only, never for showing.
    public let secret: String

    init(_ row: Row) throws {
        id = try row.int64(0)
        url = try row.text(1)
        secret = try row.text(2)
    }
}

extension Connection {
    public func webhooks() throws -> [Webhook] {
        try rows("SELECT id, url, secret FROM webhook ORDER BY id").map(Webhook.init)
    }

    public func webhook(_ id: Int64) throws -> Webhook? {
        try row("SELECT id, url, secret FROM webhook WHERE id = \(id)").map(Webhook.init)
    }

    public func addWebhook(url: String, secret: String, by staff: StaffID, at now: Date) throws {
        let id = try reserveID(of: "webhook")
        try execute(
            """
            INSERT INTO webhook(id, url, secret, changed_by, changed_at)
            VALUES (\(id), \(url), \(secret), \(staff), \(now))
            """)
        afterCommit(.hosts)
    }

    /// Changes one as a whole.
    public func changeWebhook(_ id: Int64, url: String, secret: String, by staff: StaffID, at now: Date) throws {
        try execute(
            """
            UPDATE webhook SET url = \(url), secret = \(secret), changed_by = \(staff), changed_at = \(now)
            WHERE id = \(id)
            """)
        afterCommit(.hosts)
    }

    public func removeWebhook(_ id: Int64) throws {
        try execute("DELETE FROM webhook WHERE id = \(id)")
        afterCommit(.hosts)
    }
}
