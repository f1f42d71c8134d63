import Foundation
public import Storage
import Synchronization

/// The embedded engine: one file, one writer thread whose durable commits are shared, a few reader threads.
public final class SQLiteDatabase: Database {
    /// How the engine is opened.
    public struct Options: Sendable {
        /// Threads that read.
        public var readers = 3
        /// Writes that may wait; beyond it they are refused as ``StorageError/overloaded``.
        public var waitingWrites = 2000
        /// Reads that may wait.
        public var waitingReads = 5000
        /// Milliseconds to wait for another process that holds the write lock.
        public var busyTimeout = 5000
        /// Pages of 4 KiB in the write-ahead log from which they are moved into the database.
        public var checkpointPages = 4000

        /// The defaults.
        public init() {}
    }

    let file: String
    private let writer: Writer
    private let readers: Readers
    private let checkpointer: Checkpointer
    private let broadcast = Broadcast()

    public var dialect: Dialect { .sqlite }

    /// Opens the file at `path`, creating it if it is missing. Migrate before use.
    ///
    /// Throws ``StorageError`` when it is no database, or when durability per commit cannot be had.
    public convenience init(path: String, options: Options = Options()) throws {
        try self.init(path: path, options: options, log: CommitLogFile(path + "-wal"))
    }

    /// The same with `log` to make commits durable.
    package init(path: String, options: Options, log: any CommitLog) throws {
        file = path
        let timeout = Int32(clamping: options.busyTimeout)
        // The writer first: it makes the file what readers expect.
        let writing = try SQLiteConnection(
            path: path, use: .writing(log: log), busyTimeout: timeout, cacheKibibytes: 32_768)
        let moving = try SQLiteConnection(path: path, use: .checkpoints, busyTimeout: timeout, cacheKibibytes: 512)
        readers = try Readers(
            open: {
                try SQLiteConnection(path: path, use: .reading, busyTimeout: timeout, cacheKibibytes: 8192)
            }, count: options.readers, limit: options.waitingReads)
        checkpointer = Checkpointer(connection: moving, threshold: options.checkpointPages)
        writing.watchLog()
        let (broadcast, checkpointer) = (broadcast, checkpointer)
        let neighbours = Neighbours(try writing.dataVersion())
        writer = Writer(connection: writing, limit: options.waitingWrites, broadcast: broadcast) { connection in
            guard let connection = connection as? SQLiteConnection else { return }
            checkpointer.afterCommit(on: connection)
            if neighbours.wrote(connection) { broadcast.send([.anything]) }
        }
    }

    public func changes() -> AsyncStream<Change> {
        broadcast.subscribe()
    }

    public func listen(_ body: @escaping @Sendable ([Change]) -> Void) -> Listening {
        broadcast.listen(body)
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await readers.read(body)
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await writer.write(body)
    }

    /// There is one writer: what is aside stands in line with the rest.
    @discardableResult
    public func aside<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await writer.write(body)
    }

    public func close() async {
        // The writer last: closing the last connection moves the rest of the log into the database, which one that
        // only reads cannot do; the next start would have to read all of it.
        await readers.close()
        await checkpointer.close()
        await writer.close()
        broadcast.finish()
    }
}

/// Looks about once a second whether another process wrote: they do not call us, but their commits show in a number in
/// which ours do not.
private final class Neighbours: Sendable {
    private let last: Mutex<(version: Int64, look: Date)>

    init(_ version: Int64) { last = Mutex((version, Date())) }

    func wrote(_ connection: SQLiteConnection) -> Bool {
        last.withLock { last in
            guard Date() >= last.look.addingTimeInterval(0.95) else { return false }
            last.look = Date()
            guard let version = try? connection.dataVersion(), version != last.version else { return false }
            last.version = version
            return true
        }
    }
}
