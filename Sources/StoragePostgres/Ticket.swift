import Storage
import Synchronization

/// A body's way through the pool, and where it can be cancelled: while it waits, it is dropped; while it runs, the server
/// is asked to stop it.
final class Ticket: Sendable {
    private enum State {
        case new
        case waiting(refuse: @Sendable (any Error) -> Void)
        case running(Interrupt)
        case done
        case cancelled
    }

    private let state = Mutex(State.new)

    /// It waits from now on; `refuse` ends it.
    func wait(_ refuse: @escaping @Sendable (any Error) -> Void) {
        let isCancelled = state.withLock { state in
            if case .cancelled = state { return true }
            state = .waiting(refuse: refuse)
            return false
        }
        if isCancelled { refuse(CancellationError()) }
    }

    /// Ends it before it ran, if it still waits.
    func refuse(_ error: any Error) {
        end(as: .done)?(error)
    }

    /// Whether it still wants to run.
    func start(_ interrupt: Interrupt) -> Bool {
        state.withLock { state in
            guard case .waiting = state else { return false }
            interrupt.reset()
            state = .running(interrupt)
            return true
        }
    }

    func finish() {
        state.withLock { $0 = .done }
    }

    func cancel() {
        end(as: .cancelled)?(CancellationError())
    }

    private func end(as end: State) -> (@Sendable (any Error) -> Void)? {
        state.withLock { state in
            switch state {
            case .new:
                state = end
                return nil
            case .waiting(let refuse):
                state = end
                return refuse
            case .running(let interrupt):
                interrupt.request()
                return nil
            case .done, .cancelled: return nil
            }
        }
    }
}
