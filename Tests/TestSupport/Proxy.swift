import Foundation
import Synchronization

/// Stands between a client and a server on this machine, to be the network that fails: it can swallow what is sent, cut
/// what is connected, and refuse what is new.
public final class Proxy: Sendable {
    /// Where to connect to.
    public let port: Int
    private let target: Int
    private let listening: Int32
    private let state = Mutex(State())

    private struct State {
        var isStalled = false
        var isGone = false
        var sockets: Set<Int32> = []
    }

    /// In front of the server at `target` on 127.0.0.1.
    public init(to target: Int) throws {
        self.target = target
        listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { [listening] in
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listening, $0, length) == 0 && listen(listening, 64) == 0
                    && getsockname(listening, $0, &length) == 0
            }
        }
        guard isOpen else { throw PostgresServer.Failure(description: "no port for a proxy") }
        port = Int(UInt16(bigEndian: address.sin_port))
        start { proxy in
            while true {
                let client = accept(proxy.listening, nil, nil)
                guard client >= 0 else { return }
                proxy.join(client)
            }
        }
    }

    /// Nothing gets through any more in either direction; connections stay.
    public func stall() {
        state.withLock { $0.isStalled = true }
    }

    /// Cuts every connection and refuses new ones until ``comeBack()``.
    public func goAway() {
        let sockets = state.withLock { state in
            state.isGone = true
            return state.sockets
        }
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    /// Refuses new connections until ``comeBack()``; those that are there stay.
    public func refuse() {
        state.withLock { $0.isGone = true }
    }

    /// As it was.
    public func comeBack() {
        state.withLock { ($0.isGone, $0.isStalled) = (false, false) }
    }

    /// Ends it.
    public func close() {
        goAway()
        shutdown(listening, Int32(SHUT_RDWR))
        Foundation.close(listening)
    }

    private func join(_ client: Int32) {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(target)
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let isWelcome = state.withLock { state in
            guard !state.isGone, isConnected else { return false }
            state.sockets.formUnion([client, server])
            return true
        }
        guard isWelcome else {
            Foundation.close(client)
            Foundation.close(server)
            return
        }
        start { $0.pass(from: client, to: server) }
        start { $0.pass(from: server, to: client) }
    }

    /// Sockets are closed with the process: their numbers must not be used anew while one direction still runs.
    private func pass(from source: Int32, to sink: Int32) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(source, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            if state.withLock({ $0.isStalled }) { continue }
            var sent = 0
            while sent < count {
                let more = buffer.withUnsafeBytes {
                    send(sink, $0.baseAddress.map { $0 + sent }, count - sent, Int32(MSG_NOSIGNAL))
                }
                guard more > 0 else { break }
                sent += more
            }
        }
        shutdown(sink, Int32(SHUT_RDWR))
        shutdown(source, Int32(SHUT_RDWR))
    }

    private func start(_ body: @escaping @Sendable (Proxy) -> Void) {
        Thread { body(self) }.start()
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
