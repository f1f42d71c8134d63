import Complaints
import Foundation
import Testing

@Suite("Histories replayed under another policy")
struct ReplayTests {
    private static func recorded(_ history: [Event]) -> [ClockKey] {
        history.compactMap { if case .breached(let key, _) = $0.fact { key } else { nil } }
    }

    private func breaches(_ history: [Event], _ policy: Policy, _ now: Date) throws -> [ClockKey] {
        try #require(Replay.run(history, under: policy, until: now)).breaches.map(\.key)
    }

    @Test(
        "6.1 under its own policy a replay finds the breaches that were recorded", arguments: 0..<150 as Range<UInt64>)
    func same(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        // Every other story under a policy of its own.
        var other = Chance(seed: seed + 7_000)
        let policy = seed.isMultiple(of: 2) ? Policy.standard : other.policy()
        var story = try Story(.functionalFault, policy: policy, userID: "u")
        var time: TimeInterval = 0
        for _ in 0..<40 {
            let pause = chance.pause()
            // The watcher of a live house looks whenever a limit was just passed.
            while let alarm = story.complaint.nextAlarm(under: story.policy) {
                let moment = alarm.timeIntervalSince(story.history[0].at) + 0.001
                guard moment < time + pause else { break }
                try story.watch(at: moment)
            }
            time += pause
            try? story.at(time, chance.author(), chance.command(at: story.now))
        }
        let now = story.now
        try story.watch(at: now.timeIntervalSince(story.history[0].at))
        let replayed = try breaches(story.history, story.policy, now)
        #expect(Set(replayed) == Set(Self.recorded(story.history)))
        #expect(replayed.count == Self.recorded(story.history).count, "each once")
    }

    @Test("6.1 a stricter limit makes late what was in time, and a looser one makes good what was late")
    func whatIf() throws {
        var story = try Story.told(to: .planned)
        try story.at(hours(22), .agent, .result())
        let now = story.now
        #expect(try !breaches(story.history, .standard, now).contains { $0.name == .handling })
        var strict = Policy.standard
        strict.setLength(.hours(20), of: .handling, at: .general)
        let found = try #require(Replay.run(story.history, under: strict, until: now)).breaches
        let late = try #require(found.first { $0.key.name == .handling })
        #expect(late.dueAt == story.history[0].at.addingTimeInterval(hours(20)))
        #expect(late.clause == "3.1")

        var slow = try Story()
        try slow.watch(at: minutes(31))
        #expect(Self.recorded(slow.history).map(\.name) == [.registration])
        var loose = Policy.standard
        for level in Level.allCases { loose.setLength(.hours(1), of: .registration, at: level) }
        #expect(try breaches(slow.history, loose, slow.now).isEmpty, "the recorded breach is not taken over")
    }

    @Test("6.1 a limit that starts earlier makes late what was in time; one that another event meets makes good")
    func otherEvents() throws {
        var story = try Story.told(to: .graded, .complex)
        try story.at(hours(30), .supervisor, .assign(.technical), .assign(.business))
        try story.at(hours(40), .technician, .verify(WorkItemID(rawValue: 1)))
        try story.at(hours(41), .clerk, .verify(WorkItemID(rawValue: 2)))
        let now = story.now
        #expect(try !breaches(story.history, .standard, now).contains { $0.name == .investigation })
        var policy = Policy.standard
        policy.change(.investigation) { $0.startsAt = .received }
        #expect(policy.clocks.allSatisfy { $0.flaws.isEmpty })
        let found = try #require(Replay.run(story.history, under: policy, until: now)).breaches
        let late = try #require(found.first { $0.key.name == .investigation })
        #expect(late.dueAt == story.history[0].at.addingTimeInterval(hours(24)))
        policy.change(.investigation) { $0.metBy = [.registered] }
        #expect(try !breaches(story.history, policy, now).contains { $0.name == .investigation })
    }

