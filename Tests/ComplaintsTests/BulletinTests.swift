import Complaints
import Foundation
import Testing

@Suite("Bulletins and incidents")
struct BulletinTests {
    /// Graded to level 3 two hours after receipt.
    private func major() throws -> Story {
        var story = try Story.told(to: .valid)
        try story.at(hours(2), .agent, .grade(.major))
        return story
    }

    @Test(
        "3'.L3.4 a bulletin every 12 h from the first grading to 3; a bulletin starts the next period",
        arguments: [
            (hours(14), Outcome.met), (hours(14) + 1, .missed),
        ])
    func period(at time: TimeInterval, outcome: Outcome) throws {
        var story = try major()
        #expect(try story.due(.bulletin, scope: 0) == hours(14))
        try story.at(time, .lead, .bulletin())
        #expect(try story.ending(.bulletin, scope: 0) == outcome)
        let next = outcome == .met ? 1 : 2
        #expect(try story.due(.bulletin, scope: next) == time + hours(12))
        #expect(try story.ending(.bulletin, scope: next) == .running)
    }

    @Test("3'.L3.4 each 12 h without one is a breach, and the next period starts at that due time")
    func missed() throws {
        var story = try major()
        try story.watch(at: hours(2 + 40))
        #expect(story.breaches(.bulletin) == 3)
        for scope in 0...3 {
            #expect(try story.due(.bulletin, scope: scope) == hours(2 + 12 * Double(scope + 1)))
            #expect(try story.ending(.bulletin, scope: scope) == (scope < 3 ? .missed : .running))
        }
        try story.watch(at: hours(2 + 40))
        #expect(story.breaches(.bulletin) == 3)
        try story.at(hours(2 + 41), .lead, .bulletin())
        #expect(try story.ending(.bulletin, scope: 3) == .met)
        #expect(try story.due(.bulletin, scope: 4) == hours(2 + 41 + 12))
    }

    @Test("3'.L3.4 they end when it is repaired, and go on when it was not after all")
    func repaired() throws {
        var story = try major()
        try story.at(hours(3), .lead, .bulletin(.repaired))
        #expect(try story.ending(.bulletin, scope: 0) == .met)
        #expect(!story.isRunning(.bulletin))
        try story.watch(at: days(10))
        #expect(story.breaches(.bulletin) == 0)
        try story.at(days(10), .lead, .bulletin(.investigating))
        #expect(try story.due(.bulletin, scope: 1) == days(10) + hours(12))
        try story.at(days(10) + hours(1), .lead, .bulletin(.repaired))
        #expect(!story.isRunning(.bulletin))
    }

    @Test("3'.L3.4 they end with the complaint, and a reopened one owes none")
    func ended() throws {
        var story = try Story.told(to: .closed, .major)
        #expect(try story.ending(.bulletin, scope: 0) == .cancelled(.closed))
        try story.at(days(2), .complainant, .reopen)
        #expect(!story.isRunning(.bulletin))
    }

    @Test("3'.L3.4 while the level was lower none was owed, and none is made up for")
    func lowered() throws {
        var story = try major()
        try story.at(hours(4), .supervisor, .grade(.complex))
        #expect(try story.ending(.bulletin, scope: 0) == .cancelled(.regraded))
        try story.at(days(3), .agent, .grade(.major))
        #expect(story.breaches(.bulletin) == 0)
        #expect(try story.ending(.bulletin, scope: 0) == .cancelled(.regraded))
        #expect(try story.due(.bulletin, scope: 1) == days(3) + hours(12))
    }

