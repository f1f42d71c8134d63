import Storage

/// Threads with a connection each, for reads and for what is written aside. A connection is opened when it is first
/// needed, and lent to one body at a time.
final class Pool: Sendable {
    private let queue: WorkQueue<Job>
    private let endings: [Ending]
    private let broadcast: Broadcast
    private let waitingTime: Duration

    /// What waits for a connection.
    private struct Job: Sendable {
        let ticket: Ticket
        let latest: Deadline
        let run: @Sendable (PostgresConnection) -> Void
    }

    init(_ connector: Connector, _ stopper: Stopper, node: String, broadcast: Broadcast) {
        let queue = WorkQueue<Job>(limit: connector.options.waitingReads)
        self.queue = queue
        self.broadcast = broadcast
        waitingTime = connector.options.waitingTime
        endings = (1...max(1, connector.options.poolSize)).map { number in
            let ending = Ending()
            startThread("redress.pool.\(number)") {
                let connection = PostgresConnection(connector, stopper, node: node)
                while let jobs = queue.take(1) {
                    for job in jobs { Self.run(job, on: connection) }
                }
                connection.close()
                ending.reach()
            }
            return ending
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let ticket = Ticket()
        return try await withTaskCancellationHandler {
            try await enter(ticket) { try $0.read(body) }
        } onCancel: {
            ticket.cancel()
        }
    }

    /// What is written runs to its end, whoever waits for it.
    func aside<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let (value, changes) = try await enter(Ticket()) { try $0.aside(body) }
        if !changes.isEmpty { broadcast.send(changes) }
        return value
    }

    private func enter<T: Sendable>(
        _ ticket: Ticket, _ work: @escaping @Sendable (PostgresConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            ticket.wait { continuation.resume(throwing: $0) }
            let job = Job(ticket: ticket, latest: .after(waitingTime)) { connection in
                let result = Result { try work(connection) }
                ticket.finish()
                continuation.resume(with: result)
            }
            if let error = queue.add(job) { ticket.refuse(error) }
        }
    }

    private static func run(_ job: Job, on connection: PostgresConnection) {
        if job.latest.isPast { return job.ticket.refuse(StorageError.busy) }
        guard job.ticket.start(connection.interrupt) else { return }
        job.run(connection)
        // A request to stop may still be on its way to the server: it must not meet the next body.
        if connection.interrupt.isRequested { connection.close() }
    }

    func close() async {
        queue.close()
        for ending in endings { await ending.wait() }
    }
}
