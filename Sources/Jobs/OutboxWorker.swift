public import Desk
import Foundation
public import Logging
public import ServiceLifecycle
public import Storage

/// Where messages go. A carrier that throws is tried again by the retry rule.
public protocol Carrier: Sendable {
    func carry(_ message: OutgoingMessage) async throws
    /// Whether whoever did not take one message is not asked again in the same batch: a receiver that is down must not
    /// cost a time-out for each.
    var givesUpLine: Bool { get }
}

extension Carrier {
    public var givesUpLine: Bool { false }
}

/// The tracking page: it shows a message from the commit on, so delivering is noting that it is there.
public struct TrackingPageCarrier: Carrier {
    let desk: ServiceDesk
    public init(_ desk: ServiceDesk) { self.desk = desk }

    public func carry(_ message: OutgoingMessage) async throws {
        guard try await desk.isShown(message) else { throw NotShown() }
    }

    struct NotShown: Error {}
}

/// Delivers what waits in the outbox, at least once each, and gives up into the list that people see.
public struct OutboxWorker: Service {
    let desk: ServiceDesk
    let carriers: [String: any Carrier]
    let rule: RetryRule
    let log: Logger
    /// Seconds a claimed message is left alone by other workers.
    static let lease: TimeInterval = 60

    public init(_ desk: ServiceDesk, carriers: [String: any Carrier], rule: RetryRule = RetryRule(), log: Logger) {
        self.desk = desk
        self.carriers = carriers
        self.rule = rule
        self.log = log
    }

    public func run() async throws {
        let watch = Watch(desk: desk, log: log, failure: "the outbox could not be worked", pause: 0.05) {
            $0 == .outbox
        }
        await watch.run {
            if try await deliverDue() > 0 { return .atOnce }
            let kinds = kinds
            return .at(try await desk.database.read { try $0.nextOutboxTime(kinds) })
        }
    }

    /// What this worker can carry; anything else stays in the outbox.
    private var kinds: [String] { carriers.keys.sorted() }

    /// Delivers one batch of what is due; answers how many were tried.
    public func deliverDue(limit: Int = 100) async throws -> Int {
        let moment = desk.now()
        let kinds = kinds
        let claimed = try await desk.database.aside { c in
            try c.claimOutbox(kinds, limit: limit, lease: Self.lease, at: moment)
        }
        // Those of one recipient one after the other, recipients beside each other: nobody waits for a slow one.
        let lines = Dictionary(grouping: claimed) { [$0.kind, $0.recipient] }
        let done = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for line in lines.values { group.addTask { try await deliver(line) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        if !done.isEmpty {
            let moment = desk.now()
            try await desk.database.aside { try $0.markDelivered(done, at: moment) }
        }
        return claimed.count
    }

    /// Delivers those of one recipient; answers which were.
    private func deliver(_ line: [OutgoingMessage]) async throws -> [Int64] {
        var delivered: [Int64] = []
        var reason: (any Error)?
        for message in line {
            do {
                if let reason { throw reason }
                guard let carrier = carriers[message.kind] else { throw NoCarrier(kind: message.kind) }
                do { try await carrier.carry(message) } catch {
                    if carrier.givesUpLine { reason = error }
                    throw error
                }
                delivered.append(message.id)
                log.info("delivered", metadata: ["number": "\(message.number)", "message": "\(message.message)"])
            } catch {
                try await fail(message, error)
            }
        }
        return delivered
    }

    struct NoCarrier: Error { let kind: String }

    private func fail(_ message: OutgoingMessage, _ error: any Error) async throws {
        let moment = desk.now()
        // Claiming counted this attempt already.
        let attempt = message.attempts + 1
        let wait = rule.wait(after: attempt, share: Double(message.id % 10) / 10)
        log.warning(
            "not delivered",
            metadata: ["number": "\(message.number)", "message": "\(message.message)", "attempt": "\(attempt)"])
        let reason = (error as? WebhookNotTaken)?.description ?? String(describing: type(of: error))
        guard let wait else { return try await desk.giveUp(message, error: reason) }
        try await desk.database.aside { c in
            _ = try c.markFailed(message.id, error: reason, next: moment.addingTimeInterval(wait), at: moment)
        }
    }
}
