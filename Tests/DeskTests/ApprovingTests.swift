import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Pages that open by a signed link")
struct ApprovingTests {
    /// A level 3 complaint whose plan waits for approval.
    private func asked(_ house: House) async throws -> ComplaintNumber {
        let number = try await house.receive()
        try await house.register(number)
        try await house.does("agent", .validate(note: nil), on: number)
        try await house.does("agent", .grade(.major, reason: "大量用户", security: false, systemFault: false), on: number)
        let group = TaskGroup(
            operationsLead: try house.id("lead"), technicalDirector: try house.id("director"),
            serviceSupervisor: try house.id("supervisor"))
        try await house.does("lead", .formGroup(group), on: number)
        try await house.does("supervisor", .assign(.technical, person: nil, task: nil), on: number)
        try await house.does("tech", .verifyFacts(WorkItemID(rawValue: 1), findings: "属实"), on: number)
        try await house.does("lead", .propose(Plan(solution: "扩容", needsApproval: true), facts: nil), on: number)
        try await house.desk.act(
            .requestApproval, ActFields(["text": "容量不足", "scope": "两台服务器"]), on: number,
            by: try house.author("lead"))
        return number
    }

    private func key(_ number: ComplaintNumber, _ house: House) async throws -> String {
        let complaint = try await house.desk.track(number).complaint
        return try #require(house.desk.approvalKey(complaint, for: try house.member("decision")))
    }

    @Test("3'.L3.3 a decision maker answers by the link, under their name, once")
    func answers() async throws {
        try await House.with { house in
            let number = try await asked(house)
            let key = try await key(number, house)
            let question = try await house.desk.approval(behind: key)
            #expect(question.request.scope?.text == "两台服务器")
            #expect(question.member.id == (try house.id("decision")))
            await #expect(throws: FieldErrors(["decision": .missing, "reason": .missing])) {
                try await house.desk.answerApproval(key, decision: nil, reason: " ")
            }
            try await house.desk.answerApproval(key, decision: "granted", reason: "同意")
            let found = try await house.desk.track(number)
            #expect(found.events.last?.by == .staff(try house.id("decision")))
            #expect(found.events.last?.fact == .approvalAnswered(granted: true, reason: "同意"))
            await #expect(throws: Refusal.nothingToDo) {
                try await house.desk.answerApproval(key, decision: "refused", reason: "改变主意")
            }
            #expect(try await house.desk.approval(behind: key).answer?.granted == true)
            let complaint = found.complaint
            #expect(house.desk.approvalKey(complaint, for: try house.member("decision")) == nil, "nothing is asked now")
        }
    }

    @Test("3'.L3.3 the link is for one request and one person: not forged, not expired, not another's, not concerned")
    func onlyThat() async throws {
        try await House.with { house in
            let number = try await asked(house)
            let complaint = try await house.desk.track(number).complaint
            for login in ["lead", "agent", "operations"] {
                #expect(house.desk.approvalKey(complaint, for: try house.member(login)) == nil)
            }
            let key = try await key(number, house)
            let callBack = try #require(house.desk.callBackKey(complaint))
            for wrong in ["V" + key.dropFirst(), key + "x", "", "a.1.b", callBack] {
                await #expect(throws: CaseUnknown.self) { try await house.desk.approval(behind: wrong) }
            }
            // A second request makes the first one's link of no use.
            try await house.does("decision", .answerApproval(granted: false, reason: "太贵"), on: number)
            try await house.does("lead", .requestApproval("容量不足", scope: "一台"), on: number)
            await #expect(throws: Refusal.nothingToDo) {
                try await house.desk.answerApproval(key, decision: "granted", reason: "同意")
            }
            let second = try await self.key(number, house)
            house.clock.advance(hours: 71)
            _ = try await house.desk.approval(behind: second)
            try await house.does("supervisor", .markConcerned(try house.id("decision"), reason: "被投诉"), on: number)
            await #expect(throws: CaseUnknown.self) { try await house.desk.approval(behind: second) }
            try await house.does("supervisor", .clearConcerned(try house.id("decision"), reason: "误会"), on: number)
            house.clock.advance(hours: 2)
            await #expect(throws: CaseUnknown.self) { try await house.desk.approval(behind: second) }
        }
    }

    @Test("3'.L3.3 each decision maker is alerted and has a row in the outbox, without the key, and once")
    func told() async throws {
        try await House.with { house in
            let number = try await asked(house)
            let id = try house.id("decision")
            let posted = try await house.database.read { c in
                let key = try #require(try c.complaint(number))
                return try c.messages(of: key).filter { $0.kind == "approval-link" }
            }
            #expect(posted.map(\.recipient) == ["staff:\(id)"])
            #expect(posted.map(\.payload) == [""])
            #expect(try await house.notices("decision").count { $0.kind == "approval-requested" } == 1)
        }
    }

    @Test("3'.L2.4 the online call-back: two questions by a link, the answer alerts whoever is responsible")
    func callBack() async throws {
        try await House.with { house in
            let number = try await asked(house)
            let key = try #require(house.desk.callBackKey(try await house.desk.track(number).complaint))
            await #expect(throws: FieldErrors(["improvement": .missing])) {
                try await house.desk.answerCallBack(key, improvement: "", text: "好些了")
            }
            await #expect(throws: FieldErrors(["improvement": .unknown])) {
                try await house.desk.answerCallBack(key, improvement: "maybe", text: nil)
            }
            try await house.desk.answerCallBack(key, improvement: "partly", text: "好些了")
            let found = try await house.desk.track(number)
            #expect(found.events.last?.by == .complainant)
            #expect(found.complaint.callBacks.last?.improvement == .partly)
            #expect(house.desk.callBackKey(found.complaint) == nil)
            await #expect(throws: Refusal.nothingToDo) {
                try await house.desk.answerCallBack(key, improvement: "yes", text: nil)
            }
            let responsible = found.complaint.responsible
            let notices = try await house.database.read { try $0.notices(of: responsible) }
            #expect(notices.contains { $0.kind == "answered" })
            let approval = try await self.key(number, house)
            await #expect(throws: CaseUnknown.self) { try await house.desk.callBack(behind: approval) }
            house.clock.advance(hours: 24 * 15)
            await #expect(throws: CaseUnknown.self) { try await house.desk.callBack(behind: key) }
        }
    }
}
