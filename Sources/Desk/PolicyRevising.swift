public import Complaints
import Foundation
public import Storage

/// Somebody else changed the draft since it was read. Nothing was saved.
public struct DraftChanged: Error, Hashable, Sendable {
    public init() {}
}

/// A version of the policy with how it came to be. (6.1)
public struct PolicyRecord: Sendable {
    public let revision: PolicyRevision
    /// nil for the version that the program came with.
    public let draft: StoredPolicyDraft?
    public let acts: [PolicyActRecord]
}

// Revising the policy: one person writes, a second approves, every version stays. (6.1)
extension ServiceDesk {
    /// The draft that is written or waits for the second person, with what was done to it.
    public func policyDraft() async throws -> (stored: StoredPolicyDraft, acts: [PolicyActRecord])? {
        try await database.read { c in
            guard let stored = try c.livePolicyDraft() else { return nil }
            return (stored, try c.policyActs(of: stored.id))
        }
    }

    /// Every version, the newest first.
    public func policyRecords() async throws -> [PolicyRecord] {
        try await database.read { c in
            try c.policies().reversed().map { revision in
                let draft = try c.policyDraft(of: revision.policy.version)
                return PolicyRecord(
                    revision: revision, draft: draft, acts: try draft.map { try c.policyActs(of: $0.id) } ?? [])
            }
        }
    }

    /// Begins a draft equal to the newest version; where one is on its way already, nothing happens.
    public func beginPolicyDraft(by member: StaffMember) async throws {
        let moment = now()
        try await database.write { c in
            let draft = try PolicyDraft.begin(from: try Self.newest(c), by: member)
            guard try c.livePolicyDraft() == nil else { return }
            try c.addPolicyDraft(draft, by: member.id, at: moment)
        }
    }

    /// Keeps what was written into the draft's form. Throws `FieldErrors`, `Refusal`, `CaseUnknown`, `DraftChanged`.
    public func writePolicyDraft(_ fields: PolicyFields, seen revision: Int, by member: StaffMember) async throws {
        let directory = directory
        let moment = now()
        try await change(seen: revision, nil, by: member) { draft, _ in
            let checked = CheckedPolicy(fields, basis: draft.basis, directory, at: moment)
            try checked.errors.check()
            try draft.write(
                checked.policy, reason: checked.reason, effectiveFrom: checked.effectiveFrom,
                confirmed: checked.confirmed, by: member)
            return nil
        }
    }

    /// Hands the draft in for the second person. Throws `Refusal`, `CaseUnknown`, `DraftChanged`.
    public func submitPolicyDraft(seen revision: Int, by member: StaffMember) async throws {
        let moment = now()
        try await change(seen: revision, .submitted, by: member) { draft, newest in
            try draft.submit(by: member, newest: newest, at: moment)
            return nil
        }
    }

    /// Makes the draft the next version. Throws as ``submitPolicyDraft(seen:by:)`` does.
    public func approvePolicyDraft(seen revision: Int, by member: StaffMember) async throws {
        let moment = now()
        try await change(seen: revision, .approved, by: member) { draft, newest in
            try draft.approve(by: member, newest: newest, at: moment)
        }
        try await refreshReference()
    }

    /// Gives the draft back to its authors. Throws as ``submitPolicyDraft(seen:by:)`` does.
    public func returnPolicyDraft(_ reason: String, seen revision: Int, by member: StaffMember) async throws {
        var errors = FieldErrors()
        let remark = errors.text("reason", reason, limit: TextLimit.text)
        try errors.check()
        try await change(seen: revision, .returned, remark: remark, by: member) { draft, _ in
            try draft.sendBack(reason: remark, by: member)
            return nil
        }
    }

    /// Gives the draft up; it stays on record.
    public func discardPolicyDraft(seen revision: Int, by member: StaffMember) async throws {
        try await change(seen: revision, .discarded, by: member) { draft, _ in
            try draft.discard(by: member)
            return nil
        }
    }

    /// One step of the draft, decided and saved in one transaction.
    private func change(
        seen revision: Int, _ act: PolicyAct?, remark: String? = nil, by member: StaffMember,
        _ step: @escaping @Sendable (inout PolicyDraft, Int) throws -> Policy?
    ) async throws {
        let moment = now()
        try await database.write { c in
            guard let stored = try c.livePolicyDraft() else { throw CaseUnknown() }
            var draft = stored.draft
            let next = try step(&draft, try Self.newest(c).version)
            if let next { try c.addPolicy(next, author: draft.authors.min(), at: moment) }
            guard
                try c.changePolicyDraft(stored.id, seen: revision, to: draft, version: next?.version, at: moment)
            else { throw DraftChanged() }
            if let act { try c.record(act, of: stored.id, remark: remark, by: member.id, at: moment) }
        }
    }

    private static func newest(_ c: any Connection) throws -> Policy {
        try c.policies().last?.policy ?? .standard
    }
}
