import Complaints
import Foundation
import Testing

@Suite("Handling: levels, assignment, investigation, plan")
struct HandlingTests {
    @Test("3.1.L1 level 1 is handled within 24 h by the front line")
    func general() throws {
        var story = try Story.told(to: .graded, .general)
        #expect(try story.due(.handling, .general) == hours(24))
        for department in Department.allCases where department != .frontLine {
            #expect(story.refusal(at: hours(1), .agent, .assign(department)) == .wrongDepartment(.general))
        }
        try story.at(hours(1), .agent, .assign(.frontLine), .plan(facts: "True."))
        try story.at(hours(13) - 1, .agent, .result())
        #expect(try story.ending(.handling, .general) == .met)
    }

    @Test("3.1.L2 level 2 is handled within 48 h by departments")
    func complex() throws {
        let story = try Story.told(to: .graded, .complex)
        #expect(try story.due(.handling, .complex) == hours(48))
        #expect(story.refusal(at: hours(1), .agent, .assign(.frontLine)) == .wrongDepartment(.complex))
        #expect(story.refusal(at: hours(1), .agent, .assign(.managementGroup)) == .wrongDepartment(.complex))
        for department in [Department.technical, .business] {
            #expect(story.refusal(at: hours(1), .agent, .assign(department)) == nil)
        }
    }

    @Test("3.1.L3 level 3 is handled within 72 h, led by the management group across departments")
    func major() throws {
        var story = try Story.told(to: .graded, .major)
        #expect(try story.due(.handling, .major) == hours(72))
        #expect(story.refusal(at: hours(1), .agent, .assign(.frontLine)) == .wrongDepartment(.major))
        for department in [Department.technical, .business, .managementGroup] {
            #expect(story.refusal(at: hours(1), .lead, .assign(department)) == nil)
        }
        #expect(story.complaint.responsible == People.agent.id)
        try story.at(hours(1), .lead, .formGroup)
        #expect(story.complaint.responsible == People.lead.id, "a member of the group leads")
    }

    @Test("3.1.L3 what belongs to level 3 is refused below it", arguments: [Level.general, .complex])
    func onlyMajor(level: Level) throws {
        let story = try Story.told(to: .graded, level)
        let commands: [Command] = [
            .formGroup, .bulletin(), .reportPreliminarily("Located"), .isolate(),
        ]
        for command in commands {
            #expect(story.refusal(at: hours(1), .director, command) == .onlyMajor)
        }
    }

