import Complaints
import Foundation
import Testing

@Suite("Policy is data")
struct PolicyTests {
    /// The table of clocks of the requirements, row by row.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: ClockName
        let clause: Clause
        let lengths: [Level: ClockLength]
        let start: Signal
        var testDescription: String { name.rawValue }
        init(_ name: ClockName, _ clause: Clause, _ lengths: [Level: ClockLength], from start: Signal) {
            self.name = name
            self.clause = clause
            self.lengths = lengths
            self.start = start
        }
        init(_ name: ClockName, _ clause: Clause, any: ClockLength, from start: Signal) {
            self.init(name, clause, [.general: any, .complex: any, .major: any], from: start)
        }
    }

    static let table = [
        Row(.registration, "2.2.1", any: .seconds(30 * 60), from: .received),
        Row(.firstAnswer, "3'.L1", [.general: .seconds(4 * 3600)], from: .received),
        Row(.response, "3'.L1", [.general: .seconds(24 * 3600)], from: .received),
        Row(
            .handling, "3.1",
            [.general: .seconds(24 * 3600), .complex: .seconds(48 * 3600), .major: .seconds(72 * 3600)],
            from: .received),
        Row(.investigation, "3.2.3", any: .seconds(24 * 3600), from: .itemAssigned),
        Row(.resultNotice, "3.2.5", any: .seconds(12 * 3600), from: .planned),
        Row(.preliminaryInvestigation, "3'.L2", [.complex: .seconds(48 * 3600)], from: .received),
        Row(.progressFeedback, "3'.L2", [.complex: .seconds(72 * 3600)], from: .received),
        Row(.taskGroup, "3'.L3", [.major: .seconds(24 * 3600)], from: .gradedMajor),
        Row(.preliminaryReport, "3'.L3", [.major: .seconds(48 * 3600)], from: .gradedMajor),
        Row(.isolation, "3'.L3.2", [.major: .seconds(3600)], from: .markedSecurity),
        Row(.bulletin, "3'.L3.4", [.major: .seconds(12 * 3600)], from: .gradedMajor),
        Row(.secondFollowUp, "4.2.1", any: .seconds(72 * 3600), from: .unresolved),
        Row(.managementReport, "4.2.2", any: .seconds(120 * 3600), from: .received),
        Row(.retention, "6.2", any: .months(12), from: .ended),
    ]

    @Test("6.1 the default policy is the table of the requirements", arguments: table)
    func row(row: Row) throws {
        let rule = try #require(Policy.standard.rule(row.name))
        #expect(rule.clause == row.clause)
        #expect(rule.startsAt == row.start)
        #expect(rule.lengths == row.lengths)
        #expect(rule.levels == Set(row.lengths.keys))
        #expect(rule.repeats == (row.name == .bulletin))
        #expect(rule.countsOpenTime == (row.name == .managementReport))
        #expect(rule.securityOnly == (row.name == .isolation))
        #expect(rule.metBy.isEmpty == (row.name == .retention))
    }

    @Test("6.1 every clock there is has its rule, and no other")
    func complete() {
        #expect(Policy.standard.clocks.map(\.name) == Self.table.map(\.name))
        #expect(Set(Policy.standard.clocks.map(\.name)) == Set(ClockName.allCases))
    }

    @Test("6.1 limits are data: a revised length, start or level changes the clock, and no code does")
    func revised() throws {
        var policy = Policy.standard
        policy.version = 2
        policy.clocks[0].lengths = [.general: .seconds(600), .complex: .seconds(600), .major: .seconds(600)]
        policy.clocks.removeAll { $0.name == .response }
        let story = try Story(policy: policy)
        #expect(try story.due(.registration) == minutes(10))
        #expect(!story.has(.response))
        #expect(try Story().due(.registration) == minutes(30))
    }

    @Test("6.1 a complaint keeps the version it was received under")
    func kept() throws {
        var policy = Policy.standard
        policy.version = 7
        let story = try Story.told(to: .closed, policy: policy)
        #expect(story.complaint.policyVersion == 7)
        #expect(try #require(Complaint(history: story.history)).policyVersion == 7)
    }

    @Test("6.1 a policy survives storage, and its levels and types are readable in it")
    func coding() throws {
        var policy = Policy.standard
        policy.calendars["office"] = .office
        policy.subTypes = [.init(type: .other, id: "x", names: ["en": "X"])]
        policy.dutyAgents = [3, 1]
        policy.timeZone = "Europe/Berlin"
        let data = try JSONEncoder().encode(policy)
        let decoded = try JSONDecoder().decode(Policy.self, from: data)
        #expect(decoded == policy)
        #expect(decoded.calendar.timeZone.identifier == "Europe/Berlin")
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains(#""functional-fault":["#))
        #expect(text.contains(#""2":{"#))
        let story = try Story(policy: decoded)
        #expect(try story.due(.registration) == minutes(30))
    }

    @Test("6.1 days of silence, objection, reopening and call-back attempts are data too")
    func days() throws {
        var policy = Policy.standard
        policy.silenceDays = 1
        policy.reopenDays = 2
        policy.objectionDays = 3
        policy.callBackAttempts = 1
        var story = try Story.told(to: .resultSent, .complex, policy: policy)
        #expect(story.refusal(at: hours(20), .agent, .close) != nil)
        try story.at(hours(25), .agent, .close)
        #expect(story.refusal(at: hours(25 + 49), .complainant, .reopen) == .reopenTooLate)
        var rejected = try Story.told(to: .registered, policy: policy)
        try rejected.at(hours(1), .agent, .reject(reason: "Not ours"))
        #expect(rejected.refusal(at: hours(74), .complainant, .object("It is")) == .objectionTooLate)
        var tried = try Story.told(to: .planned, .complex, policy: policy)
        try tried.at(hours(1), .agent, .callBack(reached: false, at: hours(1)))
        #expect(tried.complaint.isCalledBack(under: policy))
        #expect(!(try Story.told(to: .assigned, .complex).complaint.isCalledBack(under: .standard)))
    }

    @Test("6.1 a limit may run by working time, as its policy says")
    func working() throws {
        var policy = Policy.standard
        policy.calendars["office"] = .office
        policy.clocks[0].lengths = [.general: .working(1800, calendar: "office")]
        // Friday 17:45: a quarter of an hour before the weekend, the rest on Monday.
        let story = try Story(policy: policy, at: shanghai(2026, 3, 6, 17, 45))
        #expect(try story.clock(.registration).dueAt == shanghai(2026, 3, 9, 9, 15))
        policy.clocks[0].lengths = [.general: .working(1800, calendar: "unknown")]
        let fallback = try Story(policy: policy, at: shanghai(2026, 3, 6, 17, 45))
        #expect(try fallback.clock(.registration).dueAt == shanghai(2026, 3, 6, 18, 15), "never switched off")
    }
}

