public import Complaints
import Foundation
import Logging
public import Storage

/// A message that was given up, with where it should have gone.
public struct UndeliveredMessage: Sendable {
    public let message: OutgoingMessage
    /// The address of a webhook; nil for a message to a complainant, and for a webhook that was removed.
    public let address: String?
    public var isWebhook: Bool { message.kind == WebhookMessage.kind }
}

// What could not be delivered, for people to see and to send again. (3.2.5, 3'.L2.3)
extension ServiceDesk {
    /// Messages that were given up, the newest first; those before `id`. Answers where the next page begins.
    public func undelivered(
        for member: StaffMember, before id: Int64? = nil, limit: Int = 50
    ) async throws -> (items: [UndeliveredMessage], next: Int64?) {
        guard member.isEnabled else { throw Refusal.notAllowed(needs: []) }
        return try await database.read { c in
            let messages = try c.deadMessages(before: id, limit: limit)
            let addresses = Dictionary(try c.webhooks().map { (String($0.id), $0.url) }) { first, _ in first }
            let items = messages.map { message in
                UndeliveredMessage(
                    message: message,
                    address: message.kind == WebhookMessage.kind ? addresses[message.recipient] : nil)
            }
            return (items, messages.count == limit ? messages.last?.id : nil)
        }
    }

    /// Puts a message that was given up back in line, with all its attempts before it. Throws `CaseUnknown` for one that
    /// is not given up, and `Refusal`.
    public func sendAgain(_ id: Int64, by member: StaffMember) async throws {
        let moment = now()
        try await database.write { c in
            try Resending.require(by: member, isOvertaken: false)
            guard let message = try c.deadMessage(id) else { throw CaseUnknown() }
            let isWebhook = message.kind == WebhookMessage.kind
            try Resending.require(by: member, isOvertaken: try isWebhook && c.isOvertaken(message))
            try c.revive(id, at: moment)
        }
        log.notice("sent again", metadata: ["message": "\(id)", "by": "\(member.id)"])
    }
}
