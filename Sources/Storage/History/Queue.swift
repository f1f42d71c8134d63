public import Complaints
public import Foundation

/// One line of a queue.
public struct QueueItem: Sendable, Hashable, Identifiable {
    public let id: ComplaintKey
    public let number: ComplaintNumber
    public let version: Int
    public let state: State
    public let level: Level?
    public let type: ComplaintType
    public let subType: String?
    /// nil once erased.
    public let title: String?
    public let channel: Channel
    public let responsible: StaffID
    public let receivedAt: Date
    public let endedAt: Date?
    /// When the next clock is due, breached or not; nil when none runs.
    public let dueAt: Date?
    public let dueClock: ClockKey?
    /// An open clock is breached.
    public let isBreached: Bool
    public let marks: ComplaintMarks
    public let isImported: Bool
    private let queueAt: Int64

    static let columns =
        """
        c.id, c.number, c.version, c.state, c.level, c.type, c.sub_type, c.title, c.channel, c.responsible,
        c.received_at, c.ended_at, c.queue_at, c.queue_clock, c.breached, c.marks, c.imported
        """

    init(_ row: Row) throws {
        id = try row.id(0)
        number = ComplaintNumber(rawValue: try row.text(1))
        version = try row.int(2)
        state = try row.word(3)
        level = try row.intOrNil(4).flatMap(Level.init)
        type = try row.word(5)
        subType = try row.textOrNil(6)
        title = try row.textOrNil(7)
        channel = try row.word(8)
        responsible = try row.id(9)
        receivedAt = try row.date(10)
        endedAt = try row.dateOrNil(11)
        queueAt = try row.int64(12)
        dueAt = queueAt == ReadModel.nothingDue ? nil : Date(milliseconds: queueAt)
        dueClock = try row.textOrNil(13).flatMap(ClockKey.init(stored:))
        isBreached = try row.bool(14)
        marks = ComplaintMarks(rawValue: try row.int(15))
        isImported = try row.bool(16)
    }

    /// Where it stands in the order of a view.
    func position(in view: QueueView) -> QueuePosition {
        let at =
            switch view {
            case .ended: endedAt?.milliseconds ?? queueAt
            case .reported: receivedAt.milliseconds
            default: queueAt
            }
        return QueuePosition(at: at, id: id.rawValue)
    }
}

/// Which complaints a queue shows. All but the last two are in the order of what is due next.
public enum QueueView: Hashable, Sendable {
    /// Received, not yet registered.
    case toRegister
    /// Where this person is responsible or assigned.
    case mine(StaffID)
    /// With an open work item of the department.
    case department(Department)
    /// With an open clock past its due time.
    case breached
    /// Everything that is not ended.
    case open
    /// The archive, the latest ending first.
    case ended
    /// Reported to the management group and not yet acknowledged, the oldest first. (4.2.2)
    case reported
}

/// What narrows a queue. nil means any.
public struct QueueFilter: Hashable, Sendable {
    public var type: ComplaintType?
    public var level: Level?
    public var channel: Channel?
    public var state: State?
    /// With one of these marks.
    public var marks: ComplaintMarks?

    public init(
        type: ComplaintType? = nil, level: Level? = nil, channel: Channel? = nil, state: State? = nil,
        marks: ComplaintMarks? = nil
    ) {
        self.marks = marks
        self.type = type
        self.level = level
        self.channel = channel
        self.state = state
    }
}

/// Where a page of a queue ended: the next one starts behind it, whatever came and went meanwhile.
public struct QueuePosition: Hashable, Sendable, LosslessStringConvertible {
    let at: Int64
    let id: Int64

    init(at: Int64, id: Int64) {
        self.at = at
        self.id = id
    }

    /// From an address. nil for anything that was not written by ``description``.
    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let at = Int64(parts[0]), let id = Int64(parts[1]) else { return nil }
        self.init(at: at, id: id)
    }

    /// For an address: `1764000000000-17`.
    public var description: String { "\(at)-\(id)" }
}

/// Some lines of a queue and where they end.
public struct QueuePage: Sendable, Hashable {
    public let items: [QueueItem]
    /// Where the next page starts; nil on the last one.
    public let next: QueuePosition?
}

