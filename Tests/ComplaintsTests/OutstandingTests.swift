import Complaints
import Testing

@Suite("What the management group is told")
struct OutstandingTests {
    private func steps(_ story: Story) -> [OutstandingStep] { story.complaint.outstanding(under: story.policy) }

    @Test(
        "4.2.2 at every state of a level 1 complaint, what is outstanding is the next step alone",
        arguments: [
            (State.received, OutstandingStep.registration), (.registered, .validation), (.valid, .grading),
            (.graded, .assignment), (.assigned, .investigation), (.investigated, .plan), (.planned, .result),
            (.resultSent, .answer), (.resolved, .closing),
        ])
    func general(state: State, step: OutstandingStep) throws {
        #expect(steps(try Story.told(to: state)) == [step])
    }

    @Test("4.2.2 after “not solved” the follow-up is outstanding, then its work; closed, nothing is")
    func followUp() throws {
        var story = try Story.told(to: .resultSent)
        try story.at(hours(1), .complainant, .notSolved)
        #expect(steps(story) == [.followUp])
        try story.at(hours(2), .agent, .startFollowUp)
        #expect(steps(story) == [.assignment])
        #expect(steps(try Story.told(to: .closed)) == [])
    }

    @Test("4.2.2 beside the next step: the group, the preliminary report, the call-back, an approval, a request")
    func besides() throws {
        var major = try Story.told(to: .graded, .major)
        #expect(steps(major) == [.assignment, .group, .preliminaryReport])
        try major.at(hours(1), .supervisor, .formGroup)
        try major.at(hours(1), .lead, .reportPreliminarily("Located"))
        #expect(steps(major) == [.assignment])
        var complex = try Story.told(to: .graded, .complex)
        #expect(steps(complex) == [.assignment], "before anybody works on it there is nothing to call back about")
        try complex.at(hours(1), .agent, .assign(.business), .assign(.technical))
        try complex.at(hours(1), .complainant, .requestData(.copy, text: ""))
        #expect(steps(complex) == [.investigation, .callBack, .dataRequest])
        #expect(complex.complaint.investigating == [.technical, .business])
        try complex.at(hours(2), .technician, .verify(2), .measure())
        #expect(steps(complex) == [.investigation, .callBack, .measure, .dataRequest])
        #expect(complex.complaint.investigating == [.business])
        var planned = try Story.told(to: .planned, .complex, needsApproval: true)
        #expect(steps(planned) == [.approval, .callBack])
        try planned.at(hours(1), .lead, .requestApproval("Money", scope: "100"))
        #expect(steps(planned) == [.approval, .callBack], "asked for and missing is one thing")
    }

    @Test("4.2.2 an objection is all that is outstanding of a rejected one; what ended owes only an answer about data")
    func ended() throws {
        var story = try Story.told(to: .registered)
        try story.at(hours(1), .agent, .reject(reason: "Not ours"))
        #expect(steps(story) == [])
        try story.at(hours(2), .complainant, .object("It is"))
        #expect(steps(story) == [.objection])
        try story.at(hours(3), .complainant, .requestData(.copy, text: ""))
        try story.at(hours(4), .supervisor, .decideObjection(upheld: false, reason: "No"))
        #expect(steps(story) == [.dataRequest])
    }

    @Test(
        "4.2.2 a report waits from the fifth day, whatever becomes of the complaint, until one of the group acknowledges"
    )
    func waiting() throws {
        var story = try Story.told(to: .resultSent)
        try story.watch(at: hours(119))
        #expect(!story.complaint.isReportWaiting)
        try story.watch(at: hours(121))
        #expect(story.complaint.isReportWaiting)
        try story.at(hours(122), .complainant, .accept)
        try story.at(hours(123), .agent, .close)
        #expect(story.complaint.isReportWaiting)
        for author in [Author.agent, .decider, .technician, .auditor, .complainant] {
            #expect(story.refusal(at: hours(124), author, .acknowledgeManagementReport(nil)) != nil)
        }
        try story.at(hours(125), .lead, .acknowledgeManagementReport("Seen"))
        #expect(!story.complaint.isReportWaiting)
    }

    @Test("4.2.2, 1.2t reports are for the management group and auditors, as long as their accounts are open")
    func readers() {
        let readers = Set(People.all.filter(\.followsReports).map(\.name))
        #expect(readers == [People.lead.name, People.director.name, People.supervisor.name, People.auditor.name])
        var left = People.lead
        left.isEnabled = false
        #expect(!left.followsReports)
    }
}
