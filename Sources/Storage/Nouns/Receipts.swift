public import Complaints
public import Foundation

/// What arrived on a channel, raw, before anybody understood it.
public struct RawReceipt: Sendable, Hashable {
    public let id: Int64
    public let channel: Channel
    /// The channel's own id of the message: the same one twice is one receipt.
    public let externalID: String
    public let receivedAt: Date
    /// Digest of the request, to tell a repetition from another request under the same id.
    public let digest: String
    /// nil once its personal values were erased.
    public let raw: [UInt8]?
    /// The complaint that came of it.
    public let complaint: ComplaintKey?
    /// Why nothing came of it: a case for a person.
    public let problem: String?

    static let columns = "id, channel, external_id, received_at, digest, raw, complaint_id, problem"

    init(_ row: Row) throws {
        id = try row.int64(0)
        channel = try row.word(1)
        externalID = try row.text(2)
        receivedAt = try row.date(3)
        digest = try row.text(4)
        raw = try row.bytesOrNil(5)
        complaint = try row.idOrNil(6)
        problem = try row.textOrNil(7)
    }
}

extension Connection {
    /// The receipt of a channel's message, if it came before.
    public func receipt(_ channel: Channel, externalID: String) throws -> RawReceipt? {
        try row(
            """
            SELECT \(raw: RawReceipt.columns) FROM receipt
            WHERE channel = \(channel) AND external_id = \(externalID)
            """
        ).map(RawReceipt.init)
    }

    /// Adds a receipt; nil when the same message came before, then look with ``receipt(_:externalID:)``.
    public func addReceipt(
        _ channel: Channel, externalID: String, digest: String, raw: [UInt8], complaint: ComplaintKey? = nil,
        at now: Date
    ) throws -> Int64? {
        let id = try row(
            """
            INSERT INTO receipt(channel, external_id, received_at, digest, raw, complaint_id)
            VALUES (\(channel), \(externalID), \(now), \(digest), \(raw), \(complaint))
            ON CONFLICT (channel, external_id) DO NOTHING RETURNING id
            """
        )?.int64(0)
        if id != nil, complaint == nil { afterCommit(.receipt) }
        return id
    }

    /// Adds a receipt together with the complaint that came of it. The same message twice fails the transaction with
    /// ``StorageError/conflict(_:)`` `receipt_channel_external_id_key`: look first.
    public func addSettledReceipt(
        _ channel: Channel, externalID: String, digest: String, raw: [UInt8] = [], complaint: ComplaintKey,
        at now: Date
    ) throws {
        try add(
            [
                now.value, complaint.rawValue.value, channel.rawValue.value, externalID.value, digest.value, raw.value,
            ], to: .receipt)
    }

    /// Notes which complaint came of a receipt.
    public func settleReceipt(_ id: Int64, as complaint: ComplaintKey) throws {
        try execute("UPDATE receipt SET complaint_id = \(complaint), problem = NULL WHERE id = \(id)")
    }

    /// Notes why nothing came of a receipt, so that a person takes it up.
    public func markReceipt(_ id: Int64, problem: String) throws {
        try execute("UPDATE receipt SET problem = \(problem) WHERE id = \(id)")
        afterCommit(.receipt)
    }

    /// Receipts nothing came of yet, the oldest first.
    public func openReceipts(after id: Int64 = 0, limit: Int = 100) throws -> [RawReceipt] {
        try rows(
            """
            SELECT \(raw: RawReceipt.columns) FROM receipt
            WHERE complaint_id IS NULL AND id > \(id) ORDER BY id LIMIT \(limit)
            """
        ).map(RawReceipt.init)
    }
}