extension Connection {
    /// A page of a queue.
    public func queue(
        _ view: QueueView, filter: QueueFilter = QueueFilter(), after position: QueuePosition? = nil, limit: Int = 25
    ) throws -> QueuePage {
        let source = view.source
        let after: SQL = position.map { source.behind($0) } ?? ""
        // One more than shown tells whether there is a next page.
        let items = try rows(
            """
            SELECT \(raw: QueueItem.columns) FROM \(source.tables) WHERE \(source.condition)\(after)\(filter.condition)
            ORDER BY \(raw: source.order) LIMIT \(limit + 1)
            """
        ).map(QueueItem.init)
        guard items.count > limit else { return QueuePage(items: items, next: nil) }
        let shown = Array(items.prefix(limit))
        return QueuePage(items: shown, next: shown.last?.position(in: view))
    }

    /// How many complaints a queue has, counted up to `cap`: a number people read needs no more, and no page waits for
    /// a million rows.
    public func queueCount(_ view: QueueView, cap: Int = 1000) throws -> Int {
        let source = view.source
        return try one(
            """
            SELECT count(*) FROM
            (SELECT 1 FROM \(source.bare) WHERE \(source.condition) LIMIT \(cap)) AS capped
            """
        ).int(0)
    }

    /// One line, as a queue shows it.
    public func queueItem(_ key: ComplaintKey) throws -> QueueItem? {
        try row("SELECT \(raw: QueueItem.columns) FROM complaint c WHERE c.id = \(key)").map(QueueItem.init)
    }

    /// Open complaints this person is responsible for, for handing them on. (1.2)
    public func complaints(
        responsible staff: StaffID, after key: ComplaintKey = ComplaintKey(rawValue: 0), limit: Int = 100
    ) throws -> [ComplaintKey] {
        try rows(
            """
            SELECT id FROM complaint WHERE responsible = \(staff) AND is_ended = 0 AND id > \(key)
            ORDER BY id LIMIT \(limit)
            """
        ).map { try $0.id(0) }
    }

    /// The complaints of one incident, in the order of their receipt.
    public func complaints(ofIncident incident: Int64, limit: Int = 1000) throws -> [QueueItem] {
        try rows(
            """
            SELECT \(raw: QueueItem.columns) FROM complaint c WHERE c.incident = \(incident)
            ORDER BY c.id LIMIT \(limit)
            """
        ).map(QueueItem.init)
    }
}

extension QueueView {
    struct Source {
        var tables: SQL
        /// Enough for counting.
        var bare: SQL
        var condition: SQL
        var order: String
        var at: String
        var isDescending = false

        func behind(_ position: QueuePosition) -> SQL {
            let id = at == "h.queue_at" ? "h.complaint_id" : "c.id"
            let sign = isDescending ? "<" : ">"
            return " AND (\(raw: at), \(raw: id)) \(raw: sign) (\(position.at), \(position.id))"
        }
    }

    var source: Source {
        switch self {
        case .toRegister: .complaints("c.state = 'received'")
        case .breached: .complaints("c.breached = 1")
        case .open: .complaints("c.is_ended = 0")
        case .mine(let staff): .held(by: Holder.staff(staff))
        case .department(let department): .held(by: Holder.department(department))
        case .ended:
            Source(
                tables: "complaint c", bare: "complaint c", condition: "c.ended_at IS NOT NULL",
                order: "c.ended_at DESC, c.id DESC", at: "c.ended_at", isDescending: true)
        case .reported:
            Source(
                tables: "complaint c", bare: "complaint c", condition: "(c.marks & 1024) <> 0",
                order: "c.received_at, c.id", at: "c.received_at")
        }
    }
}

extension QueueView.Source {
    static func complaints(_ condition: SQL) -> Self {
        Self(
            tables: "complaint c", bare: "complaint c", condition: condition, order: "c.queue_at, c.id",
            at: "c.queue_at")
    }

    static func held(by holder: String) -> Self {
        Self(
            tables: "holder h JOIN complaint c ON c.id = h.complaint_id", bare: "holder h",
            condition: "h.holder = \(holder)", order: "h.queue_at, h.complaint_id", at: "h.queue_at")
    }
}

extension QueueFilter {
    var condition: SQL {
        var condition: SQL = ""
        if let type { condition.append(" AND c.type = \(type)") }
        if let level { condition.append(" AND c.level = \(level)") }
        if let channel { condition.append(" AND c.channel = \(channel)") }
        if let state { condition.append(" AND c.state = \(state)") }
        if let marks { condition.append(" AND (c.marks & \(marks.rawValue)) <> 0") }
        return condition
    }
}

extension ClockKey {
    /// The key behind its ``description``.
    public init?(stored: String) {
        let parts = stored.split(separator: "/")
        guard parts.count == 3, let name = ClockName(rawValue: String(parts[0])), let scope = Int(parts[1]),
            let level = Int(parts[2])
        else { return nil }
        self.init(name, scope: scope, level: Level(rawValue: level))
    }
}
