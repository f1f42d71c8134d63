public import Complaints
public import Foundation

/// Something that goes out, written in the same transaction as the fact that causes it.
public struct OutgoingMessage: Sendable, Hashable {
    public let id: Int64
    public let complaint: ComplaintKey
    public let number: ComplaintNumber
    /// The event that caused it.
    public let sequence: Int
    /// The message's own id, by which a receiver recognises a repetition.
    public let message: String
    /// Where it goes: `tracking`, `email`, `sms` …
    public let kind: String
    /// Digest of the recipient, or empty; the address itself is read from the complaint when it is sent.
    public let recipient: String
    public let payload: String
    public let state: State
    public let attempts: Int
    public let createdAt: Date
    public let nextAt: Date?
    public let doneAt: Date?
    public let lastError: String?

    /// Waiting for its (next) attempt, delivered, or given up.
    public enum State: String, Sendable, Hashable {
        case waiting, delivered, dead
    }

    static let columns =
        """
        o.id, o.complaint_id, c.number, o.seq, o.message, o.kind, o.recipient, o.payload, o.state, o.attempts,
        o.created_at, o.next_at, o.done_at, o.last_error
        """

    init(_ row: Row) throws {
        id = try row.int64(0)
        complaint = try row.id(1)
        number = ComplaintNumber(rawValue: try row.text(2))
        sequence = try row.int(3)
        message = try row.text(4)
        kind = try row.text(5)
        recipient = try row.text(6)
        payload = try row.text(7)
        state = try row.word(8)
        attempts = try row.int(9)
        createdAt = try row.date(10)
        nextAt = try row.dateOrNil(11)
        doneAt = try row.dateOrNil(12)
        lastError = try row.textOrNil(13)
    }
}

extension Connection {
    /// Adds a message; the same message id and kind twice is refused as ``StorageError/conflict(_:)``.
    public func post(
        _ message: String, kind: String, on complaint: ComplaintKey, sequence: Int, recipient: String = "",
        payload: String = "", at now: Date
    ) throws {
        try send(
            """
            INSERT INTO outbox(complaint_id, seq, message, kind, recipient, payload, state, attempts, created_at,
                next_at)
            VALUES (\(complaint), \(sequence), \(message), \(kind), \(recipient), \(payload), 'waiting', 0, \(now),
                \(now))
            """)
        afterCommit(.outbox)
    }

    /// Claims messages of these kinds that are due: each counts an attempt and is due again after `lease` seconds,
    /// should the worker die meanwhile. Other kinds wait for a worker that can carry them.
    public func claimOutbox(
        _ kinds: [String], limit: Int, lease: TimeInterval, at now: Date
    ) throws -> [OutgoingMessage] {
        let due = try rows(
            """
            SELECT \(raw: OutgoingMessage.columns) FROM outbox o JOIN complaint c ON c.id = o.complaint_id
            WHERE o.state = 'waiting' AND o.next_at <= \(now) AND o.kind IN \(list: kinds) ORDER BY o.next_at, o.id LIMIT \(limit)
            \(raw: dialect.claiming("o"))
            """
        ).map(OutgoingMessage.init)
        guard !due.isEmpty else { return [] }
        let until = now.addingTimeInterval(lease)
        for message in due {
            try send("UPDATE outbox SET attempts = attempts + 1, next_at = \(until) WHERE id = \(message.id)")
        }
        return due
    }

    /// When the next message of these kinds is due, if one waits.
    public func nextOutboxTime(_ kinds: [String]) throws -> Date? {
        try one("SELECT min(next_at) FROM outbox WHERE state = 'waiting' AND kind IN \(list: kinds)").dateOrNil(0)
    }

    /// Notes a delivery.
    public func markDelivered(_ ids: [Int64], at now: Date) throws {
        for id in ids {
            try send(
                """
                UPDATE outbox SET state = 'delivered', next_at = NULL, done_at = \(now), last_error = NULL
                WHERE id = \(id) AND state = 'waiting'
                """)
        }
    }

    /// Notes a failure and when to try again; with nil it is given up and appears in ``deadMessages(limit:)``. Answers
    /// whether the message was still waiting.
    public func markFailed(_ id: Int64, error: String, next: Date?, at now: Date) throws -> Bool {
        let state: OutgoingMessage.State = next == nil ? .dead : .waiting
        let done = next == nil ? now : nil
        let count = try execute(
            """
            UPDATE outbox SET state = \(state), next_at = \(next), done_at = \(done), last_error = \(error)
            WHERE id = \(id) AND state = 'waiting'
            """)
        afterCommit(.outbox)
        if next == nil { afterCommit(.undelivered) }
        return count > 0
    }

    /// Whether an earlier message of the same complaint to the same recipient still waits.
    public func isBehindAnother(_ message: OutgoingMessage) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM outbox WHERE complaint_id = \(message.complaint) AND kind = \(message.kind)
                AND recipient = \(message.recipient) AND state = 'waiting' AND id < \(message.id)
            """)
    }

    /// Puts a given-up message back in line, with all its attempts before it.
    public func revive(_ id: Int64, at now: Date) throws {
        try execute(
            """
            UPDATE outbox SET state = 'waiting', attempts = 0, next_at = \(now), done_at = NULL
            WHERE id = \(id) AND state = 'dead'
            """)
        afterCommit(.outbox)
        afterCommit(.undelivered)
    }

    /// Messages that were given up, the newest first; those before `id`.
    public func deadMessages(before id: Int64? = nil, limit: Int = 100) throws -> [OutgoingMessage] {
        try rows(
            """
            SELECT \(raw: OutgoingMessage.columns) FROM outbox o JOIN complaint c ON c.id = o.complaint_id
            WHERE o.state = 'dead' AND o.id < \(id ?? .max) ORDER BY o.id DESC LIMIT \(limit)
            """
        ).map(OutgoingMessage.init)
    }

    /// A message, if it was given up.
    public func deadMessage(_ id: Int64) throws -> OutgoingMessage? {
        try row(
            """
            SELECT \(raw: OutgoingMessage.columns) FROM outbox o JOIN complaint c ON c.id = o.complaint_id
            WHERE o.id = \(id) AND o.state = 'dead'
            """
        ).map(OutgoingMessage.init)
    }

    /// Whether a later message of the same complaint to the same recipient was delivered.
    public func isOvertaken(_ message: OutgoingMessage) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM outbox WHERE complaint_id = \(message.complaint) AND kind = \(message.kind)
                AND recipient = \(message.recipient) AND state = 'delivered' AND id > \(message.id)
            """)
    }

    /// Every message of a complaint, in order.
    public func messages(of complaint: ComplaintKey) throws -> [OutgoingMessage] {
        try rows(
            """
            SELECT \(raw: OutgoingMessage.columns) FROM outbox o JOIN complaint c ON c.id = o.complaint_id
            WHERE o.complaint_id = \(complaint) ORDER BY o.id
            """
        ).map(OutgoingMessage.init)
    }
}
