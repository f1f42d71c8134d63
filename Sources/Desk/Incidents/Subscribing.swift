public import Complaints
import Foundation
import Secrets
public import Storage

// Who is told of bulletins by e-mail: only after confirming, and not a moment longer than wanted. (3'.L3.4)
extension ServiceDesk {
    private static let confirming = "incident-confirm"
    private static let leaving = "incident-leave"
    /// Days in which a subscription can be confirmed, and in which a link to unsubscribe works.
    static let confirmDays = 3.0
    private static let leaveDays = 3650.0

    /// Asks an address whether it wants to be told of an incident. To have asked before is the same, and nobody learns
    /// from the answer who did.
    /// One network address may ask twenty times an hour: nobody's mailbox is filled through us.
    public func subscribe(
        _ email: String?, language: Language, toIncident id: Int64, from source: String
    ) async throws {
        var errors = FieldErrors()
        let address = errors.email("email", email)
        if address == nil, errors.isEmpty { errors.add("email", .missing) }
        try errors.check()
        guard let address else { return }
        let moment = now()
        let asked = try await database.aside { c in
            try c.countAttempt("subscribe/\(source)", window: 3600, at: moment)
        }
        let token = Token.random()
        guard asked <= 20 else { throw SignInFailure.tooMany(minutes: 60) }
        try await database.write { c in
            let found = try load(incident: id, c)
            guard found.isPublic else { throw CaseUnknown() }
            guard found.incident.isOpen else { throw Refusal.nothingToDo }
            let (subscriber, isNew) = try c.subscribe(
                address, token: token, language: language, toIncident: id, at: moment)
            if isNew, let first = try c.members(ofIncident: id).first {
                try c.postConfirmation(subscriber, on: first, at: moment)
            }
        }
    }

    /// What goes into the link that confirms a subscription.
    public func confirmationKey(_ subscriber: String) -> String {
        SignedValue.sign(
            subscriber, purpose: Self.confirming, expires: now().addingTimeInterval(Self.confirmDays * 86_400),
            secret: secret)
    }

    /// What goes into the link that ends a subscription.
    public func leavingKey(_ subscriber: String) -> String {
        SignedValue.sign(
            subscriber, purpose: Self.leaving, expires: now().addingTimeInterval(Self.leaveDays * 86_400),
            secret: secret)
    }

    /// The subscription a key confirms. Throws `CaseUnknown`.
    public func subscription(confirmedBy key: String) async throws -> IncidentSubscriber {
        try await subscription(behind: key, Self.confirming)
    }

    /// The subscription a key ends. Throws `CaseUnknown`.
    public func subscription(leftBy key: String) async throws -> IncidentSubscriber {
        try await subscription(behind: key, Self.leaving)
    }

    /// Confirms a subscription; answers the incident. To have confirmed before is the same.
    public func confirmSubscription(_ key: String) async throws -> Int64 {
        let subscriber = try await subscription(confirmedBy: key)
        let moment = now()
        guard try await database.write({ try $0.confirmSubscriber(subscriber.token, at: moment) }) else {
            throw CaseUnknown()
        }
        return subscriber.incident
    }

    /// Ends a subscription and forgets the address; answers the incident.
    public func endSubscription(_ key: String) async throws -> Int64 {
        let subscriber = try await subscription(leftBy: key)
        try await database.write { try $0.dropSubscriber(subscriber.token) }
        return subscriber.incident
    }

    private func subscription(behind key: String, _ purpose: String) async throws -> IncidentSubscriber {
        guard let value = SignedValue.verify(key, purpose: purpose, now: now(), secret: secret),
            let subscriber = try await database.read({ try $0.subscriber(value) })
        else { throw CaseUnknown() }
        return subscriber
    }
}
