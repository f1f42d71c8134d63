import Complaints
import Desk
import Foundation
import Storage
import Testing

// What the editor's fields say: people, rules of several conditions, gates.
extension PolicyRevisingTests {
    @Test("3.2.2, 6.1 a rule names a person: somebody there is, enabled, of the department; wrong names at their field")
    func assignees() async throws {
        try await House.with { house in
            let (tech, business) = (try house.id("tech").description, try house.id("business").description)
            let field = "person-functional-fault"
            #expect(try await problems([field: "nobody"], in: house) == [field: .notAPerson])
            #expect(try await problems([field: "4711"], in: house) == [field: .notAPerson])
            #expect(try await problems([field: business], in: house) == [field: .notOfDepartment])
            try await house.desk.setEnabled(try house.id("tech"), false)
            #expect(try await problems([field: tech], in: house) == [field: .notAPerson])
            try await house.desk.setEnabled(try house.id("tech"), true)
            #expect(try await problems([field: business, "first-functional-fault": "business"], in: house) == [:])
            #expect(try await problems([field: tech, "first-functional-fault": "technical"], in: house) == [:])
            let draft = try #require(try await house.desk.policyDraft()).stored.draft
            #expect(draft.policy.assignees == [.functionalFault: try house.id("tech")])
            #expect(try await fields([:], in: house)[field] == tech)
            #expect(try await problems([field: ""], in: house) == [:])
            #expect(try #require(try await house.desk.policyDraft()).stored.draft.policy.assignees.isEmpty)
        }
    }

    @Test(
        "3.1, 6.1 a rule of several conditions holds when all do; each condition that is wrong is said at its own field"
    )
    func severalConditions() async throws {
        try await House.with { house in
            let wrong = [
                "rule-0-level": "3", "rule-0-type": "weather", "rule-0-function": "nowhere", "rule-0-count": "1",
                "rule-0-hours": "often",
            ]
            let found = try await problems(wrong, in: house)
            #expect(Set(found.keys) == ["rule-0-type", "rule-0-function", "rule-0-count", "rule-0-hours"])
            let right = [
                "sub-0-type": "functional-fault", "sub-0-id": "payment", "sub-0-zh-CN": "支付", "sub-0-en": "Payment",
                "rule-7-level": "3", "rule-7-type": "functional-fault", "rule-7-function": "payment",
                "rule-7-words": "重复扣款, charged twice", "rule-7-count": "2", "rule-7-hours": "6", "rule-7-security": "",
            ]
            #expect(
                try await problems(right.merging(["rule-7-type": "privacy"]) { $1 }, in: house) == [
                    "rule-7-function": .unknown
                ])
            #expect(try await problems(right, in: house) == [:])
            let rule = try #require(try await house.desk.policyDraft()?.stored.draft.policy.gradingRules.last)
            #expect(
                rule
                    == GradingRule(
                        .major, type: .functionalFault, subType: "payment", words: ["重复扣款", "charged twice"],
                        similar: .init(count: 2, hours: 6)))
        }
    }

    @Test("6.1, 1.1, 3.2.2 each field writes what it says, and is read back as it was typed")
    func eachField() async throws {
        try await House.with { house in
            let agent2 = try house.id("agent2").description
            let typed = [
                "urgent": "privacy,other", "duty": agent2, "silenceDays": "5", "reopenDays": "40", "objectionDays": "9",
                "callBackAttempts": "4", "timeZone": "Asia/Urumqi", "first-other": "technical",
                "calendar-0-name": "office", "calendar-0-day-2": "09:00-18:00", "sub-0-type": "privacy",
                "sub-0-id": "leak", "sub-0-zh-CN": "泄露", "sub-0-en": "Leak",
            ]
            #expect(try await problems(typed, in: house) == [:])
            let policy = try #require(try await house.desk.policyDraft()).stored.draft.policy
            #expect(policy.urgentTypes == [.privacy, .other])
            #expect(policy.dutyAgents == [try house.id("agent2")])
            #expect(policy.silenceDays == 5 && policy.reopenDays == 40 && policy.objectionDays == 9)
            #expect(policy.callBackAttempts == 4 && policy.timeZone == "Asia/Urumqi")
            #expect(policy.departments[.other]?.first == .technical)
            #expect(policy.calendars["office"]?.week[2]?.count == 1)
            #expect(policy.subTypes.map(\.id) == ["leak"] && policy.subTypes.first?.type == .privacy)
            let shown = try await fields([:], in: house)
            for (name, value) in typed where name != "calendar-0-day-2" { #expect(shown[name] == value, "\(name)") }

            #expect(try await problems(["calendar-0-remove": "on"], in: house) == [:])
            #expect(try #require(try await house.desk.policyDraft()).stored.draft.policy.calendars.isEmpty)
        }
    }

    @Test(
        "6.1, 3'.L2.2 a gate is dropped by its clause only; then a plan needs no second department, and before it did")
    func gates() async throws {
        try await House.with { house in
            let second = try await second(in: house)
            func planned(_ key: String) async throws -> Refusal? {
                let number = try await house.receive(key: key)
                try await house.register(number)
                try await house.does("agent", .validate(note: nil), on: number)
                try await house.does(
                    "agent", .grade(.complex, reason: "偶发", security: false, systemFault: false), on: number)
                try await house.does("agent", .assign(.technical, person: nil, task: nil), on: number)
                try await house.does("tech", .verifyFacts(WorkItemID(rawValue: 1), findings: "属实"), on: number)
                do { try await house.does("tech", .propose(Plan(solution: "修复"), facts: nil), on: number) } catch let
                    refusal as Refusal
                { return refusal }
                return nil
            }
            #expect(try await planned("before") == .departmentMissing(.business))
            let some = ["gates": "temporary-measure,isolation", "reason": "试行"]
            #expect(try await problems(["gates": "tea"], in: house) == ["gates": .unknown])
            #expect(try await problems(some, in: house) == ["gates": .looser(clause: "3'.L2.2")])
            #expect(try await problems(some.merging(["confirm": "3'.L2.2"]) { $1 }, in: house) == [:])
            let author = try house.member("operations")
            try await house.desk.submitPolicyDraft(seen: try await revision(in: house), by: author)
            try await house.desk.approvePolicyDraft(seen: try await revision(in: house), by: second)
            house.clock.advance(minutes: 1)
            #expect(try await planned("after") == nil)
        }
    }

    @Test("6.1 a form knows its own fields, and those of rows that it has")
    func knownFields() {
        let fields = PolicyFields(.standard)
        for name in ["limit-handling-1", "person-privacy", "duty", "rule-0-words", "rule-6-security"] {
            #expect(fields.knows(name), "\(name)")
        }
        for name in ["limit-handling-9", "rule-7-words", "rule-00-words", "rule--words", "rule-0-x", "sub-0-id", ""] {
            #expect(!fields.knows(name), "\(name)")
        }
    }
}
