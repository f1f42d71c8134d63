import Storage

/// Keys taken from the sequences of tables, several at once.
///
/// Keys of a history's tables must be in the order of commits. What is left of a block is therefore used on only when,
/// once it is our turn again, no other node has taken any meanwhile.
struct ReservedKeys {
    private var keys: [String: ArraySlice<Int64>] = [:]
    /// Tables whose keys may be used in the present transaction.
    private var sure: Set<String> = []
    /// How many to take next time.
    private var sizes: [String: Int64] = [:]

    /// Takes the next keys.
    static let taking = "SELECT nextval(pg_get_serial_sequence(?1, 'id')::regclass) FROM generate_series(1, ?2)"
    /// Asks for the last key anybody took.
    static let asking = "SELECT pg_sequence_last_value(pg_get_serial_sequence(?1, 'id')::regclass)"

    /// A new transaction. Answers the tables whose last key has to be asked for; none where order does not matter.
    mutating func renew(for kind: TransactionKind) -> [String] {
        let left = keys.filter { !$0.value.isEmpty }.map(\.key)
        sure = kind == .history ? [] : Set(left)
        return kind == .history ? left : []
    }

    /// Forgets all: a table may be gone.
    mutating func forget() {
        self = ReservedKeys()
    }

    /// Whether some are there, sure or not.
    func hasSome(of table: String) -> Bool {
        keys[table]?.isEmpty == false
    }

    /// The next key, if one is there and sure.
    mutating func next(of table: String) -> Int64? {
        sure.contains(table) ? keys[table]?.popFirst() : nil
    }

    /// The last key of a table that anybody took.
    mutating func settle(_ table: String, last: Int64?) {
        if last == nil || keys[table]?.last != last {
            keys[table] = nil
            sizes[table] = nil
        }
        sure.insert(table)
    }

    /// Keys that were taken.
    mutating func add(_ new: [Int64], of table: String) {
        keys[table, default: []] += new
        sure.insert(table)
    }

    /// How many to take: more each time that all were used, so that nodes that take turns waste few.
    mutating func size(of table: String) -> Int64 {
        let size = sizes[table] ?? 1
        sizes[table] = min(64, size * 2)
        return size
    }
}
