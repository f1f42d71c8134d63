import Foundation
import Storage

/// A body to run, and what to do once its fate is known.
struct WriteJob: Sendable {
    /// Answers how to settle: with nil after the durable commit, with the error if it failed. Throws what the body did.
    let run: @Sendable (any Connection) throws -> Settle
    /// Tells the caller that the body failed, or never ran.
    let refuse: @Sendable (any Error) -> Void

    typealias Settle = @Sendable () -> Void
}

/// The one thread that writes. Bodies that wait at the same time share one durable commit.
///
/// A body that throws before it wrote needs nothing undone. Only when one throws after writing is the batch rolled back
/// and run again with a savepoint around each: savepoints cost a third of the throughput, and this is rare.
final class Writer: Sendable {
    /// The most bodies in one commit.
    static let batch = 256
    /// After this many seconds of running bodies the commit is due, whatever waits.
    static let batchTime: TimeInterval = 0.05

    private let queue: WorkQueue<WriteJob>
    private let broadcast: Broadcast
    private let checkpointer: Checkpointer
    private let ended = Ending()

    init(connection: sending SQLiteConnection, limit: Int, broadcast: Broadcast, checkpointer: Checkpointer) {
        queue = WorkQueue(limit: limit)
        self.broadcast = broadcast
        self.checkpointer = checkpointer
        let loan = Loan(connection)
        startThread("redress.writer") { [self] in
            let connection = loan.connection
            connection.watchLog()
            work(connection)
            connection.close()
            ended.reach()
        }
    }

    func add(_ job: WriteJob) {
        if let error = queue.add(job) { job.refuse(error) }
    }

    func close() async {
        queue.close()
        await ended.wait()
    }

    // MARK: On the thread

    private func work(_ connection: SQLiteConnection) {
        var version = try? connection.dataVersion()
        var nextLook = Date().addingTimeInterval(1)
        while let jobs = queue.take(Self.batch, until: nextLook) {
            if !jobs.isEmpty { commit(jobs, on: connection) }
            checkpointer.afterCommit(on: connection)
            let now = Date()
            guard now >= nextLook else { continue }
            nextLook = now.addingTimeInterval(1)
            // Other processes do not call us; their commits show in this number, ours do not.
            let seen = try? connection.dataVersion()
            if seen != version { broadcast.send([.anything]) }
            version = seen
        }
    }

    private func commit(_ jobs: [WriteJob], on connection: SQLiteConnection) {
        var rest = jobs[...]
        while !rest.isEmpty {
            do {
                try connection.begin()
                rest = try run(rest, on: connection)
            } catch {
                connection.rollback()
                for job in rest { job.refuse(error) }
                return
            }
        }
    }

    /// Runs jobs until the time for a batch is up, commits, settles; answers those not reached.
    private func run(_ jobs: ArraySlice<WriteJob>, on connection: SQLiteConnection) throws -> ArraySlice<WriteJob> {
        let end = Date().addingTimeInterval(Self.batchTime)
        var settles: [WriteJob.Settle] = []
        settles.reserveCapacity(jobs.count)
        var failures: [(WriteJob, any Error)] = []
        var index = jobs.startIndex
        while index < jobs.endIndex {
            let mark = connection.mark
            connection.hasWritten = false
            do {
                settles.append(try jobs[index].run(connection))
            } catch {
                if connection.hasWritten {
                    connection.rollback()
                    try connection.begin()
                    return try runApart(jobs, on: connection)
                }
                connection.forget(since: mark)
                failures.append((jobs[index], error))
            }
            index += 1
            if index & 7 == 0, Date() > end { break }
        }
        try finish(settles, on: connection)
        for (job, error) in failures { job.refuse(error) }
        return jobs[index...]
    }

    /// The same with a savepoint around each job, so that one that throws undoes only itself.
    private func runApart(_ jobs: ArraySlice<WriteJob>, on connection: SQLiteConnection) throws -> ArraySlice<WriteJob>
    {
        var settles: [WriteJob.Settle] = []
        var failures: [(WriteJob, any Error)] = []
        for job in jobs {
            let mark = connection.mark
            try connection.execute("SAVEPOINT job")
            do {
                settles.append(try job.run(connection))
            } catch {
                connection.forget(since: mark)
                try connection.execute("ROLLBACK TO job")
                failures.append((job, error))
            }
            try connection.execute("RELEASE job")
        }
        try finish(settles, on: connection)
        for (job, error) in failures { job.refuse(error) }
        return []
    }

    private func finish(_ settles: [WriteJob.Settle], on connection: SQLiteConnection) throws {
        try connection.commit()
        let changes = connection.pendingChanges
        for settle in settles { settle() }
        if !changes.isEmpty { broadcast.send(changes) }
    }
}

/// Hands a connection to the thread that will own it.
struct Loan: @unchecked Sendable {
    // Unchecked: the sender gives its reference away; only the thread uses the connection from then on.
    let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }
}
