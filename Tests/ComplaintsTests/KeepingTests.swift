import Complaints
import Foundation
import Testing

/// Policies that differ from the standard in how long records are kept.
enum PolicyRetention {
    static func months(_ months: Int, at levels: [Level] = Level.allCases) -> Policy {
        changed { rule in for level in levels { rule.lengths[level] = .months(months) } }
    }

    static func changed(_ change: (inout ClockRule) -> Void) -> Policy {
        var policy = Policy.standard
        policy.clocks = policy.clocks.map { rule in
            guard rule.name == .retention else { return rule }
            var rule = rule
            change(&rule)
            return rule
        }
        return policy
    }
}

@Suite("Keeping and giving up records")
struct KeepingTests {
    @Test(
        "6.2 a policy that keeps records for less than twelve months is refused, in whatever way it is written",
        arguments: [
            PolicyRetention.months(11), PolicyRetention.months(0), PolicyRetention.months(11, at: [.complex]),
            PolicyRetention.changed { $0.lengths[.general] = .seconds(400 * 86_400) },
            PolicyRetention.changed { $0.lengths[.major] = nil },
            PolicyRetention.changed { $0.levels = [.general, .major] },
            PolicyRetention.changed { $0.startsAt = .received },
            PolicyRetention.changed { $0.metBy = [.resultSent] },
        ])
    func floorOfPolicies(policy: Policy) {
        #expect(throws: Refusal.retentionTooShort(months: 12)) { try policy.requireRetention() }
        var without = policy
        without.clocks.removeAll { $0.name == .retention }
        #expect(throws: Refusal.retentionTooShort(months: 12)) { try without.requireRetention() }
    }

    @Test("6.2 twelve months and more are accepted", arguments: [12, 13, 36])
    func longEnough(months: Int) throws {
        try PolicyRetention.months(months).requireRetention()
        #expect(PolicyRetention.months(months).retentionMonths == months)
    }

    @Test("6.2 a shorter policy that got in all the same erases nothing before the twelve months")
    func floorStands() throws {
        let story = try Story.told(to: .closed, policy: PolicyRetention.months(1))
        let floor = try #require(story.complaint.floorEnds(under: story.policy))
        #expect(floor == shanghai(2027, 3, 2, 9, 9))
        #expect(story.complaint.purgeAllowed(under: story.policy) == floor)
        let time = floor.timeIntervalSince(dayOne)
        #expect(story.refusal(at: time - 1, .system, .erase) == .retentionRunning(until: floor))
        #expect(story.refusal(at: time, .system, .erase) == nil)
    }

    @Test("6.2 after the policy's term the system erases every fact once, and nothing follows it")
    func erased() throws {
        var story = try Story.told(to: .closed, policy: PolicyRetention.months(24))
        #expect(story.refusal(at: days(400), .system, .erase)?.code == "retention-running")
        let clocks = story.clocks
        let count = story.history.count
        try story.at(days(740), .system, .erase)
        #expect(story.facts.last == .erased(sequence: Array(1...count), reason: "retention"))
        #expect(story.complaint.isAnonymised && story.state == .closed)
        #expect(story.clocks == clocks, "clocks and outcomes stay")
        for (author, command) in [
            (Author.system, Command.erase), (.agent, .reopen), (.complainant, .reopen),
            (.complainant, .requestData(.copy, text: "")), (.lead, .placeHold(reason: "Court")),
        ] {
            #expect(story.refusal(at: days(741), author, command) == .anonymised)
        }
    }

