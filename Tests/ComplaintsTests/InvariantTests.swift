import Complaints
import Foundation
import Testing

/// Random commands by random people at random times, and what must hold whatever they do.
@Suite("Invariants")
struct InvariantTests {
    /// Where a story broke an invariant; put into words only then.
    struct At: CustomStringConvertible {
        let seed: UInt64
        var step = 0
        var command: Command = .watch
        var description: String { "seed \(seed), step \(step): \(command)" }
    }

    private static let stories: UInt64 = 120
    private static let steps = 50

    @Test("1.2, 1.2p, 6.2 no sequence of commands breaks an invariant, and every command is among what was done")
    func invariants() async throws {
        let done = try await withThrowingTaskGroup(of: Set<String>.self) { group in
            for index in 0..<Self.stories { group.addTask { try run(seed: 20_261_124 + index) } }
            return try await group.reduce(into: Set()) { $0.formUnion($1) }
        }
        let missing = Set(EveryCommand.samples.map(\.command.kind)).subtracting(done)
        #expect(missing.isEmpty, "never accepted")
    }

    @Test("6.1 nor under any policy that can be carried out", arguments: 0..<4 as Range<UInt64>)
    func everyPolicy(part: UInt64) throws {
        for index in 0..<Self.stories / 4 {
            let seed = 611_271 + part * 1_000_003 + index
            var chance = Chance(seed: seed)
            _ = try run(seed: seed, under: chance.policy())
        }
    }

