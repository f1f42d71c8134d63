public import Foundation

/// A connection whose transactions many bodies share. Used by the thread of its ``Writer`` only.
public protocol WritingConnection: Connection {
    /// Whether a body did anything that has to be undone should it throw.
    var hasWritten: Bool { get set }
    /// What the bodies of the present transaction want told and done.
    var causes: Causes { get set }
    /// Whether bodies whose transaction failed may be run again, each with a savepoint. Not when a commit may have come
    /// through, nor when waiting once more would only take as long again.
    var canRunAgain: Bool { get }

    /// What makes commits durable, where ``commit()`` alone does not.
    var log: (any CommitLog)? { get }

    func begin() throws
    /// Returns once the transaction is durable, or its rows are in ``log``.
    func commit() throws
    /// Undoes the transaction if there is still one.
    func rollback()
    func savepoint() throws
    func rollbackToSavepoint() throws
    func releaseSavepoint() throws
    func close()
}

extension WritingConnection {
    public var canRunAgain: Bool { true }
    public var log: (any CommitLog)? { nil }

    public func afterCommit(_ change: Change) {
        causes.changes.append(change)
    }

    public func beforeCommit(_ name: String, _ work: @escaping @Sendable (any Connection) throws -> Void) {
        guard !causes.works.contains(where: { $0.name == name }) else { return }
        causes.works.append((name, work))
    }

    /// Does what was to be done before the commit, each thing once.
    public func prepareCommit() throws {
        for (_, work) in causes.works { try work(self) }
        causes.works = []
    }
}

/// What a transaction causes besides its rows.
public struct Causes {
    /// Told to subscribers after the commit.
    public var changes: [Change] = []
    /// Done before it, in the order of first mention.
    public var works: [(name: String, work: @Sendable (any Connection) throws -> Void)] = []

    public init() {}

    /// How many there are, to return to when a body is undone.
    var mark: (changes: Int, works: Int) { (changes.count, works.count) }

    mutating func forget(since mark: (changes: Int, works: Int)) {
        changes.removeSubrange(mark.changes...)
        works.removeSubrange(mark.works...)
    }
}

/// A body to run, and what to do once its fate is known.
public struct WriteJob: Sendable {
    /// Answers how to settle after the durable commit. Throws what the body did.
    let run: @Sendable (any Connection) throws -> Settle
    /// Tells the caller that the body failed, or never ran.
    let refuse: @Sendable (any Error) -> Void

    typealias Settle = @Sendable () -> Void
}

/// The one thread that writes. Bodies that wait at the same time share one durable commit.
///
/// Where a log makes commits durable (``WritingConnection/log``), the next bodies run while it is being flushed; whose
/// commit was flushed is answered only then, and no second commit is made before.
///
/// A body that throws before it wrote needs nothing undone. Only when one throws after writing is the batch rolled back
/// and run again with a savepoint around each: savepoints cost a third of the throughput, and this is rare.
public final class Writer: Sendable {
    /// The most bodies in one commit.
    public static let batch = 256
    /// After this many seconds of running bodies the commit is due, whatever waits.
    public static let batchTime: TimeInterval = 0.05

    private let queue: WorkQueue<WriteJob>
    private let broadcast: Broadcast
    private let flusher: Flusher?
    private let idle: @Sendable (any WritingConnection) -> Void
    private let ended = Ending()

    /// - Parameters:
    ///   - limit: how many bodies may wait.
    ///   - idle: called on the thread after each batch, and about once a second without one.
    public init(
        connection: sending any WritingConnection, limit: Int, broadcast: Broadcast,
        idle: @escaping @Sendable (any WritingConnection) -> Void
    ) {
        let queue = WorkQueue<WriteJob>(limit: limit)
        self.queue = queue
        self.broadcast = broadcast
        self.idle = idle
        flusher = connection.log.map { Flusher($0, broadcast) { queue.wake() } }
        let loan = Loan(connection)
        startThread("redress.writer") { [self] in
            let connection = loan.value
            work(connection)
            flusher?.close()
            connection.close()
            ended.reach()
        }
    }

