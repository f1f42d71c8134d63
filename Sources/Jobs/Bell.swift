import Foundation
import Storage

/// Waits for a time or for a change in the store, whichever comes first, without looking at the store meanwhile.
struct Bell {
    private let rings: AsyncStream<Void>

    /// Rings for the changes that `matters` picks.
    init(_ database: any Database, matters: @escaping @Sendable (Change) -> Bool) {
        let changes = database.changes()
        rings = AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task {
                for await change in changes where matters(change) { continuation.yield() }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Returns at `time`, at a ring, or when cancelled; after a ring not before `pause` seconds, so that a stream of
    /// changes makes one look and not thousands.
    func wait(until time: Date?, now: Date, pause: TimeInterval) async {
        let rings = rings
        let seconds = time.map { max(0, $0.timeIntervalSince(now)) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // A day at most: a jump of the machine's clock is noticed within it.
                try? await Task.sleep(for: .seconds(min(seconds ?? 86_400, 86_400)))
            }
            group.addTask {
                for await _ in rings {
                    try? await Task.sleep(for: .seconds(pause))
                    return
                }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
