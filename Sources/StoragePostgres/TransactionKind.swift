/// What a transaction is for.
enum TransactionKind {
    /// One snapshot, nothing written.
    case reading
    /// Writes nothing of the history, beside others.
    case aside
    /// Writes history: one at a time over all nodes.
    case history

    var begin: String {
        switch self {
        case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        // Each statement sees what was committed before it began: those after the lock, all that was written under it.
        case .aside, .history: "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE"
        }
    }

    /// Asked at the beginning: which transaction this is, to learn its fate should the connection be lost with the
    /// commit; of history, once it is our turn.
    var first: String? {
        switch self {
        case .reading: nil
        case .aside: "SELECT pg_current_xact_id()::text"
        case .history: "SELECT pg_current_xact_id()::text, pg_advisory_xact_lock(\(Self.lock))"
        }
    }

    /// The name of the lock under which history is written: "redress" in ASCII.
    static let lock = 0x72_65_64_72_65_73_73
}
