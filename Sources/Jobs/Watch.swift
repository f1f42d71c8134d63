import Desk
import Foundation
import Logging
import ServiceLifecycle
import Storage

/// Looks, sleeps until there is something to look at again, and so on until the service is told to stop. It never polls:
/// what a look answers, or a change in the store, wakes it.
struct Watch: Sendable {
    /// When to look again.
    enum Next: Sendable {
        case atOnce
        /// At this time, or when something changed; nil: only then.
        case at(Date?)
    }

    /// Seconds that it leaves things alone after a look that failed.
    static let rest = 5

    let desk: ServiceDesk
    let log: Logger
    /// What is logged when a look throws.
    let failure: Logger.Message
    /// After a change it waits this many seconds, so that a stream of changes makes one look and not thousands.
    let pause: TimeInterval
    let matters: @Sendable (Change) -> Bool

    func run(_ look: @escaping @Sendable () async throws -> Next) async {
        let bell = Bell(desk.database) { matters($0) || $0 == .anything }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    guard case .at(let time) = try await look() else { continue }
                    await bell.wait(until: time, now: desk.now(), pause: pause)
                } catch {
                    // What a stop broke off is no failure.
                    guard !Task.isCancelled else { return }
                    log.error(failure, metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(Self.rest))
                }
            }
        }
    }
}
