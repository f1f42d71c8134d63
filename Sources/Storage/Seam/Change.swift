public import Complaints
import Synchronization

/// Something that was committed. It says where to look, not what is there.
public enum Change: Hashable, Sendable {
    case complaint(ComplaintKey)
    case receipt
    case outbox
    /// A message was given up, or one that was is tried again.
    case undelivered
    /// New notices for a member of staff.
    case notices(StaffID)
    /// Something passed between the sides of a video call on this complaint.
    case call(ComplaintKey)
    /// A temporary measure or an isolation, or which complaints are linked to one.
    case measures
    /// An incident: its history, or who belongs to it.
    case incident(Int64)
    /// A complaint that belongs to this incident.
    case memberOfIncident(Int64)
    case staff
    /// A version of the policy, or the draft of the next.
    case policy
    /// An article of the knowledge base, or its categories.
    case articles
    /// How often an article was offered, or helped.
    case articleCounts
    /// A back-office tool.
    case tools
    /// A host site that reads flags, or where changes are posted.
    case hosts
    /// Another process wrote, or changes came faster than they were taken: look at everything.
    case anything
}

/// Hands every change to every subscriber.
public final class Broadcast: Sendable {
    private struct Subscribers {
        var next = 0
        var continuations: [Int: AsyncStream<Change>.Continuation] = [:]
        var listeners: [Int: @Sendable ([Change]) -> Void] = [:]
        var isFinished = false
    }

    private let subscribers = Mutex(Subscribers())
    private let capacity: Int

    /// - Parameter capacity: how many changes wait for a slow subscriber before they become one
    ///   ``Change/anything``.
    public init(capacity: Int = 1024) {
        self.capacity = capacity
    }

    /// A new subscription.
    public func subscribe() -> AsyncStream<Change> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Change.self, bufferingPolicy: .bufferingNewest(capacity))
        let number: Int? = subscribers.withLock { subscribers in
            guard !subscribers.isFinished else { return nil }
            subscribers.next += 1
            subscribers.continuations[subscribers.next] = continuation
            return subscribers.next
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.subscribers.withLock { _ = $0.continuations.removeValue(forKey: number) }
        }
        return stream
    }

    /// Has `body` called with the changes of each commit, on the thread that committed, as long as the answer is kept.
    /// For who only wants to know that something happened: a stream would wake its task for every single change.
    public func listen(_ body: @escaping @Sendable ([Change]) -> Void) -> Listening {
        let number = subscribers.withLock { subscribers in
            subscribers.next += 1
            if !subscribers.isFinished { subscribers.listeners[subscribers.next] = body }
            return subscribers.next
        }
        return Listening { [weak self] in
            self?.subscribers.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
    }

    /// Tells every subscriber.
    public func send(_ changes: [Change]) {
        let (receivers, listeners) = subscribers.withLock {
            (Array($0.continuations.values), Array($0.listeners.values))
        }
        for listener in listeners { listener(changes) }
        for receiver in receivers {
            for change in changes {
                if case .dropped = receiver.yield(change) { receiver.yield(.anything) }
            }
        }
    }

    /// Ends every subscription.
    public func finish() {
        let receivers = subscribers.withLock { subscribers in
            subscribers.isFinished = true
            subscribers.listeners = [:]
            return Array(subscribers.continuations.values)
        }
        for receiver in receivers { receiver.finish() }
    }
}

/// Ends with its last reference.
public final class Listening: Sendable {
    private let end: @Sendable () -> Void

    public init(_ end: @escaping @Sendable () -> Void) { self.end = end }

    deinit { end() }
}
