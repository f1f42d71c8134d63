import Foundation
import Synchronization

/// How many complaints one address may send in a minute. Kept in memory only: it protects the desk from a flood, and a
/// restart may forget it. Loopback is never limited: it is the proxy, the operator, or a measurement.
final class AddressLimit: Sendable {
    private struct Window {
        var minute = 0
        var counts: [String: Int] = [:]
    }

    /// Per minute; 0 for no limit.
    let limit: Int
    private let window = Mutex(Window())

    init(limit: Int) { self.limit = limit }

    /// Counts one; answers with the seconds to wait when it is too many.
    func count(_ address: String, at now: Date) -> Int? {
        guard limit > 0, !Self.isLoopback(address) else { return nil }
        let seconds = Int(now.timeIntervalSince1970)
        return window.withLock { window in
            if window.minute != seconds / 60 { window = Window(minute: seconds / 60) }
            let count = window.counts[address, default: 0] + 1
            window.counts[address] = count
            return count > limit ? 60 - seconds % 60 : nil
        }
    }

    static func isLoopback(_ address: String) -> Bool {
        address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.") || address == "local"
    }
}
