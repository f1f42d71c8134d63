public import Complaints

/// Some of what a search found, and where to go on.
public struct SearchPage: Sendable, Hashable {
    public let items: [QueueItem]
    /// Pass it as `before` for the next page; nil on the last one.
    public let next: Int64?
}

extension Connection {
    /// Complaints that a number, an e-mail address, a phone number or a user ID names exactly, the newest first.
    public func lookUp(_ typed: String, limit: Int = 25) throws -> [QueueItem] {
        var keys: Set<ComplaintKey> = []
        let number = typed.uppercased().filter { !$0.isWhitespace }
        if let key = try complaint(ComplaintNumber(rawValue: number)) { keys.insert(key) }
        for (column, form) in [
            ("email", LookUp.email(typed)), ("user_id", LookUp.userID(typed)), ("phone", LookUp.phone(typed)),
        ] {
            guard let form, column != "phone" || form.count >= 5 else { continue }
            let found = try rows(
                "SELECT id FROM complaint WHERE \(raw: column) = \(form) ORDER BY id DESC LIMIT \(limit)")
            for row in found { keys.insert(try row.id(0)) }
        }
        return try keys.sorted(by: >).prefix(limit).compactMap { try queueItem($0) }
    }

    /// Complaints whose texts have all of what was typed, the one with the newest match first; on the first page after
    /// those that it names exactly. Finds single Chinese characters, pairs and phrases, and beginnings of Latin words.
    ///
    /// What is internal of a complaint that is about `reader` is not looked into: that a word stands there is part of
    /// what it says. (1.2)
    public func search(
        _ typed: String, for reader: StaffID?, endedOnly: Bool = false, before: Int64? = nil, limit: Int = 25
    ) throws -> SearchPage {
        func isWanted(_ item: QueueItem) -> Bool { !endedOnly || item.endedAt != nil }
        var items = before == nil ? try lookUp(typed, limit: limit).filter(isWanted) : []
        let exact = Set(items.map(\.id))
        guard let query = SearchQuery(typed) else { return SearchPage(items: items, next: nil) }
        var seen = exact
        var internals = ReadableInternals(reader: reader)
        var position = before ?? .max
        while true {
            let matches = try rows(
                """
                SELECT s.rowid, e.complaint_id, e.kind
                FROM (SELECT rowid FROM search WHERE \(dialect.matching(query)) AND rowid < \(position)
                    ORDER BY rowid DESC LIMIT 100) AS s
                JOIN event e ON e.id = s.rowid ORDER BY s.rowid DESC
                """)
            for match in matches {
                let key = try match.id(1, as: ComplaintKey.self)
                let id = try match.int64(0)
                // Passed over before anything else, so that not even the place of the next page shows it.
                if try internals.isHidden(kind: match.text(2), of: key, self) {
                    position = id
                    continue
                }
                guard items.count < limit else { return SearchPage(items: items, next: position) }
                position = id
                guard seen.insert(key).inserted, try !wasShown(key, query, before, &internals) else { continue }
                if let item = try queueItem(key), isWanted(item) { items.append(item) }
            }
            if matches.count < 100 { return SearchPage(items: items, next: nil) }
        }
    }

    /// Whether an earlier page had the complaint for a newer match.
    private func wasShown(
        _ key: ComplaintKey, _ query: SearchQuery, _ before: Int64?, _ internals: inout ReadableInternals
    ) throws -> Bool {
        guard let before else { return false }
        let kinds = try internals.hiddenKinds(of: key, self).sorted()
        let hidden: SQL = kinds.isEmpty ? "" : " AND kind NOT IN \(list: kinds)"
        return try exists(
            """
            SELECT 1 FROM search WHERE \(dialect.matching(query))
            AND rowid IN (SELECT id FROM event WHERE complaint_id = \(key) AND id >= \(before)\(hidden)) LIMIT 1
            """)
    }
}

/// Whose internal facts one reader may not read, looked up once each. (1.2)
private struct ReadableInternals {
    let reader: StaffID?
    private var hidden: [ComplaintKey: Set<String>] = [:]

    init(reader: StaffID?) { self.reader = reader }

    mutating func isHidden(kind: String, of key: ComplaintKey, _ c: any Connection) throws -> Bool {
        guard Fact.internalKinds.contains(kind) else { return false }
        return try hiddenKinds(of: key, c).contains(kind)
    }

    /// Everything internal of a complaint that is about the reader; of any other, the links to measures where one of
    /// them was taken on such a complaint, for what it is about stands in them.
    mutating func hiddenKinds(of key: ComplaintKey, _ c: any Connection) throws -> Set<String> {
        guard let reader else { return [] }
        if let known = hidden[key] { return known }
        let complaint = Complaint(history: try c.history(of: key).events)
        var kinds: Set<String> = []
        if complaint?.concerned.contains(reader) ?? true {
            kinds = Fact.internalKinds
        } else if try complaint?.measureLinks.contains(where: { try isAbout(reader, $0.id, c) }) ?? false {
            kinds = ["measureLinked"]
        }
        hidden[key] = kinds
        return kinds
    }

    private func isAbout(_ reader: StaffID, _ measure: MeasureID, _ c: any Connection) throws -> Bool {
        guard let entry = try c.measure(measure) else { return true }
        return Complaint(history: try c.history(of: entry.complaint).events)?.concerned.contains(reader) ?? true
    }
}
