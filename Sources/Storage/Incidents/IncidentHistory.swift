public import Complaints
public import Foundation
import Secrets

/// What happened to an incident, and the hash that the next event links to.
public struct IncidentHistory: Sendable {
    public internal(set) var events: [IncidentEvent] = []
    public internal(set) var head = Chain.origin
}

/// The computed part of an incident's row.
public struct IncidentModel: Sendable, Hashable {
    let version: Int
    let title: String?
    let stage: BulletinStage
    let bulletins: Int
    let openedAt: Date
    let publishedAt: Date?
    let closedAt: Date?

    /// Of the row `version, title, stage, bulletins, opened_at, published_at, closed_at`.
    init(_ row: Row) throws {
        version = try row.int(0)
        title = try row.textOrNil(1)
        stage = try row.word(2)
        bulletins = try row.int(3)
        openedAt = try row.date(4)
        publishedAt = try row.dateOrNil(5)
        closedAt = try row.dateOrNil(6)
    }

    /// - Parameter publishedAt: when its last bulletin appeared.
    public init(_ incident: Incident, publishedAt: Date?) {
        version = incident.version
        title = incident.title.text
        stage = incident.stage
        bulletins = incident.bulletins.count
        openedAt = incident.openedAt
        self.publishedAt = publishedAt
        closedAt = incident.closedAt
    }
}

extension Connection {
    /// Every event of an incident, in order; nil when there is no such incident.
    public func incidentHistory(_ id: Int64) throws -> IncidentHistory? {
        var history = IncidentHistory()
        let vault = EventVault()
        for row in try incidentRows(id) {
            history.events.append(try Self.incidentEvent(row, vault))
            history.head = try row.text(7)
        }
        return history.events.isEmpty ? nil : history
    }

    /// Stored events in order: `seq, at, actor, kind, payload, entries, previous, hash`.
    func incidentRows(_ id: Int64) throws -> [Row] {
        try rows(
            """
            SELECT seq, at, actor, kind, payload, entries, previous, hash FROM incident_event
            WHERE incident_id = \(id) ORDER BY seq
            """)
    }

    static func incidentEvent(_ row: Row, _ vault: EventVault) throws -> IncidentEvent {
        vault.load(try EventVault.entries(try row.textOrNil(5)))
        guard let by = Actor(rawValue: try row.text(2)) else { throw StorageError.corrupt("an event by nobody known") }
        do {
            let value = try JSONValue(parsing: try row.text(4))
            let fact = try PayloadDecoder(value: value, userInfo: [.personalVault: vault]).decode(IncidentFact.self)
            return IncidentEvent(at: try row.date(1), by: by, fact: fact)
        } catch {
            throw StorageError.corrupt("an incident's event of the kind \(try row.text(3)) cannot be read")
        }
    }

    /// The bytes an incident's event is hashed over; the word before the kind keeps it from passing for a complaint's.
    static func incidentBytes(
        _ id: Int64, _ sequence: Int, at: Int64, actor: String, kind: String, payload: String
    ) -> [UInt8] {
        EncodedEvent.canonical(
            complaint: id, sequence: sequence, at: at, actor: actor, kind: "incident/\(kind)", payload: payload)
    }

    /// Adds an incident with its first event.
    public func addIncident(_ event: IncidentEvent, _ model: IncidentModel, alarm: Date?) throws -> Int64 {
        let id = try one(
            """
            INSERT INTO incident(version, title, stage, bulletins, opened_at, published_at, closed_at, alarm_at, telling)
            VALUES (1, \(model.title), \(model.stage), 0, \(model.openedAt), NULL, NULL, \(alarm), 0) RETURNING id
            """
        ).int64(0)
        try append([event], to: id, after: 0, previous: Chain.origin)
        afterCommit(.incident(id))
        return id
    }

