import Complaints
import Foundation
import Testing

@Suite("Temporary measures and isolation")
struct MeasureTests {
    private func record(_ story: Story, _ id: MeasureID = 1) throws -> Complaint.MeasureRecord {
        try #require(story.complaint.measures.first { $0.id == id })
    }

    @Test("3'.L2.3 a measure says what, why, by whom, approved by whom, since when and until when")
    func whole() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .technician, .measure())
        #expect(try record(story).state == .proposed)
        #expect(try record(story).since == nil)
        try story.at(hours(2), .lead, .approve())
        let taken = try record(story)
        #expect(taken.state == .active && taken.kind == .temporary)
        #expect(taken.measure == .login())
        #expect(taken.proposedBy == .staff(People.technician.id) && taken.proposedAt == dayOne + hours(1))
        #expect(taken.decidedBy == .staff(People.lead.id) && taken.since == dayOne + hours(2))
        try story.at(hours(3), .director, .rollBackMeasure(1, reason: "Mended"))
        let over = try record(story)
        #expect(over.state == .rolledBack && over.endedBy == .staff(People.director.id))
        #expect(over.endedAt == dayOne + hours(3))
    }

    @Test("3'.L2.3 nothing temporary without an end, a target and a reason")
    func incomplete() throws {
        let story = try Story.told(to: .graded, .complex)
        var measure = Measure.login()
        measure.target = " "
        #expect(story.refusal(at: hours(1), .technician, .proposeMeasure(measure)) == .textMissing)
        measure = .login()
        measure.reason = ""
        #expect(story.refusal(at: hours(1), .technician, .proposeMeasure(measure)) == .reasonMissing)
        #expect(story.refusal(at: hours(1), .technician, .measure(until: hours(1))) == .dateNotInFuture)
        #expect(story.refusal(at: hours(1), .technician, .measure(until: hours(1) + 0.001)) == nil)
    }

    @Test("1.2, 3'.L2.3 nobody approves their own measure; refusing needs a reason; a decision is made once")
    func approval() throws {
        var story = try Story.told(to: .graded, .major)
        try story.at(hours(1), .lead, .measure())
        #expect(story.refusal(at: hours(2), .lead, .approve()) == .ownMeasure)
        #expect(Refusal.ownMeasure.clause == "1.2")
        let refuse = Command.decideMeasure(1, granted: false, reason: " ")
        #expect(story.refusal(at: hours(2), .director, refuse) == .reasonMissing)
        #expect(
            story.refusal(at: hours(2), .technician, .approve())
                == .notAllowed(needs: [.operationsLead, .technicalDirector, .serviceSupervisor, .decisionMaker]))
        try story.at(hours(2), .director, .decideMeasure(1, granted: false, reason: "Too wide"))
        #expect(try record(story).state == .refused)
        #expect(try record(story).since == nil)
        #expect(story.refusal(at: hours(3), .supervisor, .approve()) == .nothingToDo)
        #expect(story.refusal(at: hours(3), .technician, .rollBackMeasure(1, reason: "So")) == .nothingToDo)
    }

    @Test("1.2, 3'.L2.3 whom the complaint is about neither proposes, approves nor rolls back")
    func concerned() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .technician, .measure())
        try story.at(hours(1), .agent, .markConcerned(People.lead.id, reason: "Named"))
        #expect(story.refusal(at: hours(2), .lead, .approve()) == .concerned)
        #expect(story.refusal(at: hours(2), .lead, .rollBackMeasure(1, reason: "So")) == .concerned)
        try story.at(hours(2), .agent, .markConcerned(People.technician.id, reason: "Named"))
        #expect(story.refusal(at: hours(3), .technician, .measure(2)) == .concerned)
    }

    @Test(
        "3'.L2.3 time ends a measure once, by the system, at its end and not before",
        arguments: [(true, MeasureEnding.expired), (false, .lapsed)])
    func expiry(isApproved: Bool, ending: MeasureEnding) throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .technician, .measure(until: hours(5)))
        if isApproved { try story.at(hours(2), .lead, .approve()) }
        #expect(story.complaint.nextExpiry == dayOne + hours(5))
        try story.watch(at: hours(5) - 0.001)
        #expect(story.count("measureEnded") == 0)
        let alarm = try #require(story.complaint.nextAlarm(under: story.policy))
        #expect(alarm <= dayOne + hours(5))
        try story.watch(at: hours(5))
        #expect(story.facts.last == .measureEnded(1, ending, reason: nil))
        #expect(story.history.last?.by == .system)
        try story.watch(at: hours(9))
        try story.watch(at: hours(90))
        #expect(story.count("measureEnded") == 1)
        #expect(story.complaint.nextExpiry == nil)
        #expect(story.refusal(at: hours(91), .lead, .approve()) == .nothingToDo)
    }

    @Test("3'.L2.3 an act that comes after the end finds the measure over, even if nobody recorded it before")
    func caughtUp() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .technician, .measure(until: hours(5)))
        #expect(story.refusal(at: hours(5), .lead, .approve()) == .nothingToDo)
        try story.at(hours(5), .agent, .addNote("Late", attachments: []))
        #expect(story.facts.suffix(2).map(\.kind) == ["measureEnded", "noteAdded"])
    }

    @Test("3'.L2.3 a measure outlives its complaint and still ends by its time")
    func afterClosing() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .technician, .measure(until: days(3)))
        try story.at(hours(2), .lead, .approve())
        try story.at(hours(3), .complainant, .withdraw)
        #expect(story.state == .withdrawn && story.complaint.nextExpiry == dayOne + days(3))
        try story.watch(at: days(3))
        #expect(story.facts.last == .measureEnded(1, .expired, reason: nil))
    }

    @Test(
        "3'.L3.2 an isolation is in force at once and approved afterwards; refused, it is undone and no longer counts")
    func isolation() throws {
        var story = try Story.told(to: .investigated, .major)
        try story.at(hours(2), .agent, .grade(.major, security: true))
        try story.at(hours(2.5), .technician, .isolate())
        #expect(try record(story).state == .active)
        #expect(try record(story).since == dayOne + hours(2.5))
        #expect(try record(story).isUnapproved)
        #expect(try story.ending(.isolation) == .met)
        #expect(story.refusal(at: hours(3), .lead, .plan()) == nil)
        var approved = story
        try approved.at(hours(3), .director, .approve())
        #expect(try record(approved).since == dayOne + hours(2.5), "approving moves nothing")
        #expect(try !record(approved).isUnapproved)
        try story.at(hours(3), .director, .decideMeasure(1, granted: false, reason: "Nothing leaks"))
        #expect(try record(story).state == .refused)
        #expect(story.refusal(at: hours(4), .lead, .plan()) == .isolationMissing)
        #expect(try story.ending(.isolation) == .met, "what was met stays met")
    }

    @Test("3'.L2.3 another complaint is linked to what is in force, and told of its end once")
    func linked() throws {
        var story = try Story.told(to: .graded, .complex)
        let measure = LinkedMeasure(id: 7, kind: .temporary, target: "Login", until: dayOne + hours(9))
        try story.at(hours(1), .agent, .linkMeasure(measure))
        #expect(story.refusal(at: hours(2), .agent, .linkMeasure(measure)) == .nothingToDo)
        #expect(story.refusal(at: hours(2), .lead, .recordMeasureEnd(7, .expired)) == .notAllowed(needs: []))
        #expect(story.complaint.nextExpiry == nil, "its own complaint keeps the time")
        try story.at(hours(3), .system, .recordMeasureEnd(7, .rolledBack))
        #expect(story.complaint.measureLinks.map(\.ending) == [.rolledBack])
        #expect(story.refusal(at: hours(4), .system, .recordMeasureEnd(7, .rolledBack)) == .nothingToDo)
        let over = LinkedMeasure(id: 8, kind: .temporary, target: "Login", until: dayOne + hours(4))
        #expect(story.refusal(at: hours(4), .agent, .linkMeasure(over)) == .nothingToDo)
    }

    // MARK: Flags

    @Test(
        "3'.L2.3 a value is a truth, a number or a text, as JSON has them",
        arguments: [
            ("true", FlagSetting.Kind.boolean), ("false", .boolean), ("0", .number), ("-12", .number), ("0.5", .number),
            ("007", .text), ("1e3", .text), ("1.", .text), ("-", .text), ("-0", .text), ("True", .text), ("仅看", .text),
            ("1234567890123456", .text),
        ])
    func kinds(typed: String, kind: FlagSetting.Kind) throws {
        let flag = try #require(FlagSetting(key: "checkout.quick-pay", typed: typed))
        #expect(flag.kind == kind && flag.value == typed)
    }

    @Test(
        "3'.L2.3 what is no key", arguments: ["", ".a", "a b", "a/b", "支付", "a\n", String(repeating: "a", count: 101)])
    func keys(key: String) {
        #expect(FlagSetting(key: key, typed: "true") == nil)
    }

    private func measure(
        _ id: MeasureID, _ kind: MeasureKind = .temporary, key: String = "x", since: TimeInterval = 0,
        until: TimeInterval = 100
    ) -> FlagMeasure {
        FlagMeasure(id: id, kind: kind, flag: .off(key), since: dayOne + since, until: dayOne + until)
    }

    @Test(
        "3'.L2.3, 3'.L3.2 of several measures on a flag the isolation decides, then the later one; whatever ended, none"
    )
    func board() {
        let older = measure(1, since: 10)
        let newer = measure(2, since: 20)
        let isolation = measure(3, .isolation, since: 5)
        for order in [[older, newer, isolation], [isolation, newer, older], [newer, isolation, older]] {
            #expect(FlagBoard(order, at: dayOne + 50)["x"]?.id == 3)
        }
        for order in [[older, newer], [newer, older]] { #expect(FlagBoard(order, at: dayOne + 50)["x"]?.id == 2) }
        #expect(FlagBoard([measure(1, since: 10), measure(2, since: 10)], at: dayOne + 50)["x"]?.id == 2)
        #expect(FlagBoard([older], at: dayOne + 9).flags.isEmpty)
        #expect(FlagBoard([older], at: dayOne + 99.999)["x"]?.id == 1)
        #expect(FlagBoard([older], at: dayOne + 100).flags.isEmpty, "over at its end, recorded or not")
        let keys = FlagBoard([measure(1, key: "b"), measure(2, key: "a")], at: dayOne + 1).flags.map(\.flag.key)
        #expect(keys == ["a", "b"])
        #expect(FlagBoard([older], at: dayOne + 50)["y"] == nil)
    }
}
