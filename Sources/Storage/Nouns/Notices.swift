public import Complaints
public import Foundation

/// An alert to a member of staff inside the application.
public struct Notice: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let staff: StaffID
    public let complaint: ComplaintKey?
    /// The complaint's number, where there is one.
    public let number: ComplaintNumber?
    /// What it is about, such as `breached`; the words are the page's.
    public let kind: String
    /// What the words need, such as a clock's key.
    public let detail: String
    public let createdAt: Date
    public let seenAt: Date?

    init(_ row: Row) throws {
        id = try row.int64(0)
        staff = try row.id(1)
        complaint = try row.idOrNil(2)
        number = try row.textOrNil(3).map(ComplaintNumber.init)
        kind = try row.text(4)
        detail = try row.text(5)
        createdAt = try row.date(6)
        seenAt = try row.dateOrNil(7)
    }
}

/// Which of a person's notices: of what kinds, and about what.
public enum NoticeChoice: Sendable, Hashable {
    case all
    case kinds(Set<String>)
    case except(Set<String>)
    /// About one complaint.
    case complaint(ComplaintKey)
    /// Of these kinds, with this detail.
    case about(Set<String>, String)

    fileprivate var condition: SQL {
        switch self {
        case .all: ""
        case .kinds(let kinds): " AND n.kind IN \(list: kinds.sorted())"
        // Of no kinds `IN` would be unknown and hide everything.
        case .except(let kinds): kinds.isEmpty ? "" : " AND n.kind NOT IN \(list: kinds.sorted())"
        case .complaint(let key): " AND n.complaint_id = \(key)"
        case .about(let kinds, let detail): " AND n.kind IN \(list: kinds.sorted()) AND n.detail = \(detail)"
        }
    }
}

extension Connection {
    /// Raises a notice. The same `key` is raised once for ever, such as `breached/17/handling/0/2/staff/4`.
    public func raise(
        _ kind: String, to staff: StaffID, on complaint: ComplaintKey?, detail: String = "", key: String, at now: Date
    ) throws {
        try send(
            """
            INSERT INTO notice(staff_id, complaint_id, kind, detail, created_at, key)
            VALUES (\(staff), \(complaint), \(kind), \(detail), \(now), \(key)) ON CONFLICT (key) DO NOTHING
            """)
        afterCommit(.notices(staff))
    }

    /// Which of these keys were raised.
    public func raised(_ keys: [String]) throws -> Set<String> {
        var found: Set<String> = []
        for start in stride(from: 0, to: keys.count, by: 100) {
            let part = keys[start..<min(start + 100, keys.count)]
            for row in try rows("SELECT key FROM notice WHERE key IN \(list: part)") { found.insert(try row.text(0)) }
        }
        return found
    }

    /// A person's notices, the newest first: those seen, those not seen, or both.
    public func notices(
        of staff: StaffID, _ choice: NoticeChoice = .all, seen: Bool? = nil, limit: Int = 50
    ) throws -> [Notice] {
        let only: SQL = seen.map { $0 ? " AND n.seen_at IS NOT NULL" : " AND n.seen_at IS NULL" } ?? ""
        return try rows(
            """
            SELECT n.id, n.staff_id, n.complaint_id, c.number, n.kind, n.detail, n.created_at, n.seen_at
            FROM notice n LEFT JOIN complaint c ON c.id = n.complaint_id
            WHERE n.staff_id = \(staff)\(only)\(choice.condition)
            ORDER BY n.id DESC LIMIT \(limit)
            """
        ).map(Notice.init)
    }

    /// How many notices a person has not seen, counted up to `cap`.
    public func unseenNotices(of staff: StaffID, _ choice: NoticeChoice = .all, cap: Int = 100) throws -> Int {
        try one(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM notice n WHERE n.staff_id = \(staff) AND n.seen_at IS NULL\(choice.condition) LIMIT \(cap)
            ) AS capped
            """
        ).int(0)
    }

    /// Marks a person's notices of a kind and about one thing as seen.
    public func seeNotices(of staff: StaffID, kind: String, detail: String, at now: Date) throws {
        let count = try execute(
            """
            UPDATE notice SET seen_at = \(now)
            WHERE staff_id = \(staff) AND kind = \(kind) AND detail = \(detail) AND seen_at IS NULL
            """)
        if count > 0 { afterCommit(.notices(staff)) }
    }

    /// Takes away a person's notices on a complaint.
    public func dropNotices(of staff: StaffID, on complaint: ComplaintKey) throws {
        try send("DELETE FROM notice WHERE staff_id = \(staff) AND complaint_id = \(complaint)")
        afterCommit(.notices(staff))
    }

    /// Marks a person's notices up to `id` as seen, or those on one complaint.
    public func seeNotices(
        of staff: StaffID, upTo id: Int64 = .max, on complaint: ComplaintKey? = nil, at now: Date
    ) throws {
        let only: SQL = complaint.map { " AND complaint_id = \($0)" } ?? ""
        let count = try execute(
            """
            UPDATE notice SET seen_at = \(now)
            WHERE staff_id = \(staff) AND seen_at IS NULL AND id <= \(id)\(only)
            """)
        if count > 0 { afterCommit(.notices(staff)) }
    }
}
