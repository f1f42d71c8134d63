import Complaints
import Foundation
import Storage
import Testing

@testable import Desk

@Suite("Measures that take effect")
struct MeasuringTests {
    @Test("3'.L2.3 a host reads the flag from the approval to the roll-back, and neither before nor after")
    func effect() async throws {
        try await House.with { house in
            let number = try await house.complexCase()
            let id = try await house.propose(on: number)
            #expect(try await house.flags().isEmpty)
            #expect(try await house.notices("lead").contains { $0.kind == NoticeKind.measureProposed.rawValue })
            try await house.approve(id, on: number)
            #expect(try await house.flags() == ["checkout.quick-pay": "false"])
            #expect(try await house.notices("tech").contains { $0.kind == NoticeKind.measureDecided.rawValue })
            let listed = try await house.desk.openMeasures(for: try house.member("agent"))
            #expect(listed.map(\.record.measure.target) == ["快捷支付"] && listed.map(\.entry.number) == [number])
            try await house.desk.act(
                .rollBackMeasure, ActFields(["measure": id.description, "reason": "已修复"]), on: number,
                by: try house.author("tech"))
            #expect(try await house.flags().isEmpty)
            #expect(try await house.desk.openMeasures(for: try house.member("agent")).isEmpty)
            let past = try await house.desk.endedMeasures(for: try house.member("agent")).views
            #expect(past.map(\.record.state) == [.rolledBack])
            #expect(try await house.desk.endedMeasures(for: try house.member("agent"), after: id).views.isEmpty)
            await #expect(throws: Refusal.notAllowed(needs: [])) {
                try await house.desk.openMeasures(for: try house.member("operations"))
            }
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("3'.L2.3 the watcher ends a measure once when its time is over; to a host it is over at that very instant")
    func expiry() async throws {
        try await House.with { house in
            let number = try await house.complexCase()
            let id = try await house.propose(on: number, hours: 3)
            try await house.approve(id, on: number)
            house.clock.set(morning.addingTimeInterval(3 * 3600 - 0.001))
            #expect(try await house.flags().count == 1)
            house.clock.set(morning.addingTimeInterval(3 * 3600))
            #expect(try await house.flags().isEmpty, "before anybody recorded it")
            try await house.watch()
            house.clock.advance(hours: 5)
            try await house.watch()
            let found = try await house.desk.track(number)
            let ends = found.events.filter { if case .measureEnded = $0.fact { true } else { false } }
            #expect(ends.map(\.fact) == [.measureEnded(id, .expired, reason: nil)] && ends.first?.by == .system)
            let told = try await house.database.read { try $0.messages(of: found.key) }
            #expect(told.filter { $0.kind == "tracking" }.count == 2, "the automatic reply and the end")
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("3'.L2.3 every complaint linked to a measure is told of its end, each with a record of its own")
    func linked() async throws {
        try await House.with { house in
            let home = try await house.complexCase()
            let id = try await house.propose(on: home, hours: 3)
            let other = try await house.complexCase()
            let link = ActFields(["measure": id.description])
            await #expect(throws: FieldErrors(["measure": .unknown])) {
                try await house.desk.act(.linkMeasure, link, on: other, by: try house.author("agent"))
            }
            try await house.approve(id, on: home)
            await #expect(throws: FieldErrors(["measure": .unknown])) {
                try await house.desk.act(.linkMeasure, link, on: home, by: try house.author("agent"))
            }
            let third = try await house.complexCase()
            for number in [other, third] {
                try await house.desk.act(.linkMeasure, link, on: number, by: try house.author("agent"))
            }
            // All three are due in one batch: each is read again once another one's end was recorded on it.
            house.clock.set(morning.addingTimeInterval(100 * 3600))
            try await house.watch()
            for number in [home, other, third] {
                let found = try await house.desk.track(number)
                let ends = found.events.filter { $0.fact == .measureEnded(id, .expired, reason: nil) }
                #expect(ends.count == 1 && ends.first?.by == .system, "\(number)")
                let sequence = try #require(
                    found.events.firstIndex { $0.fact == .measureEnded(id, .expired, reason: nil) })
                let messages = try await house.database.read { try $0.messages(of: found.key) }
                #expect(messages.contains { $0.kind == "tracking" && $0.sequence == sequence + 1 }, "\(number)")
                #expect(found.complaint.endsMeasure(found.events[sequence]) == .temporary)
            }
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("3'.L3.2 an isolation reaches hosts at once; refused afterwards, it is undone and everybody is told")
    func isolation() async throws {
        try await House.with { house in
            let number = try await house.complexCase()
            try await house.does(
                "supervisor", .grade(.major, reason: "泄露", security: true, systemFault: false), on: number)
            let found = try await house.desk.act(
                .isolate, house.measureFields(flag: "orders.list"), on: number, by: try house.author("tech"))
            #expect(try await house.flags() == ["orders.list": "false"])
            let id = try #require(found.complaint.measures.first?.id)
            try await house.does("director", .decideMeasure(id, granted: false, reason: "并未泄露"), on: number)
            #expect(try await house.flags().isEmpty)
            let after = try await house.desk.track(number)
            let messages = try await house.database.read { try $0.messages(of: after.key) }
            #expect(messages.contains { $0.sequence == after.events.count })
        }
    }

    @Test(
        "3'.L2.3 a form says at its field what is wrong",
        arguments: [
            ("flag", "a b", FieldProblem.notAFlag), ("flag", "", .missing), ("value", "", .missing),
            ("until", "soon", .notADate), ("until", "", .missing),
            ("value", String(repeating: "x", count: 201), .tooLong(limit: 200)),
        ])
    func forms(field: String, value: String, problem: FieldProblem) async throws {
        try await House.with { house in
            let number = try await house.complexCase()
            var fields = house.measureFields()
            fields.values[field] = value
            let wrong = fields
            await #expect(throws: FieldErrors([field: problem])) {
                try await house.desk.act(.proposeMeasure, wrong, on: number, by: try house.author("tech"))
            }
            #expect(try await house.count("measure") == 0)
        }
    }
}
