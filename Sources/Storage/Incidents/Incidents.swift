public import Complaints
public import Foundation

/// One line of a list of incidents.
public struct IncidentItem: Sendable, Hashable, Identifiable {
    public let id: Int64
    /// nil once erased.
    public let title: String?
    public let stage: BulletinStage
    public let bulletins: Int
    public let openedAt: Date
    public let publishedAt: Date?
    public let closedAt: Date?
    /// How many complaints belong to it.
    public let complaints: Int

    init(_ row: Row) throws {
        id = try row.int64(0)
        title = try row.textOrNil(1)
        stage = try row.word(2)
        bulletins = try row.int(3)
        openedAt = try row.date(4)
        publishedAt = try row.dateOrNil(5)
        closedAt = try row.dateOrNil(6)
        complaints = try row.int(7)
    }

    static let columns =
        """
        i.id, i.title, i.stage, i.bulletins, i.opened_at, i.published_at, i.closed_at,
        (SELECT count(*) FROM incident_member m WHERE m.incident_id = i.id)
        """
}

// The lists of incidents and who belongs to them. (3'.L3.4)
extension Connection {
    /// The next incidents in the order in which they were opened, for whoever takes them all.
    public func incidents(after id: Int64, limit: Int) throws -> [Int64] {
        try rows("SELECT id FROM incident WHERE id > \(id) ORDER BY id LIMIT \(limit)").map { try $0.int64(0) }
    }

    /// Incidents, the newest first.
    public func incidents(open: Bool? = nil, limit: Int = 100) throws -> [IncidentItem] {
        let only: SQL =
            switch open {
            case true?: " WHERE i.closed_at IS NULL"
            case false?: " WHERE i.closed_at IS NOT NULL"
            case nil: ""
            }
        return try rows(
            "SELECT \(raw: IncidentItem.columns) FROM incident i\(only) ORDER BY i.id DESC LIMIT \(limit)"
        ).map(IncidentItem.init)
    }

    /// What the public may read of: those with a bulletin that are open, or had their last one since `instant`.
    public func publicIncidents(since instant: Date, limit: Int = 50) throws -> [IncidentItem] {
        try rows(
            """
            SELECT \(raw: IncidentItem.columns) FROM incident i
            WHERE i.bulletins > 0 AND i.title IS NOT NULL AND (i.closed_at IS NULL OR i.published_at >= \(instant))
            ORDER BY i.published_at DESC, i.id DESC LIMIT \(limit)
            """
        ).map(IncidentItem.init)
    }

    /// Whether an incident has a bulletin, and with it a page that everybody may read.
    public func isPublic(incident id: Int64) throws -> Bool {
        try exists("SELECT 1 FROM incident WHERE id = \(id) AND bulletins > 0 AND title IS NOT NULL")
    }

    /// Makes a complaint belong to an incident, with nothing to be told of the bulletins before.
    public func addMember(_ complaint: ComplaintKey, ofIncident id: Int64, told: Int) throws {
        try execute(
            """
            INSERT INTO incident_member(incident_id, complaint_id, told) VALUES (\(id), \(complaint), \(told))
            """)
        afterCommit(.incident(id))
    }

    /// Ends it.
    public func dropMember(_ complaint: ComplaintKey, ofIncident id: Int64) throws {
        try execute("DELETE FROM incident_member WHERE incident_id = \(id) AND complaint_id = \(complaint)")
        afterCommit(.incident(id))
    }

    /// The complaints of an incident, in the order of their receipt.
    public func members(ofIncident id: Int64) throws -> [ComplaintKey] {
        try rows("SELECT complaint_id FROM incident_member WHERE incident_id = \(id) ORDER BY complaint_id").map {
            try $0.id(0)
        }
    }

    /// Whether an incident has complaints that were not told of its latest bulletin.
    public func isTelling() throws -> Bool {
        try exists("SELECT 1 FROM incident WHERE telling = 1")
    }

    /// An incident with complaints that were not told of its latest bulletin, for one worker among several.
    public func claimTelling() throws -> Int64? {
        try row("SELECT id FROM incident WHERE telling = 1 ORDER BY id LIMIT 1 \(raw: dialect.claiming("incident"))")?
            .int64(0)
    }

    /// Complaints that were told fewer than `relays` of an incident's bulletins and corrections, and how many each was.
    public func untold(
        ofIncident id: Int64, relays: Int, limit: Int
    ) throws -> [(complaint: ComplaintKey, told: Int)] {
        try rows(
            """
            SELECT complaint_id, told FROM incident_member WHERE incident_id = \(id) AND told < \(relays)
            ORDER BY complaint_id LIMIT \(limit)
            """
        ).map { (complaint: try $0.id(0), told: try $0.int(1)) }
    }

    /// Notes how many a complaint was told.
    public func markTold(_ complaint: ComplaintKey, ofIncident id: Int64, relays: Int) throws {
        try execute(
            """
            UPDATE incident_member SET told = \(relays) WHERE incident_id = \(id) AND complaint_id = \(complaint)
            """)
    }

    /// Notes that all were told.
    public func markAllTold(ofIncident id: Int64) throws {
        try execute("UPDATE incident SET telling = 0 WHERE id = \(id)")
    }
}
