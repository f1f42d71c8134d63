import Complaints
import Foundation
import Testing

@Suite("One result for many complaints")
struct SharedResultTests {
    private func shared(
        facts: Personal? = "The store was full.", _ departments: [Department] = [.technical, .business],
        awaitsApproval: Bool = false
    ) -> Command {
        .takeResult(
            SharedResult(
                status: .resolved, solution: "Enlarged.", handler: "Lin", contact: "support@example.org", facts: facts,
                departments: departments, awaitsApproval: awaitsApproval), of: 4, message: "m-9")
    }

    private func joined(_ state: State, _ level: Level) throws -> Story {
        var story = try Story.told(to: state, level)
        try story.at(minutes(30), .agent, .joinIncident(4))
        return story
    }

    @Test(
        "3'.L3, 3.2.3, 3.2.4, 4.1 where there is no plan yet the act records what is asked for before a result, by its author"
    )
    func recorded() throws {
        for (level, departments) in [(Level.general, [Department.frontLine]), (.complex, [.technical, .business])] {
            var story = try joined(.graded, level)
            let before = story.history.count
            try story.at(hours(1), .agent, shared())
            let new = story.history[before...]
            #expect(new.allSatisfy { $0.by == .staff(People.agent.id) })
            let kinds = departments.map { _ in "assigned" } + departments.map { _ in "factsVerified" }
            #expect(new.map(\.fact.kind) == kinds + ["planned", "resultSent"])
            #expect(story.complaint.roundItems.map(\.assignment.department) == departments)
            #expect(story.complaint.plan?.incident == 4)
            #expect(story.state == .resultSent)
            #expect(try story.ending(.investigation, scope: 1) == .met)
            #expect(story.refusal(at: hours(2), .agent, shared()) == .wrongState(.resultSent))
        }
        // Work that is under way in a department that established it is finished by it; a plan that is there stays.
        var assigned = try Story.told(to: .graded, .complex)
        try assigned.at(minutes(10), .agent, .assign(.technical), .joinIncident(4))
        try assigned.at(hours(1), .agent, shared())
        #expect(assigned.complaint.roundItems.map(\.assignment.department) == [.technical, .business])
        var planned = try joined(.planned, .complex)
        try planned.at(hours(1), .agent, shared(facts: nil))
        #expect(planned.complaint.plan?.incident == nil && planned.state == .resultSent)
    }

    @Test(
        "3'.L3, 3'.L2.2, 3'.L2.3, 3'.L3.1, 3'.L3.2, 3'.L3.3, 3.2.3 no gate is opened by it, and nothing is recorded where one is shut"
    )
    func gates() throws {
        let complex = try joined(.graded, .complex)
        #expect(complex.refusal(at: hours(1), .agent, shared(facts: " ")) == .factsMissing)
        #expect(complex.refusal(at: hours(1), .agent, shared(facts: nil)) == .factsMissing)
        #expect(complex.refusal(at: hours(1), .agent, shared([])) == .departmentMissing(.technical))
        #expect(complex.refusal(at: hours(1), .agent, shared([.technical])) == .departmentMissing(.business))
        #expect(complex.refusal(at: hours(1), .agent, shared(awaitsApproval: true)) == .approvalMissing)
        var other = complex
        try other.at(hours(1), .agent, .assign(.business))
        #expect(
            other.refusal(at: hours(1), .agent, shared([.technical])) == .factsMissing,
            "what another department is at is not verified by this")
        var fault = complex
        try fault.at(hours(1), .agent, .grade(.complex, fault: true))
        #expect(fault.refusal(at: hours(1), .agent, shared()) == .measureMissing)
        var major = try joined(.graded, .major)
        #expect(major.refusal(at: hours(1), .agent, shared()) == .groupMissing)
        try major.at(hours(1), .lead, .formGroup)
        try major.at(hours(1), .agent, .grade(.major, security: true))
        #expect(major.refusal(at: hours(1), .agent, shared()) == .isolationMissing)
        let alone = try Story.told(to: .graded, .complex)
        #expect(alone.refusal(at: hours(1), .agent, shared()) == .nothingToDo, "of no incident")
        #expect(complex.refusal(at: hours(1), .technician, shared())?.clause == "1.2")
    }

    @Test("3.2.3, 3'.L3.3 the incident's facts are those of departments that verified them on a complaint with a plan")
    func basis() throws {
        let opening = try Incident.opening(
            with: try Story.told(to: .graded, .major).complaint, title: "Login", under: .standard, by: .lead,
            at: dayOne + hours(1))
        let incident = try #require(Incident(id: 4, history: [opening]))
        func sent(_ open: [Complaint], _ status: ResultStatus? = .resolved) throws -> SharedResult {
            let event = try incident.resulting(
                status, "Enlarged.", "Lin", "x", facts: "Full", for: open, by: .agent, at: dayOne + hours(2))
            guard case .resultSent(let shared) = event.fact else { throw Unexpected() }
            return shared
        }
        let verified = try Story.told(to: .investigated, .major).complaint
        #expect(try sent([verified]).departments == [], "nobody has made a plan of it yet")
        let planned = try Story.told(to: .planned, .major, needsApproval: true).complaint
        #expect(try sent([verified, planned]).departments == [.technical, .business])
        #expect(try sent([planned]).awaitsApproval)
        #expect(try !sent([verified]).awaitsApproval)
        #expect(throws: Refusal.resultIncomplete(missing: [.status])) { try sent([planned], nil) }
        #expect(throws: Refusal.nothingToDo) { try sent([]) }
        #expect(throws: (any Error).self) {
            try incident.resulting(
                .resolved, "x", "x", "x", facts: "", for: [planned], by: .technician, at: dayOne + hours(2))
        }
    }

    private struct Unexpected: Error {}
}

@Suite("A copy of one's data")
struct CopyTests {
    @Test(
        "6.2 a copy has what the tracking page shows: the complainant's own words, what they were told, no word of the desk"
    )
    func shares() throws {
        var story = try Story.told(to: .assigned, .complex)
        try story.at(hours(1), .agent, .grade(.complex, fault: true))
        try story.at(hours(1), .technician, .measure(1), .measure(2))
        try story.at(hours(1), .lead, .approve(1))
        try story.at(hours(2), .complainant, .answerCallBack(.partly, text: "Better"))
        try story.at(hours(2), .agent, .callBack(at: hours(1.5)))
        try story.at(
            hours(3), .technician, .rollBackMeasure(1, reason: "Mended"), .rollBackMeasure(2, reason: "Not used"))
        try story.at(hours(4), .complainant, .withdraw)
        func shares(_ kind: String) -> [CopyShare] {
            story.history.filter { $0.fact.kind == kind }.map(story.complaint.share)
        }
        #expect(shares("calledBack") == [.whole, .nothing])
        #expect(shares("measureEnded") == [.withoutWords, .nothing], "what was never in force was never told of")
        #expect(shares("measureDecided") == [.nothing])
        #expect(shares("withdrawn") == [.whole])
        #expect(shares("received") == [.whole])
        #expect(shares("registered") == [.withoutWords])
        #expect(shares("graded").allSatisfy { $0 == .nothing })
        for (ground, share) in [
            (Closing.Ground.accepted, CopyShare.withoutWords), (.silence, .withoutWords), (.exhausted, .whole),
            (.internalDone, .nothing),
        ] {
            let closed = Event(at: dayOne, by: .staff(1), fact: .closed(Closing(ground: ground, remark: "x")))
            #expect(story.complaint.share(of: closed) == share)
        }
    }
}
