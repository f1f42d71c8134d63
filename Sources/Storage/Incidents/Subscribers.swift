public import Complaints
public import Foundation

/// Somebody who asked to be told of an incident's bulletins.
public struct IncidentSubscriber: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let incident: Int64
    public let email: String
    public let language: Language
    public let confirmedAt: Date?

    init(_ row: Row) throws {
        id = try row.int64(0)
        incident = try row.int64(1)
        email = try row.text(2)
        language = try row.word(3)
        confirmedAt = try row.dateOrNil(4)
    }
}

/// What goes to subscribers, as the outbox names it. The address is read when it is sent, so that whoever
/// unsubscribed before gets nothing; the payload says who and what: `{"incident":7,"subscriber":3,"bulletin":2}`.
public enum SubscriberMail {
    /// Asks whether the address is really its owner's wish.
    public static let confirmation = "incident-confirmation"
    /// A bulletin.
    public static let bulletin = "incident-bulletin"
}

extension Connection {
    /// Adds a subscriber, or finds the one with this address.
    public func subscribe(_ email: String, language: Language, toIncident id: Int64, at now: Date) throws
        -> (subscriber: IncidentSubscriber, isNew: Bool)
    {
        let added = try row(
            """
            INSERT INTO incident_subscriber(incident_id, email, language, created_at)
            VALUES (\(id), \(email), \(language), \(now))
            ON CONFLICT (incident_id, email) DO NOTHING
            RETURNING id, incident_id, email, language, confirmed_at
            """
        ).map(IncidentSubscriber.init)
        if let added { return (added, true) }
        let known = try one(
            """
            SELECT id, incident_id, email, language, confirmed_at FROM incident_subscriber
            WHERE incident_id = \(id) AND email = \(email)
            """)
        return (try IncidentSubscriber(known), false)
    }

    /// A subscriber by id; nil once unsubscribed.
    public func subscriber(_ id: Int64) throws -> IncidentSubscriber? {
        try row(
            """
            SELECT id, incident_id, email, language, confirmed_at FROM incident_subscriber WHERE id = \(id)
            """
        ).map(IncidentSubscriber.init)
    }

    /// Confirms a subscription; answers whether it was still there.
    public func confirmSubscriber(_ id: Int64, at now: Date) throws -> Bool {
        try execute(
            "UPDATE incident_subscriber SET confirmed_at = coalesce(confirmed_at, \(now)) WHERE id = \(id)") > 0
    }

    /// Forgets a subscriber, address and all.
    public func dropSubscriber(_ id: Int64) throws {
        try execute("DELETE FROM incident_subscriber WHERE id = \(id)")
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
    public func postBulletin(
        _ ordinal: Int, ofIncident id: Int64, on complaint: ComplaintKey, at now: Date
    ) throws {
        let ids = try rows(
            """
            SELECT id FROM incident_subscriber WHERE incident_id = \(id) AND confirmed_at IS NOT NULL ORDER BY id
            """
        ).map { try $0.int64(0) }
        for subscriber in ids {
            try post(
                "i-\(id)-\(ordinal)-s\(subscriber)", kind: SubscriberMail.bulletin, on: complaint, sequence: 1,
                recipient: "subscriber:\(subscriber)",
                payload: "{\"incident\":\(id),\"bulletin\":\(ordinal),\"subscriber\":\(subscriber)}", at: now)
        }
    }

    /// Puts the question whether they really want it into the outbox.
    public func postConfirmation(_ subscriber: IncidentSubscriber, on complaint: ComplaintKey, at now: Date) throws {
        try post(
            "i-\(subscriber.incident)-s\(subscriber.id)", kind: SubscriberMail.confirmation, on: complaint, sequence: 1,
            recipient: "subscriber:\(subscriber.id)",
            payload: "{\"incident\":\(subscriber.incident),\"subscriber\":\(subscriber.id)}", at: now)
    }
}
