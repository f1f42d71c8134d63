import Complaints
import Foundation
import Testing

@Suite("Level 1 in detail")
struct LevelOneTests {
    @Test(
        "3'.L1 first answer within 4 h, response within 24 h; both judged to the instant",
        arguments: [
            (purpose: MessagePurpose.progress, at: hours(4), first: Outcome.met, response: Outcome.met),
            (purpose: .preliminarySolution, at: hours(4), first: .met, response: .met),
            (purpose: .progress, at: hours(4) + 1, first: .metLate, response: .met),
            (purpose: .answer, at: hours(1), first: .running, response: .met),
            (purpose: .answer, at: hours(24), first: .overdue, response: .met),
            (purpose: .progress, at: hours(24) + 1, first: .metLate, response: .metLate),
        ])
    func first(purpose: MessagePurpose, at time: TimeInterval, first: Outcome, response: Outcome) throws {
        var story = try Story.told(to: .graded)
        #expect(try story.due(.firstAnswer) == hours(4))
        #expect(try story.due(.response) == hours(24))
        try story.at(time, .agent, .send(purpose))
        #expect(try story.ending(.firstAnswer) == first)
        #expect(try story.ending(.response) == response)
    }

    @Test(
        "3'.L1 the other reading: 4 h from the response",
        arguments: [
            (answer: hours(10), progress: hours(14), outcome: Outcome.met),
            (answer: hours(10), progress: hours(14) + 1, outcome: .metLate),
            (answer: hours(23), progress: hours(25), outcome: .met),
        ])
    func otherReading(answer: TimeInterval, progress: TimeInterval, outcome: Outcome) throws {
        var policy = Policy.standard
        let index = try #require(policy.clocks.firstIndex { $0.name == .firstAnswer })
        policy.clocks[index].startsAt = .personMessage
        var story = try Story.told(to: .graded, policy: policy)
        #expect(!story.has(.firstAnswer))
        try story.at(answer, .agent, .send(.answer))
        #expect(try story.due(.firstAnswer) == answer + hours(4))
        try story.at(progress - 0.5, .agent, .send(.answer))
        #expect(try story.due(.firstAnswer) == answer + hours(4), "the first response counts")
        try story.at(progress, .agent, .send(.progress))
        #expect(try story.ending(.firstAnswer) == outcome)
        var strict = try Story.told(to: .graded)
        try strict.at(answer, .agent, .send(.answer))
        try strict.at(progress, .agent, .send(.progress))
        #expect(try strict.ending(.firstAnswer) == .metLate, "by the stricter reading it is late")
    }

    @Test("3'.L1 a first message with a solution is response and answer in one, by either reading")
    func both() throws {
        var policy = Policy.standard
        let index = try #require(policy.clocks.firstIndex { $0.name == .firstAnswer })
        policy.clocks[index].startsAt = .personMessage
        for policy in [policy, .standard] {
            var story = try Story.told(to: .graded, policy: policy)
            try story.at(hours(1), .agent, .send(.preliminarySolution))
            #expect(try story.ending(.firstAnswer) == .met)
            #expect(try story.ending(.response) == .met)
        }
    }

    @Test("3'.L1 a result counts as first answer and as response")
    func result() throws {
        let story = try Story.told(to: .resultSent)
        #expect(try story.ending(.firstAnswer) == .met)
        #expect(try story.ending(.response) == .met)
    }

    @Test("3'.L1.4 an automatic reply and an acknowledgement meet no clock")
    func automatic() throws {
        var story = try Story.told(to: .graded)
        let before = story.clocks
        story.add(at: hours(1), .acknowledged(OutgoingNote(message: "m-1")))
        story.add(at: hours(1), .automaticReplySent(OutgoingNote(message: "m-2")))
        // A message the system sent, whatever it claims to be, is not a person's.
        story.add(at: hours(1), .messageSent(Message(message: "m-3", purpose: .progress, text: "Being handled.")))
        #expect(story.clocks == before)
    }

