import Complaints
import Foundation
import Testing

@Suite("Receipt, registration, validity")
struct ReceivingTests {
    @Test(
        "2.2.1 registered within 30 minutes of receipt, the thirtieth included",
        arguments: [
            (at: minutes(1), outcome: Outcome.met), (at: minutes(30), outcome: .met),
            (at: minutes(30) + 0.001, outcome: .metLate), (at: days(2), outcome: .metLate),
        ])
    func registration(at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story()
        #expect(try story.due(.registration) == minutes(30))
        try story.at(time, .agent, .register)
        #expect(try story.ending(.registration) == outcome)
        #expect(story.breaches(.registration) == (outcome == .met ? 0 : 1))
        #expect(story.complaint.registeredAt == dayOne.addingTimeInterval(time))
    }

    @Test("2.2.1 the record holds user ID, contact, type, summary and the first idea")
    func record() throws {
        var story = try Story(.other, userID: nil, contact: .none)
        let record = Registration(
            userID: "u-77", contact: Contact(phone: "+8613800000000"), type: .informationError, summary: "Wrong price",
            idea: "Correct the page")
        try story.at(minutes(5), .agent, .register(record))
        #expect(story.state == .registered)
        #expect(story.complaint.registration == record)
        #expect(story.complaint.userID == "u-77")
        #expect(story.complaint.contact.phone == "+8613800000000")
        #expect(story.complaint.type == .informationError)
        #expect(story.refusal(at: minutes(6), .agent, .register(record)) == .wrongState(.registered))
    }

    @Test("2.2.1 a record without a summary is refused")
    func summary() throws {
        let empty = Registration(userID: nil, contact: .none, type: .other, summary: " \n")
        #expect(try Story().refusal(at: 60, .agent, .register(empty)) == .textMissing)
    }

    @Test("2.2.1 every complaint is registered, even one that is then rejected")
    func registeredFirst() throws {
        let story = try Story()
        #expect(story.refusal(at: 60, .agent, .reject(reason: "Advertising")) == .wrongState(.received))
        #expect(story.refusal(at: 60, .agent, .validate) == .wrongState(.received))
    }

    @Test("3.2.1 an agent confirms that the complaint is valid")
    func valid() throws {
        let story = try Story.told(to: .valid)
        #expect(story.state == .valid)
        #expect(story.refusal(at: hours(1), .agent, .reject(reason: "No")) == .wrongState(.valid))
    }

    @Test("3.2.1, 1.2 a rejection carries a reason, which the complainant gets")
    func rejected() throws {
        var story = try Story.told(to: .registered)
        #expect(story.refusal(at: minutes(9), .agent, .reject(reason: " ")) == .reasonMissing)
        try story.at(minutes(9), .agent, .reject(reason: "Not our site."))
        #expect(story.state == .rejected)
        #expect(story.complaint.rejection?.reason == "Not our site.")
        #expect(story.clocks.allSatisfy { !$0.isOpen || $0.name == .retention })
        #expect(try story.ending(.handling, .general) == .cancelled(.rejected))
        #expect(try story.ending(.registration) == .met)
    }

    @Test("3.2.1 the complainant may object once, within seven days, and a different person decides")
    func objection() throws {
        var story = try Story.told(to: .registered)
        try story.at(hours(1), .agent, .reject(reason: "Not our site."))
        let object = Command.object("It is your site.")
        #expect(story.refusal(at: hours(1) + days(7) + 1, .complainant, object) == .objectionTooLate)
        #expect(story.refusal(at: hours(2), .complainant, .object(" ")) == .textMissing)
        #expect(story.refusal(at: hours(2), .agent, object) == .notAllowed(needs: []))
        let decide = Command.decideObjection(upheld: true, reason: "It is.")
        #expect(story.refusal(at: hours(2), .supervisor, decide) == .wrongState(.rejected))
        try story.at(hours(1) + days(7), .complainant, object)
        #expect(story.complaint.isObjectionPending)
        #expect(story.refusal(at: days(8), .complainant, object) == .alreadyObjected)
        #expect(story.refusal(at: days(8), .agent, decide) == .sameDecider)
        #expect(
            story.refusal(at: days(8), .otherAgent, .decideObjection(upheld: true, reason: "")) == .reasonMissing)
        try story.at(days(8), .otherAgent, decide)
        #expect(story.state == .valid)
        #expect(story.complaint.responsible == People.otherAgent.id)
        #expect(!story.complaint.isObjectionPending)
    }

    @Test("3.2.1 an objection that is not upheld leaves it rejected, and there is no second one")
    func objectionRefused() throws {
        var story = try Story.told(to: .registered)
        try story.at(hours(1), .agent, .reject(reason: "Not our site."))
        let purge = try #require(story.complaint.purgeAllowed(under: story.policy))
        try story.at(hours(2), .complainant, .object("It is."))
        try story.at(hours(3), .supervisor, .decideObjection(upheld: false, reason: "It is not."))
        #expect(story.state == .rejected)
        #expect(story.refusal(at: hours(4), .complainant, .object("But it is!")) == .alreadyObjected)
        #expect(story.complaint.purgeAllowed(under: story.policy) == purge)
    }

    @Test("3.2.1, 2.2.1 clocks of an upheld objection start at the objection; what was breached before stays")
    func restarted() throws {
        var story = try Story()
        try story.at(hours(6), .agent, .register, .reject(reason: "Not our site."))
        #expect(try story.ending(.registration) == .metLate)
        #expect(try story.ending(.firstAnswer) == .breachedThenCancelled(.rejected))
        try story.at(hours(30), .complainant, .object("It is."))
        try story.at(hours(33), .otherAgent, .decideObjection(upheld: true, reason: "It is."))
        #expect(try story.due(.handling, scope: 1000, .general) == hours(30 + 24))
        #expect(try story.due(.firstAnswer, scope: 1000) == hours(30 + 4))
        #expect(try story.due(.managementReport, scope: 1000) == hours(30 + 120))
        let objected = try #require(story.facts.firstIndex { $0.kind == "objected" }) + 1
        #expect(try story.clock(.handling, scope: 1000, .general).startSequence == objected)
        // No second registration; the past is not undone.
        #expect(story.clocks.count { $0.name == .registration } == 1)
        #expect(try story.ending(.firstAnswer) == .breachedThenCancelled(.rejected))
        #expect(try story.ending(.managementReport) == .cancelled(.rejected))
        #expect(try story.ending(.retention, scope: 1) == .cancelled(.reopened))
        try story.at(hours(34), .agent, .send(.progress))
        #expect(try story.ending(.firstAnswer, scope: 1000) == .met)
        #expect(try story.ending(.firstAnswer) == .breachedThenCancelled(.rejected))
        try story.at(hours(35), .agent, .grade(.general), .assign(.frontLine))
        try story.at(hours(36), .agent, .plan(facts: "True."), .result())
        #expect(try story.ending(.investigation, scope: 1001) == .met)
        #expect(try story.ending(.handling, scope: 1000, .general) == .met)
    }

    @Test("4.2.2 what an upheld objection starts anew is reported anew")
    func reportedAnew() throws {
        var story = try Story()
        try story.at(hours(121), .agent, .register, .reject(reason: "Not our site."))
        #expect(story.count("reportedToManagement") == 1)
        try story.at(hours(130), .complainant, .object("It is."))
        try story.at(hours(131), .otherAgent, .decideObjection(upheld: true, reason: "It is."))
        try story.watch(at: hours(130 + 120))
        #expect(story.count("reportedToManagement") == 2)
        #expect(story.breaches(.managementReport) == 0)
    }
}
