import Storage

/// One connection with the transaction it is in. It connects when it has to, and again after the connection was lost.
/// Used by one thread at a time.
final class PostgresConnection: WritingConnection {
    let connector: Connector
    let interrupt: Interrupt
    var wire: Wire? {
        didSet { interrupt.follow(wire) }
    }

    /// What the present transaction is for; nil without one.
    var kind: TransactionKind?
    /// Whether the server was told of the transaction.
    var isBegun = false
    /// Why the present transaction can only be undone.
    var failure: Failure?
    /// The transaction's number, once known.
    var transaction: String?
    /// Each body has a savepoint: an error must come to the body it belongs to, so nothing is sent later.
    var isApart = false
    /// The commit was sent.
    var isCommitting = false
    /// The present transaction may take as long as it wants.
    var isUnlimited = false
    var hasWritten = false
    var causes = Causes()
    var reserved = ReservedKeys()
    /// Rows to be written before the next statement.
    var gathered = GatheredRows()
    /// Tables whose last key is to be asked for at the beginning.
    var uncertain: [String] = []
    var canRunAgain = true
    /// The answer to what was asked last.
    private var wanted: Answer?
    /// Written into each notification, so that our own are known.
    private let node: String

    /// Why a transaction cannot go on.
    enum Failure {
        case refused(ServerError)
        case lost(ConnectionLost)
    }

    var dialect: Dialect { .postgres }
    var options: PostgresDatabase.Options { connector.options }

    init(_ connector: Connector, _ stopper: Stopper, node: String) {
        self.connector = connector
        self.node = node
        interrupt = Interrupt(stopper)
    }

    func close() {
        wire?.close()
        wire = nil
    }

    // MARK: Connection

    func rows(_ sql: SQL) throws -> [Row] {
        try ask(sql).rows()
    }

    func row(_ sql: SQL) throws -> Row? {
        try ask(sql).rows(limit: 1).first
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        try ask(sql).count
    }

    func send(_ sql: SQL) throws {
        if isApart {
            _ = try ask(sql)
        } else {
            try queue(sql, for: .ignored)
        }
    }

    func add(_ values: [Value], to table: GrowingTable) throws {
        _ = try current()
        hasWritten = true
        gathered.add(values, to: table)
        if isApart {
            try queueGathered()
            try settle()
        } else if gathered.isFull {
            try queueGathered()
        }
    }

    func reserveID(of table: String) throws -> Int64 {
        if let key = reserved.next(of: table) { return key }
        let wire = try current()
        if reserved.hasSome(of: table) {
            // It was asked whether they may be used; the answer is not there yet.
            try settle()
            if let key = reserved.next(of: table) { return key }
        }
        try queue(ReservedKeys.taking, [.text(table), .integer(reserved.size(of: table))], for: .keys(table), wire)
        try settle()
        guard let key = reserved.next(of: table) else { throw StorageError.corrupt("no keys for \(table)") }
        return key
    }

    // MARK: Statements

    private func ask(_ sql: SQL) throws -> Answer {
        try queue(sql, for: .wanted)
        try settle()
        defer { wanted = nil }
        guard let wanted else { throw StorageError.failed(code: 0, "a statement without an answer") }
        return wanted
    }

    private func queue(_ sql: SQL, for purpose: Wire.Purpose) throws {
        try queueGathered()
        let wire = try current()
        let statement = wire.statements.statement(sql.text)
        if statement.writes { hasWritten = true }
        if !statement.isPrepared, sql == dialect.unlimiting { isUnlimited = true }
        try guarded { try wire.queue(statement, EncodedArguments(sql.arguments), for: purpose) }
    }

    /// Queues one of our own statements.
    func queue(_ text: String, _ arguments: [Value] = [], for purpose: Wire.Purpose, _ wire: Wire) throws {
        try guarded { try wire.queue(text, arguments, for: purpose) }
    }