    @Test(
        "3.1.L1, 3.1.L2, 3.1.L3 handling is met by the first result, in time up to the due instant",
        arguments: [
            (Level.general, minutes(20), Outcome.met), (.general, hours(24), .met), (.general, hours(24) + 1, .metLate),
            (.complex, hours(48), .met), (.complex, hours(48) + 1, .metLate),
            (.major, hours(72), .met), (.major, hours(72) + 1, .metLate),
        ])
    func handling(level: Level, at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .planned, level)
        try story.at(time, .agent, .result())
        #expect(try story.ending(.handling, level) == outcome)
        #expect(story.breaches(.handling) == (outcome == .met ? 0 : 1))
    }

    @Test("3.2.2 assigned to a department or to a person of it")
    func assigning() throws {
        var story = try Story.told(to: .graded, .complex)
        #expect(story.refusal(at: hours(1), .agent, .assign(.technical, to: People.clerk)) == .personUnsuitable)
        #expect(story.refusal(at: hours(1), .agent, .assign(.technical, to: People.leaver)) == .personUnsuitable)
        try story.at(hours(1), .agent, .assign(.technical, to: People.technician), .assign(.business))
        #expect(story.state == .assigned)
        #expect(story.complaint.items.map(\.person) == [People.technician.id, nil])
        #expect(story.complaint.items.map(\.id) == [1, 2])
        #expect(Policy.standard.departments[.serviceQuality]?.first == .business, "offered by type")
        #expect(try Story.told(to: .valid).refusal(at: hours(1), .agent, .assign(.frontLine)) == .wrongState(.valid))
        let ended = try Story.told(to: .closed)
        #expect(ended.refusal(at: hours(1), .agent, .assign(.frontLine)) == .wrongState(.closed))
    }

    @Test(
        "3.2.3 facts verified within 24 h of each assignment, by the assignee",
        arguments: [
            (hours(25), Outcome.met), (hours(25) + 1, .metLate),
        ])
    func investigation(at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .agent, .assign(.technical, to: People.technician))
        try story.at(hours(2), .agent, .assign(.business))
        #expect(try story.due(.investigation, scope: 1) == hours(25))
        #expect(try story.due(.investigation, scope: 2) == hours(26))
        #expect(story.refusal(at: hours(3), .staff(People.otherTechnician), .verify(1)) == .notAssignee)
        #expect(story.refusal(at: hours(3), .technician, .verify(2)) == .notAssignee)
        #expect(story.refusal(at: hours(3), .technician, .verify(3)) == .itemUnknown)
        #expect(story.refusal(at: hours(3), .technician, .verifyFacts(1, findings: "")) == .textMissing)
        #expect(story.refusal(at: hours(3), .technician, .plan()) == .factsMissing)
        try story.at(time, .technician, .verify(1))
        #expect(try story.ending(.investigation, scope: 1) == outcome)
        #expect(try story.ending(.investigation, scope: 2) == .running, "one event meets the clock of its own item")
        #expect(story.state == .assigned)
        #expect(story.refusal(at: time, .technician, .verify(1)) == .itemUnknown)
        try story.at(time, .clerk, .verify(2))
        #expect(story.state == .investigated)
    }

    @Test("3.2.3 reassigning restarts nothing")
    func reassigning() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .agent, .assign(.technical, to: People.technician))
        let before = story.clocks
        #expect(story.refusal(at: hours(2), .technician, .passItem(1, to: 3, reason: nil)) == .nothingToDo)
        #expect(story.refusal(at: hours(2), .technician, .passItem(1, to: 5, reason: nil)) == .personUnsuitable)
        #expect(
            story.refusal(at: hours(2), .clerk, .passItem(1, to: 4, reason: "Mine"))
                == .notAllowed(needs: [.serviceSupervisor]))
        #expect(story.refusal(at: hours(2), .supervisor, .passItem(1, to: 4, reason: nil)) == .reasonMissing)
        try story.at(hours(20), .technician, .passItem(1, to: People.otherTechnician.id, reason: nil))
        #expect(story.clocks == before)
        #expect(story.refusal(at: hours(21), .technician, .verify(1)) == .notAssignee)
        try story.at(hours(21), .staff(People.otherTechnician), .verify(1))
        #expect(try story.ending(.investigation, scope: 1) == .met)
    }

    @Test("3.2.3 a dropped work item is owed by nobody")
    func dropping() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .agent, .assign(.technical), .assign(.business))
        try story.at(hours(2), .technician, .verify(1))
        #expect(story.refusal(at: hours(3), .supervisor, .dropItem(1, reason: "Done")) == .itemUnknown)
        #expect(story.refusal(at: hours(3), .supervisor, .dropItem(2, reason: "")) == .reasonMissing)
        try story.at(hours(3), .supervisor, .dropItem(2, reason: "Not theirs"))
        #expect(try story.ending(.investigation, scope: 2) == .cancelled(.dropped))
        #expect(story.state == .investigated)
        try story.watch(at: days(2))
        #expect(story.breaches(.investigation) == 0)
        #expect(story.refusal(at: days(2), .clerk, .verify(2)) == .itemUnknown)
    }

    @Test("3.2.4 a plan is proposed by an assignee once the facts are verified, and goes to the agent")
    func planning() throws {
        var story = try Story.told(to: .investigated)
        #expect(story.refusal(at: hours(1), .agent, .propose(Plan(solution: " "), facts: nil)) == .textMissing)
        #expect(story.refusal(at: hours(1), .technician, .plan()) == .notAssignee)
        try story.at(hours(1), .agent, .plan())
        #expect(story.state == .planned)
        #expect(story.complaint.plan?.solution == "Renew the token.")
        #expect(try story.due(.resultNotice, scope: 1) == hours(13), "it reaches the agent at once")
        let open = try Story.told(to: .assigned)
        #expect(open.refusal(at: hours(1), .agent, .plan()) == .factsMissing)
        #expect(open.refusal(at: hours(1), .agent, .plan(facts: " ")) == .factsMissing)
    }

    @Test("3.2.4 at level 1 facts and plan may be recorded in one step, at higher levels not")
    func oneStep() throws {
        var story = try Story.told(to: .assigned)
        try story.at(hours(1), .agent, .plan(facts: "The token had expired."))
        #expect(story.state == .planned)
        #expect(story.complaint.items[0].findings == "The token had expired.")
        #expect(try story.ending(.investigation, scope: 1) == .met)
        let complex = try Story.told(to: .assigned, .complex)
        #expect(complex.refusal(at: hours(1), .technician, .plan(facts: "True")) == .factsMissing)
        var passed = try Story.told(to: .assigned)
        try passed.at(hours(1), .agent, .passItem(1, to: People.otherAgent.id, reason: nil))
        try passed.at(hours(1), .agent, .assign(.frontLine))
        #expect(passed.refusal(at: hours(2), .agent, .plan(facts: "True")) == .notAssignee, "not for a colleague")
    }
}

