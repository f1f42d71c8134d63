/// A table as a move sees it: what it is called and by what its rows are ordered.
struct MovedTable: Sendable {
    let name: String
    /// The columns of the primary key.
    let key: [String]
    /// Whether its keys are handed out by the engine.
    let isNumbered: Bool

    init(_ name: String, _ key: String...) {
        self.name = name
        self.key = key.isEmpty ? ["id"] : key
        isNumbered = key.isEmpty
    }

    /// Every table that holds what cannot be computed again or is dear to compute, each after those it refers to.
    static let all: [MovedTable] = [
        MovedTable("setting", "key"), MovedTable("counter", "name"), MovedTable("staff"),
        MovedTable("policy_version", "version"), MovedTable("complaint"), MovedTable("event"),
        MovedTable("personal", "complaint_id", "seq"), MovedTable("holder", "holder", "queue_at", "complaint_id"),
        MovedTable("seal", "id"), MovedTable("receipt"), MovedTable("outbox"), MovedTable("attachment"),
        MovedTable("notice"), MovedTable("session", "digest"), MovedTable("api_token", "digest"),
        MovedTable("attempt", "name"), MovedTable("article_category"), MovedTable("article"),
        MovedTable("article_version", "article_id", "version"),
        MovedTable("article_text", "article_id", "version", "language"), MovedTable("article_act"),
        MovedTable("article_term", "term", "article_id", "language"),
        MovedTable("article_count", "article_id", "kind", "day"),
        MovedTable("lookup"), MovedTable("measure"), MovedTable("measure_link", "complaint_id", "measure_id"),
        MovedTable("host_token"), MovedTable("webhook"),
        MovedTable("notice_setting", "staff_id"),
        MovedTable("incident"), MovedTable("incident_event"),
        MovedTable("incident_member", "incident_id", "complaint_id"), MovedTable("incident_subscriber", "token"),
        MovedTable("policy_draft"), MovedTable("policy_act"),
    ]

    /// Tables that are left: the schema's own, the bytes of attachments (moved from store to store), the search
    /// index, which the target makes for itself, and what passes in calls, which no stopped server has.
    static let left: Set<String> = [
        "schema_migration", "attachment_content", "search", "search_cursor", "call_peer", "call_signal",
    ]

    /// The names of the columns, in their order.
    func columns(_ connection: any Connection) throws -> [String] {
        try connection.rows(connection.dialect.columns(of: name)).map { try $0.text(0) }
    }
}

extension Connection {
    /// Up to `limit` rows after the one whose key is `position`, in the order of the key.
    func page(of table: MovedTable, columns: [String], after position: [Value]?, limit: Int) throws -> [Row] {
        let key = table.key.joined(separator: ", ")
        var query = SQL(text: "SELECT \(columns.joined(separator: ", ")) FROM \(table.name)")
        if let position {
            query.append(SQL(text: " WHERE (\(key)) > ("))
            for (index, value) in position.enumerated() {
                query.append(index == 0 ? "\(value)" : ", \(value)")
            }
            query.append(")")
        }
        query.append(SQL(text: " ORDER BY \(key)"))
        query.append(" LIMIT \(limit)")
        return try rows(query)
    }

    /// Adds rows; those that are there already stay.
    func add(_ rows: [Row], to table: MovedTable, columns: [String]) throws {
        let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
        let text = """
            INSERT INTO \(table.name)(\(columns.joined(separator: ", "))) VALUES (\(places)) ON CONFLICT DO NOTHING
            """
        for row in rows { try send(SQL(text: text, arguments: row.values)) }
    }

    func count(of table: MovedTable) throws -> Int64 {
        try one(SQL(text: "SELECT count(*) FROM \(table.name)")).int64(0)
    }
}
