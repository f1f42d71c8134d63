import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Random bytes of the system, fetched some kilobytes ahead for what is needed all the time: salts and tokens, of which
/// each complaint takes seven. What was handed out is wiped here.
final class RandomPool: Sendable {
    static let shared = RandomPool()

    /// What the system hands out in one call.
    private static let portion = 256
    private static let capacity = 4096

    private struct Stock {
        var bytes = [UInt8](repeating: 0, count: capacity)
        /// How many of them, from the end, are still good.
        var left = 0
    }

    private let stock = Mutex(Stock())

    /// - Parameter count: at most 256.
    func take(_ count: Int) -> [UInt8] {
        precondition(count <= Self.portion, "random bytes are for salts and tokens")
        return stock.withLock { stock in
            if stock.left < count { Self.refill(&stock) }
            let start = Self.capacity - stock.left
            stock.left -= count
            return stock.bytes.withUnsafeMutableBufferPointer { bytes in
                let part = UnsafeMutableBufferPointer(rebasing: bytes[start..<start + count])
                defer { part.update(repeating: 0) }
                return Array(part)
            }
        }
    }

    private static func refill(_ stock: inout Stock) {
        stock.bytes.withUnsafeMutableBytes { bytes in
            for start in stride(from: 0, to: capacity, by: portion) {
                let part = UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + portion])
                precondition(getentropy(part.baseAddress, portion) == 0, "the system has no randomness")
            }
        }
        stock.left = capacity
    }
}