    @Test("3'.L3.4 a bulletin needs words and an expected time that lies ahead")
    func wellFormed() throws {
        let story = try major()
        #expect(
            story.refusal(at: hours(3), .lead, .publishBulletin(.located, text: "", expectedAt: nil)) == .textMissing)
        let past = Command.publishBulletin(.located, text: "Soon", expectedAt: dayOne.addingTimeInterval(hours(3)))
        #expect(story.refusal(at: hours(3), .lead, past) == .dateNotInFuture)
        #expect(story.refusal(at: hours(2.9), .lead, past) == nil)
    }

    @Test("3'.L3.4 in an incident the complaint's own bulletin clock rests; leaving starts a period anew")
    func incident() throws {
        var story = try major()
        #expect(story.refusal(at: hours(3), .agent, .leaveIncident(reason: "None")) == .nothingToDo)
        try story.at(hours(3), .agent, .joinIncident(4))
        #expect(story.complaint.incident == 4)
        #expect(story.refusal(at: hours(3), .agent, .joinIncident(5)) == .nothingToDo)
        #expect(story.refusal(at: hours(3), .lead, .bulletin()) == .bulletinOfIncident, "there is one voice")
        #expect(try story.ending(.bulletin, scope: 0) == .cancelled(.incident))
        #expect(try story.ending(.taskGroup) == .running, "all other clocks stay with the complaint")
        try story.watch(at: days(2))
        #expect(story.breaches(.bulletin) == 0)
        #expect(story.refusal(at: days(2), .agent, .leaveIncident(reason: "")) == .reasonMissing)
        try story.at(days(2), .agent, .leaveIncident(reason: "Another cause"))
        #expect(try story.due(.bulletin, scope: 1) == days(2) + hours(12))
    }

    @Test("3'.L3.4 what the group published for an incident is kept with each of its complaints, whatever its level")
    func relayed() throws {
        let bulletin = Bulletin(stage: .located, text: "Located.")
        var story = try Story.told(to: .graded, .complex)
        #expect(story.refusal(at: hours(1), .system, .relayBulletin(bulletin)) == .nothingToDo)
        try story.at(hours(1), .agent, .joinIncident(4))
        let told = try story.complaint.decide(.relayBulletin(bulletin), by: .system, story.circumstances(at: hours(2)))
        #expect(told.map(\.fact) == [.bulletinPublished(bulletin)])
        try story.at(hours(2), .system, .relayBulletin(bulletin))
        #expect(!story.has(.bulletin), "the incident owes them, not the complaint")
    }

    @Test("3'.L3.4 the editor is reminded two hours before the period ends, and not once nothing is owed")
    func reminder() throws {
        var story = try Story.told(to: .valid)
        try story.at(hours(2), .agent, .grade(.major))
        let event = try Incident.opening(
            with: story.complaint, title: "Blank pages", under: story.policy, by: .lead, at: story.now)
        var incident = try #require(Incident(id: 4, history: [event]))
        #expect(incident.reminder(under: .standard) == dayOne.addingTimeInterval(hours(12)))
        #expect(incident.running(under: .standard)?.dueAt == dayOne.addingTimeInterval(hours(14)))
        incident.apply(
            try incident.publishing(
                Bulletin(stage: .repaired, text: "Repaired."), by: .lead, concerned: [],
                at: dayOne.addingTimeInterval(hours(13))))
        #expect(incident.reminder(under: .standard) == nil)
    }

    @Test("3'.L3.4 graded 3 in an incident, or left below level 3: a period starts when one is owed")
    func incidentAndLevel() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(1), .agent, .joinIncident(4))
        try story.at(hours(2), .agent, .grade(.major))
        #expect(!story.has(.bulletin))
        var lowered = story
        try story.at(days(1), .agent, .leaveIncident(reason: "Another cause"))
        #expect(story.clocks.filter { $0.name == .bulletin }.map(\.dueAt) == [dayOne.addingTimeInterval(days(1.5))])
        try lowered.at(hours(3), .supervisor, .grade(.complex))
        try lowered.at(hours(4), .agent, .leaveIncident(reason: "Another cause"))
        try lowered.at(days(5), .agent, .grade(.major))
        #expect(lowered.clocks.filter { $0.name == .bulletin }.map(\.dueAt) == [dayOne.addingTimeInterval(days(5.5))])
        #expect(lowered.breaches(.bulletin) == 0)
    }
}

@Suite("An incident")
struct IncidentTests {
    private let first = ComplaintNumber(rawValue: "R1")
    private let second = ComplaintNumber(rawValue: "R2")
    private func time(_ offset: TimeInterval) -> Date { dayOne.addingTimeInterval(offset) }

