import Complaints
import Foundation
import Testing

@Suite("What is internal")
struct ImpartialityTests {
    /// What somebody may read whom the complaint is about, by the names history keeps. Everything else is internal.
    private static let open: Set<String> = [
        "received", "imported", "rejected", "objected", "objectionDecided", "acknowledged", "automaticReplySent",
        "messageSent", "articleOffered", "complainantWrote", "resultSent", "callStarted", "callJoined", "callEnded",
        "bulletinPublished", "accepted", "notSolved", "withdrawn", "reopened", "dataRequested", "dataCorrected",
        "dataGranted", "dataRefused", "incidentJoined", "absorbed", "reportedToManagement", "breached", "erased",
    ]

    @Test("1.2 every kind of fact is decided: open is what passed between both sides, everything else is internal")
    func everyKind() {
        let kinds = HistoryTests.facts.map(\.kind)
        #expect(Set(kinds).count == kinds.count)
        #expect(Set(HistoryTests.facts.filter { !$0.isInternal }.map(\.kind)) == Self.open)
        #expect(Set(kinds) == Self.open.union(Fact.internalKinds))
        #expect(Self.open.isDisjoint(with: Fact.internalKinds))
        for fact in HistoryTests.facts where fact.isComplainants {
            #expect(!fact.isInternal, "\(fact.kind) was told to the complainant")
        }
    }

    @Test("1.2 of an incident the reasons within the house are internal, what the public reads is not")
    func incidents() {
        let number = ComplaintNumber(rawValue: "R1")
        let opening = IncidentOpening(first: number, title: "T", owedFrom: dayOne, policy: 1)
        let facts: [(IncidentFact, Bool)] = [
            (.opened(opening), false), (.joined(number), false), (.left(number, reason: "Other"), true),
            (.bulletinPublished(Bulletin(stage: .located, text: "Located")), false), (.closed(reason: "Done"), true),
            (.breached(ClockKey(.bulletin), due: dayOne), false),
            (.corrected(IncidentCorrection(bulletin: 1, text: "New", erases: true, reason: "Named him")), true),
            (.erased(sequence: [2], reason: "Named him"), true),
            (.resultSent(SharedResult(status: .resolved, solution: "S", handler: "L", contact: "x", facts: "F")), true),
        ]
        for (fact, isInternal) in facts { #expect(fact.isInternal == isInternal) }
    }

    /// The same fact with a word of its own in the place of each personal value.
    private func marked(_ fact: Fact) throws -> Fact {
        let vault = Marking(word: "word-of-\(fact.kind).")
        let encoder = JSONEncoder()
        let decoder = JSONDecoder()
        encoder.userInfo[.personalVault] = vault
        decoder.userInfo[.personalVault] = vault
        return try decoder.decode(Fact.self, from: encoder.encode(fact))
    }

    private func written(_ value: Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    @Test("1.2 nothing that an internal fact says is left in the complaint that its person reads", arguments: 0..<2)
    func complaint(beginning: Int) throws {
        // Each kind alone after the receipt, so that no later fact hides what an earlier one left behind.
        let first = try marked(HistoryTests.facts[beginning])
        var said: Set<String> = []
        // Of a corrected contact the reason alone is ours: the contact itself is the complainant's, as at receipt.
        let others = HistoryTests.facts.dropFirst(2).filter { $0.kind != "contactCorrected" }
        for fact in others + [.contactCorrected(Contact(phone: "1"), reason: "word-of-contactCorrected.")] {
            let story = try Story([
                Event(at: dayOne, by: .complainant, fact: first),
                Event(at: dayOne, by: .staff(3), fact: .assigned(Assignment(item: 1, department: .technical))),
                Event(at: dayOne, by: .staff(3), fact: .isolated(Measure.login(until: 0))),
                Event(at: dayOne, by: .staff(1), fact: fact.kind == "contactCorrected" ? fact : try marked(fact)),
            ])
            let word = "word-of-\(fact.kind)."
            if written(story.complaint).contains(word) { said.insert(fact.kind) }
            let open = story.complaint.withoutInternals
            #expect(!fact.isInternal || !written(open).contains(word), "\(fact.kind)")
            #expect(written(open).contains("word-of-\(first.kind)."), "what the complainant wrote stays")
            #expect(open.state == story.complaint.state && open.level == story.complaint.level)
            #expect(open.concerned == story.complaint.concerned && open.version == story.complaint.version)
        }
        // The test would see it: these leave their words in the complaint.
        #expect(
            said.isSuperset(of: [
                "registered", "assigned", "factsVerified", "planned", "calledBack", "isolated", "measureProposed",
                "measureLinked", "approvalRequested", "holdPlaced",
            ]), "\(said.sorted())")
    }

    @Test("1.2 of a complaint's measures those of another one can be left out by themselves")
    func links() throws {
        var story = try Story.told(to: .assigned, .complex)
        for id in [MeasureID(rawValue: 7), 8] {
            let target = Personal("Login \(id)")
            let linked = LinkedMeasure(id: id, kind: .temporary, target: target, until: dayOne + days(2))
            try story.at(hours(1), .agent, .linkMeasure(linked))
        }
        let open = story.complaint.withoutLinks(to: [7])
        #expect(open.measureLinks.map(\.id) == [8])
        #expect(!written(open).contains("Login 7") && written(open).contains("Login 8"))
        #expect(open.registration != nil && story.complaint.measureLinks.count == 2)
    }

    @Test("1.2 what is internal is read by everybody who reads complaints, but nobody whom it is about")
    func readers() throws {
        var story = try Story.told(to: .graded)
        for person in People.all {
            let reads = person.isEnabled && person.readsComplaints
            #expect(story.complaint.isInternalReadable(by: person) == reads, "\(person.name)")
        }
        try story.at(hours(1), .supervisor, .markConcerned(People.agent.id, reason: "Complained about"))
        #expect(!story.complaint.isInternalReadable(by: People.agent))
        #expect(story.complaint.isReadable(by: People.agent))
        #expect(story.complaint.isInternalReadable(by: People.otherAgent))
    }
}

/// Answers one word in the place of every personal value.
private final class Marking: PersonalVault, Sendable {
    let word: String
    init(word: String) { self.word = word }
    func keep(_ text: String) -> String { "-" }
    func text(behind digest: String) -> String? { word }
}
