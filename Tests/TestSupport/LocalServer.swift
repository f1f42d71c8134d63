import Foundation
import Synchronization

/// A server on this machine that answers every connection with the same bytes, or with silence.
public final class LocalServer: Sendable {
    /// Where it listens, on 127.0.0.1.
    public let port: Int
    private let socket: Int32
    private let requests = Mutex<[String]>([])
    private let isStopped = Mutex(false)
    private let answer: Mutex<String?>

    /// What came in so far.
    public var heard: [String] { requests.withLock { $0 } }

    private struct Failure: Error {}

    /// Answers with other bytes from now on.
    public func answers(_ text: String?) { answer.withLock { $0 = text } }

    /// - Parameter answer: what is sent; nil keeps the connection and says nothing.
    public init(answering answer: String?) throws {
        self.answer = Mutex(answer)
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = socket
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard isBound else {
            close(descriptor)
            throw Failure()
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread { [self] in
            while true {
                let peer = accept(descriptor, nil, nil)
                guard peer >= 0 else {
                    close(descriptor)
                    return
                }
                var buffer = [UInt8](repeating: 0, count: 8192)
                let count = read(peer, &buffer, buffer.count)
                requests.withLock { $0.append(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)) }
                guard let answer = self.answer.withLock({ $0 }) else { continue }
                var bytes = Array(answer.utf8)[...]
                while !bytes.isEmpty {
                    let sent = bytes.withUnsafeBytes {
                        send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    guard sent > 0 else { break }
                    bytes = bytes.dropFirst(sent)
                }
                // A program that another test started meanwhile may have the connection, too: closing is not enough.
                shutdown(peer, Int32(SHUT_RDWR))
                close(peer)
            }
        }.start()
    }

    /// Listens no more; to say so twice is the same. The thread closes what it listened on: a number that was closed
    /// here may be another test's file by the time it is closed again.
    public func stop() {
        let isFirst = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        if isFirst { shutdown(socket, Int32(SHUT_RDWR)) }
    }
}
