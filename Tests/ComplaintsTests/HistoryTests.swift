import Complaints
import Foundation
import Testing

@Suite("History")
struct HistoryTests {
    @Test("6.2 one of every fact survives storage, with a vault and without", arguments: facts)
    func roundTrip(fact: Fact) throws {
        let event = Event(at: dayOne, by: .staff(3), fact: fact)
        #expect(try JSONDecoder().decode(Event.self, from: JSONEncoder().encode(event)) == event)
        let vault = Vault()
        let data = try vault.encoder.encode(event)
        #expect(try vault.decoder.decode(Event.self, from: data) == event)
        let text = String(decoding: data, as: UTF8.self)
        for word in vault.words { #expect(!text.contains("\"\(word)\""), "words stand beside the event") }
    }

    @Test("6.2 erased words leave the event and its digests as they were")
    func erased() throws {
        let vault = Vault()
        let event = Event(at: dayOne, by: .complainant, fact: .objected("It is your site."))
        let data = try vault.encoder.encode(event)
        vault.erase()
        let read = try vault.decoder.decode(Event.self, from: data)
        #expect(read.fact == .objected(.erased))
        // Written and read once more, what is erased stays so and stops nothing.
        #expect(try vault.decoder.decode(Event.self, from: vault.encoder.encode(read)) == read)
        #expect(try JSONDecoder().decode(Event.self, from: JSONEncoder().encode(read)) == read)
        #expect(Personal.erased.words.isEmpty && Personal.erased.isErased)
        let fact = Fact.objected("again")
        #expect(fact != .objected(.erased))
    }

    @Test("6.2 the stored name of every fact, clock and word stays")
    func names() {
        #expect(
            Self.facts.map(\.kind) == [
                "received", "imported", "registered", "validated", "rejected", "objected", "objectionDecided", "graded",
                "typeCorrected", "urgencyMarked", "assigned", "itemPassed", "itemDropped", "responsibilityPassed",
                "concernedMarked", "concernedCleared", "preliminaryFindingRecorded", "factsVerified", "planned",
                "acknowledged", "automaticReplySent", "messageSent", "articleOffered", "complainantWrote", "noteAdded",
                "resultSent", "notReached", "notReachedSettled", "contactCorrected", "calledBack", "lookedUp",
                "callStarted",
                "callJoined", "callEnded", "measureProposed", "isolated", "measureDecided", "measureEnded",
                "measureLinked", "gateWaived", "groupFormed", "preliminaryReported", "bulletinPublished",
                "approvalRequested", "approvalAnswered", "incidentJoined", "incidentLeft", "accepted", "notSolved",
                "followUpStarted", "reportedToManagement", "managementAcknowledged", "withdrawn", "merged", "absorbed",
                "closed", "reopened", "breached", "erased", "holdPlaced", "holdLifted", "dataRequested",
                "dataCorrected",
                "dataGranted", "dataRefused",
            ])
        #expect(ClockKey(.handling, scope: 1002, level: .complex).description == "handling/1002/2")
        #expect(ClockKey(.bulletin, scope: 4).description == "bulletin/4/0")
        for actor in [Actor.system, .complainant, .staff(12)] { #expect(Actor(rawValue: actor.rawValue) == actor) }
        for text in ["staff:", "staff:x", "nobody"] { #expect(Actor(rawValue: text) == nil) }
    }

    @Test("6.2 a history begins with a receipt or an import, or it is none")
    func beginning() {
        #expect(Complaint(history: []) == nil)
        #expect(Complaint(history: [Event(at: dayOne, by: .system, fact: .reportedToManagement)]) == nil)
    }

    @Test("6.2 any fact can follow any history: nothing argues with what happened")
    func total() throws {
        for first in Self.facts.prefix(2) {
            var story = try Story([Event(at: dayOne, by: .complainant, fact: first)])
            for (index, fact) in (Self.facts + Self.facts.reversed()).enumerated() {
                story.add(at: Double(index) * 3600, by: .staff(1), fact)
                #expect(story.complaint.version == story.history.count)
                _ = story.clocks
            }
            #expect(Complaint(history: story.history) == story.complaint)
        }
    }

    static let facts: [Fact] = {
        let receipt = Receipt(
            number: ComplaintNumber(rawValue: "R1"), channel: .form, type: .privacy, subType: "leak", title: "Title",
            content: "Content", about: "About", userID: "u", contact: Contact(email: "e", phone: "p"),
            attachments: [Attachment(id: 1, name: "a.png", size: 2, contentType: "image/png", digest: "00")],
            urgent: true, language: .en, policy: 3, responsible: 8, complainantIsStaff: 2)
        let measure = Measure.login(until: 0)
        let message = Message(message: "m", purpose: .progress, text: "Text", attachments: receipt.attachments)
        let early: [Fact] = [
            .received(receipt),
            .imported(
                ImportedHistory(
                    receipt: receipt, externalID: "7", originallyReceivedAt: dayOne, answer: "A", answeredAt: dayOne)),
            .registered(Registration(userID: nil, contact: .none, type: .other, summary: "S", idea: "I")),
            .validated(note: "Note"), .rejected(reason: "Reason"), .objected("But"),
            .objectionDecided(upheld: true, reason: "So"),
            .graded(Grade(level: .major, reason: "Wide", security: true, systemFault: true)),
            .typeCorrected(.other, subType: nil, reason: "So"), .urgencyMarked(true, reason: "So"),
            .assigned(Assignment(item: 1, department: .technical, person: 3, task: "Look")),
            .itemPassed(1, to: 4, reason: nil), .itemDropped(1, reason: "Twice"),
            .responsibilityPassed(to: 2, cause: .taken, reason: nil), .concernedMarked(2, reason: "Named"),
            .concernedCleared(2, reason: "Not"), .preliminaryFindingRecorded("Seen"),
            .factsVerified(1, findings: "Found"), .planned(Plan(solution: "Renew", needsApproval: true)),
            .acknowledged(OutgoingNote(message: "m")),
            .automaticReplySent(OutgoingNote(message: "m", expectedAt: dayOne)), .messageSent(message),
            .articleOffered(
                OfferedArticle(
                    article: ArticleID(rawValue: 7), version: 2, language: .en, title: "Sign in", message: "m")),
            .complainantWrote(message), .noteAdded("Note", attachments: receipt.attachments),
        ]
        let late: [Fact] = [
            .resultSent(ProcessingResult(message: "m", status: .resolved, solution: "S", handler: "H", contact: "C")),
            .notReached(message: "m", reason: "Bounced"), .notReachedSettled(reason: "Phoned"),
            .contactCorrected(Contact(phone: "1"), reason: "Asked"),
            .calledBack(CallBack(channel: .online, statedAt: dayOne, reached: false, outcome: "None")),
            .lookedUp(
                LookUpAnswer(name: "CRM", outcome: .answered, status: 200, content: "{}", milliseconds: 12)),
            .callStarted(call: "v-1"), .callJoined(call: "v-1"), .callEnded(call: "v-1", .lost),
            .measureProposed(measure), .isolated(measure), .measureDecided(1, granted: true, reason: "Yes"),
            .measureEnded(1, .rolledBack, reason: "Mended"),
            .measureLinked(LinkedMeasure(id: 2, kind: .isolation, target: "Accounts", until: dayOne)),
            .gateWaived(.isolation, reason: "None"), .groupFormed(People.group), .preliminaryReported("Located"),
            .bulletinPublished(Bulletin(stage: .located, text: "Located", expectedAt: dayOne)),
            .approvalRequested("Two", scope: "Half"),
            .approvalAnswered(granted: false, reason: "Dear"), .incidentJoined(4),
            .incidentLeft(4, reason: "Other"), .accepted("Thanks"), .notSolved("Fails"), .followUpStarted("Again"),
            .reportedToManagement, .managementAcknowledged("Seen"), .withdrawn(reason: "Works"),
            .merged(into: receipt.number, reason: "Twice"), .absorbed(receipt.number),
            .closed(Closing(ground: .silence, remark: "Quiet")), .reopened(reason: "Fails"),
            .breached(ClockKey(.handling, level: .general), due: dayOne), .erased(sequence: [1, 2], reason: "Asked"),
            .holdPlaced(reason: "Court"), .holdLifted(reason: "Settled"),
            .dataRequested(DataRequest(id: 1, kind: .correction, text: "Wrong")),
            .dataCorrected(request: 1, .email, "b"), .dataGranted(request: 1),
            .dataRefused(request: 2, .retention, reason: "Early"),
        ]
        return early + late
    }()
}
