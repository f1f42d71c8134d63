import Complaints
import Foundation
import Testing

@Suite("Which clocks can be carried out")
struct ClockBoundsTests {
    private static let standard = Policy.standard

    private func flaws(_ name: ClockName, _ change: (inout ClockRule) -> Void) throws -> [ClockFlaw] {
        var rule = try #require(Self.standard.rule(name))
        change(&rule)
        return rule.flaws
    }

    @Test("6.1 every clock of the regulation can, and so can the other reading of 3'.L1")
    func regulation() throws {
        #expect(Self.standard.clocks.allSatisfy { $0.flaws.isEmpty })
        try Self.standard.requireWorkableClocks()
        #expect(try flaws(.firstAnswer) { $0.startsAt = .personMessage }.isEmpty)
        for rule in Self.standard.clocks {
            #expect(rule.name.choices(.start).contains(rule.startsAt))
            #expect(rule.metBy.isSubset(of: rule.name.choices(.stops)))
        }
    }

    @Test(
        "6.2, 3'.L3.4, 4.2.2 what other rules hang on stays: retention, bulletins, the report to the management group",
        arguments: [ClockName.retention, .bulletin, .managementReport])
    func fixed(name: ClockName) throws {
        #expect(try flaws(name) { $0.startsAt = .registered } == [.fixed(.start)])
        #expect(try flaws(name) { $0.metBy.insert(.followUpStarted) } == [.fixed(.stops)])
        #expect(try flaws(name) { $0.levels = [.general] } == [.fixed(.levels)])
    }

    @Test("3.1 a clause that tells no levels apart holds at each; elsewhere levels are free, but one there must be")
    func levels() throws {
        for rule in Self.standard.clocks where rule.levels.count == 3 {
            #expect(try flaws(rule.name) { $0.levels = [.general, .major] } == [.fixed(.levels)])
        }
        #expect(try flaws(.response) { $0.levels = [.complex, .major] }.isEmpty)
        #expect(try flaws(.response) { $0.levels = [] } == [.empty(.levels)])
    }

    @Test("6.1 a clock that could never start or never end is none, level by level")
    func impossible() throws {
        #expect(try flaws(.handling) { $0.metBy = [] } == [.empty(.stops)])
        #expect(try flaws(.handling) { $0.startsAt = .ended } == [.unfit(.start)])
        #expect(try flaws(.handling) { $0.metBy = [.received] } == [.unfit(.stops)])
        #expect(try flaws(.response) { $0.metBy = [.reportedToManagement] } == [.unfit(.stops)], "no person's word")
        #expect(try flaws(.resultNotice) { $0.metBy = [.planned, .resultSent] } == [.meetsItself])
        #expect(try flaws(.resultNotice) { $0.metBy = [.registered, .resultSent] } == [.tooEarly(.registered)])
        #expect(try flaws(.taskGroup) { $0.levels = [.complex, .major] } == [.neverStarts(.complex)])
        #expect(try flaws(.response) { $0.metBy = [.groupFormed] } == [.neverMet(.general)])
        #expect(
            try flaws(.preliminaryReport) {
                $0.startsAt = .groupFormed
                $0.metBy = [.gradedMajor]
            } == [.tooEarly(.gradedMajor)])
        #expect(try flaws(.investigation) { $0.startsAt = .planned } == [.unfit(.start)])
        #expect(try flaws(.investigation) { $0.startsAt = .received }.isEmpty)
        for flaw in [ClockFlaw.meetsItself, .tooEarly(.planned), .neverMet(.general)] { #expect(flaw.part == .stops) }
    }

    /// A rule that differs from all others by its length, so that its clocks can be told apart.
    private struct Pair: Hashable {
        let start: Signal
        let stop: Signal
        let level: Level
        let rule: ClockRule

        init?(_ start: Signal, _ stop: Signal, _ level: Level) {
            let place = [start, stop].map { Signal.allCases.firstIndex(of: $0) ?? 0 }
            let length = ClockLength.seconds(1_000_000_000 + place[0] * 10_000 + place[1] * 10 + level.rawValue)
            rule = ClockRule(
                .response, "3'.L1", levels: [level], startsAt: start, lengths: [level: length], metBy: [stop])
            (self.start, self.stop, self.level) = (start, stop, level)
            guard rule.flaws.isEmpty else { return nil }
        }
    }

    @Test("6.1 whatever pair of events is let through does come about, at each of its levels, in some story")
    func reached() throws {
        var missing = Set(
            Signal.allCases.flatMap { start in
                Signal.allCases.flatMap { stop in Level.allCases.compactMap { Pair(start, stop, $0) } }
            })
        #expect(missing.count > 500)
        for seed in 0..<600 as Range<UInt64> where !missing.isEmpty {
            let story = try told(seed: 40_000 + seed)
            var policy = Policy.standard
            policy.clocks = missing.map(\.rule)
            let met = Set(story.complaint.clocks(under: policy).filter { $0.metAt != nil }.map(\.length))
            missing = missing.filter { !met.contains($0.rule.lengths[$0.level] ?? .months(0)) }
        }
        #expect(missing.map { "\($0.level): \($0.start) → \($0.stop)" }.sorted() == [])
    }

