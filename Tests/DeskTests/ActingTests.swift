import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Acting on complaints")
struct ActingTests {
    @Test("Two agents at once: the second is told what changed meanwhile, and nothing of theirs is lost or done")
    func changedMeanwhile() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.register(number)
            let seen = try await house.desk.track(number).events.count
            try await house.does("agent", .validate(note: nil), on: number)
            let error = await #expect(throws: ChangedMeanwhile.self) {
                try await house.desk.act(
                    .reject, ActFields(["reason": "不成立"]), on: number, by: try house.author("agent2"), seen: seen)
            }
            #expect(error?.events.count == 1)
            #expect(try await house.desk.track(number).complaint.state == .valid)
        }
    }

    @Test("What only time brought does not stand in an agent's way")
    func timeAlone() async throws {
        try await House.with { house in
            let number = try await house.receive()
            let seen = try await house.desk.track(number).events.count
            house.clock.advance(minutes: 31)
            try await house.watch()
            try await house.desk.act(
                .register, ActFields(["type": "privacy", "summary": "看到别人的资料", "email": "li@example.com"]), on: number,
                by: try house.author("agent"), seen: seen)
            #expect(try await house.desk.track(number).complaint.state == .registered)
        }
    }

    @Test("Fifty acts at once on one complaint: each is recorded once, the chain holds")
    func crowd() async throws {
        try await House.with { house in
            let number = try await house.receive()
            let before = try await house.desk.track(number).events.count
            let (desk, author) = (house.desk, try house.author("agent"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<50 {
                    group.addTask {
                        try await desk.carryOut(.addNote("备注 \(index)", attachments: []), on: number, by: author)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await house.desk.track(number).events.count == before + 50)
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("2.2.1 a breach is recorded once, and raised once to the responsible person and the supervisor")
    func breach() async throws {
        try await House.with { house in
            let number = try await house.receive()
            house.clock.advance(minutes: 30)
            _ = try await house.desk.recordDue(limit: 10)
            #expect(try await house.notices("agent").isEmpty, "the due instant is still in time")
            house.clock.advance(minutes: 1)
            for _ in 0..<3 {
                try await house.watch()
                house.clock.advance(minutes: 1)
            }
            let found = try await house.desk.track(number)
            let breaches = found.events.filter { if case .breached = $0.fact { true } else { false } }
            #expect(breaches.count == 1)
            #expect(try await house.notices("agent").map(\.kind) == ["breached"])
            #expect(try await house.notices("supervisor").map(\.kind) == ["breached"])
            #expect(try await house.notices("agent2").isEmpty)
            #expect(found.clocks.contains { $0.name == .registration && $0.isBreached })
        }
    }

    @Test("4.2.2 after five open days the management group is told, once")
    func management() async throws {
        try await House.with { house in
            let number = try await house.assigned()
            house.clock.advance(hours: 119)
            try await house.watch()
            #expect(try await house.notices("lead").allSatisfy { $0.kind != "reported" })
            house.clock.advance(hours: 1.1)
            try await house.watch()
            try await house.watch()
            for member in ["lead", "director", "supervisor"] {
                #expect(try await house.notices(member).filter { $0.kind == "reported" }.count == 1, "\(member)")
            }
            #expect(try await house.desk.track(number).complaint.isReportedToManagement)
        }
    }

    @Test("1.2 whom a complaint is about gets no notice of it, loses it, and is refused every act")
    func concerned() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.does("supervisor", .markConcerned(try house.id("agent"), reason: "投诉的是本人"), on: number)
            house.clock.advance(hours: 30)
            try await house.watch()
            #expect(try await house.notices("agent").isEmpty)
            let found = try await house.desk.track(number)
            #expect(try found.complaint.responsible != house.id("agent"))
            #expect(try !found.complaint.isInternalReadable(by: house.member("agent")))
            await #expect(throws: Refusal.concerned) {
                try await house.register(number, by: "agent")
            }
        }
    }

    @Test("1.2 a supervisor whom it is about is not told of its breaches, though every other one is")
    func concernedSupervisor() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.does("agent", .markConcerned(try house.id("supervisor"), reason: "投诉的是主管"), on: number)
            house.clock.advance(hours: 130)
            try await house.watch()
            #expect(try await house.notices("supervisor").isEmpty)
            #expect(try await house.notices("agent").contains { $0.kind == "breached" })
            #expect(try await house.notices("lead").map(\.kind) == ["reported"])
        }
    }

    @Test("1.2p a disabled person's open work passes to the supervisor, as facts")
    func disabled() async throws {
        try await House.with { house in
            let number = try await house.assigned()
            try await house.desk.setEnabled(try house.id("agent"), false)
            let complaint = try await house.desk.track(number).complaint
            #expect(try complaint.responsible == house.id("supervisor"))
            #expect(try complaint.roundItems.map(\.person) == [house.id("supervisor")])
            let queue = try await house.desk.queue(.mine(try house.id("supervisor")), filter: QueueFilter(), after: nil)
            #expect(queue.items.map(\.number) == [number])
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("3.2.5 a result that did not reach the complainant alerts the responsible person and blocks closing")
    func notReached() async throws {
        try await House.with { house in
            let number = try await house.answered()
            let message = try await house.desk.track(number).complaint.result?.message ?? ""
            try await house.desk.carryOut(
                .recordNotReached(message: message, reason: "email"), on: number, by: .system)
            #expect(try await house.notices("agent").contains { $0.kind == "not-reached" })
            try await house.desk.answer(.accept, text: "", on: number)
            await #expect(throws: Refusal.notReachedOpen) {
                try await house.does("agent", .close(remark: nil), on: number)
            }
            try await house.does("agent", .settleNotReached(reason: "电话已告知"), on: number)
            try await house.does("agent", .close(remark: nil), on: number)
            #expect(try await house.desk.track(number).complaint.state == .closed)
        }
    }

    @Test(
        "4.1 a result with a part missing is refused and nothing goes out",
        arguments: ["status", "solution", "handler", "contact"])
    func incomplete(part: String) async throws {
        try await House.with { house in
            let number = try await house.assigned()
            try await house.does("agent", .propose(Plan(solution: "更新版本"), facts: "已核实"), on: number)
            var fields = ["status": "resolved", "solution": "已修复", "handler": "林一", "contact": "转 8001"]
            fields[part] = nil
            let (outgoing, given) = (try await house.count("outbox"), fields)
            await #expect(throws: Refusal.self) {
                try await house.desk.act(.sendResult, ActFields(given), on: number, by: try house.author("agent"))
            }
            #expect(try await house.count("outbox") == outgoing)
        }
    }

    @Test("An unknown number is a complaint that is not there, for staff as for complainants")
    func unknown() async throws {
        try await House.with { house in
            await #expect(throws: CaseUnknown.self) {
                try await house.does("agent", .validate(note: nil), on: ComplaintNumber(rawValue: "R26112499999"))
            }
        }
    }
}
