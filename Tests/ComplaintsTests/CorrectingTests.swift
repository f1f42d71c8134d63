import Complaints
import Foundation
import Testing

@Suite("Correcting what an incident says")
struct CorrectingTests {
    private func time(_ offset: TimeInterval) -> Date { dayOne.addingTimeInterval(offset) }

    /// An incident with two bulletins, at places 2 and 3 of its history.
    private func told() throws -> Incident {
        var story = try Story.told(to: .valid)
        try story.at(hours(2), .agent, .grade(.major))
        let event = try Incident.opening(
            with: story.complaint, title: "Mr Wang’s blank pages", under: story.policy, by: .lead, at: time(hours(5)))
        var incident = try #require(Incident(id: 4, history: [event]))
        for (hour, text) in [(6.0, "Wang reported it."), (7, "Located.")] {
            incident.apply(
                try incident.publishing(
                    Bulletin(stage: .located, text: Personal(text)), by: .lead, concerned: [], at: time(hours(hour))))
        }
        return incident
    }

    private func correct(
        _ incident: Incident, _ bulletin: Int?, _ text: String, erases: Bool = false, reason: String = "It named him",
        by author: Author = .lead, concerned: Set<StaffID> = [], isHeld: Bool = false, at hour: Double = 8
    ) throws(Refusal) -> IncidentEvent {
        try incident.correcting(
            IncidentCorrection(
                bulletin: bulletin, text: Personal(text), erases: erases, reason: Personal(reason)), by: author,
            concerned: concerned, isHeld: isHeld, at: time(hours(hour)))
    }

    @Test(
        "3'.L3.4 a corrected name or bulletin is what everybody reads; stage, clocks and the number of bulletins stay")
    func corrected() throws {
        var incident = try told()
        let before = incident
        incident.apply(try correct(incident, nil, "Blank pages"))
        incident.apply(try correct(incident, 1, "A customer reported it."))
        #expect(incident.title == "Blank pages")
        #expect(incident.bulletins.map(\.text) == ["A customer reported it.", "Located."])
        #expect(incident.correctedAt(bulletin: 1) == time(hours(8)) && incident.correctedAt(bulletin: 2) == nil)
        #expect(incident.stage == before.stage)
        #expect(incident.clocks(under: .standard) == before.clocks(under: .standard))
        #expect(incident.relays.count == 3, "a name is in nobody else's record")
        #expect(incident.dueErasures == [], "what stood there stays in the history")
        #expect(incident.erasingReplaced(at: time(hours(9))) == nil)
    }

    @Test("6.2 words to be erased are all that ever stood there, corrections in between included, and are erased once")
    func erased() throws {
        var incident = try told()
        incident.apply(try correct(incident, 1, "Mr W. reported it."))
        incident.apply(try correct(incident, 1, "A customer reported it.", erases: true))
        #expect(incident.dueErasures == [2, 4])
        let event = try #require(incident.erasingReplaced(at: time(hours(9))))
        #expect(event.fact == .erased(sequence: [2, 4], reason: "correction") && event.by == .system)
        incident.apply(event)
        #expect(incident.dueErasures == [] && !incident.isAnonymised)
        #expect(incident.erasingReplaced(at: time(hours(9))) == nil)
        #expect(incident.bulletins[0].text == "A customer reported it.")
        incident.apply(try correct(incident, nil, "Blank pages", erases: true))
        #expect(incident.dueErasures == [1])
    }

    @Test("1.2, 3'.L3.4, 6.2 a correction is the group's, has a reason, changes something, and waits for a legal hold")
    func refused() throws {
        let incident = try told()
        for author in [Author.agent, .technician, .auditor, .operations, .decider, .complainant, .system] {
            #expect(throws: Refusal.notAllowed(needs: Set(Role.managementGroup))) {
                try correct(incident, nil, "Blank pages", by: author)
            }
        }
        #expect(throws: Refusal.concerned) { try correct(incident, nil, "Blank pages", concerned: [6]) }
        #expect(throws: Refusal.reasonMissing) { try correct(incident, nil, "Blank pages", reason: " ") }
        #expect(throws: Refusal.textMissing) { try correct(incident, 1, " ") }
        #expect(throws: Refusal.nothingToDo) { try correct(incident, 2, "Located.") }
        for ordinal in [0, 3, -1, .max] {
            #expect(throws: Refusal.nothingToDo) { try correct(incident, ordinal, "x") }
        }
        #expect(throws: Refusal.onHold) { try correct(incident, 1, "x", erases: true, isHeld: true) }
        #expect(throws: Never.self) { try correct(incident, 1, "x", isHeld: true) }
        var closed = incident
        closed.apply(try closed.closing(reason: "Repaired", by: .lead, concerned: [], at: time(hours(8))))
        #expect(throws: Never.self) { try correct(closed, 1, "What is public can be wrong afterwards too") }
    }

    @Test(
        "6.2 an incident's words go twelve months after its end, not before, and not under a hold; then nothing is done"
    )
    func term() throws {
        var incident = try told()
        let policy = Policy.standard
        #expect(throws: Refusal.retentionNotBegun) {
            try incident.anonymising(under: policy, isHeld: false, at: time(days(900)))
        }
        incident.apply(try incident.closing(reason: "Repaired", by: .lead, concerned: [], at: time(hours(8))))
        let end = shanghai(2027, 3, 2, 17)
        #expect(throws: Refusal.retentionRunning(until: end)) {
            try incident.anonymising(under: policy, isHeld: false, at: end - 1)
        }
        #expect(throws: Refusal.onHold) { try incident.anonymising(under: policy, isHeld: true, at: end) }
        let event = try incident.anonymising(under: policy, isHeld: false, at: end)
        #expect(event.fact == .erased(sequence: [1, 2, 3, 4], reason: "retention"))
        incident.apply(event)
        #expect(incident.isAnonymised)
        #expect(throws: Refusal.anonymised) { try correct(incident, nil, "Blank pages") }
        #expect(throws: Refusal.anonymised) { try incident.anonymising(under: policy, isHeld: false, at: end + 1) }
    }

    @Test(
        "3'.L3.4, 6.2 a correction reaches a complaint that is closed by now; its stage stays, its copy goes, the case does not"
    )
    func relayed() throws {
        let corrected = Bulletin(stage: .investigating, text: "A customer reported it.", corrects: 1)
        var story = try Story.told(to: .graded, .major)
        try story.at(hours(1), .agent, .joinIncident(4))
        try story.at(hours(2), .system, .relayBulletin(Bulletin(stage: .repaired, text: "Wang reported it.")))
        let copy = story.history.count
        let before = story.clocks
        #expect(story.refusal(at: hours(3), .lead, .relayBulletin(corrected, erasing: [copy])) != nil)
        try story.at(hours(3), .system, .relayBulletin(corrected, erasing: [copy]))
        #expect(
            story.facts.suffix(2) == [
                .bulletinPublished(corrected), .erased(sequence: [copy], reason: "correction"),
            ])
        #expect(story.clocks == before, "a correction says nothing new of the repair")
        #expect(!story.complaint.isAnonymised)
        try story.at(hours(4), .lead, .placeHold(reason: "Court"))
        try story.at(hours(5), .system, .relayBulletin(corrected, erasing: [copy]))
        #expect(story.facts.last == .bulletinPublished(corrected), "a legal hold keeps what was said")
        var closed = try Story.told(to: .closed)
        try closed.at(days(1), .system, .relayBulletin(corrected, erasing: [1]))
        #expect(closed.state == .closed && closed.count("erased") == 1)
    }
}