    /// Appends events to an incident. `history` is what was read of it within this very transaction: a place in a
    /// history is taken once. `telling`: its complaints have to be told.
    public func append(
        _ events: [IncidentEvent], to id: Int64, after history: IncidentHistory, _ model: IncidentModel, alarm: Date?,
        telling: Bool
    ) throws {
        guard model.version == history.events.count + events.count else {
            throw StorageError.constraint("a version is the number of events")
        }
        try append(events, to: id, after: history.events.count, previous: history.head)
        let tells: SQL = telling ? ", telling = 1" : ""
        try execute(
            """
            UPDATE incident SET version = \(model.version), title = \(model.title), stage = \(model.stage),
                bulletins = \(model.bulletins), published_at = \(model.publishedAt), closed_at = \(model.closedAt),
                alarm_at = \(alarm)\(tells)
            WHERE id = \(id)
            """)
        afterCommit(.incident(id))
    }

    private func append(_ events: [IncidentEvent], to id: Int64, after version: Int, previous: String) throws {
        var previous = previous
        for (offset, event) in events.enumerated() {
            let sequence = version + offset + 1
            let vault = EventVault()
            let payload = try PayloadEncoder(userInfo: [.personalVault: vault]).encode(event.fact)
            let kind = EncodedEvent.kind(of: payload)
            let actor = event.by.rawValue
            let hash = Chain.link(
                previous: previous,
                payload: Self.incidentBytes(
                    id, sequence, at: event.at.milliseconds, actor: actor, kind: kind, payload: payload))
            try execute(
                """
                INSERT INTO incident_event(incident_id, seq, at, actor, kind, payload, entries, previous, hash)
                VALUES (\(id), \(sequence), \(event.at), \(actor), \(kind), \(payload),
                    \(EventVault.stored(vault.entries)), \(previous), \(hash))
                """)
            previous = hash
        }
        // The seals over the whole store cover incidents as well. (6.2)
        beforeCommit("seal") { try $0.seal() }
    }

    /// Erases the words of these events of an incident together with their salts; its chain stays verifiable. Append the
    /// domain's `erased` event in the same transaction. (6.2)
    public func erase(_ sequences: [Int], ofIncident id: Int64) throws {
        for sequence in Set(sequences).sorted() {
            guard
                let stored = try row(
                    "SELECT entries FROM incident_event WHERE incident_id = \(id) AND seq = \(sequence)")
            else { continue }
            let entries = try EventVault.entries(try stored.textOrNil(0))
            try execute(
                """
                UPDATE incident_event SET entries = \(EventVault.stored(entries.map { _ in nil }))
                WHERE incident_id = \(id) AND seq = \(sequence)
                """)
        }
    }

    /// Incidents that ended before `instant`, still have words, and have no complaint under a legal hold: after the one of
    /// this id, in the order they were opened. (6.2)
    public func archivedIncidents(before instant: Date, after id: Int64, limit: Int = 100) throws -> [Int64] {
        try rows(
            """
            SELECT i.id FROM incident i
            WHERE i.id > \(id) AND i.closed_at <= \(instant) AND i.title IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM incident_member m JOIN complaint c ON c.id = m.complaint_id
                WHERE m.incident_id = i.id AND (c.marks & \(ComplaintMarks.held.rawValue)) <> 0)
            ORDER BY i.id LIMIT \(limit)
            """
        ).map { try $0.int64(0) }
    }

    /// When the next incident has something to come: a reminder or the end of a period.
    public func nextIncidentAlarm() throws -> Date? {
        try one("SELECT min(alarm_at) FROM incident WHERE alarm_at IS NOT NULL").dateOrNil(0)
    }

    /// Incidents whose time has come, for one worker among several.
    public func claimDueIncidents(at now: Date, limit: Int) throws -> [Int64] {
        try rows(
            """
            SELECT id FROM incident WHERE alarm_at <= \(now) ORDER BY alarm_at, id LIMIT \(limit)
            \(raw: dialect.claiming("incident"))
            """
        ).map { try $0.int64(0) }
    }

    /// Sets when it is to be looked at next, without anything having happened.
    public func setAlarm(_ alarm: Date?, ofIncident id: Int64) throws {
        try execute("UPDATE incident SET alarm_at = \(alarm) WHERE id = \(id)")
    }
}
