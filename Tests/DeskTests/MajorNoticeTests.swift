import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Who is told of what happens to a level 3 complaint")
struct MajorNoticeTests {
    private func told(_ login: String, _ kind: NoticeKind, _ house: House) async throws -> Int {
        try await house.notices(login).count { $0.kind == kind.rawValue }
    }

    @Test(
        "3'.L3, 3'.L3.1, 3'.L3.3 the seated three, the decision makers, and the group are told once, their own act left out"
    )
    func told() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.register(number)
            try await house.does("agent", .validate(note: nil), on: number)
            try await house.does(
                "agent", .grade(.major, reason: "大量用户", security: false, systemFault: false), on: number)
            let group = TaskGroup(
                operationsLead: try house.id("lead"), technicalDirector: try house.id("director"),
                serviceSupervisor: try house.id("supervisor"))
            try await house.does("supervisor", .formGroup(group), on: number)
            #expect(try await told("lead", .groupFormed, house) == 1)
            #expect(try await told("director", .groupFormed, house) == 1)
            #expect(try await told("supervisor", .groupFormed, house) == 0, "who formed it knows")
            try await house.does("lead", .reportPreliminarily("已定位"), on: number)
            #expect(try await told("decision", .preliminaryReported, house) == 1)
            #expect(try await told("agent", .preliminaryReported, house) == 0)
            try await house.does("lead", .assign(.technical, person: try house.id("tech"), task: nil), on: number)
            try await house.does("tech", .verifyFacts(WorkItemID(rawValue: 1), findings: "容量不足"), on: number)
            try await house.does("lead", .propose(Plan(solution: "扩容", needsApproval: true), facts: nil), on: number)
            try await house.does("lead", .requestApproval("容量不足", scope: "两台服务器"), on: number)
            try await house.does("decision", .answerApproval(granted: true, reason: "同意"), on: number)
            for login in ["lead", "director", "supervisor"] {
                #expect(try await told(login, .approvalAnswered, house) == 1, "\(login)")
            }
            #expect(try await told("decision", .approvalAnswered, house) == 0)
        }
    }

    @Test("1.2, 3'.L3 whom it is about is told of none of it")
    func concerned() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.does("agent", .markConcerned(try house.id("decision"), reason: "投诉的是本人"), on: number)
            try await house.register(number)
            try await house.does("agent", .validate(note: nil), on: number)
            try await house.does(
                "agent", .grade(.major, reason: "大量用户", security: false, systemFault: false), on: number)
            try await house.does("lead", .reportPreliminarily("已定位"), on: number)
            #expect(try await house.notices("decision").isEmpty)
        }
    }
}

@Suite("Who is told of what the complainant says")
struct AnswerNoticeTests {
    private func told(_ login: String, _ kind: NoticeKind, _ house: House) async throws -> Int {
        try await house.notices(login).count { $0.kind == kind.rawValue }
    }

    @Test("4.2.1 not solved, accepted, reopened, withdrawn: each reaches the responsible person, once")
    func answers() async throws {
        try await House.with { house in
            let number = try await house.answered()
            func say(_ command: Command, expecting count: Int) async throws {
                house.clock.advance(minutes: 5)
                try await house.desk.carryOut(command, on: number, by: .complainant)
                #expect(try await told("agent", .answered, house) == count, "\(command)")
            }
            try await say(.accept("谢谢"), expecting: 1)
            try await house.does("agent", .close(remark: nil), on: number)
            try await say(.reopen(reason: "又出现了"), expecting: 2)
            try await say(.write(text: "截图稍后补", attachments: []), expecting: 3)
            try await say(.withdraw(reason: nil), expecting: 4)
            let other = try await house.answered()
            try await house.desk.carryOut(.reportNotSolved("还是不行"), on: other, by: .complainant)
            #expect(try await told("agent", .answered, house) == 5)
            #expect(try await told("supervisor", .answered, house) == 0)
        }
    }

    @Test("3.2.2 whoever still looks into it is told what the complainant adds; not once the finding is there")
    func workers() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.register(number)
            try await house.does("agent", .validate(note: nil), on: number)
            try await house.does(
                "agent", .grade(.complex, reason: "跨部门", security: false, systemFault: false), on: number)
            try await house.does("agent", .assign(.technical, person: try house.id("tech"), task: nil), on: number)
            try await house.desk.carryOut(.write(text: "只在手机上", attachments: []), on: number, by: .complainant)
            #expect(try await told("tech", .answered, house) == 1)
            try await house.does("tech", .verifyFacts(WorkItemID(rawValue: 1), findings: "缓存过期"), on: number)
            try await house.desk.carryOut(.write(text: "谢谢", attachments: []), on: number, by: .complainant)
            #expect(try await told("tech", .answered, house) == 1)
            #expect(try await told("agent", .answered, house) == 2)
        }
    }

    @Test("3.2.1, 1.2 an objection reaches the service supervisor and the responsible person; who takes over is told")
    func objected() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.register(number)
            try await house.does("agent", .reject(reason: "不属于本站"), on: number)
            try await house.desk.carryOut(.object("就是本站的页面"), on: number, by: .complainant)
            #expect(try await told("supervisor", .objected, house) == 1)
            #expect(try await told("agent", .objected, house) == 1)
            #expect(try await told("agent2", .objected, house) == 0)

            let other = try await house.assigned()
            try await house.does("supervisor", .passResponsibility(to: try house.id("agent2"), reason: "休假"), on: other)
            #expect(try await told("agent2", .responsible, house) == 1)
        }
    }
}
