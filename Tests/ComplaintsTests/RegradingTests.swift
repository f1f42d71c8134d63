import Complaints
import Foundation
import Testing

@Suite("Re-grading keeps the time already used")
struct RegradingTests {
    @Test("3.1.L1, 3.1.L2 from 1 to 2: the start stays, the longer limit takes over")
    func up() throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(10), .agent, .grade(.complex))
        #expect(try story.ending(.handling, .general) == .cancelled(.regraded))
        #expect(try story.due(.handling, .complex) == hours(48))
        #expect(try story.ending(.firstAnswer) == .breachedThenCancelled(.regraded))
        #expect(try story.ending(.response) == .cancelled(.regraded))
        #expect(try story.due(.preliminaryInvestigation) == hours(48))
        #expect(try story.due(.progressFeedback) == hours(72))
        #expect(try story.due(.registration) == minutes(30))
    }

    @Test("3.1.L1 from 2 to 1: a limit that passed meanwhile is a breach at once")
    func down() throws {
        var story = try Story.told(to: .graded, .complex)
        #expect(story.refusal(at: hours(30), .agent, .grade(.general)) == .loweringNeedsSupervisor)
        try story.at(hours(30), .supervisor, .grade(.general))
        #expect(try story.ending(.handling, .complex) == .cancelled(.regraded))
        #expect(try story.ending(.handling, .general) == .overdue)
        #expect(try story.ending(.preliminaryInvestigation) == .cancelled(.regraded))
        #expect(story.breaches(.handling) == 1)
        #expect(try story.due(.handling, .general) == hours(24))
    }

    @Test("3.1.L3 3→2→3 resumes where it was: the first grading to 3 counts")
    func resumes() throws {
        var story = try Story.told(to: .valid)
        try story.at(hours(2), .agent, .grade(.major))
        try story.at(hours(3), .supervisor, .grade(.complex))
        #expect(try story.ending(.taskGroup) == .cancelled(.regraded))
        #expect(try story.ending(.handling, .major) == .cancelled(.regraded))
        #expect(try story.ending(.handling, .complex) == .running)
        try story.at(hours(20), .agent, .grade(.major))
        #expect(try story.due(.taskGroup) == hours(26))
        #expect(try story.ending(.taskGroup) == .running)
        #expect(try story.due(.preliminaryReport) == hours(50))
        #expect(try story.due(.handling, .major) == hours(72))
        #expect(try story.ending(.handling, .complex) == .cancelled(.regraded))
        #expect(story.clocks.count { $0.name == .taskGroup } == 1)
    }

    @Test("3.1.L2 handling breached under the old level stays, and the new one runs")
    func breachStays() throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(25), .agent, .grade(.complex))
        #expect(try story.ending(.handling, .general) == .breachedThenCancelled(.regraded))
        #expect(try story.ending(.handling, .complex) == .running)
        #expect(try !story.clock(.handling, .general).isProvisional)
        try story.at(hours(26), .supervisor, .grade(.general))
        #expect(try story.ending(.handling, .general) == .overdue)
        #expect(story.breaches(.handling) == 1, "a breach is recorded once")
    }

    @Test("3.1.L2 clocks already met stay met, and no second one is made of them")
    func metStays() throws {
        var story = try Story.told(to: .resultSent)
        try story.at(hours(1), .agent, .grade(.complex))
        #expect(try story.ending(.handling, .general) == .met)
        #expect(!story.clocks.contains { $0.key == ClockKey(.handling, level: .complex) })
        #expect(try story.ending(.firstAnswer) == .met)
        // What was done before the grade counts for it: the result told the progress, the facts were found.
        #expect(try story.ending(.progressFeedback) == .met)
        #expect(try story.ending(.preliminaryInvestigation) == .met)
        try story.watch(at: days(4))
        #expect(story.breaches(.handling) == 0)
    }

    @Test("3.1.L1 a result in time under level 2 does not become late by lowering")
    func metElsewhere() throws {
        var story = try Story.told(to: .planned)
        try story.at(hours(1), .agent, .grade(.complex), .assign(.technical), .assign(.business))
        try story.at(
            hours(2), .supervisor, .dropItem(2, reason: "x"), .dropItem(3, reason: "x"),
            .waive(.bothDepartments, reason: "x"))
        try story.at(hours(3), .agent, .plan())
        try story.at(hours(40), .agent, .result())
        #expect(try story.ending(.handling, .complex) == .met)
        try story.at(hours(41), .supervisor, .grade(.general))
        #expect(try story.ending(.handling, .complex) == .met)
        #expect(try story.ending(.handling, .general) == .cancelled(.regraded))
        #expect(story.breaches(.handling) == 0)
    }

    @Test("3'.L2 what was told too late before the level that asks for it is a breach of it all the same")
    func lateBefore() throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(80), .agent, .send(.progress))
        try story.at(hours(81), .agent, .grade(.complex))
        #expect(try story.ending(.progressFeedback) == .metLate)
        #expect(story.breaches(.progressFeedback) == 1)
        #expect(story.complaint.watch(story.circumstances(at: hours(82))).isEmpty)
    }

    @Test("3'.L1, 1.2t ungraded, the level 1 clocks are provisional; breached so, it is \"not graded in time\"")
    func notGradedInTime() throws {
        var story = try Story.told(to: .valid)
        #expect(try story.clock(.firstAnswer).isProvisional)
        try story.at(hours(25), .agent, .grade(.complex))
        #expect(try story.ending(.firstAnswer) == .breachedThenCancelled(.regraded))
        #expect(try story.clock(.firstAnswer).isProvisional)
        #expect(try story.clock(.handling, .general).isProvisional)
        #expect(try story.ending(.handling, .general) == .breachedThenCancelled(.regraded))
        #expect(try story.due(.handling, .complex) == hours(48), "not grading bought no time")
        #expect(try !story.clock(.handling, .complex).isProvisional)
    }

    @Test("3'.L1 grading 1 makes the promises final", arguments: [(hours(1), false), (hours(5), true)])
    func final(at time: TimeInterval, late: Bool) throws {
        var story = try Story.told(to: .valid)
        try story.at(time, .agent, .grade(.general))
        #expect(try story.clock(.firstAnswer).isProvisional == late, "a breach before grading keeps its mark")
        #expect(try !story.clock(.response).isProvisional)
        #expect(try story.due(.response) == hours(24))
    }

    @Test("1.2 lowering needs the supervisor; so does a privacy or security case below 3")
    func sensitive() throws {
        let privacy = try Story.told(to: .valid, .general, .privacy)
        // The agent registers it as a fault in these stories; the type is corrected first.
        var story = privacy
        try story.at(hours(1), .agent, .correctType(.privacy, subType: nil, reason: "Data leaked"))
        #expect(story.refusal(at: hours(2), .agent, .grade(.complex)) == .loweringNeedsSupervisor)
        #expect(story.refusal(at: hours(2), .agent, .grade(.major)) == nil)
        #expect(story.refusal(at: hours(2), .supervisor, .grade(.general)) == nil)
        #expect(privacy.refusal(at: hours(2), .agent, .grade(.complex, security: true)) == .loweringNeedsSupervisor)
        let graded = try Story.told(to: .graded)
        let correction = Command.correctType(.privacy, subType: nil, reason: "Data leaked")
        #expect(graded.refusal(at: hours(2), .agent, correction) == .loweringNeedsSupervisor)
        #expect(graded.refusal(at: hours(2), .supervisor, correction) == nil)
        #expect(graded.refusal(at: hours(2), .agent, .grade(.general)) == .nothingToDo)
        #expect(
            try Story.told(to: .registered).refusal(at: hours(2), .agent, .grade(.general)) == .wrongState(.registered))
        #expect(try Story.told(to: .closed).refusal(at: hours(2), .agent, .grade(.major)) == .wrongState(.closed))
    }

    @Test("3.1.L2 raised after the plan, the case goes back to the work that its new level needs")
    func raisedAfterPlan() throws {
        var story = try Story.told(to: .planned)
        try story.at(hours(1), .agent, .grade(.complex))
        #expect(story.state == .investigated)
        #expect(story.complaint.plan == nil)
        #expect(story.refusal(at: hours(1), .agent, .result()) == .wrongState(.investigated))
        #expect(story.refusal(at: hours(1), .agent, .plan()) == .departmentMissing(.technical))
        #expect(try story.ending(.resultNotice, scope: 1) == .running, "the twelve hours run on")
        var lowered = try Story.told(to: .planned, .complex)
        try lowered.at(hours(1), .supervisor, .grade(.general))
        #expect(lowered.state == .planned, "lowering asks for nothing more")
    }
}
