public import Complaints
import Fetching
import Foundation
import Secrets
public import Storage

// Host sites: who may read the flags, and where starts and ends are posted. (3'.L2.3) Operations look after both.
extension ServiceDesk {
    // MARK: Tokens

    /// A new token for a host site; shown once, stored as a digest. No member of staff: from the command line.
    public func makeHostToken(name: String, days: Int?) async throws -> String {
        var errors = FieldErrors()
        let name = errors.text("name", name, limit: TextLimit.name, line: true, required: true)
        try errors.check()
        let moment = now()
        let token = Token.random()
        let digest = Token.digest(token)
        let expires = days.map { moment.addingTimeInterval(Double($0) * 86_400) }
        try await database.write { try $0.addHost(digest: digest, name: name, at: moment, expires: expires) }
        return token
    }

    /// The same from a page.
    public func makeHostToken(name: String, by member: StaffMember) async throws -> String {
        try requireOperations(member)
        return try await makeHostToken(name: name, days: nil)
    }

    /// Shuts a host out, for good.
    public func revokeHost(_ id: Int64, by member: StaffMember) async throws {
        try requireOperations(member)
        let moment = now()
        guard try await database.write({ try $0.revokeHost(id, at: moment) }) else { throw CaseUnknown() }
    }

    /// The host behind a token, or nil. Its use is noted once an hour.
    public func host(token: String) async throws -> HostToken? {
        let moment = now()
        let digest = Token.digest(token)
        guard let host = try await database.read({ try $0.host(digest: digest, at: moment) }) else { return nil }
        if host.usedAt.map({ moment.timeIntervalSince($0) >= 3600 }) ?? true {
            try await database.aside { try $0.touchHost(host.id, at: moment) }
        }
        return host
    }

    // MARK: Webhooks

    /// The hosts that may be posted to at all; the server's settings say which.
    public var webhookHosts: [String] { webhookFetcher.hosts.entries }

    /// Hosts and webhooks as operations see them.
    public func hostsAndWebhooks(for member: StaffMember) async throws -> ([HostToken], [Webhook]) {
        try requireOperations(member)
        return try await database.read { (try $0.hosts(), try $0.webhooks()) }
    }

    /// Adds a webhook. Fields: `url`, `secret`; without a secret one is made. Answers with the one that was made.
    public func addWebhook(_ fields: [String: String], by member: StaffMember) async throws -> String? {
        try requireOperations(member)
        let (url, typed) = try check(fields)
        let fresh = typed == nil ? WebhookSignature.freshSecret() : nil
        guard let secret = typed ?? fresh else { return nil }
        let moment = now()
        try await database.write { try $0.addWebhook(url: url, secret: secret, by: member.id, at: moment) }
        return fresh
    }

    /// Changes a webhook. An empty `secret` keeps the present one, at the same host only.
    public func changeWebhook(_ id: Int64, _ fields: [String: String], by member: StaffMember) async throws {
        try requireOperations(member)
        let (url, secret) = try check(fields)
        let moment = now()
        try await database.write { c in
            guard let before = try c.webhook(id) else { throw CaseUnknown() }
            let isElsewhere =
                AllowedHosts.target(ofAny: before.url)?.authority != AllowedHosts.target(ofAny: url)?.authority
            if secret == nil, isElsewhere { throw FieldErrors(["secret": .missing]) }
            try c.changeWebhook(id, url: url, secret: secret ?? before.secret, by: member.id, at: moment)
        }
    }

    /// Removes a webhook; what still waits for it is dropped.
    public func removeWebhook(_ id: Int64, by member: StaffMember) async throws {
        try requireOperations(member)
        try await database.write { try $0.removeWebhook(id) }
    }

    private func requireOperations(_ member: StaffMember) throws(Refusal) {
        guard member.isEnabled, member.has(.operations) else { throw .notAllowed(needs: [.operations]) }
    }

    private func check(_ fields: [String: String]) throws -> (url: String, secret: String?) {
        var errors = FieldErrors()
        let url = errors.text("url", fields["url"], limit: ToolAddress.limit, line: true, required: true)
        if !url.isEmpty {
            if AllowedHosts.target(ofAny: url) == nil {
                errors.add("url", .notAWebhook)
            } else if webhookFetcher.hosts.target(of: url) == nil {
                errors.add("url", .webhookHostNotListed)
            }
        }
        let secret = errors.text("secret", fields["secret"], limit: 200, line: true)
        if !secret.isEmpty, WebhookSignature(secret: secret) == nil { errors.add("secret", .notASigningSecret) }
        try errors.check()
        return (url, secret.isEmpty ? nil : secret)
    }

    // MARK: Posting

    /// Puts what happened to a measure in line for every webhook, in this transaction.
    func tell(
        _ turn: MeasureTurn, _ sequence: Int, _ key: ComplaintKey, _ c: any Connection, at moment: Date
    ) throws {
        for webhook in try c.webhooks() {
            let message = WebhookMessage(turn, to: webhook)
            try c.post(
                message.id, kind: WebhookMessage.kind, on: key, sequence: sequence, recipient: String(webhook.id),
                payload: try message.json(), at: moment)
        }
    }

    /// Posts a message that waits. Throws when the receiver did not take it; one whose webhook was removed is done.
    public func postWebhook(_ message: OutgoingMessage) async throws {
        guard let id = Int64(message.recipient), let webhook = try await database.read({ try $0.webhook(id) }),
            let signature = WebhookSignature(secret: webhook.secret)
        else { return }
        // A start that was not taken yet comes before its end.
        if try await database.read({ try $0.isBehindAnother(message) }) { throw WebhookNotTaken.behind }
        let body = Array(message.payload.utf8)
        let seconds = Int64(now().timeIntervalSince1970)
        let headers = [
            Fetch.Header(name: "Content-Type", value: "application/json"),
            Fetch.Header(name: "webhook-id", value: message.message),
            Fetch.Header(name: "webhook-timestamp", value: String(seconds)),
            Fetch.Header(
                name: "webhook-signature",
                value: signature.header(id: message.message, timestamp: seconds, body: body)),
        ]
        let answer = await webhookFetcher.fetch(Fetch(url: webhook.url, headers: headers, body: body, timeout: 10_000))
        guard case .answer(let status, _) = answer, (200..<300).contains(status) else {
            throw WebhookNotTaken(answer)
        }
    }
}

/// Why a webhook was not delivered, short enough for the list that people see.
public struct WebhookNotTaken: Error, CustomStringConvertible {
    public let description: String

    /// An earlier message to the same receiver waits.
    static let behind = WebhookNotTaken(description: "an earlier message waits")

    private init(description: String) { self.description = description }

    init(_ fetched: Fetched) {
        description =
            switch fetched {
            case .answer(let status, _): "HTTP \(status)"
            case .timedOut: "timed out"
            case .unreachable: "unreachable"
            case .tooLarge: "answer too large"
            case .refused: "host not listed"
            }
    }
}