    private func opened() throws -> (incident: Incident, story: Story) {
        var story = try Story.told(to: .valid)
        try story.at(hours(2), .agent, .grade(.major))
        let event = try Incident.opening(
            with: story.complaint, title: "Blank pages", under: story.policy, by: .lead, at: time(hours(5)))
        return (try #require(Incident(id: 4, history: [event])), story)
    }

    @Test("3'.L3.4 its periods start at the first grading to 3 of its first complaint; joining starts none")
    func starts() throws {
        var (incident, story) = try opened()
        #expect(incident.clocks(under: .standard).map(\.dueAt) == [time(hours(14))])
        #expect(incident.complaints == [first])
        let other = try Story.told(to: .graded, .major)
        #expect(throws: Refusal.nothingToDo) { try incident.joining(story.complaint, by: .lead, at: time(hours(6))) }
        incident.apply(IncidentEvent(at: time(hours(6)), by: .staff(6), fact: .joined(second)))
        #expect(incident.complaints == [first, second])
        #expect(incident.clocks(under: .standard).map(\.dueAt) == [time(hours(14))])
        #expect(throws: Refusal.nothingToDo) { try incident.joining(other.complaint, by: .lead, at: time(hours(6))) }
        let left = try incident.leaving(story.complaint, reason: "Another cause", by: .lead, at: time(hours(7)))
        incident.apply(left)
        #expect(incident.complaints == [second])
        try story.at(hours(7), .agent, .grade(.major, fault: true))
        #expect(throws: Refusal.nothingToDo) {
            try incident.leaving(story.complaint, reason: "Again", by: .lead, at: time(hours(7)))
        }
        #expect(incident.joining(alone: story.complaint, at: time(hours(8))) != nil)
    }

    @Test("3'.L3.4 an incident goes on with the period of the bulletin already published")
    func goesOn() throws {
        var story = try Story.told(to: .valid)
        try story.at(hours(2), .agent, .grade(.major))
        try story.at(hours(30), .lead, .bulletin())
        let event = try Incident.opening(
            with: story.complaint, title: "Blank pages", under: story.policy, by: .lead, at: time(hours(31)))
        let incident = try #require(Incident(id: 4, history: [event]))
        #expect(incident.clocks(under: .standard).map(\.dueAt) == [time(hours(42))])
        #expect(incident.watch(under: .standard, at: time(hours(42))).isEmpty, "no period is counted twice")
    }

