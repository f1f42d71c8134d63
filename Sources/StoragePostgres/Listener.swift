import Foundation
import Storage

/// The thread that hears what other nodes committed. Whenever it may have missed something, it tells
/// ``Change/anything``.
final class Listener: Sendable {
    private let connector: Connector
    private let broadcast: Broadcast
    private let node: String
    private let ended = Ending()
    /// A pipe: closing the end we write to wakes the thread.
    private let wake: (read: Int32, write: Int32)

    /// After how long without a word the server is asked whether it is still there.
    private static let silence: Duration = .seconds(20)

    /// Listens already when it returns.
    init(_ connector: Connector, node: String, broadcast: Broadcast) throws {
        self.connector = connector
        self.broadcast = broadcast
        self.node = node
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
            throw StorageError.failed(code: Int(errno), "no pipe")
        }
        wake = (ends[0], ends[1])
        let loan: Loan<Wire>
        do {
            loan = Loan(try Self.listen(connector))
        } catch {
            for end in ends { _ = Foundation.close(end) }
            throw error
        }
        startThread("redress.listener") { [self] in
            work(loan.value)
            _ = Foundation.close(wake.read)
            ended.reach()
        }
    }

    func close() async {
        _ = Foundation.close(wake.write)
        await ended.wait()
    }

    private static func listen(_ connector: Connector) throws -> Wire {
        let wire = try connector.open()
        try ask("LISTEN redress", wire, connector.options)
        return wire
    }

    private static func ask(_ text: String, _ wire: Wire, _ options: PostgresDatabase.Options) throws {
        var error: ServerError?
        try wire.queue(text, for: .ignored)
        try wire.settle(until: .after(options.connectTimeout)) { _, answer in
            if error == nil { error = answer.error }
        }
        if let error { throw ConnectionLost(reason: error.message) }
    }

    // MARK: On the thread

    private func work(_ first: Wire) {
        var wire: Wire? = first
        var pause: Duration = .milliseconds(50)
        while true {
            do {
                if let present = wire {
                    try hear(present)
                    return present.close()
                }
                wire = try Self.listen(connector)
                pause = .milliseconds(50)
                broadcast.send([.anything])
            } catch {
                if wire != nil {
                    connector.log("the connection for notifications was lost: \(Connector.reason(error))")
                }
                wire?.close()
                wire = nil
                if waits(for: -1, at: .after(pause)) == .closing { return }
                pause = min(pause * 2, .seconds(1))
            }
        }
    }

    /// Tells what comes in. Returns when it is time to end.
    private func hear(_ wire: Wire) throws {
        while true {
            for payload in try wire.notifications() {
                if let changes = Notification.decode(payload, unlessFrom: node) { broadcast.send(changes) }
            }
            switch waits(for: wire.socket, at: .after(Self.silence)) {
            case .closing: return
            case .ready: break
            case .silence: try Self.ask("SELECT 1", wire, connector.options)
            }
        }
    }

    private enum Event { case closing, ready, silence }

    private func waits(for socket: Int32, at latest: Deadline) -> Event {
        var both = [
            pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let count = poll(&both, 2, latest.milliseconds)
            if both[0].revents != 0 { return .closing }
            if count > 0 { return .ready }
            if latest.isPast { return .silence }
        }
    }
}
