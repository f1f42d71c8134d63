import Complaints
import Foundation
import Storage
import Testing

@Suite("Drafts of the policy") struct PolicyDraftStorageTests {
    private static let writer = StaffMember(id: lead, name: "Zhou", roles: [.operations])

    private func draft() throws -> PolicyDraft {
        var draft = try PolicyDraft.begin(from: .standard, by: Self.writer)
        var policy = draft.policy
        policy.silenceDays = 5
        policy.calendars["办公"] = WorkingCalendar(
            week: [2: [.init(from: 540, to: 1080)]], exceptions: ["2026-10-01": []])
        policy[.automaticReply, .zh] = "预计{time}答复"
        policy.gradingRules = [GradingRule(.major, words: ["停电"], similar: .init(count: 3, hours: 2))]
        try draft.write(
            policy, reason: "更快", effectiveFrom: morning.addingTimeInterval(86_400), confirmed: ["3.1", "3'.L1"],
            by: Self.writer)
        return draft
    }

    @Test("6.1 a draft comes back as it was written, with what was done to it", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let draft = try draft()
            try await database.write { try $0.addPolicyDraft(draft, by: lead, at: morning) }
            let stored = try #require(try await database.read { try $0.livePolicyDraft() })
            #expect(stored.draft == draft)
            #expect(stored.revision == 1 && stored.version == nil)
            let acts = try await database.read { try $0.policyActs(of: stored.id) }
            #expect(acts.map(\.act) == [.begun] && acts.first?.staff == lead)
        }
    }

    @Test(
        "6.1 one draft is on its way at a time, and of two who save at once the second is told",
        arguments: Engine.allCases)
    func one(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let draft = try draft()
            try await database.write { try $0.addPolicyDraft(draft, by: lead, at: morning) }
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.addPolicyDraft(draft, by: lead, at: morning) }
            }
            let id = try #require(try await database.read { try $0.livePolicyDraft() }).id
            #expect(try await database.write { try $0.changePolicyDraft(id, seen: 1, to: draft, at: morning) })
            #expect(try await !database.write { try $0.changePolicyDraft(id, seen: 1, to: draft, at: morning) })
        }
    }

    @Test("6.1 an approved draft stays with the version it became; the next one may begin", arguments: Engine.allCases)
    func approved(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let begun = try draft()
            try await database.write { try $0.addPolicyDraft(begun, by: lead, at: morning) }
            let id = try #require(try await database.read { try $0.livePolicyDraft() }).id
            var confirmed = begun
            try confirmed.submit(by: Self.writer, newest: 1, at: morning)
            let next = try confirmed.approve(
                by: StaffMember(id: StaffID(rawValue: 99), name: "Wu", roles: [.operations]), newest: 1, at: morning)
            let approved = confirmed
            try await database.write { c in
                try c.addPolicy(next, author: lead, at: morning)
                #expect(try c.changePolicyDraft(id, seen: 1, to: approved, version: 2, at: morning))
            }
            #expect(try await database.read { try $0.livePolicyDraft() } == nil)
            #expect(try await database.read { try $0.policyDraft(of: 2) }?.draft.stage == .approved)
            #expect(try await database.read { try $0.policies() }.map(\.policy.version) == [1, 2])
            try await database.write { try $0.addPolicyDraft(begun, by: lead, at: morning) }
        }
    }

    @Test("6.1 a policy file is what is stored, indented; a broken one says so")
    func file() throws {
        let policy = try draft().policy
        #expect(try Policy(stored: policy.stored(isIndented: true)) == policy)
        #expect(throws: DecodingError.self) { try Policy(stored: #"{"version": 1}"#) }
    }
}