    /// Queues the rows gathered so far: before whatever may look for them.
    func queueGathered() throws {
        guard !gathered.isEmpty else { return }
        let wire = try current()
        defer { gathered.removeAll() }
        for (table, rows) in gathered.tables {
            try guarded {
                let statement = wire.statements.statement(Self.adding[table.rawValue])
                try wire.queue(statement, rows.encoded(), for: .ignored)
            }
        }
    }

    private static let adding = GrowingTable.allCases.map { Dialect.postgres.adding(to: $0) }

    /// The connection with the transaction begun on it, as far as that can be said without waiting.
    func current() throws -> Wire {
        if let failure { throw error(of: failure) }
        if interrupt.isRequested { throw CancellationError() }
        guard let wire, let kind else { throw StorageError.failed(code: 0, "no transaction") }
        guard !isBegun else { return wire }
        isBegun = true
        try queue(kind.begin, for: .ignored, wire)
        if let first = kind.first { try queue(first, for: .began, wire) }
        for table in uncertain {
            try queue(ReservedKeys.asking, [.text(table)], for: .lastKey(table), wire)
        }
        return wire
    }

    /// Sends what is queued and takes the answers. Throws the first error among them.
    func settle() throws {
        guard let wire else { throw StorageError.busy }
        wanted = nil
        let deadline = Deadline.after(isUnlimited ? .seconds(86_400) : options.patience)
        try guarded {
            try wire.settle(until: deadline) { purpose, answer in take(answer, for: purpose) }
        }
        guard let failure else { return }
        if case .refused(let error) = failure, error.endsConnection(of: kind) { drop() }
        throw error(of: failure)
    }

    /// Sends what is queued; answers what the last statement did, such as `COMMIT`.
    func settledTag() throws -> String {
        try settle()
        return wanted?.tag ?? ""
    }

    private func take(_ answer: Answer, for purpose: Wire.Purpose) {
        if let error = answer.error {
            if failure == nil { fail(.refused(error)) }
            return
        }
        switch purpose {
        case .wanted: wanted = answer
        case .began: transaction = try? answer.rows().first?.text(0)
        case .lastKey(let table): reserved.settle(table, last: try? answer.rows().first?.int64OrNil(0))
        case .keys(let table): reserved.add((try? answer.rows().map { try $0.int64(0) }) ?? [], of: table)
        default: break
        }
    }

    /// Runs `work` and notes when it loses the connection.
    private func guarded(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let lost as ConnectionLost {
            if lost.isTimeout, !isCommitting, let wire, let stop = wire.stop { interrupt.stop(stop) }
            if case .refused(let error)? = failure, error.endsConnection(of: kind) {
                // The server said why before it hung up.
            } else {
                fail(.lost(lost))
            }
            drop()
            throw failure.map(error(of:)) ?? StorageError.busy
        }
    }

    private func fail(_ failure: Failure) {
        self.failure = failure
        hasWritten = true
        reserved.forget()
        guard case .refused(let error) = failure else { return }
        if error.isStalePlan { wire?.statements.distrust() }
        // Our turn did not come in time; nor would it for the same bodies again.
        if kind == .history, transaction == nil, error.storageError == .busy, !error.endsConnection(of: kind) {
            canRunAgain = false
        }
    }

    /// Gives the connection up.
    func drop() {
        if let wire {
            if case .lost(let lost)? = failure { connector.log("a database connection was lost: \(lost.reason)") }
            wire.close()
        }
        wire = nil
    }

    /// What callers are told.
    func error(of failure: Failure) -> any Error {
        if interrupt.isRequested { return CancellationError() }
        switch failure {
        case .refused(let error): return error.storageError
        case .lost: return StorageError.busy
        }
    }

    /// Tells the other nodes, with the commit.
    func queueNotification(_ wire: Wire) throws {
        guard !causes.changes.isEmpty else { return }
        let payload = Notification.encode(causes.changes, from: node)
        try queue("SELECT pg_notify('redress', ?1)", [.text(payload)], for: .ignored, wire)
    }
}
