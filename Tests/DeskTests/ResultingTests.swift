import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("One result for an incident's complaints")
struct ResultingTests {
    private let fields = [
        "status": "resolved", "solution": "已修复", "handler": "林一", "contact": "转 8001", "facts": "会话存储耗尽，已扩容",
    ]

    private func graded(
        _ level: Level, _ house: House, security: Bool = false, fault: Bool = false
    ) async throws -> ComplaintNumber {
        let number = try await house.receive()
        try await house.register(number)
        try await house.does("agent", .validate(note: nil), on: number)
        try await house.does(
            "agent", .grade(level, reason: "大量用户", security: security, systemFault: fault), on: number)
        return number
    }

    private func formGroup(_ house: House, _ number: ComplaintNumber) async throws {
        let group = TaskGroup(
            operationsLead: try house.id("lead"), technicalDirector: try house.id("director"),
            serviceSupervisor: try house.id("supervisor"))
        try await house.does("lead", .formGroup(group), on: number)
    }

    /// The level 3 complaint investigated by both departments and planned by the group.
    private func planned(_ house: House, needsApproval: Bool = false) async throws -> ComplaintNumber {
        let number = try await graded(.major, house)
        try await formGroup(house, number)
        for (item, (department, login)) in [(Department.technical, "tech"), (.business, "business")].enumerated() {
            try await house.does("agent", .assign(department, person: nil, task: nil), on: number)
            try await house.does(
                login, .verifyFacts(WorkItemID(rawValue: item + 1), findings: "会话存储耗尽"), on: number)
        }
        try await house.does(
            "lead", .propose(Plan(solution: "扩容", needsApproval: needsApproval), facts: nil), on: number)
        return number
    }

    private func opened(_ house: House, with numbers: [ComplaintNumber]) async throws -> Int64 {
        let made = try await house.desk.openIncident(
            titled: "页面空白", with: numbers, by: try house.member("lead"))
        #expect(made.outcomes.allSatisfy { $0.refusal == nil })
        return made.id
    }

    private func send(
        _ house: House, _ id: Int64, _ changes: [String: String] = [:]
    ) async throws -> [ComplaintNumber: Refusal?] {
        let fields = ActFields(fields.merging(changes) { $1 })
        let outcomes = try await house.desk.sendResult(fields, toIncident: id, by: try house.member("agent"))
        return Dictionary(uniqueKeysWithValues: outcomes.map { ($0.number, $0.refusal) })
    }

    private func results(_ number: ComplaintNumber, _ house: House) async throws -> Int {
        try await house.desk.track(number).events.count {
            if case .resultSent = $0.fact { true } else { false }
        }
    }