    @Test("3'.L1.4 what is urgent is marked by type, or by an agent with a reason")
    func urgent() throws {
        #expect(Policy.standard.urgentTypes == [.privacy])
        var story = try Story.told(to: .graded)
        #expect(story.refusal(at: hours(1), .agent, .markUrgent(false, reason: "Not")) == .nothingToDo)
        try story.at(hours(1), .agent, .markUrgent(true, reason: "Payroll today"))
        #expect(story.complaint.isUrgent)
    }

    @Test("3'.L1 a message needs words")
    func wordless() throws {
        let story = try Story.told(to: .graded)
        let empty = Command.send(.progress, text: " ", attachments: [], message: "m")
        #expect(story.refusal(at: hours(1), .agent, empty) == .textMissing)
        #expect(story.refusal(at: hours(1), .agent, .addNote("", attachments: [])) == .textMissing)
    }
}

@Suite("Level 2 in detail")
struct LevelTwoTests {
    @Test(
        "3'.L2 preliminary investigation within 48 h: a finding, or verified facts",
        arguments: [
            (hours(48), Outcome.met), (hours(48) + 1, .metLate),
        ])
    func preliminary(at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .assigned, .complex)
        #expect(try story.due(.preliminaryInvestigation) == hours(48))
        var verified = story
        #expect(story.refusal(at: time, .clerk, .recordPreliminaryFinding("Seen")) == .notAssignee)
        #expect(story.refusal(at: time, .technician, .recordPreliminaryFinding("")) == .textMissing)
        try story.at(time, .technician, .recordPreliminaryFinding("In the session store."))
        #expect(try story.ending(.preliminaryInvestigation) == outcome)
        try verified.at(time, .technician, .verify(1))
        #expect(try verified.ending(.preliminaryInvestigation) == outcome)
    }

    @Test(
        "3'.L2 progress is told within 72 h: by a progress message or the result",
        arguments: [
            (hours(72), Outcome.met), (hours(72) + 1, .metLate),
        ])
    func progress(at time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .planned, .complex)
        #expect(try story.due(.progressFeedback) == hours(72))
        var result = story
        try story.at(hours(2), .agent, .send(.answer), .send(.preliminarySolution))
        #expect(try story.ending(.progressFeedback) == .running)
        try story.at(time, .agent, .send(.progress))
        #expect(try story.ending(.progressFeedback) == outcome)
        try result.at(time, .agent, .result())
        #expect(try result.ending(.progressFeedback) == outcome)
    }

    @Test("3'.L2.1 graded 2 it is marked so, and goes to technical support or business management")
    func marked() throws {
        var story = try Story.told(to: .valid)
        try story.at(hours(1), .agent, .grade(.complex))
        #expect(story.complaint.level == .complex)
        #expect(story.refusal(at: hours(1), .agent, .assign(.frontLine)) == .wrongDepartment(.complex))
        #expect(Refusal.wrongDepartment(.complex).clause == "3'.L2.1")
        try story.at(hours(1), .agent, .assign(.technical))
        #expect(story.state == .assigned)
    }

    @Test("3'.L2.2 technical and business work side by side, or a waiver with a reason for one alone")
    func bothDepartments() throws {
        for (one, author, missing) in [
            (Department.technical, Author.technician, Department.business), (.business, .clerk, .technical),
        ] {
            var story = try Story.told(to: .graded, .complex)
            try story.at(hours(1), .agent, .assign(one))
            try story.at(hours(2), author, .verify(1))
            #expect(story.refusal(at: hours(3), author, .plan()) == .departmentMissing(missing))
            #expect(story.refusal(at: hours(3), .supervisor, .waive(.bothDepartments, reason: "")) == .reasonMissing)
            try story.at(hours(3), .supervisor, .waive(.bothDepartments, reason: "Purely technical"))
            #expect(
                story.refusal(at: hours(3), .supervisor, .waive(.bothDepartments, reason: "Again")) == .nothingToDo)
            try story.at(hours(4), author, .plan())
            #expect(story.state == .planned)
        }
    }

    @Test(
        "3'.L2.3 a system fault is not planned before a temporary measure is recorded or waived",
        arguments: [Level.complex, .major])
    func measure(level: Level) throws {
        var story = try Story.told(to: .investigated, level)
        try story.at(hours(1), .supervisor, .grade(level, fault: true))
        let author = level == .complex ? Author.technician : .lead
        #expect(story.refusal(at: hours(2), author, .plan()) == .measureMissing)
        #expect(story.refusal(at: hours(2), .technician, .measure(until: hours(2))) == .dateNotInFuture)
        var waived = story
        try waived.at(hours(2), .supervisor, .waive(.temporaryMeasure, reason: "Nothing to switch off"))
        try waived.at(hours(3), author, .plan())
        try story.at(hours(2), .technician, .measure())
        #expect(story.refusal(at: hours(2.5), author, .plan()) == .measureMissing, "a proposal has no effect yet")
        try story.at(hours(2.5), .lead, .approve())
        try story.at(hours(3), author, .plan())
        #expect(story.state == .planned && waived.state == .planned)
        try story.at(hours(4), .technician, .rollBackMeasure(1, reason: "Mended"))
        #expect(story.complaint.measures[0].endedAt == story.now)
        #expect(story.refusal(at: hours(5), .technician, .rollBackMeasure(1, reason: "Again")) == .nothingToDo)
        #expect(story.refusal(at: hours(5), .technician, .rollBackMeasure(7, reason: "None")) == .nothingToDo)
    }

    @Test("3'.L2.3 at level 1 a fault needs no measure; marked after the plan, the plan is made again")
    func measureLater() throws {
        var general = try Story.told(to: .valid)
        try general.at(hours(1), .agent, .grade(.general, fault: true), .assign(.frontLine), .plan(facts: "True"))
        #expect(general.state == .planned)
        var story = try Story.told(to: .planned, .complex)
        try story.at(hours(1), .agent, .grade(.complex, fault: true))
        #expect(story.state == .investigated)
        #expect(story.complaint.plan == nil)
        #expect(story.refusal(at: hours(2), .technician, .plan()) == .measureMissing)
    }

    @Test("3'.L2.3 a gate is never waived by whose gate it is")
    func ownGate() throws {
        let both = StaffMember(id: 20, name: "Both", roles: [.technical, .technicalDirector])
        var story = try Story.told(to: .graded, .complex)
        story.roster = Roster(People.all + [both])
        let waive = Command.waive(.temporaryMeasure, reason: "Not needed")
        #expect(story.refusal(at: hours(1), .staff(both), waive) == nil)
        var named = story
        try named.at(hours(1), .agent, .assign(.technical, to: both))
        #expect(named.refusal(at: hours(2), .staff(both), waive) == .waiverByAssignee)
        try story.at(hours(1), .agent, .assign(.technical))
        #expect(story.refusal(at: hours(2), .staff(both), waive) == .waiverByAssignee, "of the department that has it")
        #expect(story.refusal(at: hours(2), .supervisor, waive) == nil)
    }

    @Test("3'.L2.4 not closed without a call-back that reached the complainant")
    func callBack() throws {
        var story = try Story.told(to: .planned, .complex)
        try story.at(hours(1), .agent, .result())
        try story.at(hours(2), .complainant, .accept)
        #expect(story.refusal(at: hours(3), .agent, .close) == .callBackMissing(days: 0, of: 3))
        try story.at(hours(3), .agent, .callBack(reached: false, at: hours(2.5)))
        #expect(story.refusal(at: hours(3), .agent, .close) == .callBackMissing(days: 1, of: 3))
        try story.at(hours(4), .agent, .callBack(at: hours(3.5)))
        try story.at(hours(5), .agent, .close)
        #expect(story.state == .closed)
    }

    @Test(
        "3'.L2.4 three attempts on different days stand for one that reached",
        arguments: [
            (times: [hours(2), hours(3), hours(4)], days: 1),
            (times: [hours(2), hours(26), hours(27)], days: 2),
            (times: [hours(2), hours(26), hours(50)], days: 3),
            // 23:59, 00:01 and the day after, by Shanghai; 15:59 and 16:01 UTC are one day there and two here.
            (times: [hours(14) + minutes(59), hours(15) + minutes(1), hours(39) + minutes(1)], days: 3),
        ])
    func attempts(times: [TimeInterval], days: Int) throws {
        var story = try Story.told(to: .planned, .complex)
        try story.at(hours(1), .agent, .result())
        for time in times { try story.at(time, .agent, .callBack(reached: false, at: time)) }
        try story.at(hours(60), .complainant, .accept)
        #expect(story.refusal(at: hours(61), .agent, .close) == (days < 3 ? .callBackMissing(days: days, of: 3) : nil))
    }

    @Test("3'.L2.4 a call-back took place between the assignment and now")
    func statedTime() throws {
        var story = try Story.told(to: .graded, .complex)
        #expect(story.refusal(at: hours(1), .agent, .callBack(at: minutes(30))) == .wrongState(.graded))
        try story.at(hours(2), .agent, .assign(.technical))
        #expect(story.refusal(at: hours(3), .agent, .callBack(at: hours(1))) == .statedTimeImpossible)
        #expect(story.refusal(at: hours(3), .agent, .callBack(at: hours(3) + 1)) == .statedTimeImpossible)
        #expect(story.refusal(at: hours(3), .agent, .callBack(at: hours(2))) == nil)
        #expect(story.refusal(at: hours(3), .clerk, .callBack(at: hours(2))) != nil, "not whose work it is not")
        let wordless = CallBack(
            channel: .online, statedAt: dayOne.addingTimeInterval(hours(2)), reached: true, outcome: "")
        #expect(story.refusal(at: hours(3), .agent, .callBack(wordless)) == .textMissing)
    }

    @Test("3'.L2.4 levels 1 and 3 are closed without a call-back", arguments: [Level.general, .major])
    func onlyLevelTwo(level: Level) throws {
        let story = try Story.told(to: .closed, level)
        #expect(story.state == .closed)
        #expect(story.complaint.callBacks.isEmpty)
    }
}

