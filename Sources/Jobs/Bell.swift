import Foundation
import Storage
import Synchronization

/// Waits for a time or for a change in the store, whichever comes first, without looking at the store meanwhile.
///
/// One waiter at a time. A ring while nobody waits is kept for the next wait.
final class Bell: Sendable {
    private struct State {
        var isRung = false
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let ring: Ring
    private let listening: Listening

    /// What the listener and the bell share.
    private final class Ring: Sendable {
        private let state = Mutex(State())

        func ring() {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                if state.waiter == nil { state.isRung = true }
                return state.waiter
            }
            waiter?.resume(returning: true)
        }

        /// Ends the present wait without a ring. One that comes before its wait costs a look too many, never one
        /// too few.
        func giveUp() {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                if state.waiter == nil { state.isRung = true }
                return state.waiter
            }
            waiter?.resume(returning: false)
        }

        /// Whether it rang: at once when it had already, otherwise at the next ring or when the wait is given up.
        func wait() async -> Bool {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.isRung {
                        state.isRung = false
                        return true
                    }
                    if Task.isCancelled { return false }
                    state.waiter = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        }
    }

    /// Rings for the changes that `matters` picks.
    init(_ database: any Database, matters: @escaping @Sendable (Change) -> Bool) {
        let ring = Ring()
        self.ring = ring
        listening = database.listen { changes in
            if changes.contains(where: matters) { ring.ring() }
        }
    }

    /// Returns at `time`, at a ring, or when cancelled; after a ring not before `pause` seconds, so that a stream of
    /// changes makes one look and not thousands.
    func wait(until time: Date?, now: Date, pause: TimeInterval) async {
        let ring = ring
        // A day at most: a jump of the machine's clock is noticed within it.
        let seconds = min(max(time.map { $0.timeIntervalSince(now) } ?? 86_400, 0.001), 86_400)
        let timer = Task {
            try? await Task.sleep(for: .seconds(seconds))
            if !Task.isCancelled { ring.giveUp() }
        }
        let isRung = await withTaskCancellationHandler {
            await ring.wait()
        } onCancel: {
            ring.giveUp()
        }
        timer.cancel()
        if isRung { try? await Task.sleep(for: .seconds(pause)) }
    }
}