    @Test("3'.L3, 3.2.3, 3.2.4, 4.1 three of three receive it, each with facts, plan and result on its own timeline")
    func all() async throws {
        try await House.with { house in
            let lead = try await planned(house)
            let complex = try await graded(.complex, house)
            let general = try await graded(.general, house)
            let id = try await opened(house, with: [lead, complex, general])
            house.clock.advance(minutes: 5)
            #expect(try await send(house, id) == [lead: nil, complex: nil, general: nil])
            let agent = Actor.staff(try house.id("agent"))
            for (number, items) in [(complex, [Department.technical, .business]), (general, [.frontLine])] {
                let found = try await house.desk.track(number)
                #expect(found.complaint.state == .resultSent)
                #expect(found.complaint.roundItems.map(\.assignment.department) == items)
                #expect(found.complaint.roundItems.allSatisfy { $0.findings?.text == fields["facts"] })
                #expect(found.complaint.plan?.incident == id && found.complaint.plan?.solution.text == "已修复")
                let own = found.events.filter { $0.at == house.clock.now }
                #expect(own.allSatisfy { $0.by == agent })
                #expect(own.count == items.count * 2 + 2)
                #expect(found.clocks.contains { $0.name == .resultNotice && !$0.isOpen })
            }
            // The one that had its own plan keeps it.
            let first = try await house.desk.track(lead).complaint
            #expect(first.plan?.solution.text == "扩容" && first.plan?.incident == nil && first.state == .resultSent)
            let found = try await house.desk.incident(id, for: try house.member("agent"))
            #expect(found.incident.results.map(\.by) == [agent])
            #expect(try await house.desk.withoutResult(found).isEmpty)
            for number in [lead, complex, general] { #expect(try await results(number, house) == 1) }
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("3'.L3, 4.1 a result that was sent when the server died reaches the other complaints afterwards, once each")
    func interrupted() async throws {
        try await House.with { house in
            let lead = try await planned(house)
            let numbers = [lead, try await graded(.complex, house), try await graded(.general, house)]
            let id = try await opened(house, with: numbers)
            // As it is between the two commits: in the incident's history, in nobody's record.
            try await house.database.write { c in
                for number in numbers.dropFirst() {
                    let key = try #require(try c.complaint(number))
                    try c.markTold(key, ofIncident: id, relays: 1)
                }
            }
            #expect(try await send(house, id)[lead] == .some(nil))
            for number in numbers.dropFirst() { #expect(try await results(number, house) == 0) }
            try await house.database.write { c in
                try c.execute("UPDATE incident SET telling = 1 WHERE id = \(id)")
                for number in numbers {
                    let key = try #require(try c.complaint(number))
                    try c.markTold(key, ofIncident: id, relays: 0)
                }
            }
            // What the watcher does when the server is there again, one complaint in each transaction.
            var turns = 0
            while try await house.desk.tellIncidents(limit: 1) { turns += 1 }
            #expect(turns == 4)
            for number in numbers { #expect(try await results(number, house) == 1, "\(number)") }
            #expect(try await house.desk.track(numbers[1]).complaint.plan?.incident == id)
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test(
        "3'.L3, 3'.L3.1, 3'.L2.3, 1.2 a shut gate keeps the result out of that complaint, which is listed with its clause"
    )
    func gates() async throws {
        try await House.with { house in
            let lead = try await planned(house)
            let groupless = try await graded(.major, house)
            let fault = try await graded(.complex, house, fault: true)
            let own = try await graded(.general, house)
            try await house.does("supervisor", .markConcerned(try house.id("agent"), reason: "被投诉"), on: own)
            let id = try await opened(house, with: [lead, groupless, fault, own])
            let expected: [ComplaintNumber: Refusal?] = [
                lead: nil, groupless: .groupMissing, fault: .measureMissing, own: .concerned,
            ]
            #expect(try await send(house, id) == expected)
            #expect(expected.values.compactMap { $0?.clause.rawValue }.sorted() == ["1.2", "3'.L2.3", "3'.L3.1"])
            for number in [groupless, fault, own] {
                let complaint = try await house.desk.track(number).complaint
                #expect(complaint.items.isEmpty && complaint.plan == nil, "refused as a whole")
            }
            let found = try await house.desk.incident(id, for: try house.member("agent"))
            #expect(Set(try await house.desk.withoutResult(found).map(\.number)) == [groupless, fault, own])
            // Once the gate is open, sending it again reaches that one and nobody twice.
            try await house.does("lead", .waive(.temporaryMeasure, reason: "无可停用的功能"), on: fault)
            try await formGroup(house, groupless)
            let again = try await send(house, id)
            #expect(again[fault] == .some(nil) && again[groupless] == .some(nil))
            #expect(again[lead] == .wrongState(.resultSent))
            #expect(try await results(lead, house) == 1)
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test(
        "3'.L2.2, 3.2.3, 3'.L3.3 nobody's findings are made up: without facts or a department that has them it is listed"
    )
    func findings() async throws {
        try await House.with { house in
            let lead = try await graded(.major, house)
            let complex = try await graded(.complex, house)
            let general = try await graded(.general, house)
            let id = try await opened(house, with: [lead, complex, general])
            #expect(
                try await send(house, id, ["facts": " "])
                    == [lead: .factsMissing, complex: .factsMissing, general: .factsMissing])
            // Nothing was investigated yet: only the front line's own complaint can be answered so.
            #expect(
                try await send(house, id)
                    == [lead: .groupMissing, complex: .departmentMissing(.technical), general: nil])
            let waiting = try await planned(house, needsApproval: true)
            let other = try await graded(.complex, house)
            let second = try await opened(house, with: [waiting, other])
            #expect(try await send(house, second) == [waiting: .approvalMissing, other: .approvalMissing])
            #expect(try await house.desk.track(other).complaint.items.isEmpty)
        }
    }

    @Test("4.1, 1.2 what is wrong for all is refused before anything is sent")
    func refused() async throws {
        try await House.with { house in
            let lead = try await planned(house)
            let id = try await opened(house, with: [lead])
            await #expect(throws: Refusal.resultIncomplete(missing: [.contact])) {
                try await send(house, id, ["contact": ""])
            }
            await #expect(throws: Refusal.notAllowed(needs: [.agent, .serviceSupervisor])) {
                try await house.desk.sendResult(ActFields(fields), toIncident: id, by: try house.member("tech"))
            }
            #expect(try await house.desk.incident(id, for: try house.member("lead")).incident.results.isEmpty)
            #expect(try await results(lead, house) == 0)
        }
    }
}
