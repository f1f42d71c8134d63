import Storage
import Synchronization

/// Lets another thread stop what a connection is doing.
final class Interrupt: Sendable {
    private struct State {
        var handle: StopHandle?
        var isRequested = false
    }

    private let state = Mutex(State())
    private let stopper: Stopper

    init(_ stopper: Stopper) {
        self.stopper = stopper
    }

    /// Whether somebody asked since the last ``reset()``.
    var isRequested: Bool { state.withLock { $0.isRequested } }

    /// Asks. The connection must not be used for another body afterwards: the request may reach the server late.
    func request() {
        let handle = state.withLock { state in
            state.isRequested = true
            return state.handle
        }
        if let handle { stopper.stop(handle) }
    }

    /// Stops what was given up already.
    func stop(_ handle: StopHandle) {
        stopper.stop(handle)
    }

    func reset() {
        state.withLock { $0.isRequested = false }
    }

    /// The connection that there is now.
    func follow(_ wire: Wire?) {
        state.withLock { $0.handle = wire?.stop }
    }
}