@Suite("Feedback: the result")
struct ResultTests {
    @Test(
        "3.2.5 the result is sent within 12 h of the plan, the twelfth included",
        arguments: [
            (hours(13), Outcome.met), (hours(13) + 1, .metLate),
        ])
    func notice(at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .investigated)
        try story.at(hours(1), .agent, .plan())
        #expect(try story.due(.resultNotice, scope: 1) == hours(13))
        try story.at(time, .agent, .result())
        #expect(try story.ending(.resultNotice, scope: 1) == outcome)
    }

    @Test("3.2.5 a revised plan does not restart the twelve hours")
    func revised() throws {
        var story = try Story.told(to: .investigated)
        try story.at(hours(1), .agent, .plan())
        try story.at(hours(9), .agent, .propose(Plan(solution: "Replace it."), facts: nil))
        #expect(story.complaint.plan?.solution == "Replace it.")
        #expect(try story.due(.resultNotice, scope: 1) == hours(13))
        #expect(story.clocks.count { $0.name == .resultNotice } == 1)
    }

    @Test("3.2.5 there is no result before the plan")
    func noPlan() throws {
        for state in [State.registered, .valid, .graded, .assigned, .investigated, .resultSent, .closed] {
            let story = try Story.told(to: state)
            #expect(story.refusal(at: hours(1), .agent, .result()) == .wrongState(state))
        }
    }

    @Test("3.2.5 a result that did not reach the complainant blocks closing until another contact or a reason")
    func notReached() throws {
        var story = try Story.told(to: .resultSent)
        let bounce = Command.recordNotReached(message: "m-1", reason: "Bounced")
        #expect(story.refusal(at: hours(1), .agent, bounce) == .notAllowed(needs: []))
        try story.at(hours(1), .system, bounce)
        #expect(story.refusal(at: hours(1), .system, bounce) == .nothingToDo)
        try story.at(hours(2), .complainant, .accept)
        #expect(story.refusal(at: hours(3), .agent, .close) == .notReachedOpen)
        #expect(story.refusal(at: hours(3), .agent, .settleNotReached(reason: "")) == .reasonMissing)
        var settled = story
        try settled.at(hours(3), .agent, .settleNotReached(reason: "Read on the page"))
        #expect(settled.refusal(at: hours(4), .agent, .settleNotReached(reason: "Again")) == .nothingToDo)
        try settled.at(hours(4), .agent, .close)
        try story.at(hours(3), .agent, .correctContact(Contact(phone: "+86139"), reason: "Asked"))
        try story.at(hours(4), .agent, .close)
        #expect(settled.state == .closed && story.state == .closed)
    }

    @Test(
        "4.1 a result says status, solution, handler and contact; anything less cannot be sent",
        arguments: ResultPart.allCases)
    func parts(missing: ResultPart) throws {
        let story = try Story.told(to: .planned)
        let command = Command.sendResult(
            status: missing == .status ? nil : .resolved, solution: missing == .solution ? " " : "Renewed.",
            handler: missing == .handler ? "" : "Lin", contact: missing == .contact ? "\t" : "a@example.org",
            message: "m")
        #expect(story.refusal(at: hours(1), .agent, command) == .resultIncomplete(missing: [missing]))
    }

    @Test("4.1 all that is missing is named at once, and the whole is kept")
    func whole() throws {
        var story = try Story.told(to: .planned)
        let empty = Command.sendResult(status: nil, solution: "", handler: "", contact: "", message: "m")
        #expect(story.refusal(at: hours(1), .agent, empty) == .resultIncomplete(missing: Set(ResultPart.allCases)))
        try story.at(hours(1), .agent, .result(.pendingFollowUp))
        #expect(story.complaint.result?.status == .pendingFollowUp)
        #expect(story.complaint.result?.handler == "Lin")
        #expect(story.complaint.result?.contact == "support@example.org")
        #expect(story.state == .pendingFollowUp)
    }

    @Test("3.2.5 a result that is resolved waits for the complainant, who accepts or not")
    func accepted() throws {
        var story = try Story.told(to: .resultSent)
        #expect(story.refusal(at: hours(1), .complainant, .reportNotSolved(" ")) == .textMissing)
        try story.at(hours(1), .complainant, .accept)
        #expect(story.state == .resolved)
        #expect(story.refusal(at: hours(2), .complainant, .accept) == .wrongState(.resolved))
        #expect(story.refusal(at: hours(2), .complainant, .notSolved) == nil, "a mind may change until it is closed")
        try story.at(hours(2), .agent, .close)
        #expect(story.state == .closed)
        #expect(story.history.last?.fact == .closed(Closing(ground: .accepted)))
    }

    @Test("4.2.1 closed without an answer only after the policy's days of silence")
    func silence() throws {
        var story = try Story.told(to: .planned)
        try story.at(hours(1), .agent, .result())
        #expect(
            story.refusal(at: hours(1) + days(7) - 1, .agent, .close)
                == .silenceNotOver(until: dayOne.addingTimeInterval(hours(1) + days(7))))
        try story.at(days(2), .complainant, .write(text: "One question.", attachments: []))
        #expect(
            story.refusal(at: days(8), .agent, .close) == .silenceNotOver(until: dayOne.addingTimeInterval(days(9))))
        #expect(try Story.told(to: .planned).refusal(at: days(9), .agent, .close) == .wrongState(.planned))
        try story.at(days(9), .agent, .close)
        #expect(story.history.last?.fact == .closed(Closing(ground: .silence)))
    }
}
