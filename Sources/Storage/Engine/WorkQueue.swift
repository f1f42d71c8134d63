public import Foundation

/// Work waiting for a thread: bounded, closed once, waited on without spinning.
public final class WorkQueue<Work: Sendable>: @unchecked Sendable {
    // Unchecked: every access to the variables below holds the condition's lock.
    private let condition = NSCondition()
    private var waiting: [Work] = []
    private var taken = 0
    private var isClosed = false
    private let limit: Int

    /// - Parameter limit: how much may wait.
    public init(limit: Int) {
        self.limit = limit
    }

    /// Why a piece of work was not accepted, or nil if it was.
    public func add(_ work: Work) -> StorageError? {
        condition.lock()
        defer { condition.unlock() }
        if isClosed { return .closed }
        if waiting.count - taken >= limit { return .overloaded }
        waiting.append(work)
        condition.signal()
        return nil
    }

    /// Up to `count` pieces of work, waiting at most until `deadline` for the first; none when it passed, or when there
    /// is nothing and `enough` says not to wait, which is asked again after ``wake()``; nil when the queue is closed and
    /// empty.
    public func take(_ count: Int, until deadline: Date? = nil, unless enough: () -> Bool = { false }) -> [Work]? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.count == taken {
            if isClosed { return nil }
            if enough() { return [] }
            if let deadline {
                guard condition.wait(until: deadline) else { return [] }
            } else {
                condition.wait()
            }
        }
        let end = min(taken + count, waiting.count)
        let work = Array(waiting[taken..<end])
        taken = end
        if taken == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            taken = 0
        } else if taken > 4096 {
            waiting.removeSubrange(..<taken)
            taken = 0
        }
        return work
    }

    /// Has whoever waits look again whether that is worth it.
    public func wake() {
        condition.lock()
        condition.broadcast()
        condition.unlock()
    }

    /// Accepts nothing more; what waits is still taken.
    public func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}

/// Runs `body` on a thread of its own.
public func startThread(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    thread.stackSize = 1 << 20
    thread.start()
}

/// Ended once, awaited by any number of tasks.
public final class Ending: Sendable {
    private let stream: AsyncStream<Never>
    private let continuation: AsyncStream<Never>.Continuation

    public init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    /// It ended.
    public func reach() { continuation.finish() }

    /// Returns once it ended.
    public func wait() async {
        for await _ in stream {}
    }
}

/// Hands something to the thread that will own it.
public struct Loan<Value>: @unchecked Sendable {
    // Unchecked: the sender gives its reference away; only the thread uses the value from then on.
    public let value: Value

    public init(_ value: sending Value) {
        self.value = value
    }
}