    /// Tells a story and checks each step; answers the kinds of commands that were accepted.
    private func run(seed: UInt64, under policy: Policy = .standard) throws -> Set<String> {
        var done: Set<String> = []
        var chance = Chance(seed: seed)
        let who: StaffID? = chance.happens(10) ? People.agent.id : nil
        var story = try Story(chance.one(of: ComplaintType.allCases), policy: policy, complainantIsStaff: who)
        var time: TimeInterval = 0
        var clocks = story.clocks
        for step in 0..<Self.steps {
            time += chance.pause()
            let now = dayOne.addingTimeInterval(time)
            let (author, command) =
                chance.happens(55) ? chance.step(of: story, at: now) : (chance.author(), chance.command(at: now))
            let before = story
            let earlier = clocks
            let at = At(seed: seed, step: step, command: command)
            let accepted = try? story.outcome(at: time, author, command)
            if accepted != nil { done.insert(command.kind) }
            let events = accepted ?? story.complaint.watch(story.circumstances(at: time))
            story.add(events)
            check(events, before, at)
            clocks = story.clocks
            check(story, clocks, after: earlier, at: time, at)
            if step % 20 == 19 { #expect(Complaint(history: story.history) == story.complaint, "replay: \(at)") }
        }
        try roundTrip(story, At(seed: seed))
        return done
    }

    /// What was added.
    private func check(_ events: [Event], _ before: Story, _ at: At) {
        var complaint = before.complaint
        for event in events {
            if let id = event.by.staffID, complaint.concerned.contains(id) {
                Issue.record("\(event.fact.kind) by the concerned \(id): \(at)")
            }
            switch event.fact {
            case .planned where complaint.effectiveLevel == .major:
                check(complaint.group != nil, "planned without a group: \(at)")
                check(
                    !complaint.isSecurity || complaint.isIsolated || complaint.waived.contains(.isolation),
                    "planned before isolation: \(at)")
            case .planned where complaint.effectiveLevel == .complex:
                check(
                    !complaint.isSystemFault || complaint.hasTakenMeasure
                        || complaint.waived.contains(.temporaryMeasure), "planned before a measure: \(at)")
            case .closed(let closing) where complaint.effectiveLevel == .complex && closing.ground != .internalDone:
                check(complaint.isCalledBack(under: before.policy), "closed without a call-back: \(at)")
            case .resultSent(let result):
                check(!result.solution.words.isEmpty && !result.handler.words.isEmpty, "incomplete result: \(at)")
            case .articleOffered(let offered):
                check(
                    events.contains {
                        if case .messageSent(let sent) = $0.fact { sent.message == offered.message } else { false }
                    }, "an article offered without its message: \(at)")
                check(
                    !complaint.offeredArticles.contains { $0.article == offered.article }, "offered twice: \(at)")
            case .graded(let grade) where grade.security && grade.level < .major:
                check(event.by == .staff(People.supervisor.id), "a security case below 3 by \(event.by): \(at)")
            case .automaticReplySent:
                check(event.by == .system && !complaint.isUrgent && !complaint.isImported, "automatic reply: \(at)")
            case .measureDecided(let id, _, _):
                let record = complaint.openMeasures.first { $0.id == id }
                check(record != nil && record?.decidedAt == nil, "decided what is over or was decided: \(at)")
                check(record?.proposedBy != event.by, "approved by the proposer: \(at)")
            case .measureEnded(let id, let ending, _):
                let record = complaint.openMeasures.first { $0.id == id }
                let link = complaint.measureLinks.first { $0.id == id && $0.endedAt == nil }
                check(record != nil || link != nil, "ended twice: \(at)")
                if let record, ending == .expired || ending == .lapsed {
                    check(record.measure.until <= event.at && event.by == .system, "ended before its time: \(at)")
                }
            case .callStarted: check(complaint.call == nil, "a call during a call: \(at)")
            case .callJoined(let call):
                check(complaint.call?.id == call && complaint.call?.joinedAt == nil, "joined what is none: \(at)")
            case .erased:
                let floor = complaint.floorEnds(under: before.policy)
                check(floor.map { event.at >= $0 } ?? false, "erased within twelve months: \(at)")
                check(complaint.hold == nil && complaint.isEnded, "erased in spite of a hold: \(at)")
            case .callEnded(let call, _): check(complaint.call?.id == call, "ended what is none: \(at)")
            default: break
            }
            complaint.apply(event)
        }
    }

    /// How the whole stands.
    private func check(_ story: Story, _ present: [Clock], after earlier: [Clock], at time: TimeInterval, _ at: At) {
        let complaint = story.complaint
        check(complaint.version == story.history.count, "version: \(at)")
        check(complaint.openMeasures.allSatisfy { $0.measure.until > story.now }, "in force beyond its end: \(at)")
        check(story.roster[complaint.responsible]?.isEnabled == true, "responsible: \(at)")
        let everybody = People.all.allSatisfy {
            !$0.isEnabled || complaint.concerned.contains($0.id) || $0.roles == [.auditor]
        }
        check(everybody || !complaint.concerned.contains(complaint.responsible), "responsible is concerned: \(at)")
        let clocks = Dictionary(grouping: present, by: \.key)
        for (key, same) in clocks {
            check(same.count == 1, "\(key) twice: \(at)")
            guard let clock = same.first else { continue }
            check(clock.isOpen == false || !complaint.isEnded || !clock.isLimit, "\(key) open at the end: \(at)")
            check(isDueRight(clock), "\(key) due: \(at)")
            check(story.history[clock.startSequence - 1].at <= story.now, "\(key) start: \(at)")
        }
        let now = story.circumstances(at: time)
        check(complaint.watch(now).isEmpty, "watch left something: \(at)")
        check(
            !present.contains { $0.isOverdue(at: now.now) && !$0.isBreached },
            "unrecorded breach: \(at)")
        for old in earlier {
            guard let new = clocks[old.key]?.first else {
                check(false, "\(old.key) vanished: \(at)")
                continue
            }
            check(new.startedAt == old.startedAt && new.length == old.length, "\(old.key) moved: \(at)")
            check(new.startSequence == old.startSequence && new.dueAt >= old.dueAt, "\(old.key) moved: \(at)")
            check(old.breachedAt == nil || new.breachedAt == old.breachedAt, "\(old.key) unbreached: \(at)")
            check(old.metAt == nil || new.ending == old.ending, "\(old.key) unmet: \(at)")
        }
        let recorded = story.facts.compactMap { fact in if case .breached(let key, _) = fact { key } else { nil } }
        check(recorded.count == Set(recorded).count, "a breach twice: \(at)")
        check(story.count("automaticReplySent") <= 1, "a second automatic reply: \(at)")
        check(Set(recorded) == Set(present.filter(\.isBreached).map(\.key)), "breaches and clocks: \(at)")
    }

    private func isDueRight(_ clock: Clock) -> Bool {
        guard case .seconds(let length) = clock.length else { return true }
        let due = clock.startedAt.addingTimeInterval(Double(length))
        return clock.name == .managementReport ? clock.dueAt >= due : clock.dueAt == due
    }

    private func check(_ holds: Bool, _ what: @autoclosure () -> String) {
        if !holds { Issue.record("\(what())") }
    }

    /// Every event survives storage, with a vault and without, and amounts to the same complaint and clocks.
    private func roundTrip(_ story: Story, _ at: At) throws {
        let plain = try JSONDecoder().decode([Event].self, from: JSONEncoder().encode(story.history))
        #expect(plain == story.history, "\(at)")
        let vault = Vault()
        let kept = try vault.decoder.decode([Event].self, from: vault.encoder.encode(story.history))
        #expect(kept == story.history, "\(at)")
        #expect(Complaint(history: kept)?.clocks(under: story.policy) == story.clocks, "\(at)")
    }
}
