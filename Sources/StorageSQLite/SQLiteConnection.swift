import CSQLite
import Foundation
import Storage

/// One open connection with its prepared statements. Used by one thread at a time.
final class SQLiteConnection: WritingConnection {
    enum Use {
        /// Commits return before they are durable: whoever is answered has to wait for the log to be flushed.
        case writing(log: any CommitLog)
        case reading
        case checkpoints

        var isReading: Bool {
            if case .reading = self { true } else { false }
        }

        /// SQLite's number for when it waits for the device: 1 is NORMAL, 2 is FULL.
        var synchronous: Int {
            if case .writing = self { 1 } else { 2 }
        }
    }

    let database: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// Whether a body wrote since this was last set to false.
    var hasWritten = false
    var causes = Causes()
    /// The last key handed out of each table in the present transaction.
    private var reserved: [String: Int64] = [:]
    /// Pages in the write-ahead log after the last commit here.
    private(set) var logPages = 0
    let log: (any CommitLog)?

    var dialect: Dialect { .sqlite }

    init(path: String, use: Use, busyTimeout: Int32, cacheKibibytes: Int) throws {
        var handle: OpaquePointer?
        let access = use.isReading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let handle else {
            let error = StorageError(code, on: handle)
            sqlite3_close_v2(handle)
            throw error
        }
        database = handle
        if case .writing(let commits) = use { log = commits } else { log = nil }
        do {
            sqlite3_busy_timeout(database, busyTimeout)
            if !use.isReading { try setJournal() }
            try execute("PRAGMA foreign_keys = ON")
            try execute("PRAGMA temp_store = MEMORY")
            try execute("PRAGMA cache_size = \(raw: String(-cacheKibibytes))")
            // A commit is answered only once it is on the device. The writer has its log flushed for that beside it
            // (CommitLogFile); all others wait for each write.
            try execute("PRAGMA synchronous = \(raw: String(use.synchronous))")
            if use.isReading { try execute("PRAGMA query_only = ON") }
            // Checkpoints are ours to run, between batches: never inside a commit.
            try execute("PRAGMA wal_autocheckpoint = 0")
            // An import may have made the log long; it need not stay so.
            try execute("PRAGMA journal_size_limit = 67108864")
            try check(use)
        } catch {
            close()
            throw error
        }
    }

    /// Two processes that create the same file at once meet here, where SQLite does not wait by itself.
    private func setJournal() throws {
        for attempt in 1... {
            do {
                try execute("PRAGMA journal_mode = WAL")
                return
            } catch StorageError.busy where attempt < 100 {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    /// Reads back what durability hangs on.
    private func check(_ use: Use) throws {
        guard try row("PRAGMA journal_mode")?.text(0) == "wal" else {
            throw StorageError.failed(code: 0, "the database's file system does not allow a write-ahead log")
        }
        guard try row("PRAGMA synchronous")?.int(0) == use.synchronous else {
            throw StorageError.failed(code: 0, "the database does not say that its writes are durable")
        }
    }

    func close() {
        for statement in statements.values { statement.finalize() }
        statements = [:]
        sqlite3_close_v2(database)
    }

    // MARK: Connection

    func rows(_ sql: SQL) throws -> [Row] {
        try statement(sql.text).run(sql.arguments, limit: .max, on: database)
    }

    func row(_ sql: SQL) throws -> Row? {
        try statement(sql.text).run(sql.arguments, limit: 1, on: database).first
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        try statement(sql.text).run(sql.arguments, on: database)
        return Int(sqlite3_changes(database))
    }

    func send(_ sql: SQL) throws {
        try statement(sql.text).run(sql.arguments, on: database)
    }

    func add(_ values: [Value], to table: GrowingTable) throws {
        try statement(Self.adding[table.rawValue]).run(values, on: database)
    }

    private static let adding = GrowingTable.allCases.map { Dialect.sqlite.adding(to: $0) }

    func reserveID(of table: String) throws -> Int64 {
        let last = try reserved[table] ?? one("SELECT coalesce(max(id), 0) FROM \(raw: table)").int64(0)
        reserved[table] = last + 1
        return last + 1
    }

    private func statement(_ text: String) throws -> Statement {
        if let known = statements[text] {
            if known.writes { hasWritten = true }
            return known
        }
        // A bound far above what the program has: it only guards against texts that change from call to call.
        if statements.count >= 500 {
            for statement in statements.values { statement.finalize() }
            statements = [:]
        }
        let new = try Statement(text, on: database)
        statements[text] = new
        if new.writes { hasWritten = true }
        return new
    }

    // MARK: Transactions

    func begin() throws {
        causes = Causes()
        reserved = [:]
        try execute("BEGIN IMMEDIATE")
        hasWritten = false
    }

    func commit() throws {
        try prepareCommit()
        try execute("COMMIT")
    }

    /// Undoes the transaction if there is still one; some errors end it by themselves.
    func rollback() {
        causes = Causes()
        reserved = [:]
        if sqlite3_get_autocommit(database) == 0 { _ = try? execute("ROLLBACK") }
    }

    func savepoint() throws { try execute("SAVEPOINT job") }
    func rollbackToSavepoint() throws { try execute("ROLLBACK TO job") }
    func releaseSavepoint() throws { try execute("RELEASE job") }

    // MARK: Log

    /// Moves the log's pages into the database as far as readers allow. Answers how many are in the log and how many of
    /// those are moved; nil when another connection is at it.
    func checkpoint() -> (log: Int, moved: Int)? {
        var log: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(database, nil, SQLITE_CHECKPOINT_PASSIVE, &log, &moved)
        return code == SQLITE_OK ? (Int(log), Int(moved)) : nil
    }

    /// Changes when another connection committed, and only then.
    func dataVersion() throws -> Int64 {
        try one("PRAGMA data_version").int64(0)
    }

    /// Has ``logPages`` follow each commit.
    func watchLog() {
        // The connection outlives its hook: both end in close().
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            database,
            { context, _, _, pages in
                if let context {
                    Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue().logPages = Int(pages)
                }
                return SQLITE_OK
            }, context)
    }
}