    private func told(seed: UInt64) throws -> Story {
        var chance = Chance(seed: seed)
        var story = try Story(chance.one(of: ComplaintType.allCases))
        var time: TimeInterval = 0
        for _ in 0..<90 {
            time += chance.pause()
            let now = dayOne.addingTimeInterval(time)
            let (author, command) =
                chance.happens(50) ? chance.step(of: story, at: now) : (chance.author(), chance.command(at: now))
            try? story.at(time, author, command)
            try story.watch(at: time)
        }
        return story
    }
}

@Suite("Clocks with other events")
struct OtherEventsTests {
    @Test("6.1 a limit from registration starts anew with an upheld objection, as one from the receipt does")
    func objection() throws {
        var policy = Policy.standard
        policy.change(.response) { $0.startsAt = .registered }
        var story = try Story.told(to: .registered, policy: policy)
        try story.at(hours(1), .agent, .reject(reason: "Not ours"))
        try story.at(hours(30), .complainant, .object("It is"))
        try story.at(hours(31), .supervisor, .decideObjection(upheld: true, reason: "It is"))
        let again = try #require(story.clocks.last { $0.name == .response })
        #expect(again.isOpen && again.key.scope == 1000)
        #expect(again.startedAt == story.history[0].at.addingTimeInterval(hours(30)))
    }

    @Test("6.1 what is said while a complaint is ended starts no limit that is overdue when it is opened again")
    func ended() throws {
        var policy = Policy.standard
        policy.change(.firstAnswer) { $0.startsAt = .personMessage }
        policy.change(.response) {
            $0.startsAt = .personMessage
            $0.metBy = [.resultSent]
        }
        var story = try Story(policy: policy)
        try story.at(minutes(5), .agent, .register)
        try story.at(minutes(6), .agent, .reject(reason: "Not ours"))
        try story.at(hours(1), .agent, .send(.answer, text: "Sorry.", attachments: [], message: "m"))
        #expect(!story.has(.response))
        try story.at(hours(60), .complainant, .object("It is"))
        try story.at(hours(61), .supervisor, .decideObjection(upheld: true, reason: "It is"))
        try story.watch(at: hours(62))
        #expect(!story.has(.response) && story.breaches(.response) == 0)
    }

    @Test("3'.L1.4 the automatic reply says when a solution is expected where handling counts from registration, too")
    func automaticReply() throws {
        var policy = Policy.standard
        policy.change(.handling) { $0.startsAt = .registered }
        var story = try Story(policy: policy)
        try story.at(minutes(20), .agent, .register)
        let expected = story.facts.compactMap { fact -> Date? in
            if case .automaticReplySent(let note) = fact { note.expectedAt } else { nil }
        }
        #expect(expected == [story.history[0].at.addingTimeInterval(minutes(20) + hours(24))])
    }

    @Test("3.2.3 a work item's own limit is met by its own facts; another event meets the limits of all")
    func scopes() throws {
        var policy = Policy.standard
        policy.change(.investigation) { $0.metBy = [.itemVerified, .progressTold] }
        var story = try Story.told(to: .graded, .complex, policy: policy)
        try story.at(hours(1), .supervisor, .assign(.technical), .assign(.business))
        try story.at(hours(2), .technician, .verify(WorkItemID(rawValue: 1)))
        #expect(try story.ending(.investigation, scope: 1) == .met)
        #expect(try story.ending(.investigation, scope: 2) == .running)
        try story.at(hours(3), .agent, .send(.progress, text: "Soon.", attachments: [], message: "m"))
        #expect(try story.ending(.investigation, scope: 2) == .met)
    }

    @Test("3.2.3, 1.2 a limit of the investigation as a whole is everybody's who investigates")
    func answering() throws {
        var policy = Policy.standard
        policy.change(.investigation) { $0.startsAt = .received }
        var story = try Story.told(to: .graded, .complex, policy: policy)
        try story.at(hours(1), .supervisor, .assign(.technical), .assign(.business))
        let clock = try #require(story.clocks.first { $0.name == .investigation })
        let told = story.complaint.people(answering: clock.key, in: story.roster)
        #expect(told.contains(People.technician.id) && told.contains(People.clerk.id))
    }

    @Test("3'.L1 a limit can hold at further levels, and ends with a level at which it does not")
    func further() throws {
        var policy = Policy.standard
        policy.change(.response) {
            $0.levels = [.complex]
            $0.lengths = [.complex: .hours(24)]
        }
        var story = try Story.told(to: .valid, policy: policy)
        #expect(!story.isRunning(.response))
        try story.at(hours(1), .supervisor, .grade(.complex))
        #expect(story.isRunning(.response))
        #expect(try story.due(.response) == hours(24))
        try story.at(hours(2), .supervisor, .grade(.major))
        #expect(!story.isRunning(.response))
    }
}
