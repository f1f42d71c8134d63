import Complaints
import Foundation
import Testing

@Suite("Follow-up, rounds, the report to the management group")
struct FollowUpTests {
    @Test(
        "4.2.1 the second follow-up starts within 3 days of \"pending follow-up\"",
        arguments: [
            (hours(1) + days(3), Outcome.met), (hours(1) + days(3) + 1, .metLate),
        ])
    func fromResult(at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .planned)
        try story.at(hours(1), .agent, .result(.pendingFollowUp))
        #expect(story.state == .pendingFollowUp)
        #expect(try story.due(.secondFollowUp, scope: 1) == hours(1) + days(3))
        #expect(story.refusal(at: hours(2), .complainant, .notSolved) == .wrongState(.pendingFollowUp))
        try story.at(time, .agent, .startFollowUp)
        #expect(try story.ending(.secondFollowUp, scope: 1) == outcome)
        #expect(story.state == .followUpStarted)
    }

    @Test("4.2.1 or of the complainant's \"not solved\", also after having accepted")
    func fromComplainant() throws {
        for state in [State.resultSent, .resolved] {
            var story = try Story.told(to: state)
            try story.at(hours(30), .complainant, .notSolved)
            #expect(story.state == .pendingFollowUp)
            #expect(try story.due(.secondFollowUp, scope: 1) == hours(30) + days(3))
        }
        #expect(try Story.told(to: .graded).refusal(at: hours(1), .complainant, .notSolved) == .wrongState(.graded))
        #expect(try Story.told(to: .graded).refusal(at: hours(1), .agent, .startFollowUp) == .wrongState(.graded))
    }

    @Test("4.2.1 the earlier of a result \"pending follow-up\" and \"not solved\" starts the clock, and only that")
    func earlierOfBoth() throws {
        var complaint = try Story.told(to: .planned).complaint
        let first = complaint.receivedAt + 3600
        let result = ProcessingResult(
            message: "m", status: .pendingFollowUp, solution: "Being repaired", handler: "Lin", contact: "8001")
        complaint.apply(Event(at: first, by: .staff(1), fact: .resultSent(result)))
        complaint.apply(Event(at: first + 3600, by: .complainant, fact: .notSolved("It still fails.")))
        let clocks = complaint.clocks(under: .standard).filter { $0.name == .secondFollowUp }
        #expect(clocks.map(\.startedAt) == [first])
    }

    @Test("4.2.1 each round has its own investigation, plan and result, until the loop is closed; once per round")
    func rounds() throws {
        var story = try Story.told(to: .resultSent)
        try story.at(hours(10), .complainant, .notSolved)
        try story.at(hours(20), .agent, .startFollowUp)
        #expect(story.complaint.round == 2)
        #expect(story.complaint.plan == nil)
        #expect(story.refusal(at: hours(21), .agent, .plan(facts: "True")) == .notAssignee)
        try story.at(hours(21), .agent, .assign(.frontLine))
        #expect(try story.due(.investigation, scope: 2) == hours(45))
        try story.at(hours(22), .agent, .plan(facts: "It was the other one."))
        #expect(try story.due(.resultNotice, scope: 2) == hours(34))
        #expect(try story.ending(.resultNotice, scope: 1) == .met)
        try story.at(hours(23), .agent, .result(.pendingFollowUp))
        #expect(try story.ending(.secondFollowUp, scope: 1) == .met)
        #expect(try story.due(.secondFollowUp, scope: 2) == hours(23) + days(3))
        #expect(try story.ending(.handling, .general) == .met, "handling is judged by the first result")
        #expect(story.clocks.count { $0.name == .handling } == 1)
        #expect(story.complaint.firstResultAt == dayOne.addingTimeInterval(minutes(7)))
    }

    @Test("4.2.1 closed as exhausted only by the supervisor, with a reason, after a second round")
    func exhausted() throws {
        var story = try Story.told(to: .resultSent)
        try story.at(hours(1), .complainant, .notSolved)
        let close = Command.closeExhausted(reason: "Outside routes named")
        #expect(story.refusal(at: hours(2), .supervisor, close) == .wrongState(.pendingFollowUp))
        try story.at(hours(2), .agent, .startFollowUp, .assign(.frontLine), .plan(facts: "True"), .result())
        #expect(story.refusal(at: hours(2), .supervisor, close) == .wrongState(.resultSent))
        try story.at(hours(3), .complainant, .notSolved)
        #expect(story.refusal(at: hours(4), .supervisor, .closeExhausted(reason: "")) == .reasonMissing)
        #expect(story.refusal(at: hours(4), .agent, close) == .notAllowed(needs: [.serviceSupervisor]))
        try story.at(hours(4), .supervisor, close)
        #expect(story.state == .closed)
        #expect(try story.ending(.secondFollowUp, scope: 2) == .cancelled(.closed))
    }

    @Test("4.2.1 reopened within 30 days of closing: a new round, its follow-up due from the reopening")
    func reopened() throws {
        var story = try Story.told(to: .closed)
        let closed = minutes(9)
        #expect(story.refusal(at: closed + days(30) + 1, .complainant, .reopen) == .reopenTooLate)
        #expect(story.refusal(at: days(1), .complainant, .reopen(reason: "")) == .reasonMissing)
        var unsolved = story
        try unsolved.at(days(2), .complainant, .notSolved)
        #expect(unsolved.count("reopened") == 1, "\"not solved\" after closing reopens")
        let before = story.clocks.filter { $0.name != .retention && $0.name != .managementReport }
        try story.at(closed + days(30), .complainant, .reopen)
        #expect(story.state == .pendingFollowUp)
        #expect(try story.due(.secondFollowUp, scope: 1) == closed + days(33))
        #expect(Array(story.clocks.filter { clock in before.contains { $0.key == clock.key } }) == before)
        #expect(try Story.told(to: .resolved).refusal(at: days(1), .complainant, .reopen) == .wrongState(.resolved))
    }

    @Test("4.2.2 reported to the management group after 120 h, once, and acknowledged by a person of it")
    func report() throws {
        var story = try Story.told(to: .graded)
        #expect(try story.due(.managementReport) == hours(120))
        try story.watch(at: hours(120) - 1)
        #expect(story.count("reportedToManagement") == 0)
        #expect(story.refusal(at: hours(120) - 1, .lead, .acknowledgeManagementReport(nil)) == .nothingToDo)
        try story.watch(at: hours(120))
        #expect(story.count("reportedToManagement") == 1)
        #expect(try story.ending(.managementReport) == .met)
        try story.watch(at: hours(300))
        #expect(story.count("reportedToManagement") == 1)
        try story.at(hours(300), .lead, .acknowledgeManagementReport("Seen"))
        #expect(story.complaint.isManagementAcknowledged)
        #expect(story.refusal(at: hours(301), .lead, .acknowledgeManagementReport(nil)) == .nothingToDo)
    }

    @Test(
        "4.2.2 the report is the system's: within the hour it is in time, later is a lapse of the system",
        arguments: [
            (hours(120) + 5, Outcome.met), (hours(121), .met), (hours(121) + 1, .metLate),
        ])
    func reportLapse(at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .graded)
        try story.watch(at: time)
        #expect(try story.ending(.managementReport) == outcome)
        #expect(story.breaches(.managementReport) == (outcome == .met ? 0 : 1))
        #expect(story.count("reportedToManagement") == 1)
    }

    @Test("4.2.2 only open time counts")
    func openTime() throws {
        var story = try Story.told(to: .resultSent)
        try story.at(hours(10), .complainant, .accept)
        try story.at(hours(20), .agent, .close)
        try story.watch(at: days(20))
        #expect(story.count("reportedToManagement") == 0)
        try story.at(days(20), .complainant, .reopen)
        #expect(try story.due(.managementReport) == days(20) + hours(100))
        try story.at(days(20) + hours(1), .agent, .startFollowUp, .assign(.frontLine), .plan(facts: "True"), .result())
        try story.at(days(20) + hours(2), .complainant, .accept)
        try story.at(days(20) + hours(3), .agent, .close)
        try story.at(days(25), .complainant, .reopen)
        #expect(try story.due(.managementReport) == days(25) + hours(97))
        try story.watch(at: days(25) + hours(97))
        #expect(story.count("reportedToManagement") == 1)
        #expect(try story.ending(.managementReport) == .met)
    }
}
