import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Reminders") struct RemindingTests {
    private func kinds(_ house: House, _ login: String) async throws -> [String] {
        try await house.notices(login).map(\.kind)
    }

    /// Of which limits, by name; one without a name fails.
    private func reminded(_ house: House, _ login: String) async throws -> [ClockName] {
        try await house.notices(login).filter { $0.kind == NoticeKind.dueSoon.rawValue }
            .map { try #require(ClockName(rawValue: $0.detail)) }.sorted { $0.rawValue < $1.rawValue }
    }

    private func signedIn(_ house: House, _ login: String) async throws -> SignedIn {
        try await house.desk.signIn(login: login, password: House.password, address: "a").1
    }

    private func registered(_ house: House) async throws -> ComplaintNumber {
        let number = try await house.receive()
        try await house.register(number)
        return number
    }

    @Test("1.2e whoever has a complaint on the desk is reminded before its limit is due, once")
    func once() async throws {
        try await House.with { house in
            let number = try await house.receive()
            #expect(try await house.desk.remindDue().told == 0)
            // Registration is due half an hour after receipt; the standard lead is a quarter of an hour.
            let due = morning.addingTimeInterval(1800)
            #expect(try await house.desk.remindDue().next == due.addingTimeInterval(-900))
            house.clock.set(due.addingTimeInterval(-901))
            #expect(try await house.desk.remindDue().told == 0)
            house.clock.set(due.addingTimeInterval(-900))
            #expect(try await house.desk.remindDue().told == 1)
            #expect(try await house.desk.remindDue().told == 0)
            let notice = try #require(try await house.notices("agent").first)
            #expect(notice.kind == NoticeKind.dueSoon.rawValue)
            #expect(notice.number == number)
            #expect(notice.detail == ClockName.registration.rawValue)
            // Nobody else has it on the desk.
            #expect(try await house.notices("supervisor").isEmpty)
        }
    }

    @Test("1.2e a limit that was met or breached is not reminded of; the next one is")
    func next() async throws {
        try await House.with { house in
            let number = try await registered(house)
            let due = morning.addingTimeInterval(4 * 3600)
            #expect(try await house.desk.remindDue().next == due.addingTimeInterval(-900))
            house.clock.set(due.addingTimeInterval(60))
            try await house.watch()
            #expect(try await house.desk.remindDue().told == 0)
            #expect(try await !kinds(house, "agent").contains(NoticeKind.dueSoon.rawValue))
            #expect(try await house.desk.track(number).clocks.contains { $0.isBreached })
        }
    }

    @Test("1.2e everybody chooses the lead for themselves, or none")
    func lead() async throws {
        try await House.with { house in
            _ = try await house.receive()
            let agent = try await signedIn(house, "agent")
            try await house.desk.chooseNotices(agent, lead: "0", from: "", until: "")
            house.clock.advance(minutes: 29)
            let (told, next) = try await house.desk.remindDue()
            #expect(told == 0)
            // Nobody's time: everybody else's lead for the limits still to come.
            #expect(next.map { $0 > house.clock.now } ?? true)
            try await house.desk.chooseNotices(agent, lead: "5", from: "", until: "")
            #expect(try await house.desk.remindDue().told == 1)
        }
    }

    @Test("1.2e, 3'.L1 two limits that are due at the same instant are two reminders, each by its name")
    func together() async throws {
        try await House.with { house in
            _ = try await registered(house)
            house.clock.advance(hours: 23.75)
            try await house.watch()
            while try await house.desk.remindDue().told > 0 {}
            // The response and the handling of what nobody graded: both 24 h from receipt.
            #expect(try await reminded(house, "agent") == [.handling, .response])
        }
    }

    @Test("1.2e a limit that is open and nearer, or past, does not hide a later one")
    func behind() async throws {
        try await House.with { house in
            _ = try await house.receive()
            try await house.desk.chooseNotices(try await signedIn(house, "agent"), lead: "120", from: "", until: "")
            let (told, next) = try await house.desk.remindDue()
            #expect(told == 1)
            // The first answer is due after four hours; what comes before it has been said.
            let first = morning.addingTimeInterval(2 * 3600)
            #expect(next == first)
            #expect(try await house.desk.remindDue().told == 0)
            // Past its time and not yet on record as broken.
            house.clock.set(first)
            #expect(try await house.desk.remindDue().told == 1)
            #expect(try await reminded(house, "agent") == [.firstAnswer, .registration])
            // It never asks to be woken in the past: that would be a loop.
            for _ in 1...6 {
                let (told, next) = try await house.desk.remindDue()
                #expect(told > 0 || next.map { $0 > house.clock.now } ?? true)
                house.clock.advance(hours: 1)
                try await house.watch()
            }
        }
    }

    @Test("1.2e, 3'.L2.3 the end of a measure has words of its own and hides no limit")
    func measure() async throws {
        try await House.with { house in
            let number = try await house.complexCase()
            // Ends at the instant at which the technician's investigation is due.
            try await house.approve(try await house.propose(on: number, hours: 24), on: number)
            house.clock.advance(hours: 23.8)
            while try await house.desk.remindDue().told > 0 {}
            for login in ["tech", "agent"] {
                #expect(try await kinds(house, login).count { $0 == NoticeKind.measureExpiring.rawValue } == 1)
                #expect(try await reminded(house, login) == [.investigation])
            }
        }
    }

    @Test("1.2e in a time of quiet notices are held, but no breach is hidden from the supervisor")
    func quiet() async throws {
        try await House.with { house in
            _ = try await house.receive()
            let agent = try await signedIn(house, "agent")
            let supervisor = try await signedIn(house, "supervisor")
            // 08:00 in Shanghai lies in it; it goes over midnight.
            for who in [agent, supervisor] {
                try await house.desk.chooseNotices(who, lead: "15", from: "22:00", until: "08:45")
            }
            house.clock.advance(minutes: 31)
            try await house.watch()
            func counts() async throws -> [Int] {
                try await house.database.read { c in
                    [try house.desk.countNotices(of: agent, c), try house.desk.countNotices(of: supervisor, c)]
                }
            }
            #expect(try await counts() == [0, 1])
            #expect(try await house.desk.heldNotices(of: agent) == 1)
            #expect(try await house.desk.heldNotices(of: supervisor) == 0)
            house.clock.advance(minutes: 15)
            #expect(try await counts() == [1, 1])
            #expect(try await house.desk.heldNotices(of: agent) == nil)
        }
    }

    @Test("1.2e, 3'.L3.4 a missed bulletin is a breach, and no storm of other notices hides one from the supervisor")
    func storm() async throws {
        try await House.with { house in
            let number = try await house.receive()
            let supervisor = try await signedIn(house, "supervisor")
            let id = supervisor.account.id
            try await house.desk.chooseNotices(supervisor, lead: "15", from: "22:00", until: "08:45")
            let broken: [NoticeKind] = [.breached, .bulletinMissed]
            try await house.database.write { c in
                let key = try c.complaint(number)
                for (n, kind) in (broken + Array(repeating: .assigned, count: 150)).enumerated() {
                    try c.raise(kind.rawValue, to: id, on: key, key: "storm/\(n)", at: morning)
                }
            }
            func seen(_ held: Bool) async throws -> (kinds: [NoticeKind], count: Int) {
                try await house.database.read { c in
                    let listed = try house.desk.unseenNotices(of: supervisor, showingHeld: held, c)
                    return (
                        listed.compactMap { NoticeKind(rawValue: $0.kind) },
                        try house.desk.countNotices(of: supervisor, c)
                    )
                }
            }
            let quiet = try await seen(false)
            #expect(quiet.kinds == broken.reversed() && quiet.count == 2)
            #expect(try await house.desk.heldNotices(of: supervisor) == 100, "counted to a hundred")
            let held = try await seen(true)
            #expect(held.kinds.suffix(2) == broken.reversed() && held.kinds.count == 102)
            house.clock.advance(hours: 1)
            let loud = try await seen(false)
            #expect(loud.kinds.suffix(2) == broken.reversed() && loud.kinds.count == 102)
        }
    }

    @Test(
        "Settings of notices that make no sense are refused at their field",
        arguments: [
            (["", "", ""], "lead", FieldProblem.missing), (["7", "", ""], "lead", .unknown),
            (["15", "25:00", "08:00"], "quiet-from", .notATime), (["15", "22:00", ""], "quiet-until", .missing),
            (["15", "", "08:00"], "quiet-from", .missing), (["15", "08:00", "08:00"], "quiet-until", .sameTime),
            (["15", "8:00", "9:00"], "quiet-from", .notATime),
        ])
    func refused(typed: [String], field: String, problem: FieldProblem) async throws {
        try await House.with { house in
            let agent = try await signedIn(house, "agent")
            do {
                try await house.desk.chooseNotices(agent, lead: typed[0], from: typed[1], until: typed[2])
                Issue.record("not refused")
            } catch let errors as FieldErrors {
                #expect(errors.problems[field] == problem)
            }
            #expect(try await house.desk.noticeSettings(of: agent.account.id) == .standard)
        }
    }
}
