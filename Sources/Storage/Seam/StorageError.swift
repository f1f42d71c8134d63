/// Why the database said no. None of these texts is for the eyes of a user.
public enum StorageError: Error, Hashable, Sendable {
    /// Too much is waiting already: answer 503 with Retry-After. Nothing was written.
    case overloaded
    /// Another process held the database longer than we wait: answer 503 with Retry-After. Nothing was written.
    case busy
    /// The connection was lost with the commit, and nobody could say in time what became of it: answer 503. It may or
    /// may not have been written; what carries its own key may be sent again.
    case outcomeUnknown
    /// The database is closed or closing. Nothing was written.
    case closed
    /// A unique constraint: its name, as `table_column_key` or `table_pkey`.
    case conflict(String)
    /// Another constraint: a check, a reference, a missing value.
    case constraint(String)
    /// Erasure that is not yet, or a purge that is not, allowed.
    case refused(String)
    /// What was read cannot be what was written.
    case corrupt(String)
    /// No room left on the device. Nothing was written.
    case full
    /// The database was written by a newer version of the program.
    case newerDatabase(found: Int, known: Int)
    /// A migration that was applied differs from the one in the program.
    case migrationChanged(number: Int)
    /// The engine's own code and words.
    case failed(code: Int, String)

    /// Whether the same may succeed in a moment.
    public var isTransient: Bool {
        switch self {
        case .overloaded, .busy, .outcomeUnknown: true
        default: false
        }
    }
}
