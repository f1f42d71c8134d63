import Storage

/// Keys taken from the sequences of tables, several at once. They are used within one transaction only: keys of a
/// table must be in the order of commits, and another node may commit before our next one.
struct ReservedKeys {
    private var keys: [String: ArraySlice<Int64>] = [:]
    /// How many were used of each table in this transaction.
    private var used: [String: Int] = [:]
    /// The same of the last one that used any: fetched together with the next beginning.
    private(set) var expected: [String: Int] = [:]

    static let query =
        "SELECT nextval(pg_get_serial_sequence(?1, 'id')::regclass) FROM generate_series(1, ?2)"

    static func arguments(_ table: String, _ count: Int) -> [Value] {
        [.text(table), .integer(Int64(count))]
    }

    /// Forgets what was not used: a new transaction.
    mutating func renew() {
        if !used.isEmpty { expected = used.mapValues { min($0, 64) } }
        keys = [:]
        used = [:]
    }

    /// Expects nothing: a table may be gone.
    mutating func forget() {
        used = [:]
        expected = [:]
    }

    mutating func next(of table: String) -> Int64? {
        guard let key = keys[table]?.popFirst() else { return nil }
        used[table, default: 0] += 1
        return key
    }

    mutating func add(_ new: [Int64], of table: String) {
        keys[table, default: []] += new
    }

    /// How many to fetch when there are none: more, the more were used.
    func block(of table: String) -> Int {
        min(64, max(2, used[table] ?? 0))
    }
}