@Suite("Level 3 in detail")
struct LevelThreeTests {
    @Test(
        "3'.L3 group within 24 h of the first grading to 3, preliminary result within 48 h",
        arguments: [
            (shift: -1.0, group: Outcome.met, report: Outcome.met), (shift: 0, group: .met, report: .met),
            (shift: 1, group: .metLate, report: .metLate),
        ])
    func limits(shift: TimeInterval, group: Outcome, report: Outcome) throws {
        var story = try Story.told(to: .valid)
        try story.at(hours(5), .agent, .grade(.major))
        #expect(try story.due(.taskGroup) == hours(29))
        #expect(try story.due(.preliminaryReport) == hours(53))
        try story.at(hours(29) + shift, .supervisor, .formGroup)
        #expect(story.refusal(at: hours(53), .lead, .reportPreliminarily(" ")) == .textMissing)
        try story.at(hours(53) + shift, .lead, .reportPreliminarily("The session store."))
        #expect(try story.ending(.taskGroup) == group)
        #expect(try story.ending(.preliminaryReport) == report)
        #expect(story.complaint.isReportedPreliminarily)
    }

    @Test("3'.L3.1 who holds two of the roles fills one seat, not two")
    func twoSeats() throws {
        let complaint = try Story.told(to: .graded, .major).complaint
        let both = StaffMember(id: 20, name: "Han", roles: [.operationsLead, .technicalDirector])
        let circumstances = Circumstances(
            policy: .standard, roster: Roster(People.all + [both]), now: complaint.receivedAt + 3600)
        func refusal(_ group: TaskGroup) -> Refusal? {
            complaint.refusal(of: .formGroup(group), by: .staff(both), circumstances)
        }
        #expect(
            refusal(TaskGroup(operationsLead: 20, technicalDirector: 20, serviceSupervisor: 8)) == .groupIncomplete)
        #expect(refusal(TaskGroup(operationsLead: 20, technicalDirector: 7, serviceSupervisor: 8)) == nil)
    }

    @Test("3'.L3.1 the group is three people in the three roles, and level 3 is not planned before it is formed")
    func group() throws {
        var story = try Story.told(to: .graded, .major)
        let both = StaffMember(id: 21, name: "Both", roles: [.operationsLead, .technicalDirector])
        story.roster = Roster(People.all + [both])
        let unsuitable = [
            TaskGroup(operationsLead: 6, technicalDirector: 7, serviceSupervisor: 7),
            TaskGroup(operationsLead: 7, technicalDirector: 6, serviceSupervisor: 8),
            TaskGroup(operationsLead: 1, technicalDirector: 7, serviceSupervisor: 8),
            TaskGroup(operationsLead: 99, technicalDirector: 7, serviceSupervisor: 8),
            // Not even by somebody who holds both roles.
            TaskGroup(operationsLead: 21, technicalDirector: 21, serviceSupervisor: 8),
        ]
        for group in unsuitable {
            #expect(story.refusal(at: hours(1), .lead, .formGroup(group)) == .groupIncomplete)
        }
        try story.at(hours(1), .agent, .assign(.technical))
        try story.at(hours(2), .technician, .verify(1))
        #expect(story.refusal(at: hours(3), .technician, .plan()) == .groupMissing)
        try story.at(hours(3), .lead, .formGroup)
        #expect(story.refusal(at: hours(4), .lead, .formGroup) == .nothingToDo)
        #expect(story.refusal(at: hours(4), .technician, .plan()) == nil)
        try story.at(hours(4), .agent, .markConcerned(People.director.id, reason: "His system"))
        #expect(story.refusal(at: hours(5), .technician, .plan()) == .groupMissing, "a concerned member has no seat")
    }

    @Test(
        "3'.L3.2 a security case is isolated at once, and not planned before isolation is in force or waived",
        arguments: [
            (hours(1), Outcome.met), (hours(1) + 1, .metLate),
        ])
    func isolation(after time: TimeInterval, outcome: Outcome) throws {
        var story = try Story.told(to: .investigated, .major)
        let marked = hours(2)
        try story.at(marked, .agent, .grade(.major, security: true))
        #expect(try story.due(.isolation) == marked + hours(1))
        #expect(story.refusal(at: hours(2.5), .lead, .plan()) == .isolationMissing)
        let nameless = Measure(id: 1, target: "", flag: .off("x"), reason: "Leak", until: dayOne + days(1))
        #expect(story.refusal(at: hours(2.5), .lead, .isolate(nameless)) == .textMissing)
        var waived = story
        try waived.at(marked + time, .director, .waive(.isolation, reason: "Nothing to cut off"))
        #expect(try waived.ending(.isolation) == outcome)
        try waived.at(marked + time, .lead, .plan())
        try story.at(marked + time, .technician, .isolate())
        #expect(try story.ending(.isolation) == outcome)
        try story.at(marked + time, .lead, .plan())
    }

    @Test("3'.L3.2 what was isolated before the mark is isolated; marked after the plan, the plan is made again")
    func isolatedBefore() throws {
        var story = try Story.told(to: .planned, .major)
        var later = story
        try story.at(hours(1), .technician, .isolate())
        try story.at(hours(2), .agent, .grade(.major, security: true))
        #expect(try story.ending(.isolation) == .met)
        try later.at(hours(1), .agent, .grade(.major, security: true))
        #expect(later.state == .investigated)
        #expect(later.refusal(at: hours(1), .agent, .result()) == .wrongState(.investigated))
    }

    @Test(
        "3'.L3.2 isolation that was rolled back or has expired is in force no more: nothing is planned until it is again"
    )
    func isolationOver() throws {
        var story = try Story.told(to: .investigated, .major, security: true)
        #expect(story.refusal(at: hours(0.5), .lead, .plan()) == nil, "in force")
        var expired = story
        try expired.watch(at: days(3))
        #expect(expired.complaint.measures[0].ending == .expired)
        #expect(!expired.complaint.isIsolated)
        #expect(expired.refusal(at: days(3), .lead, .plan()) == .isolationMissing)
        // Also where nobody looked since: what time brought comes first.
        #expect(story.refusal(at: days(3), .lead, .plan()) == .isolationMissing)
        try expired.at(days(3) + 60, .technician, .isolate(2, until: days(6)))
        try expired.at(days(3) + 120, .lead, .plan())
        #expect(expired.state == .planned)

        try story.at(hours(1), .lead, .rollBackMeasure(1, reason: "The hole is closed."))
        #expect(story.refusal(at: hours(2), .lead, .plan()) == .isolationMissing)
        #expect(Refusal.isolationMissing.clause == "3'.L3.2")
        #expect(try story.ending(.isolation) == .met, "what was done in time stays done")
        var again = story
        try again.at(hours(2), .technician, .isolate(2))
        try again.at(hours(3), .lead, .plan())
        // Mended, and therefore taken back on purpose: said by a waiver, with its reason, and not by whose gate it is.
        let waive = Command.waive(.isolation, reason: "Mended and tested; nothing is left to cut off.")
        #expect(story.refusal(at: hours(2), .technician, waive) != nil)
        #expect(story.refusal(at: hours(2), .lead, .waive(.isolation, reason: " ")) == .reasonMissing)
        try story.at(hours(2), .lead, waive)
        try story.at(hours(3), .lead, .plan())
        #expect(story.state == .planned && again.state == .planned)
    }

    @Test("3'.L3.2 marked as a security case after its isolation ended, it has to be isolated again in time")
    func markedAfterwards() throws {
        var story = try Story.told(to: .investigated, .major)
        try story.at(hours(1), .technician, .isolate())
        try story.at(hours(2), .technician, .rollBackMeasure(1, reason: "Tried only."))
        try story.at(hours(3), .agent, .grade(.major, security: true))
        #expect(try story.ending(.isolation) == .running)
        #expect(story.refusal(at: hours(3), .lead, .plan()) == .isolationMissing)
    }

    @Test("3'.L3.2 unmarking needs the supervisor, and the clock is cancelled")
    func unmarked() throws {
        var story = try Story.told(to: .graded, .major, security: true)
        #expect(story.refusal(at: hours(0.5), .agent, .grade(.major)) == .loweringNeedsSupervisor)
        try story.at(hours(0.5), .supervisor, .grade(.major))
        #expect(try story.ending(.isolation) == .cancelled(.regraded))
        try story.at(hours(0.75), .agent, .grade(.major, security: true))
        #expect(try story.due(.isolation) == minutes(3) + hours(1), "the first marking counts")
    }

    @Test("3'.L3.3 a plan that needs resources or strategy is not carried out before it is approved")
    func approval() throws {
        var story = try Story.told(to: .planned, .major, needsApproval: true)
        #expect(story.refusal(at: hours(1), .agent, .result()) == .approvalMissing)
        #expect(story.refusal(at: hours(1), .agent, .result(.pendingFollowUp)) == nil, "the complainant may be told")
        #expect(story.refusal(at: hours(1), .decider, .answerApproval(granted: true, reason: "Yes")) == .nothingToDo)
        try story.at(hours(1), .lead, .requestApproval("Two servers", scope: "One"))
        #expect(story.refusal(at: hours(1), .lead, .requestApproval("Two servers", scope: "One")) == .nothingToDo)
        #expect(story.refusal(at: hours(1), .decider, .answerApproval(granted: true, reason: "")) == .reasonMissing)
        try story.at(hours(2), .decider, .answerApproval(granted: false, reason: "Too dear"))
        #expect(story.refusal(at: hours(3), .agent, .result()) == .approvalMissing)
        try story.at(hours(3), .lead, .requestApproval("One server", scope: "One"))
        try story.at(hours(4), .decider, .answerApproval(granted: true, reason: "Yes"))
        #expect(story.refusal(at: hours(5), .lead, .requestApproval("More", scope: "One")) == .nothingToDo)
        var replanned = story
        try replanned.at(hours(5), .lead, .plan(needsApproval: true))
        #expect(
            replanned.refusal(at: hours(5), .agent, .result()) == .approvalMissing, "another plan, another approval")
        try story.at(hours(5), .agent, .result())
        #expect(story.state == .resultSent)
        #expect(
            try Story.told(to: .planned, .major).refusal(at: hours(1), .lead, .requestApproval("x", scope: "One"))
                == .nothingToDo)
    }
}
