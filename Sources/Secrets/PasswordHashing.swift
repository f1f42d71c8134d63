import Dispatch
import Synchronization

/// Hashes and checks passwords on threads of its own, a few at a time.
///
/// One hash holds a core for tens of milliseconds and 19 MiB: on the cooperative pool a handful of logins would stop
/// every other request, and an unbounded number would take the memory.
public final class PasswordHashing: Sendable {
    /// More passwords wait than are worth waiting for; answer "try again shortly".
    public struct Busy: Error, Hashable {
        /// The only value.
        public init() {}
    }

    private let queues: [DispatchQueue]
    private let strength: PasswordHash.Strength
    private let limit: Int
    private let waiting = Mutex(Waiting())

    private struct Waiting {
        var count = 0
        var next = 0
    }

    /// - Parameters:
    ///   - width: how many passwords are worked on at once.
    ///   - limit: how many may wait or be worked on before ``Busy`` is thrown.
    public init(strength: PasswordHash.Strength = .standard, width: Int = 2, limit: Int = 64) {
        queues = (0..<max(1, width)).map { DispatchQueue(label: "redress.password.\($0)") }
        self.strength = strength
        self.limit = limit
    }

    /// A new hash of `password`. Throws ``Busy`` or ``PasswordHash/Failure``.
    public func make(_ password: String) async throws -> String {
        let strength = strength
        return try await run { try PasswordHash.make(password, strength: strength) }
    }

    /// Whether `password` belongs to `encoded`. Pass nil for an unknown login: it takes as long, and is false.
    /// Throws ``Busy``.
    public func matches(_ password: String, _ encoded: String?) async throws -> Bool {
        try await run { PasswordHash.matches(password, encoded ?? PasswordHash.dummy) && encoded != nil }
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let queue = try reserve()
        defer { waiting.withLock { $0.count -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }

    private func reserve() throws(Busy) -> DispatchQueue {
        let index: Int? = waiting.withLock { waiting in
            guard waiting.count < limit else { return nil }
            waiting.count += 1
            waiting.next = (waiting.next + 1) % queues.count
            return waiting.next
        }
        guard let index else { throw Busy() }
        return queues[index]
    }
}
