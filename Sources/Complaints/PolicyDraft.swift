public import Foundation

/// A revision of the policy on its way: written, handed in, and approved by somebody who did not write it. (6.1)
public struct PolicyDraft: Hashable, Sendable {
    /// How far it has come.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        /// Being written.
        case open
        /// Waiting for the second person.
        case submitted
        case approved
        /// Given up.
        case discarded
    }

    /// What it says. Its version and effective date are set when it is approved.
    public var policy: Policy
    /// The version it was begun from.
    public let basis: Policy
    public private(set) var stage: Stage
    /// Everybody who wrote in it: none of them approves it.
    public private(set) var authors: Set<StaffID>
    /// Why the rules change, for whoever approves and reads it later.
    public var reason: String
    /// From when it is to hold; nil for the moment of its approval.
    public var effectiveFrom: Date?
    /// The clauses that somebody confirmed it departs from.
    public var confirmed: Set<Clause>

    public init(
        policy: Policy, basis: Policy, stage: Stage = .open, authors: Set<StaffID>, reason: String = "",
        effectiveFrom: Date? = nil, confirmed: Set<Clause> = []
    ) {
        self.policy = policy
        self.basis = basis
        self.stage = stage
        self.authors = authors
        self.reason = reason
        self.effectiveFrom = effectiveFrom
        self.confirmed = confirmed
    }

    /// A draft begun by a member of the operations team, equal to the newest version.
    public static func begin(from newest: Policy, by member: StaffMember) throws(Refusal) -> PolicyDraft {
        try requireOperations(member)
        return PolicyDraft(policy: newest, basis: newest, authors: [member.id])
    }

    /// Keeps what a member of the operations team wrote. Refused: less than 12 months of retention (6.2), a clock that
    /// could not be carried out.
    public mutating func write(
        _ policy: Policy, reason: String, effectiveFrom: Date?, confirmed: Set<Clause>, by member: StaffMember
    ) throws(Refusal) {
        try Self.requireOperations(member)
        try require(.open)
        try policy.requireRetention()
        try policy.requireWorkableClocks()
        self.policy = policy
        self.reason = reason
        self.effectiveFrom = effectiveFrom
        self.confirmed = confirmed
        authors.insert(member.id)
    }

    /// Hands it in for the second person. `newest` is the newest version there is.
    public mutating func submit(by member: StaffMember, newest: Int, at now: Date) throws(Refusal) {
        try Self.requireOperations(member)
        try require(.open)
        try requireSound(newest: newest, at: now)
        authors.insert(member.id)
        stage = .submitted
    }

    /// Makes it the next version. Only a second person of the operations team can.
    public mutating func approve(by member: StaffMember, newest: Int, at now: Date) throws(Refusal) -> Policy {
        try Self.requireOperations(member)
        guard !authors.contains(member.id) else { throw .secondPersonNeeded }
        try require(.submitted)
        try requireSound(newest: newest, at: now)
        stage = .approved
        var next = policy
        next.version = newest + 1
        next.effectiveFrom = effectiveFrom ?? now
        return next
    }

    /// Gives it back to its authors, with the reason why.
    public mutating func sendBack(reason text: String, by member: StaffMember) throws(Refusal) {
        try Self.requireOperations(member)
        try require(.submitted)
        guard text.hasWords else { throw .reasonMissing }
        stage = .open
    }

    /// Gives it up; it stays on record.
    public mutating func discard(by member: StaffMember) throws(Refusal) {
        try Self.requireOperations(member)
        guard stage == .open || stage == .submitted else { throw .draftAtOtherStage }
        stage = .discarded
    }

    /// Departures that nobody confirmed by the name of their clause yet.
    public var unconfirmed: [Departure] { policy.departures.filter { !confirmed.contains($0.clause) } }

    private func requireSound(newest: Int, at now: Date) throws(Refusal) {
        try policy.requireRetention()
        try policy.requireWorkableClocks()
        guard basis.version == newest else { throw .draftOutdated }
        guard !policy.changes(from: basis).isEmpty else { throw .draftUnchanged }
        guard reason.hasWords else { throw .reasonMissing }
        if let first = unconfirmed.first { throw .departureUnconfirmed(first.clause) }
        if let effectiveFrom, effectiveFrom < now { throw .effectiveDatePassed }
    }

    private func require(_ stage: Stage) throws(Refusal) {
        guard self.stage == stage else { throw .draftAtOtherStage }
    }

    private static func requireOperations(_ member: StaffMember) throws(Refusal) {
        guard member.isEnabled, member.has(.operations) else { throw .notAllowed(needs: [.operations]) }
    }
}
