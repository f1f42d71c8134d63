public import Complaints
public import Foundation

/// Somebody who asked to be told of an incident's bulletins.
public struct IncidentSubscriber: Sendable, Hashable {
    /// Random, and never another's: a number could be given again to the next one.
    public let token: String
    public let incident: Int64
    public let email: String
    public let language: Language
    public let confirmedAt: Date?

    init(_ row: Row) throws {
        token = try row.text(0)
        incident = try row.int64(1)
        email = try row.text(2)
        language = try row.word(3)
        confirmedAt = try row.dateOrNil(4)
    }
}

/// What goes to subscribers, as the outbox names it. The address is read when it is sent, so that whoever
/// unsubscribed before gets nothing; the payload says who and what: `{"incident":7,"bulletin":2}`.
public enum SubscriberMail {
    /// Asks whether the address is really its owner's wish.
    public static let confirmation = "incident-confirmation"
    /// A bulletin.
    public static let bulletin = "incident-bulletin"
}

extension Connection {
    /// Adds a subscriber, or finds the one with this address.
    public func subscribe(
        _ email: String, token: String, language: Language, toIncident id: Int64, at now: Date
    ) throws
        -> (subscriber: IncidentSubscriber, isNew: Bool)
    {
        let added = try row(
            """
            INSERT INTO incident_subscriber(token, incident_id, email, language, created_at)
            VALUES (\(token), \(id), \(email), \(language), \(now))
            ON CONFLICT (incident_id, email) DO NOTHING
            RETURNING token, incident_id, email, language, confirmed_at
            """
        ).map(IncidentSubscriber.init)
        if let added { return (added, true) }
        let known = try one(
            """
            SELECT token, incident_id, email, language, confirmed_at FROM incident_subscriber
            WHERE incident_id = \(id) AND email = \(email)
            """)
        return (try IncidentSubscriber(known), false)
    }

    /// A subscriber by token; nil once unsubscribed.
    public func subscriber(_ token: String) throws -> IncidentSubscriber? {
        try row(
            """
            SELECT token, incident_id, email, language, confirmed_at FROM incident_subscriber WHERE token = \(token)
            """
        ).map(IncidentSubscriber.init)
    }

    /// Confirms a subscription; answers whether it was still there.
    public func confirmSubscriber(_ token: String, at now: Date) throws -> Bool {
        try execute(
            "UPDATE incident_subscriber SET confirmed_at = coalesce(confirmed_at, \(now)) WHERE token = \(token)") > 0
    }

    /// Forgets who did not confirm since `instant`, and who asked about an incident that closed before `end`.
    public func dropStaleSubscribers(askedBefore instant: Date, closedBefore end: Date) throws {
        try execute(
            """
            DELETE FROM incident_subscriber WHERE (confirmed_at IS NULL AND created_at < \(instant))
            OR incident_id IN (SELECT id FROM incident WHERE closed_at < \(end))
            """)
    }

    /// Forgets a subscriber, address and all.
    public func dropSubscriber(_ token: String) throws {
        try execute("DELETE FROM incident_subscriber WHERE token = \(token)")
    }

    /// How many confirmed subscribers an incident has.
    public func subscriberCount(ofIncident id: Int64) throws -> Int {
        try one(
            """
            SELECT count(*) FROM incident_subscriber WHERE incident_id = \(id) AND confirmed_at IS NOT NULL
            """
        ).int(0)
    }

    /// Puts a bulletin into the outbox for every confirmed subscriber, once each: the message's name says which.
    /// `complaint` is the incident's first, on whose account it goes out.
    ///
    /// - Parameter correction: the event that put other words in its place, where this tells of that.
    public func postBulletin(
        _ ordinal: Int, correction: Int? = nil, ofIncident id: Int64, on complaint: ComplaintKey, at now: Date
    ) throws {
        let mark = correction.map { "\(ordinal)c\($0)" } ?? "\(ordinal)"
        let tokens = try rows(
            """
            SELECT token FROM incident_subscriber WHERE incident_id = \(id) AND confirmed_at IS NOT NULL ORDER BY token
            """
        ).map { try $0.text(0) }
        for subscriber in tokens {
            try post(
                "i-\(id)-\(mark)-\(subscriber)", kind: SubscriberMail.bulletin, on: complaint, sequence: 1,
                recipient: "subscriber:\(subscriber)",
                payload: "{\"incident\":\(id),\"bulletin\":\(ordinal)}", at: now)
        }
    }

    /// Puts the question whether they really want it into the outbox.
    public func postConfirmation(_ subscriber: IncidentSubscriber, on complaint: ComplaintKey, at now: Date) throws {
        try post(
            "i-\(subscriber.incident)-\(subscriber.token)", kind: SubscriberMail.confirmation, on: complaint,
            sequence: 1, recipient: "subscriber:\(subscriber.token)",
            payload: "{\"incident\":\(subscriber.incident)}", at: now)
    }
}
