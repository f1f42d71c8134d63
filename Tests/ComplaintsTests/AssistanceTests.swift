import Complaints
import Foundation
import Testing

@Suite("Level 1: automatic reply, look-ups, video calls")
struct AssistanceTests {
    private func replies(_ story: Story) -> [OutgoingNote] {
        story.facts.compactMap { if case .automaticReplySent(let note) = $0 { note } else { nil } }
    }

    @Test("3'.L1.4 what is not urgent gets one automatic reply with the expected time of solution")
    func automaticReply() throws {
        var story = try Story.told(to: .closed)
        #expect(replies(story).map(\.expectedAt) == [dayOne.addingTimeInterval(hours(24))])
        #expect(story.history.first { $0.fact.kind == "automaticReplySent" }?.by == .system)
        try story.at(days(2), .complainant, .reopen)
        try story.at(days(2), .agent, .startFollowUp)
        #expect(replies(story).count == 1)
        #expect(Set(replies(story).map(\.message)).count == 1)
    }

    @Test("3'.L1.4 the policy's clock gives the time")
    func policyGivesTime() throws {
        var policy = Policy.standard
        let index = try #require(policy.clocks.firstIndex { $0.name == .handling })
        policy.clocks[index].lengths[.general] = .hours(9)
        let story = try Story.told(to: .registered, policy: policy)
        #expect(replies(story).map(\.expectedAt) == [dayOne.addingTimeInterval(hours(9))])
        policy.clocks.remove(at: index)
        #expect(try replies(Story.told(to: .registered, policy: policy)).isEmpty)
    }

    @Test("3'.L1.4 it stops no clock: first answer and response go on, and are breached all the same")
    func stopsNothing() throws {
        var story = try Story.told(to: .registered)
        #expect(replies(story).count == 1)
        #expect(story.isRunning(.firstAnswer) && story.isRunning(.response) && story.isRunning(.handling))
        try story.watch(at: hours(25))
        #expect(story.breaches(.firstAnswer) == 1 && story.breaches(.response) == 1)
    }

    @Test("3'.L1.4 what is urgent gets none, by mark or by type", arguments: [0, 1, 2])
    func urgent(way: Int) throws {
        var story = try Story(way == 0 ? .privacy : .functionalFault)
        switch way {
        case 0:
            let record = Registration(userID: nil, contact: .none, type: .privacy, summary: "Leak")
            try story.at(minutes(5), .agent, .register(record))
        case 1:
            try story.at(minutes(1), .agent, .markUrgent(true, reason: "Payroll today"))
            try story.at(minutes(5), .agent, .register)
        default:
            // Found out at registration.
            let record = Registration(userID: nil, contact: .none, type: .privacy, summary: "Leak")
            try story.at(minutes(5), .agent, .register(record))
        }
        #expect(story.state == .registered)
        #expect(replies(story).isEmpty)
    }

    @Test("3'.L1.4 no promise is made that is broken already, and imported history gets none")
    func lateOrImported() throws {
        var late = try Story()
        try late.at(hours(25), .agent, .register)
        #expect(replies(late).isEmpty)
        let receipt = try Story().complaint.receipt
        let history = ImportedHistory(receipt: receipt, externalID: "7", originallyReceivedAt: dayOne)
        var imported = try Story([Event(at: dayOne, by: .system, fact: .imported(history))])
        try imported.at(minutes(5), .agent, .register)
        #expect(imported.state == .registered && replies(imported).isEmpty)
    }

    @Test("3'.L1.1 an answer of a back-office tool is kept with the case, and stops no clock")
    func lookUp() throws {
        var story = try Story.told(to: .graded)
        let before = story.clocks
        try story.at(hours(1), .agent, .recordLookUp)
        #expect(story.count("lookedUp") == 1 && story.clocks == before)
        let closed = try Story.told(to: .closed)
        #expect(closed.refusal(at: hours(2), .agent, .recordLookUp) == .wrongState(.closed))
    }

    @Test("3'.L1.3 a call is offered, agreed to and ended; one at a time")
    func call() throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(1), .agent, .startCall("v-1"))
        #expect(story.complaint.call?.by == People.agent.id && story.complaint.call?.joinedAt == nil)
        #expect(story.refusal(at: hours(1), .supervisor, .startCall("v-2")) == .callRunning)
        #expect(story.refusal(at: hours(1), .complainant, .joinCall("v-2")) == .nothingToDo)
        try story.at(hours(1) + 60, .complainant, .joinCall("v-1"))
        #expect(story.complaint.call?.joinedAt == dayOne.addingTimeInterval(hours(1) + 60))
        #expect(story.refusal(at: hours(1) + 61, .complainant, .joinCall("v-1")) == .nothingToDo)
        try story.at(hours(1) + 90, .complainant, .endCall("v-1", .hungUp))
        #expect(story.complaint.call == nil)
        #expect(story.refusal(at: hours(2), .system, .endCall("v-1", .lost)) == .nothingToDo)
        try story.at(hours(2), .supervisor, .startCall("v-2"))
        try story.at(hours(2), .complainant, .endCall("v-2", .declined))
        #expect(story.complaint.call == nil)
        // Talking is no written answer: the clocks of 3'.L1 wait for one.
        #expect(story.isRunning(.firstAnswer) && story.isRunning(.response))
    }

    @Test("3'.L1.3 a call outlives the complaint's end and can still be ended")
    func outlives() throws {
        var story = try Story.told(to: .resolved)
        try story.at(hours(1), .agent, .startCall("v-1"), .close)
        #expect(story.complaint.call != nil)
        #expect(story.refusal(at: hours(2), .agent, .startCall("v-2")) == .wrongState(.closed))
        try story.at(hours(2), .system, .endCall("v-1", .lost))
        #expect(story.complaint.call == nil)
    }
}