    @Test("4.2.2 the report to the management group is made in a replay as the system would have made it: no breach")
    func report() throws {
        let story = try Story.told(to: .graded)
        let replayed = try #require(
            Replay.run(story.history, under: .standard, until: story.history[0].at.addingTimeInterval(days(9))))
        #expect(!replayed.breaches.contains { $0.key.name == .managementReport })
        #expect(replayed.clocks.contains { $0.name == .managementReport && $0.isMetInTime })
    }

    @Test("6.1 what has not fallen due yet is not late")
    func open() throws {
        let story = try Story()
        let start = story.history[0].at
        #expect(try breaches(story.history, .standard, start.addingTimeInterval(minutes(30))).isEmpty)
        #expect(
            try breaches(story.history, .standard, start.addingTimeInterval(minutes(31))).map(\.name) == [.registration]
        )
        #expect(Replay.run([], under: .standard, until: start) == nil)
    }
}

@Suite("A made-up year")
struct SimulationTests {
    private static let year = SyntheticYear(seed: 7, count: 400, end: shanghai(2026, 1, 1))

    @Test("6.1 the same seed tells the same year, another seed another")
    func seeded() {
        let again = SyntheticYear(seed: 7, count: 400, end: shanghai(2026, 1, 1))
        #expect((0..<50).allSatisfy { Self.year.history($0, policy: 1) == again.history($0, policy: 1) })
        let other = SyntheticYear(seed: 8, count: 400, end: shanghai(2026, 1, 1))
        #expect(Self.year.report(under: .standard) != other.report(under: .standard))
    }

    @Test("6.1 a year has complaints of every level, in order, none after its end, some late and most in time")
    func plausible() throws {
        for index in 0..<Self.year.count {
            let history = Self.year.history(index, policy: 1)
            #expect(Complaint(history: history) != nil)
            #expect(
                history.allSatisfy {
                    $0.at <= Self.year.end && $0.at >= Self.year.end.addingTimeInterval(-365 * 86_400)
                })
            #expect(zip(history, history.dropFirst()).allSatisfy { $0.at <= $1.at })
        }
        let report = Self.year.report(under: .standard)
        #expect(report.complaints == 400)
        #expect(report.late > 20 && report.late < 380)
        for level in Level.allCases { #expect(report.lines.contains { $0.level == level && $0.clock == .handling }) }
        #expect(report.lines.allSatisfy { $0.breached <= $0.started && $0.clock != .retention })
        #expect(report.breaches == report.lines.map(\.breached).reduce(0, +))
    }

    @Test("6.1 stricter limits never lessen the breaches of a year, clock by clock")
    func stricter() throws {
        var strict = Policy.standard
        for rule in Policy.standard.clocks {
            for (level, length) in rule.lengths {
                if case .seconds(let seconds) = length {
                    strict.setLength(.seconds(seconds / 2), of: rule.name, at: level)
                }
            }
        }
        let (mild, hard) = (Self.year.report(under: .standard), Self.year.report(under: strict))
        #expect(hard.late > mild.late)
        for line in mild.lines where line.clock != .bulletin {
            let other = hard.lines.first { $0.clock == line.clock && $0.level == line.level }
            #expect(try #require(other).breached >= line.breached, "\(line.clock)")
        }
    }

    @Test("6.1 imported history is replayed with what is known of it: when it came and when it was answered")
    func imported() throws {
        let receipt = Receipt(
            number: ComplaintNumber(rawValue: "R9"), channel: .imported, type: .other, title: "x", content: "x",
            policy: 1,
            responsible: 1)
        func history(_ answered: TimeInterval) -> ImportedHistory {
            ImportedHistory(
                receipt: receipt, externalID: "1", originallyReceivedAt: dayOne, answer: "y",
                answeredAt: dayOne.addingTimeInterval(answered))
        }
        var report = SimulationReport()
        for answered in [hours(3), hours(30)] {
            let replayed = try #require(
                Replay.run(history(answered).knownFacts, under: .standard, until: dayOne.addingTimeInterval(days(40))))
            report.add(replayed, only: ImportedHistory.knownClocks)
        }
        #expect(report.complaints == 2 && report.late == 1)
        #expect(Set(report.lines.map(\.clock)) == ImportedHistory.knownClocks)
        #expect(report.lines.map(\.breached) == [1, 1, 1])
    }
}
