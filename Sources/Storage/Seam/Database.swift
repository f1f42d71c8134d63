/// An engine: transactions on its own threads, never on Swift's cooperative pool.
public protocol Database: Sendable {
    /// What this engine spells differently.
    var dialect: Dialect { get }

    /// What was committed, by us or by another process. Each call subscribes anew; leaving the loop unsubscribes.
    func changes() -> AsyncStream<Change>

    /// The same, told once for each commit on the thread that made it: `body` must be quick and must not wait. It ends
    /// with the last reference to the answer.
    func listen(_ body: @escaping @Sendable ([Change]) -> Void) -> Listening

    /// Runs `body` on one snapshot. What it writes is refused.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Runs `body` in a transaction and returns after its durable commit. A throw undoes what `body` wrote, and nothing
    /// else.
    ///
    /// Several bodies may share one commit, and `body` may be run again when a transaction has to be repeated: its
    /// only effects must be those on the connection.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Finishes what was accepted, then closes. Later calls throw ``StorageError/closed``.
    func close() async

    /// Runs `body` in a transaction that is no part of the history: it does not wait for those who write history and
    /// may run beside them, where the engine can. It must not add events.
    ///
    /// As with ``write(_:)``, `body` may be run again.
    @discardableResult
    func aside<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
}

/// One connection within one transaction. It must not outlive the body it was lent to.
public protocol Connection: AnyObject {
    /// What this engine spells differently.
    var dialect: Dialect { get }

    /// All rows of a query.
    func rows(_ sql: SQL) throws -> [Row]

    /// The first row, if there is one.
    func row(_ sql: SQL) throws -> Row?

    /// Runs a statement; answers how many rows it changed.
    @discardableResult func execute(_ sql: SQL) throws -> Int

    /// Runs a statement whose count nobody needs. An engine may send it later, together with what follows; its error
    /// then comes with the next query or with the commit.
    func send(_ sql: SQL) throws

    /// Adds a row of a table that grows with every complaint: a value for each of its columns, in their order. As with
    /// ``send(_:)`` an engine may write it later, and those of one transaction together; whatever is asked meanwhile
    /// finds it. An error comes at the latest with the commit.
    func add(_ values: [Value], to table: GrowingTable) throws

    /// A new primary key for a table with an `IDENTITY` column, to be given in its `INSERT`. It is never handed out
    /// twice; one that is not used leaves a gap.
    func reserveID(of table: String) throws -> Int64

    /// Tells subscribers of ``Database/changes()`` once this transaction is durable.
    func afterCommit(_ change: Change)

    /// Has `work` run once, just before the commit, however often the same name is given in it.
    func beforeCommit(_ name: String, _ work: @escaping @Sendable (any Connection) throws -> Void)
}

extension Connection {
    /// Whether a query finds anything.
    public func exists(_ sql: SQL) throws -> Bool {
        try row(sql) != nil
    }

    /// The one row of a query that cannot be without. Throws ``StorageError/corrupt(_:)`` if there is none.
    public func one(_ sql: SQL) throws -> Row {
        guard let row = try row(sql) else { throw StorageError.corrupt("no row where one must be") }
        return row
    }
}

extension Database {
    /// Reads all rows of one query.
    public func rows(_ sql: SQL) async throws -> [Row] {
        try await read { try $0.rows(sql) }
    }

    /// Reads the first row of one query.
    public func row(_ sql: SQL) async throws -> Row? {
        try await read { try $0.row(sql) }
    }
}
