import Complaints
import Desk
import Foundation
import Storage
import Testing

// What the editor's fields say of clocks: start, stops, levels.
extension PolicyRevisingTests {
    @Test(
        "6.1 a clock that could never start or be met is said at its own field, what a clause fixes stays, nothing is saved",
        arguments: [
            (["stops-handling": ""], "stops-handling", FieldProblem.missing),
            (["stops-handling": "result-sent,tea"], "stops-handling", .unknown),
            (["start-handling": "tea"], "start-handling", .unknown),
            (["start-handling": "ended"], "start-handling", .eventUnfit),
            (["levels-response": ""], "levels-response", .missing),
            (["levels-response": "1,4"], "levels-response", .unknown),
            (["levels-handling": "1,2"], "levels-handling", .clockFixed(clause: "3.1")),
            (["start-retention": "received"], "start-retention", .clockFixed(clause: "6.2")),
            (["stops-bulletin": "progress-told"], "stops-bulletin", .clockFixed(clause: "3'.L3.4")),
            (["start-management-report": "registered"], "start-management-report", .clockFixed(clause: "4.2.2")),
            (["stops-result-notice": "planned,result-sent"], "stops-result-notice", .meetsItself),
            (["stops-result-notice": "registered"], "stops-result-notice", .tooEarly(.registered)),
            (["levels-task-group": "2,3"], "levels-task-group", .neverStarts(.complex)),
            (["stops-response": "group-formed"], "stops-response", .neverMet(.general)),
        ] as [([String: String], String, FieldProblem)])
    func flaws(typed: [String: String], field: String, problem: FieldProblem) async throws {
        try await House.with { house in
            let all = ["confirm": Policy.standard.clocks.map(\.clause.rawValue).joined(separator: ",")]
            #expect(try await problems(typed.merging(all) { $1 }, in: house) == [field: problem])
            let stored = try #require(try await house.desk.policyDraft()).stored
            #expect(stored.draft.policy == stored.draft.basis)
        }
    }

    @Test(
        "6.1, 3.2.3 another start needs its clause confirmed; then complaints that come after it are counted from there"
    )
    func otherStart() async throws {
        try await House.with { house in
            let (author, second) = (try house.member("operations"), try await second(in: house))
            let older = try await house.receive()
            let typed = ["start-investigation": "received", "reason": "从接收起算"]
            #expect(try await problems(typed, in: house) == ["start-investigation": .departs(clause: "3.2.3")])
            #expect(try await problems(typed.merging(["confirm": "3.2.3"]) { $1 }, in: house) == [:])
            let draft = try #require(try await house.desk.policyDraft()).stored.draft
            #expect(
                draft.policy.changes(from: draft.basis) == [.start(.investigation, from: .itemAssigned, to: .received)])
            let found = try await house.desk.whatIf(draft.policy)
            #expect(found.lateUnderDraft == 0)
            house.clock.advance(hours: 25)
            let late = try await house.desk.whatIf(draft.policy)
            #expect(late.lines.first { $0.clock == .investigation }?.underDraft == [older])
            #expect(late.lines.first { $0.clock == .investigation }?.now == [])
            try await house.desk.submitPolicyDraft(seen: try await revision(in: house), by: author)
            try await house.desk.approvePolicyDraft(seen: try await revision(in: house), by: second)
            let newer = try await house.receive()
            #expect(try await house.desk.track(newer).clocks.contains { $0.name == .investigation })
            #expect(try await !house.desk.track(older).clocks.contains { $0.name == .investigation })
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("6.1 a limit at a further level has one length for all; another stop is confirmed by its clause")
    func furtherLevel() async throws {
        try await House.with { house in
            #expect(try await problems(["levels-response": "1,2", "limit-response-1": "20"], in: house) == [:])
            let rule = try #require(try await house.desk.policyDraft()?.stored.draft.policy.rule(.response))
            #expect(rule.levels == [.general, .complex])
            #expect(rule.lengths == [.general: .hours(20), .complex: .hours(20)])
            #expect(try await fields([:], in: house)["limit-response-1"] == "20")
            #expect(
                try await problems(["levels-response": "2"], in: house) == ["levels-response": .looser(clause: "3'.L1")]
            )
            #expect(
                try await problems(["stops-response": "person-message,registered"], in: house)
                    == ["stops-response": .departs(clause: "3'.L1")])
        }
    }
}
