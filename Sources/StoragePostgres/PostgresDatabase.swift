public import Storage

/// The engine for more than one machine: PostgreSQL 13 or later over libpq. One thread writes history, sharing each
/// commit among all who wait; a few threads read and write aside; one listens to the other nodes.
///
/// Over all nodes one transaction at a time writes history, so that the order of events is the order of commits.
public final class PostgresDatabase: Database {
    private let writer: Writer
    private let pool: Pool
    private let listener: Listener
    private let stopper = Stopper()
    private let broadcast = Broadcast()

    public var dialect: Dialect { .postgres }

    /// Connects to the database of a `postgres://` URL. It may name several servers, `postgres://a,b/name`: the one
    /// that writes is used. Migrate before use.
    ///
    /// To another machine the connection is encrypted and the certificate verified unless the URL has another
    /// `sslmode`. Waits for the server, a few seconds at most. Throws ``StorageError/failed(code:_:)`` with the reason
    /// when it cannot be used.
    public init(url: String, options: Options = Options()) throws {
        let connector = try Connector(url: url, options: options)
        // Known by its letters only: it stands in each notification.
        let node = String(UInt64.random(in: .min ... .max), radix: 36)
        do {
            listener = try Listener(connector, node: node, broadcast: broadcast)
        } catch let lost as ConnectionLost {
            throw StorageError.failed(code: 0, lost.reason)
        }
        pool = Pool(connector, stopper, node: node, broadcast: broadcast)
        writer = Writer(
            connection: PostgresConnection(connector, stopper, node: node), limit: options.waitingWrites,
            broadcast: broadcast, idle: { _ in })
    }

    public func changes() -> AsyncStream<Change> {
        broadcast.subscribe()
    }

    public func listen(_ body: @escaping @Sendable ([Change]) -> Void) -> Listening {
        broadcast.listen(body)
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await pool.read(body)
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await writer.write(body)
    }

    @discardableResult
    public func aside<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await pool.aside(body)
    }

    public func close() async {
        await pool.close()
        await writer.close()
        await listener.close()
        await stopper.close()
        broadcast.finish()
    }
}
