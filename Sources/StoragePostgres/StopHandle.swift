import CLibPQ
import Storage

/// Asks the server, over a connection of its own, to stop what another connection is doing.
final class StopHandle: @unchecked Sendable {
    // Unchecked: libpq copies what it needs at the start, and says that any thread may use the copy.
    private let handle: OpaquePointer

    init?(of connection: OpaquePointer) {
        guard let handle = PQgetCancel(connection) else { return nil }
        self.handle = handle
    }

    deinit { PQfreeCancel(handle) }

    /// Waits for the server: call it from a thread that may wait.
    func send() {
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(handle, &message, Int32(message.count))
    }
}

/// The thread that sends such requests.
final class Stopper: Sendable {
    private let queue = WorkQueue<StopHandle>(limit: 1000)
    private let ended = Ending()

    init() {
        startThread("redress.stopper") { [queue, ended] in
            while let handles = queue.take(1) {
                for handle in handles { handle.send() }
            }
            ended.reach()
        }
    }

    /// Has a request sent soon.
    func stop(_ handle: StopHandle) {
        _ = queue.add(handle)
    }

    func close() async {
        queue.close()
        await ended.wait()
    }
}
