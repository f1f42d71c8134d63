public import Complaints
public import Foundation

/// A revision of the policy on its way, as it is stored. (6.1)
public struct StoredPolicyDraft: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let draft: PolicyDraft
    /// Counts every change, for two who edit at once.
    public let revision: Int
    public let changedAt: Date
    /// The version it became.
    public let version: Int?
}

/// What was done to a draft of the policy.
public enum PolicyAct: String, CaseIterable, Hashable, Sendable {
    case begun, submitted, returned, approved, discarded
}

/// An act on a draft, as it stays on record. (6.1)
public struct PolicyActRecord: Sendable, Hashable {
    public let draft: Int64
    public let act: PolicyAct
    public let remark: String?
    public let staff: StaffID
    public let at: Date
}

extension Connection {
    /// The draft that is written or waits for the second person, if there is one.
    public func livePolicyDraft() throws -> StoredPolicyDraft? {
        try policyDraft("d.live = 1")
    }

    /// The draft that became a version.
    public func policyDraft(of version: Int) throws -> StoredPolicyDraft? {
        try policyDraft("d.version = \(version)")
    }

    private func policyDraft(_ condition: SQL) throws -> StoredPolicyDraft? {
        try row(
            """
            SELECT d.id, d.body, v.body, d.stage, d.authors, d.reason, d.effective_from, d.confirmed, d.revision,
                d.changed_at, d.version
            FROM policy_draft d JOIN policy_version v ON v.version = d.basis WHERE \(condition)
            """
        ).map { row in
            let draft = PolicyDraft(
                policy: try Policy(stored: try row.text(1)), basis: try Policy(stored: try row.text(2)),
                stage: try row.word(3),
                authors: Set(Self.list(try row.text(4)).compactMap { Int64($0) }.map(StaffID.init)),
                reason: try row.text(5), effectiveFrom: try row.dateOrNil(6),
                confirmed: Set(Self.list(try row.text(7)).map(Clause.init(rawValue:))))
            return StoredPolicyDraft(
                id: try row.int64(0), draft: draft, revision: try row.int(8), changedAt: try row.date(9),
                version: try row.intOrNil(10))
        }
    }

    /// Adds a draft. Throws ``StorageError/conflict(_:)`` `policy_draft_live_key` when there is one on its way.
    public func addPolicyDraft(_ draft: PolicyDraft, by staff: StaffID, at now: Date) throws {
        let id = try reserveID(of: "policy_draft")
        try execute(
            """
            INSERT INTO policy_draft(id, basis, body, reason, effective_from, confirmed, authors, stage, live,
                revision, changed_at)
            VALUES (\(id), \(draft.basis.version), \(try draft.policy.stored()), \(draft.reason),
                \(draft.effectiveFrom), \(Self.text(draft.confirmed)), \(Self.text(draft.authors)),
                \(draft.stage), 1, 1, \(now))
            """)
        try record(.begun, of: id, by: staff, at: now)
        afterCommit(.policy)
    }

    /// Replaces a draft, if it is still the revision that was seen; answers whether it was.
    public func changePolicyDraft(
        _ id: Int64, seen revision: Int, to draft: PolicyDraft, version: Int? = nil, at now: Date
    ) throws -> Bool {
        let live: Int? = draft.stage == .open || draft.stage == .submitted ? 1 : nil
        let count = try execute(
            """
            UPDATE policy_draft SET body = \(try draft.policy.stored()), reason = \(draft.reason),
                effective_from = \(draft.effectiveFrom), confirmed = \(Self.text(draft.confirmed)),
                authors = \(Self.text(draft.authors)), stage = \(draft.stage), live = \(live),
                revision = revision + 1, changed_at = \(now), version = \(version)
            WHERE id = \(id) AND revision = \(revision)
            """)
        guard count == 1 else { return false }
        afterCommit(.policy)
        return true
    }

    /// Puts an act on record.
    public func record(
        _ act: PolicyAct, of draft: Int64, remark: String? = nil, by staff: StaffID, at now: Date
    ) throws {
        let id = try reserveID(of: "policy_act")
        try execute(
            """
            INSERT INTO policy_act(id, draft_id, act, remark, staff_id, at)
            VALUES (\(id), \(draft), \(act), \(remark), \(staff), \(now))
            """)
    }

    /// What was done to a draft, in order.
    public func policyActs(of draft: Int64) throws -> [PolicyActRecord] {
        try rows("SELECT draft_id, act, remark, staff_id, at FROM policy_act WHERE draft_id = \(draft) ORDER BY id")
            .map { row in
                PolicyActRecord(
                    draft: try row.int64(0), act: try row.word(1), remark: try row.textOrNil(2),
                    staff: try row.id(3), at: try row.date(4))
            }
    }

    // Numbers and clauses have no blank in them.
    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    private static func text(_ people: Set<StaffID>) -> String {
        people.sorted().map(\.description).joined(separator: " ")
    }
    private static func text(_ clauses: Set<Clause>) -> String {
        clauses.map(\.rawValue).sorted().joined(separator: " ")
    }
}

extension Connection {
    /// How many complaints of a type and sub-type came in a stretch of time, imported ones left out: what grading is
    /// helped with. (3.1)
    public func countSimilar(
        type: ComplaintType, subType: String?, from start: Date, through end: Date
    ) throws -> Int {
        var query: SQL = """
            SELECT count(*) FROM complaint WHERE received_at >= \(start) AND received_at <= \(end) AND imported = 0
                AND type = \(type)
            """
        if let subType { query.append(" AND sub_type = \(subType)") } else { query.append(" AND sub_type IS NULL") }
        return try one(query).int(0)
    }

    /// Complaints received in a stretch of time, the newest first.
    public func complaints(receivedFrom start: Date, through end: Date, limit: Int) throws -> [ComplaintKey] {
        try rows(
            """
            SELECT id FROM complaint WHERE received_at >= \(start) AND received_at <= \(end)
            ORDER BY received_at DESC, id DESC LIMIT \(limit)
            """
        ).map { try $0.id(0) }
    }

    /// Complaints in the order in which they were added.
    public func complaints(after key: ComplaintKey, limit: Int) throws -> [ComplaintKey] {
        try rows("SELECT id FROM complaint WHERE id > \(key) ORDER BY id LIMIT \(limit)").map { try $0.id(0) }
    }
}
