import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Each member of staff sees what concerns them")
struct ConcerningTests {
    private static let everybody = [
        "agent", "agent2", "supervisor", "tech", "business", "lead", "director", "decision", "operations",
    ]

    /// Who was told of it, and how often where more than once.
    private func told(_ kind: NoticeKind, _ detail: String?, _ house: House) async throws -> [String] {
        var told: [String] = []
        for login in Self.everybody {
            let count = try await house.notices(login).count {
                $0.kind == kind.rawValue && (detail == nil || $0.detail == detail)
            }
            told += Array(repeating: login, count: count)
        }
        return told
    }

    private func told(_ kind: NoticeKind, _ house: House) async throws -> [String] { try await told(kind, nil, house) }

    private func remind(_ house: House) async throws {
        while try await house.desk.remindDue().told > 0 {}
    }

    private func graded(_ level: Level, security: Bool = false, _ house: House) async throws -> ComplaintNumber {
        let number = try await house.receive()
        try await house.register(number)
        try await house.does("agent", .validate(note: nil), on: number)
        try await house.does(
            "agent", .grade(level, reason: "大量用户", security: security, systemFault: false), on: number)
        return number
    }

    private func group(_ house: House) throws -> TaskGroup {
        TaskGroup(
            operationsLead: try house.id("lead"), technicalDirector: try house.id("director"),
            serviceSupervisor: try house.id("supervisor"))
    }

    @Test("3.2.2, 3.2.3, 1.2 a department is told of what nobody took, reminded of it, and told when its limit broke")
    func department() async throws {
        try await House.with { house in
            let number = try await graded(.complex, house)
            let concerned = try await house.desk.addAccount(
                ServiceDesk.NewAccount(login: "tech2", name: "蒋技", roles: [.technical], password: House.password)
            ).id
            try await house.does("agent", .markConcerned(concerned, reason: "投诉的是他"), on: number)
            try await house.does("agent", .assign(.technical, person: nil, task: nil), on: number)
            #expect(try await told(.assignedToDepartment, "technical", house) == ["tech"])
            #expect(try await told(.assigned, house) == [])
            house.clock.advance(hours: 23.8)
            try await house.watch()
            try await remind(house)
            #expect(try await told(.dueSoon, "investigation", house) == ["agent", "tech"])
            house.clock.advance(hours: 0.3)
            try await house.watch()
            #expect(try await told(.breached, "investigation", house) == ["agent", "supervisor", "tech"])
            #expect(try await house.database.read { try $0.notices(of: concerned) } == [])
        }
    }

    @Test("3.2.3 who has an item is told when its limit broke; a colleague whose own work is done is not")
    func assignee() async throws {
        try await House.with { house in
            let number = try await graded(.complex, house)
            for (department, login) in [(Department.technical, "tech"), (.business, "business")] {
                try await house.does("agent", .assign(department, person: try house.id(login), task: nil), on: number)
            }
            try await house.does("business", .verifyFacts(WorkItemID(rawValue: 2), findings: "已核实"), on: number)
            house.clock.advance(hours: 24.1)
            try await house.watch()
            #expect(try await told(.breached, "investigation", house) == ["agent", "supervisor", "tech"])
        }
    }

    @Test("3'.L3.1 the three of the management group are told once that the time for forming the group has begun")
    func gradedMajor() async throws {
        try await House.with { house in
            let number = try await graded(.major, house)
            #expect(try await told(.gradedMajor, house) == ["supervisor", "lead", "director"])
            // Marked again, nothing begins anew.
            try await house.does(
                "agent", .grade(.major, reason: "涉及安全", security: true, systemFault: false), on: number)
            #expect(try await told(.gradedMajor, house) == ["supervisor", "lead", "director"])
            let other = try await house.receive(key: "other")
            try await house.register(other)
            try await house.does("agent", .validate(note: nil), on: other)
            try await house.does(
                "agent", .grade(.complex, reason: "偶发", security: false, systemFault: false), on: other)
            #expect(try await told(.gradedMajor, house) == ["supervisor", "lead", "director"])
        }
    }

    @Test("3'.L3, 3'.L3.1, 3'.L3.2 limits of level 3 are told to all who may form the group, then to its members")
    func majorLimits() async throws {
        try await House.with { house in
            let number = try await graded(.major, security: true, house)
            house.clock.advance(hours: 1.1)
            try await house.watch()
            #expect(try await told(.breached, "isolation", house) == ["agent", "supervisor", "lead", "director"])
            house.clock.advance(hours: 22.7)
            try await house.watch()
            try await remind(house)
            #expect(try await told(.dueSoon, "task-group", house) == ["agent", "supervisor", "lead", "director"])
            house.clock.advance(hours: 0.3)
            try await house.watch()
            #expect(try await told(.breached, "task-group", house) == ["agent", "supervisor", "lead", "director"])
            try await house.does("lead", .formGroup(try group(house)), on: number)
            house.clock.advance(hours: 24)
            try await house.watch()
            // The lead took over from the agent.
            #expect(try await told(.breached, "preliminary-report", house) == ["supervisor", "lead", "director"])
        }
    }

    @Test("3.2.4 the responsible person is told once that the time for telling the result has begun")
    func planned() async throws {
        try await House.with { house in
            let number = try await graded(.general, house)
            try await house.does("agent", .assign(.frontLine, person: try house.id("agent2"), task: nil), on: number)
            try await house.does("agent2", .propose(Plan(solution: "更新版本"), facts: "已核实"), on: number)
            #expect(try await told(.planned, house) == ["agent"])
            try await house.does("agent2", .propose(Plan(solution: "更新版本并补偿"), facts: nil), on: number)
            #expect(try await told(.planned, house) == ["agent"], "a revised plan starts nothing anew")
        }
    }

    @Test("1.2, 3'.L3.1 who turns out to be concerned loses the seat, the place on the desk and every notice")
    func vacated() async throws {
        try await House.with { house in
            let number = try await graded(.major, house)
            try await house.does("supervisor", .formGroup(try group(house)), on: number)
            let director = try house.id("director")
            try await house.does("supervisor", .markConcerned(director, reason: "投诉的是他的系统"), on: number)
            #expect(try await house.notices("director").isEmpty)
            #expect(try await told(.seatVacated, house) == ["lead"], "who marked it knows")
            #expect(try await house.desk.queue(.mine(director), filter: QueueFilter(), after: nil).items.isEmpty)
            let found = try await house.desk.open(number, for: try house.member("lead"))
            #expect(!found.complaint.hasWholeGroup)
            #expect(found.complaint.outstanding(under: .standard).contains(.group))
            // Every limit to come, its reminders and its breaches.
            for _ in 1...100 {
                try await remind(house)
                try await house.watch()
                guard let next = try await house.desk.remindDue().next else { break }
                house.clock.set(max(next, house.clock.now))
            }
            #expect(house.clock.now > morning.addingTimeInterval(3 * 86_400), "no limit was left out")
            #expect(try await house.notices("director").isEmpty)
            #expect(try await house.notices("lead").contains { $0.kind == NoticeKind.dueSoon.rawValue })
            #expect(try await house.database.verify().differences == [])
        }
    }
}
