import Storage

/// A few threads, each with a connection that can only read; every body sees one snapshot.
final class Readers: Sendable {
    /// A body that settles its caller itself; nil asks it to refuse.
    typealias Job = @Sendable (Result<any Connection, StorageError>) -> Void

    private let queue: WorkQueue<@Sendable (SQLiteConnection) -> Void>
    private let endings: [Ending]

    init(open: () throws -> SQLiteConnection, count: Int, limit: Int) throws {
        queue = WorkQueue(limit: limit)
        var endings: [Ending] = []
        for number in 1...max(1, count) {
            let loan = Loan(try open())
            let ending = Ending()
            endings.append(ending)
            startThread("redress.reader.\(number)") { [queue] in
                while let jobs = queue.take(1) {
                    for job in jobs { job(loan.value) }
                }
                loan.value.close()
                ending.reach()
            }
        }
        self.endings = endings
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let error = queue.add { connection in
                continuation.resume(with: Result { try Self.snapshot(connection, body) })
            }
            if let error { continuation.resume(throwing: error) }
        }
    }

    private static func snapshot<T>(
        _ connection: SQLiteConnection, _ body: @Sendable (any Connection) throws -> T
    ) throws -> T {
        try connection.execute("BEGIN")
        defer { connection.rollback() }
        return try body(connection)
    }

    func close() async {
        queue.close()
        for ending in endings { await ending.wait() }
    }
}