extension WorkingCalendar {
    /// Nine to twelve and two to six, Monday to Friday; the first days of October off, the Saturday before worked.
    static let office = WorkingCalendar(
        week: Dictionary(
            uniqueKeysWithValues: (2...6).map { ($0, [Slot(from: 840, to: 1080), Slot(from: 540, to: 720)]) }),
        exceptions: [
            "2026-10-01": [], "2026-10-02": [], "2026-10-05": [],
            "2026-09-26": [Slot(from: 540, to: 720)],
        ])
}

@Suite("Working calendars")
struct WorkingCalendarTests {
    @Test(
        "6.1 slots, weekends, holidays and make-up workdays 调休, by Shanghai",
        arguments: [
            (from: shanghai(2026, 3, 2, 9), hours: 3.0, until: shanghai(2026, 3, 2, 12)),
            (from: shanghai(2026, 3, 2, 9), hours: 3.5, until: shanghai(2026, 3, 2, 14, 30)),
            (from: shanghai(2026, 3, 2, 12, 30), hours: 1.0, until: shanghai(2026, 3, 2, 15)),
            (from: shanghai(2026, 3, 2, 3), hours: 1.0, until: shanghai(2026, 3, 2, 10)),
            (from: shanghai(2026, 3, 2, 17), hours: 2.0, until: shanghai(2026, 3, 3, 10)),
            (from: shanghai(2026, 3, 6, 20), hours: 7.0, until: shanghai(2026, 3, 9, 18)),
            (from: shanghai(2026, 3, 2, 9), hours: 35.0, until: shanghai(2026, 3, 6, 18)),
            // Thursday, Friday and Monday are holidays.
            (from: shanghai(2026, 9, 30, 17), hours: 2.0, until: shanghai(2026, 10, 6, 10)),
            // A Saturday that is worked in the morning.
            (from: shanghai(2026, 9, 25, 17), hours: 2.0, until: shanghai(2026, 9, 26, 10)),
            (from: shanghai(2026, 9, 25, 17), hours: 5.0, until: shanghai(2026, 9, 28, 10)),
        ])
    func adding(from start: Date, hours: Double, until end: Date) {
        #expect(WorkingCalendar.office.adding(Int(hours * 3600), to: start, in: Policy.standard.calendar) == end)
    }

    @Test("6.1 the same instant is another working hour elsewhere")
    func elsewhere() {
        var policy = Policy.standard
        policy.timeZone = "Europe/Berlin"
        // 09:00 in Shanghai is 02:00 in Berlin: work begins seven hours later.
        let start = shanghai(2026, 3, 2, 9)
        #expect(
            WorkingCalendar.office.adding(3600, to: start, in: policy.calendar) == start.addingTimeInterval(hours(8)))
    }

    @Test("6.1 the night in which summer time begins has one hour less to work in")
    func summerTime() {
        var policy = Policy.standard
        policy.timeZone = "Europe/Berlin"
        let nights = WorkingCalendar(week: [1: [.init(from: 0, to: 360)], 2: [.init(from: 540, to: 1080)]])
        // Sunday 2026-03-29, 00:00 to 06:00 by the clock on the wall: five hours.
        let start = Date(timeIntervalSince1970: 1_774_738_800)
        #expect(nights.adding(5 * 3600, to: start, in: policy.calendar) == start.addingTimeInterval(hours(5)))
        #expect(
            nights.adding(5 * 3600 + 60, to: start, in: policy.calendar) == start.addingTimeInterval(hours(32) + 60))
    }

    @Test("6.1 a calendar without any working time falls back to the wall clock")
    func empty() {
        let never = WorkingCalendar(week: [:])
        #expect(never.adding(3600, to: dayOne, in: Policy.standard.calendar) == dayOne.addingTimeInterval(3600))
    }
}
