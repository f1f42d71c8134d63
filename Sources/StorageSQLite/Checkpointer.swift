import Foundation
import Storage
import Synchronization

/// Moves the write-ahead log into the database beside the writer instead of inside its commits.
///
/// A thread with a connection of its own moves the bulk while commits go on; what came meanwhile is little, and the
/// writer moves it between two batches, after which the log starts again from its beginning.
final class Checkpointer: Sendable {
    /// Pages (of 4 KiB) in the log from which it is worth moving them.
    private let threshold: Int
    private let wake = WorkQueue<Void>(limit: 1)
    private let ended = Ending()
    private let progress = Mutex(Progress())

    private struct Progress {
        var isRunning = false
        /// The bulk was moved: the writer should move the rest.
        var isRestDue = false
        /// Pages in the log below which there is nothing to do since the last round.
        var floor = 0
    }

    init(connection: sending SQLiteConnection, threshold: Int) {
        self.threshold = threshold
        let loan = Loan(connection)
        startThread("redress.checkpoints") { [self] in
            while wake.take(1) != nil {
                let result = loan.value.checkpoint()
                progress.withLock {
                    $0.isRunning = false
                    $0.isRestDue = result != nil
                }
            }
            loan.value.close()
            ended.reach()
        }
    }

    /// Called by the writer between batches.
    func afterCommit(on connection: SQLiteConnection) {
        let pages = connection.logPages
        let (startsRound, movesRest) = progress.withLock { progress in
            if progress.isRestDue {
                progress.isRestDue = false
                return (false, true)
            }
            if pages < progress.floor { progress.floor = 0 }
            guard !progress.isRunning, pages >= threshold + progress.floor else { return (false, false) }
            progress.isRunning = true
            return (true, false)
        }
        if startsRound, wake.add(()) != nil { progress.withLock { $0.isRunning = false } }
        if movesRest {
            // A reader that holds an old snapshot keeps the log from starting again: try after as many pages more.
            let rest = connection.checkpoint()
            progress.withLock { $0.floor = rest.map { $0.log } ?? pages }
        }
    }

    func close() async {
        wake.close()
        await ended.wait()
    }
}