    @Test("6.2 a legal hold keeps records beyond their term, until it is lifted with a reason")
    func hold() throws {
        var story = try Story.told(to: .closed)
        #expect(story.refusal(at: days(1), .lead, .placeHold(reason: " ")) == .reasonMissing)
        try story.at(days(1), .lead, .placeHold(reason: "Court case 12"))
        #expect(story.complaint.hold?.by == .staff(People.lead.id))
        #expect(story.refusal(at: days(2), .decider, .placeHold(reason: "Again")) == .nothingToDo)
        #expect(story.refusal(at: days(500), .system, .erase) == .onHold)
        #expect(story.refusal(at: days(500), .decider, .liftHold(reason: "")) == .reasonMissing)
        try story.at(days(501), .decider, .liftHold(reason: "Settled"))
        #expect(story.complaint.hold == nil)
        try story.at(days(502), .system, .erase)
    }

    @Test("1.2 a person concerned neither holds the case nor answers what its complainant asks")
    func concerned() throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(1), .complainant, .requestData(.copy, text: ""))
        for person in [People.lead, People.supervisor] {
            try story.at(hours(2), .agent, .markConcerned(person.id, reason: "Named"))
        }
        #expect(story.refusal(at: hours(3), .lead, .placeHold(reason: "Court")) == .concerned)
        #expect(story.refusal(at: hours(3), .supervisor, .grantRequest(1, field: nil, value: "")) == .concerned)
        #expect(story.refusal(at: hours(3), .supervisor, .refuseRequest(1, .other, reason: "No")) == .concerned)
        #expect(story.refusal(at: hours(3), .agent, .grantRequest(1, field: nil, value: "")) == nil)
    }

    @Test("6.2 a copy that is asked for and granted can be fetched; one of each kind waits at a time")
    func copy() throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(1), .complainant, .requestData(.copy, text: ""))
        #expect(!story.complaint.isCopyGranted)
        #expect(story.refusal(at: hours(2), .complainant, .requestData(.copy, text: "")) == .requestOpen)
        try story.at(hours(2), .complainant, .requestData(.correction, text: "My name"))
        try story.at(hours(3), .agent, .grantRequest(1, field: nil, value: ""))
        #expect(story.complaint.isCopyGranted)
        #expect(story.complaint.openRequests.map(\.request.id) == [2])
        #expect(story.refusal(at: hours(4), .agent, .grantRequest(1, field: nil, value: "")) == .requestUnknown)
        try story.at(hours(4), .complainant, .requestData(.copy, text: "Once more"))
        #expect(story.complaint.requests.map(\.request.id) == [1, 2, 3])
    }

    @Test("6.2 a correction is a new fact, and the present value is the corrected one", arguments: DataField.allCases)
    func correction(field: DataField) throws {
        var story = try Story.told(to: .graded)
        #expect(story.refusal(at: hours(1), .complainant, .requestData(.correction, text: " ")) == .textMissing)
        try story.at(hours(1), .complainant, .requestData(.correction, text: "It is x@example.org"))
        #expect(story.refusal(at: hours(2), .agent, .grantRequest(1, field: nil, value: "x")) == .textMissing)
        #expect(story.refusal(at: hours(2), .agent, .grantRequest(1, field: field, value: "")) == .textMissing)
        try story.at(hours(2), .agent, .grantRequest(1, field: field, value: "x@example.org"))
        #expect(
            story.facts.suffix(2) == [.dataCorrected(request: 1, field, "x@example.org"), .dataGranted(request: 1)])
        let complaint = story.complaint
        let present: [DataField: Personal?] = [
            .userID: complaint.userID, .email: complaint.contact.email, .phone: complaint.contact.phone,
            .title: complaint.receipt.title, .content: complaint.receipt.content, .about: complaint.receipt.about,
        ]
        #expect(present[field] == Personal("x@example.org"))
        #expect(present.values.filter { $0 == Personal("x@example.org") }.count == 1)
        guard case .received(let receipt) = story.history[0].fact else { throw Unexpected() }
        #expect(receipt.title == "Login fails", "what was received stays as it was")
    }

    @Test("6.2 a deletion is granted from the twelfth month on, by the supervisor, whatever longer term a policy has")
    func deletion() throws {
        var story = try Story.told(to: .closed, policy: PolicyRetention.months(60))
        let floor = try #require(story.complaint.floorEnds(under: story.policy))
        try story.at(days(2), .complainant, .requestData(.deletion, text: "Please"))
        let grant = Command.grantRequest(1, field: nil, value: "")
        #expect(story.refusal(at: days(3), .agent, grant) == .notAllowed(needs: [.serviceSupervisor]))
        #expect(story.refusal(at: days(3), .supervisor, grant) == .retentionRunning(until: floor))
        #expect(story.refusal(at: days(400), .system, .erase)?.code == "retention-running")
        try story.at(days(400), .supervisor, grant)
        #expect(story.facts.suffix(2).first == .dataGranted(request: 1))
        #expect(story.complaint.isAnonymised && !story.complaint.isCopyGranted)
    }

    @Test("6.2 a refused deletion names its ground, and only a ground that holds")
    func refusedDeletion() throws {
        var story = try Story.told(to: .closed)
        try story.at(days(2), .complainant, .requestData(.deletion, text: ""))
        func refuse(_ ground: DataRefusalGround, _ reason: String = "So") -> Command {
            .refuseRequest(1, ground, reason: reason)
        }
        #expect(story.refusal(at: days(3), .supervisor, refuse(.retention, " ")) == .reasonMissing)
        #expect(story.refusal(at: days(3), .supervisor, refuse(.hold)) == .groundUnfounded)
        #expect(story.refusal(at: days(3), .supervisor, refuse(.retention)) == nil)
        #expect(story.refusal(at: days(500), .supervisor, refuse(.retention)) == .groundUnfounded)
        try story.at(days(3), .lead, .placeHold(reason: "Court"))
        try story.at(days(500), .supervisor, refuse(.hold, "Court case 12"))
        #expect(story.complaint.requests.first?.answer == .refused(.hold, reason: "Court case 12"))
        #expect(story.complaint.requests.first?.answeredAt == dayOne.addingTimeInterval(days(500)))
    }

    @Test(
        "6.2 a copy or correction is not refused for the sake of keeping",
        arguments: [DataRequestKind.copy, .correction])
    func otherGrounds(kind: DataRequestKind) throws {
        var story = try Story.told(to: .closed)
        try story.at(days(1), .lead, .placeHold(reason: "Court"))
        try story.at(days(2), .complainant, .requestData(kind, text: "Mine"))
        for ground in [DataRefusalGround.retention, .hold] {
            #expect(story.refusal(at: days(3), .agent, .refuseRequest(1, ground, reason: "So")) == .groundUnfounded)
        }
        try story.at(days(3), .agent, .refuseRequest(1, .unfounded, reason: "It is right"))
    }

    @Test("6.2 what was asked is answered before the term takes it away")
    func requestFirst() throws {
        var story = try Story.told(to: .closed)
        try story.at(days(399), .complainant, .requestData(.copy, text: ""))
        #expect(story.refusal(at: days(400), .system, .erase) == .requestOpen)
        try story.at(days(401), .agent, .grantRequest(1, field: nil, value: ""))
        try story.at(days(402), .system, .erase)
        #expect(!story.complaint.isCopyGranted, "there is nothing left to copy")
    }

    @Test("6.2 an objection that waits keeps the records, however long")
    func objection() throws {
        var story = try Story.told(to: .registered)
        try story.at(hours(1), .agent, .reject(reason: "No"))
        try story.at(hours(2), .complainant, .object("But"))
        #expect(story.refusal(at: days(900), .system, .erase) == .retentionNotBegun)
    }

    @Test("6.2 only the system gives up records by itself")
    func eraser() throws {
        let story = try Story.told(to: .closed)
        for author in People.all.map(Author.staff) + [.complainant] {
            #expect(story.refusal(at: days(900), author, .erase)?.code == "not-allowed")
        }
    }
}

private struct Unexpected: Error {}