    /// Runs `body` in a shared transaction and returns after its durable commit.
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let job = WriteJob(
                run: { connection in
                    let value = try body(connection)
                    return { continuation.resume(returning: value) }
                },
                refuse: { continuation.resume(throwing: $0) })
            if let error = queue.add(job) { job.refuse(error) }
        }
    }

    /// Commits what was accepted, then ends.
    public func close() async {
        queue.close()
        await ended.wait()
    }

    // MARK: On the thread

    private func work(_ connection: any WritingConnection) {
        while let jobs = queue.take(Self.batch, until: Date().addingTimeInterval(1)) {
            if !jobs.isEmpty { commit(jobs, on: connection) }
            idle(connection)
        }
    }

    private func commit(_ jobs: [WriteJob], on connection: any WritingConnection) {
        var jobs = jobs
        while !jobs.isEmpty {
            do {
                if let failure = flusher?.failure { throw failure }
                try connection.begin()
                try run(&jobs, on: connection)
            } catch {
                connection.rollback()
                for job in jobs { job.refuse(error) }
                return
            }
        }
    }

    /// Runs jobs until the time for a batch is up, and commits; leaves those that were not reached. While the commit
    /// before is still being flushed it takes further ones.
    private func run(_ jobs: inout [WriteJob], on connection: any WritingConnection) throws {
        let end = Date().addingTimeInterval(Self.batchTime)
        var committed = Committed(capacity: jobs.count)
        var index = 0
        while index < jobs.count || takesMore(&jobs, until: end) {
            let mark = connection.causes.mark
            connection.hasWritten = false
            do {
                committed.add(jobs[index], try jobs[index].run(connection))
            } catch {
                if connection.hasWritten {
                    connection.rollback()
                    guard connection.canRunAgain else { throw error }
                    try connection.begin()
                    try runApart(jobs, on: connection)
                    jobs = []
                    return
                }
                connection.causes.forget(since: mark)
                committed.add(jobs[index], failed: error)
            }
            index += 1
            if index & 7 == 0, Date() > end { break }
        }
        do {
            try commit(committed, on: connection)
        } catch {
            // What was sent without waiting may have failed only now: whose it was shows when each runs apart.
            connection.rollback()
            guard connection.canRunAgain else { throw error }
            try connection.begin()
            try runApart(jobs[..<index], on: connection)
        }
        jobs.removeFirst(index)
    }

    private func takesMore(_ jobs: inout [WriteJob], until end: Date) -> Bool {
        guard let flusher, jobs.count < Self.batch,
            let more = queue.take(Self.batch - jobs.count, until: end, unless: { flusher.isIdle })
        else { return false }
        jobs += more
        return !more.isEmpty
    }

    /// The same with a savepoint around each job, so that one that throws undoes only itself.
    private func runApart(_ jobs: some Collection<WriteJob>, on connection: any WritingConnection) throws {
        var committed = Committed(capacity: jobs.count)
        for job in jobs {
            let mark = connection.causes.mark
            try connection.savepoint()
            do {
                let settle = try job.run(connection)
                try connection.releaseSavepoint()
                committed.add(job, settle)
            } catch {
                connection.causes.forget(since: mark)
                try connection.rollbackToSavepoint()
                try connection.releaseSavepoint()
                committed.add(job, failed: error)
            }
        }
        try commit(committed, on: connection)
    }

    /// Commits, and sees that the jobs are answered once that is durable.
    private func commit(_ committed: Committed, on connection: any WritingConnection) throws {
        flusher?.waitUntilIdle()
        if let failure = flusher?.failure { throw failure }
        try connection.commit()
        var committed = committed
        committed.changes = connection.causes.changes
        if let flusher { flusher.flush(committed) } else { committed.answer(broadcast) }
    }
}