    @Test("3'.L3.4 each missed period is one breach; it ends when repaired or closed")
    func breaches() throws {
        var (incident, _) = try opened()
        let missed = incident.watch(under: .standard, at: time(hours(39)))
        #expect(missed.count == 3)
        for event in missed { incident.apply(event) }
        #expect(incident.watch(under: .standard, at: time(hours(39))).isEmpty)
        #expect(incident.clocks(under: .standard).last?.dueAt == time(hours(50)))
        var closed = incident
        incident.apply(
            try incident.publishing(
                Bulletin(stage: .repaired, text: "Repaired."), by: .lead, concerned: [], at: time(hours(40))))
        #expect(incident.isRepaired)
        #expect(incident.watch(under: .standard, at: time(days(9))).isEmpty)
        closed.apply(try closed.closing(reason: "One cause", by: .lead, concerned: [], at: time(hours(40))))
        #expect(!closed.isOpen)
        #expect(closed.watch(under: .standard, at: time(days(9))).isEmpty)
        #expect(throws: Refusal.nothingToDo) {
            try closed.closing(reason: "Again", by: .lead, concerned: [], at: time(hours(41)))
        }
        #expect(throws: Refusal.nothingToDo) {
            try closed.publishing(Bulletin(stage: .located, text: "x"), by: .lead, concerned: [], at: time(hours(41)))
        }
    }

    @Test("3'.L3.4, 1.2 bulletins are the group's, and not of anybody concerned")
    func permitted() throws {
        let (incident, story) = try opened()
        let bulletin = Bulletin(stage: .located, text: "Located.")
        #expect(throws: Refusal.concerned) {
            try incident.publishing(bulletin, by: .lead, concerned: [6], at: time(hours(6)))
        }
        for author in [Author.agent, .technician, .auditor, .complainant, .system] {
            #expect(throws: Refusal.notAllowed(needs: Set(Role.managementGroup))) {
                try incident.publishing(bulletin, by: author, concerned: [], at: time(hours(6)))
            }
        }
        #expect(throws: Refusal.textMissing) {
            try incident.publishing(Bulletin(stage: .located, text: ""), by: .lead, concerned: [], at: time(hours(6)))
        }
        #expect(throws: Refusal.dateNotInFuture) {
            try incident.publishing(
                Bulletin(stage: .located, text: "x", expectedAt: time(hours(6))), by: .lead, concerned: [],
                at: time(hours(6)))
        }
        let lower = try Story.told(to: .graded, .complex)
        #expect(throws: Refusal.onlyMajor) {
            try Incident.opening(with: lower.complaint, title: "x", under: .standard, by: .lead, at: time(hours(6)))
        }
        #expect(Incident(id: 4, history: [IncidentEvent(at: story.now, by: .system, fact: .joined(first))]) == nil)
        #expect(Incident(id: 4, history: []) == nil)
    }

    @Test("6.2 its facts survive storage")
    func coding() throws {
        let facts: [IncidentFact] = [
            .opened(IncidentOpening(first: first, title: "Blank pages", owedFrom: dayOne, policy: 1)), .joined(second),
            .left(second, reason: "Another cause"),
            .bulletinPublished(Bulletin(stage: .located, text: "Located.", expectedAt: dayOne)),
            .closed(reason: "Repaired"), .breached(ClockKey(.bulletin, scope: 3), due: dayOne),
            .corrected(IncidentCorrection(bulletin: 1, text: "Found.", erases: true, reason: "Wrong")),
            .corrected(IncidentCorrection(bulletin: nil, text: "Pages", erases: false, reason: "Wrong")),
            .erased(sequence: [1, 2], reason: "retention"),
            .resultSent(
                SharedResult(
                    status: .resolved, solution: "Renewed.", handler: "Lin", contact: "x", facts: "It was full.",
                    departments: [.technical], awaitsApproval: true)),
        ]
        for fact in facts {
            let event = IncidentEvent(at: dayOne, by: .staff(6), fact: fact)
            #expect(try JSONDecoder().decode(IncidentEvent.self, from: JSONEncoder().encode(event)) == event)
        }
    }

    @Test("3'.L3.4 an incident owes bulletins while one of level 3 goes on, or several do, and none for one below it")
    func owing() {
        #expect(Incident.owesBulletins(atLevels: [.major]))
        #expect(Incident.owesBulletins(atLevels: [.complex, nil]))
        for alone in [Level.general, .complex, nil] { #expect(!Incident.owesBulletins(atLevels: [alone])) }
        #expect(!Incident.owesBulletins(atLevels: []))
    }

    @Test("3'.L3.4 an incident that ends with its last complaint keeps the periods missed before that, no later ones")
    func endsWithItsComplaints() throws {
        let story = try Story.told(to: .graded, .major)
        let opening = try Incident.opening(
            with: story.complaint, title: "Login", under: .standard, by: .lead, at: dayOne + hours(1))
        var incident = try #require(Incident(id: 1, history: [opening]))
        let due = try #require(incident.running(under: .standard)?.dueAt)
        let now = due + hours(30)
        let ended = due + hours(1)
        let events = incident.ending(ended, under: .standard, at: now)
        #expect(events.map(\.by) == [.system, .system])
        #expect(events.first?.fact == .breached(ClockKey(.bulletin), due: due))
        #expect(incident.ending(due - 1, under: .standard, at: now).count == 1, "ended within the period")
        for event in events { incident.apply(event) }
        #expect(incident.closedAt == now && incident.running(under: .standard) == nil)
        #expect(incident.ending(ended, under: .standard, at: now).isEmpty, "once")
    }
}

extension Incident {
    fileprivate func joining(alone complaint: Complaint, at now: Date) -> IncidentEvent? {
        try? joining(complaint, by: .agent, at: now)
    }
}
