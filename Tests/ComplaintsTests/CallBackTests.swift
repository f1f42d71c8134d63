import Complaints
import Foundation
import Testing

@Suite("The online call-back")
struct CallBackTests {
    private func answered(_ level: Level = .complex) throws -> Story { try Story.told(to: .planned, level) }

    @Test("3'.L2.4 the complainant's answers are a call-back that reached them, once in a round")
    func answers() throws {
        var story = try answered()
        #expect(story.complaint.isOnlineCallBackOpen)
        try story.at(hours(1), .complainant, .answerCallBack(.partly, text: "Slower than before"))
        let call = try #require(story.complaint.callBacks.last)
        #expect(call.reached && call.channel == .online && call.improvement == .partly)
        #expect(call.outcome.text == "Slower than before")
        #expect(call.statedAt == dayOne.addingTimeInterval(hours(1)))
        #expect(!story.complaint.isOnlineCallBackOpen)
        #expect(story.refusal(at: hours(2), .complainant, .answerCallBack(.yes, text: nil)) == .nothingToDo)
        try story.at(hours(2), .agent, .result())
        try story.at(hours(3), .complainant, .accept)
        #expect(story.refusal(at: hours(4), .agent, .close) == nil, "the gate holds")
        var unheard = try answered()
        try unheard.at(hours(2), .agent, .result())
        try unheard.at(hours(3), .complainant, .accept)
        #expect(unheard.refusal(at: hours(4), .agent, .close) == .callBackMissing(days: 0, of: 3))
    }

    @Test("3'.L2.4 each follow-up asks anew")
    func rounds() throws {
        var story = try answered()
        try story.at(hours(1), .complainant, .answerCallBack(.no, text: nil))
        try story.at(hours(2), .agent, .result())
        try story.at(hours(3), .complainant, .notSolved)
        #expect(!story.complaint.isOnlineCallBackOpen)
        try story.at(hours(4), .agent, .startFollowUp)
        try story.at(hours(5), .complainant, .answerCallBack(.yes, text: nil))
        #expect(story.complaint.callBacks.count == 2)
    }

    @Test("3'.L2.4 nobody answers before the assignment, after the end, at level 1, or for the complainant")
    func closed() throws {
        let answer = Command.answerCallBack(.yes, text: nil)
        #expect(
            try Story.told(to: .graded, .complex).refusal(at: hours(1), .complainant, answer) == .wrongState(.graded))
        #expect(try answered(.general).refusal(at: hours(1), .complainant, answer) == .nothingToDo)
        #expect(
            try Story.told(to: .closed, .complex).refusal(at: hours(9), .complainant, answer) == .wrongState(.closed))
        for author in [Author.agent, .supervisor, .technician, .system] {
            #expect(try answered().refusal(at: hours(1), author, answer) == .notAllowed(needs: []))
        }
    }

    @Test("3'.L3.3 an approval is asked for with a reason and an amount or scope, which history keeps")
    func approval() throws {
        var story = try Story.told(to: .planned, .major, needsApproval: true)
        #expect(story.refusal(at: hours(1), .lead, .requestApproval("", scope: "Two")) == .reasonMissing)
        #expect(story.refusal(at: hours(1), .lead, .requestApproval("Load", scope: " ")) == .textMissing)
        try story.at(hours(1), .lead, .requestApproval("Load", scope: "Two servers"))
        let request = try #require(story.complaint.approval)
        #expect(request.scope?.text == "Two servers")
        #expect(request.sequence == story.complaint.version)
        #expect(request.at == dayOne.addingTimeInterval(hours(1)))
    }

    @Test("6.2 requests and call-backs recorded before there were scope and improvement are still read")
    func earlier() throws {
        let old = #"{"approvalRequested":{"_0":"Two servers"}}"#
        #expect(
            try JSONDecoder().decode(Fact.self, from: Data(old.utf8)) == .approvalRequested("Two servers", scope: nil))
        let call = CallBack(channel: .phone, statedAt: dayOne, reached: true, outcome: "Better")
        let text = try #require(String(data: try JSONEncoder().encode(call), encoding: .utf8))
        #expect(!text.contains("improvement"))
        #expect(try JSONDecoder().decode(CallBack.self, from: Data(text.utf8)) == call)
    }
}
