import Complaints
import Foundation
import Testing

@Suite("General principles")
struct GeneralTests {
    @Test("1.1 five types stand; operations add sub-types, and the five stay")
    func types() throws {
        #expect(
            ComplaintType.allCases.map(\.rawValue) == [
                "functional-fault", "service-quality", "information-error", "privacy", "other",
            ])
        var policy = Policy.standard
        policy.subTypes.append(.init(type: .functionalFault, id: "payment", names: ["zh-CN": "支付", "en": "Payment"]))
        let revised = try JSONDecoder().decode(Policy.self, from: JSONEncoder().encode(policy))
        #expect(revised.subTypes.map(\.id) == ["payment"])
        for type in ComplaintType.allCases {
            #expect(revised.departments[type]?.isEmpty == false, "\(type) is offered to a department")
            #expect(try Story(type, policy: revised).complaint.type == type)
        }
        var story = try Story.told(to: .registered)
        #expect(
            story.refusal(at: hours(1), .agent, .correctType(.functionalFault, subType: nil, reason: "Same"))
                == .nothingToDo)
        try story.at(hours(1), .agent, .correctType(.functionalFault, subType: "payment", reason: "About payment"))
        #expect(story.complaint.subType == "payment")
    }

    @Test("1.2 nobody does anything to a complaint about themselves", arguments: EveryCommand.samples)
    func concerned(sample: EveryCommand.Sample) throws {
        var story = try sample.setting()
        for person in People.all where person.isEnabled {
            story.add(at: days(9), .concernedMarked(person.id, reason: "It is about them."))
        }
        for person in People.all where person.isEnabled {
            let refusal = story.refusal(at: days(10), .staff(person), sample.command)
            // What only the complainant or the system does is refused as such.
            #expect(
                refusal == .concerned || (sample.may.isEmpty && refusal == .notAllowed(needs: [])), "\(person.name)")
        }
    }

    @Test("1.2 a member of staff who complains is concerned from the start, and stays so")
    func staffComplains() throws {
        let story = try Story(complainantIsStaff: People.agent.id)
        #expect(story.complaint.concerned == [People.agent.id])
        #expect(story.refusal(at: 60, .agent, .register) == .concerned)
        #expect(
            story.refusal(at: 60, .supervisor, .clearConcerned(People.agent.id, reason: "Harmless")) == .personConcerned
        )
    }

    @Test("1.2 whoever turns out to be concerned loses responsibility, work and seat")
    func losesIt() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .agent, .assign(.technical, to: People.technician), .assign(.business, to: People.clerk))
        #expect(story.complaint.responsible == People.agent.id)
        try story.at(hours(2), .supervisor, .markConcerned(People.agent.id, reason: "Complained about"))
        #expect(story.complaint.responsible == People.supervisor.id)
        try story.at(hours(3), .otherAgent, .markConcerned(People.technician.id, reason: "Complained about"))
        #expect(story.complaint.items[0].person == People.otherTechnician.id)
        #expect(story.complaint.items[1].person == People.clerk.id)
        #expect(story.refusal(at: hours(4), .technician, .verify(1)) == .concerned)
        #expect(
            story.refusal(at: hours(4), .supervisor, .markConcerned(People.technician.id, reason: "Again"))
                == .nothingToDo)
        #expect(story.refusal(at: hours(4), .supervisor, .markConcerned(99, reason: "Who?")) == .personUnsuitable)
        try story.at(hours(4), .supervisor, .clearConcerned(People.technician.id, reason: "A mistake"))
        #expect(story.complaint.concerned == [People.agent.id])
        #expect(
            story.refusal(at: hours(5), .supervisor, .clearConcerned(People.clerk.id, reason: "None")) == .nothingToDo)
    }

    @Test("1.2 nobody it is about is given work or responsibility")
    func notGiven() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .supervisor, .markConcerned(People.technician.id, reason: "Complained about"))
        #expect(
            story.refusal(at: hours(2), .agent, .assign(.technical, to: People.technician)) == .personConcerned)
        try story.at(hours(2), .agent, .assign(.technical, to: People.otherTechnician))
        #expect(
            story.refusal(at: hours(2), .supervisor, .passItem(1, to: People.technician.id, reason: "Busy"))
                == .personConcerned)
        #expect(
            story.refusal(at: hours(2), .supervisor, .passResponsibility(to: People.technician.id, reason: "Busy"))
                == .personConcerned)
    }

    @Test("1.2 where all who could lead are concerned, a decision maker does")
    func decisionMakerLeads() throws {
        var story = try Story.told(to: .graded, .major)
        let seats = TaskGroup(operationsLead: 6, technicalDirector: 9, serviceSupervisor: 8)
        #expect(story.refusal(at: hours(1), .lead, .formGroup(seats)) == .groupIncomplete)
        try story.at(hours(1), .supervisor, .markConcerned(People.director.id, reason: "His system"))
        try story.at(hours(2), .lead, .formGroup(seats))
        #expect(story.complaint.group == seats)
        for person in [People.lead, People.supervisor, People.deputy] {
            story.add(at: hours(3), .concernedMarked(person.id, reason: "Too"))
        }
        #expect(People.roster.successor(excluding: story.complaint.concerned) == People.decider.id)
    }

    @Test("1.2 a named deputy takes the seat of the group")
    func deputy() throws {
        var story = try Story.told(to: .graded, .major)
        try story.at(hours(1), .supervisor, .markConcerned(People.lead.id, reason: "Complained about"))
        #expect(story.refusal(at: hours(2), .supervisor, .formGroup) == .personConcerned)
        let group = TaskGroup(operationsLead: 12, technicalDirector: 7, serviceSupervisor: 8)
        try story.at(hours(2), .supervisor, .formGroup(group))
        #expect(story.complaint.group == group)
    }

    @Test("1.2, 3'.L3.1 a member of the group who turns out to be concerned has lost the seat")
    func vacatedSeat() throws {
        var story = try Story.told(to: .graded, .major)
        try story.at(hours(1), .supervisor, .formGroup)
        #expect(story.complaint.hasWholeGroup)
        #expect(!story.complaint.outstanding(under: story.policy).contains(.group))
        try story.at(hours(2), .supervisor, .markConcerned(People.lead.id, reason: "Complained about"))
        #expect(story.complaint.seated == [People.director.id, People.supervisor.id])
        #expect(!story.complaint.hasWholeGroup)
        #expect(story.complaint.outstanding(under: story.policy).contains(.group))
        let bulletin = ClockKey(.bulletin, scope: 1)
        #expect(
            Set(story.complaint.people(answering: bulletin, in: story.roster))
                == [People.director.id, People.supervisor.id])
        try story.at(
            hours(3), .supervisor,
            .formGroup(TaskGroup(operationsLead: 12, technicalDirector: 7, serviceSupervisor: 8)))
        #expect(story.complaint.hasWholeGroup)
        #expect(!story.complaint.outstanding(under: story.policy).contains(.group))
    }

    @Test("1.2 grading carries a reason, and so does every change of mind")
    func reasons() throws {
        let valid = try Story.told(to: .valid)
        let grade = Command.grade(.general, reason: " ", security: false, systemFault: false)
        #expect(valid.refusal(at: hours(1), .agent, grade) == .reasonMissing)
        #expect(valid.refusal(at: hours(1), .agent, .markUrgent(true, reason: "")) == .reasonMissing)
        #expect(valid.refusal(at: hours(1), .agent, .correctType(.other, subType: nil, reason: "")) == .reasonMissing)
        #expect(valid.refusal(at: hours(1), .agent, .markConcerned(3, reason: "")) == .reasonMissing)
        #expect(valid.refusal(at: hours(1), .agent, .withdraw(reason: nil)) == .reasonMissing)
        #expect(valid.refusal(at: hours(1), .agent, .correctContact(.none, reason: "")) == .reasonMissing)
        #expect(valid.refusal(at: hours(1), .complainant, .withdraw(reason: nil)) == nil)
    }

    @Test(
        "1.2p at every moment one named person is responsible: before registration the duty agent, then who registers")
    func responsible() throws {
        var policy = Policy.standard
        policy.dutyAgents = [2, 1]
        #expect(People.roster.onDuty(policy) == 2)
        #expect(People.roster.onDuty(policy, ordinal: 1) == 1)
        #expect(People.roster.onDuty(policy, ordinal: -1) == 1)
        #expect(People.roster.onDuty(policy, excluding: [2], ordinal: 1) == 1)
        policy.dutyAgents = [13]
        #expect(People.roster.onDuty(policy) == People.supervisor.id, "a disabled duty agent is none")
        var story = try Story()
        #expect(story.complaint.responsible == People.supervisor.id)
        try story.at(60, .agent, .register)
        #expect(story.complaint.responsible == People.agent.id)
    }

    @Test("1.2p responsibility is taken, or passed on; others' is passed by the supervisor, with a reason")
    func passing() throws {
        var story = try Story.told(to: .graded)
        let toOther = Command.passResponsibility(to: People.otherAgent.id, reason: nil)
        #expect(story.refusal(at: hours(1), .lead, toOther) == .notAllowed(needs: [.serviceSupervisor]))
        #expect(story.refusal(at: hours(1), .supervisor, toOther) == .reasonMissing)
        #expect(
            story.refusal(at: hours(1), .agent, .passResponsibility(to: People.agent.id, reason: nil)) == .nothingToDo)
        for person in [People.auditor, People.operations, People.leaver] {
            #expect(
                story.refusal(at: hours(1), .agent, .passResponsibility(to: person.id, reason: nil))
                    == .personUnsuitable)
        }
        try story.at(hours(1), .agent, toOther)
        #expect(story.complaint.responsible == People.otherAgent.id)
        try story.at(hours(2), .agent, .passResponsibility(to: People.agent.id, reason: nil))
        #expect(story.complaint.responsible == People.agent.id)
        try story.at(hours(3), .supervisor, .passResponsibility(to: People.supervisor.id, reason: "Delicate"))
        #expect(
            story.refusal(at: hours(4), .agent, .passResponsibility(to: People.agent.id, reason: nil))
                == .notAllowed(needs: [.serviceSupervisor]))
    }

    @Test("1.2p a disabled person's work passes to the supervisor as a fact")
    func disabled() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .agent, .assign(.technical, to: People.technician), .assign(.business))
        #expect(story.refusal(at: hours(2), .system, .replaceDisabled) == .nothingToDo)
        #expect(story.refusal(at: hours(2), .agent, .replaceDisabled) == .notAllowed(needs: []))
        var people = People.all
        for index in people.indices where [1, 3].contains(people[index].id.rawValue) { people[index].isEnabled = false }
        story.roster = Roster(people)
        try story.at(hours(2), .system, .replaceDisabled)
        #expect(story.complaint.responsible == People.supervisor.id)
        #expect(story.complaint.items[0].person == People.supervisor.id)
        #expect(story.complaint.items[1].person == nil)
        #expect(story.count("responsibilityPassed") == 2)
        #expect(try story.clock(.investigation, scope: 1).startedAt == dayOne.addingTimeInterval(hours(1)))
        #expect(
            story.refusal(at: hours(3), .staff(people[0]), .assign(.business))
                == .notAllowed(needs: [.agent, .serviceSupervisor]))
    }

    @Test("1.2p in a house with a single account even that one is named")
    func oneAccount() {
        let only = StaffMember(id: 1, name: "Only", roles: [.operations])
        #expect(Roster([only]).onDuty(.standard) == only.id)
        #expect(Roster([]).onDuty(.standard) == nil)
    }

    @Test("1.2t the complainant's promises exist from receipt: level 1 limits, marked provisional")
    func promises() throws {
        let story = try Story()
        let promises = story.clocks.filter(\.isProvisional)
        #expect(promises.map(\.name) == [.firstAnswer, .response, .handling])
        #expect(promises.map { $0.dueAt.timeIntervalSince(dayOne) } == [hours(4), hours(24), hours(24)])
        #expect(story.clocks.filter { !$0.isProvisional }.map(\.name) == [.registration, .managementReport])
    }

    @Test(
        "1.2t every clock explains itself: clause, the event it started at, length, due time", arguments: Level.allCases
    )
    func explained(level: Level) throws {
        let story = try Story.told(to: .closed, level)
        for clock in story.clocks {
            #expect(!clock.clause.rawValue.isEmpty)
            #expect(story.history.indices.contains(clock.startSequence - 1))
            #expect(story.history[clock.startSequence - 1].at == clock.startedAt, "\(clock.key)")
            if case .seconds(let length) = clock.length {
                #expect(clock.dueAt == clock.startedAt.addingTimeInterval(Double(length)), "\(clock.key)")
            }
        }
    }

    @Test("1.2t result, progress and limits can be read while it runs and after it ended")
    func readable() throws {
        var story = try Story.told(to: .resultSent)
        #expect(story.complaint.result?.solution == "Renewed.")
        #expect(story.complaint.isReadable(by: People.auditor))
        #expect(!story.complaint.isReadable(by: People.operations))
        #expect(!story.complaint.isReadable(by: People.leaver))
        try story.at(hours(1), .complainant, .write(text: "Thank you.", attachments: []))
        #expect(story.refusal(at: hours(1), .complainant, .write(text: " ", attachments: [])) == .textMissing)
        #expect(story.refusal(at: hours(1), .agent, .write(text: "Hello", attachments: [])) == .notAllowed(needs: []))
        try story.at(hours(2), .complainant, .withdraw)
        let late = Command.write(text: "Hello?", attachments: [])
        #expect(story.refusal(at: hours(3), .complainant, late) == .withdrawnBefore)
        #expect(story.complaint.result?.solution == "Renewed.")
    }
}
