import Foundation

/// What makes commits durable.
public protocol CommitLog: Sendable {
    /// Returns once everything committed before the call is on the device. Called on one thread.
    func flush() throws
}

/// Jobs whose transaction was committed, to be answered once that is durable.
struct Committed: Sendable {
    /// Those that did what they should, with how to say so.
    private var done: [(job: WriteJob, settle: WriteJob.Settle)] = []
    private var failed: [(job: WriteJob, error: any Error)] = []
    var changes: [Change] = []

    init(capacity: Int) {
        done.reserveCapacity(capacity)
    }

    mutating func add(_ job: WriteJob, _ settle: @escaping WriteJob.Settle) { done.append((job, settle)) }
    mutating func add(_ job: WriteJob, failed error: any Error) { failed.append((job, error)) }

    func answer(_ broadcast: Broadcast) {
        for (_, settle) in done { settle() }
        if !changes.isEmpty { broadcast.send(changes) }
        for (job, error) in failed { job.refuse(error) }
    }

    /// Nobody knows whether it is durable.
    func answerUnknown() {
        for (job, _) in done { job.refuse(StorageError.outcomeUnknown) }
        for (job, error) in failed { job.refuse(error) }
    }
}

/// The thread that flushes the log after a commit and then answers, while the writer goes on. One commit at a time.
///
/// After a flush that failed nobody knows what is on the device: those who waited for it are told so, and nothing is
/// written any more until the program starts anew.
final class Flusher: @unchecked Sendable {
    // Unchecked: every access to the variables below holds the condition's lock.
    private let condition = NSCondition()
    private var pending: Committed?
    private var isBusy = false
    private var isClosed = false
    private var hasEnded = false
    private var brokenBy: StorageError?

    /// - Parameter whenIdle: called on the thread after each flush.
    init(_ log: any CommitLog, _ broadcast: Broadcast, whenIdle: @escaping @Sendable () -> Void) {
        startThread("redress.flusher") { [self] in
            while let committed = next() {
                do {
                    try log.flush()
                    rest()
                    whenIdle()
                    committed.answer(broadcast)
                } catch {
                    rest(brokenBy: error as? StorageError ?? .failed(code: 0, "\(error)"))
                    whenIdle()
                    committed.answerUnknown()
                }
            }
            condition.withLock {
                hasEnded = true
                condition.broadcast()
            }
        }
    }

    var isIdle: Bool { condition.withLock { !isBusy } }

    /// Why nothing can be written any more.
    var failure: StorageError? { condition.withLock { brokenBy } }

    func waitUntilIdle() {
        condition.withLock { while isBusy { condition.wait() } }
    }

    /// Flushes, then answers; does not wait for it. To be called when idle.
    func flush(_ committed: Committed) {
        condition.withLock {
            pending = committed
            isBusy = true
            condition.broadcast()
        }
    }

    /// Returns once the last were answered.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
            while !hasEnded { condition.wait() }
        }
    }

    private func next() -> Committed? {
        condition.withLock {
            while pending == nil, !isClosed { condition.wait() }
            defer { pending = nil }
            return pending
        }
    }

    private func rest(brokenBy error: StorageError? = nil) {
        condition.withLock {
            isBusy = false
            brokenBy = error
            condition.broadcast()
        }
    }
}
