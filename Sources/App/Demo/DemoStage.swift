import Complaints
import Desk
import Foundation
import Jobs
import Logging
import Storage
import Synchronization

/// A clock that is set.
final class DemoClock: Sendable {
    private let time: Mutex<Date>

    init(_ start: Date) { time = Mutex(start) }

    var now: Date { time.withLock { $0 } }
    func set(_ date: Date) { time.withLock { $0 = date } }
}

/// Plays what happened, in its order, with what time itself brought in between.
struct DemoStage {
    let desk: ServiceDesk
    let clock: DemoClock
    let log: Logger

    private struct Turn {
        var at: Date
        var order: Int
        var story: Int
        var act: DemoAct?
    }

    func play(_ stories: [DemoCase], until end: Date) async throws {
        var numbers: [String: ComplaintNumber] = [:]
        let worker = OutboxWorker(desk, carriers: ["tracking": TrackingPageCarrier(desk)], log: log)
        for turn in turns(stories, until: end) {
            try await pass(to: turn.at)
            let story = stories[turn.story]
            if let act = turn.act, let number = numbers[story.title] {
                do { try await perform(act, on: number, numbers) } catch {
                    throw DemoFault.step(story.title, "\(act)", "\(error)")
                }
            } else {
                numbers[story.title] = try await desk.receive(story.draft, channel: story.channel, key: nil).number
            }
            while try await worker.deliverDue() > 0 {}
        }
        try await pass(to: end)
        while try await desk.indexSome() > 0 {}
    }

    /// Every receipt and act that has happened by now, the earliest first.
    private func turns(_ stories: [DemoCase], until end: Date) -> [Turn] {
        var turns: [Turn] = []
        for (index, story) in stories.enumerated() {
            var at = end.addingTimeInterval(-story.hoursAgo * 3600)
            turns.append(Turn(at: at, order: turns.count, story: index))
            for (hours, act) in story.steps {
                at += hours * 3600
                guard at < end else { break }
                turns.append(Turn(at: at, order: turns.count, story: index, act: act))
            }
        }
        return turns.sorted { ($0.at, $0.order) < ($1.at, $1.order) }
    }

    /// Moves the clock, recording each breach when it happened.
    private func pass(to date: Date) async throws {
        var rounds = 0
        while true {
            let (recorded, nextClock) = try await desk.recordDue(limit: 500)
            let incidents = try await desk.recordDueIncidents()
            if recorded > 0 || incidents.recorded > 0 {
                // At the due instant itself a clock is still in time: only the next millisecond breaches it.
                rounds += 1
                if rounds > 10 { clock.set(clock.now.addingTimeInterval(0.001)) }
                continue
            }
            guard let next = [nextClock, incidents.next].compactMap(\.self).min(), next < date else { break }
            clock.set(next)
        }
        clock.set(max(date, clock.now))
    }

    private func perform(_ act: DemoAct, on number: ComplaintNumber, _ numbers: [String: ComplaintNumber])
        async throws
    {
        let now = clock.now
        switch act {
        case .command(let person, let command):
            try await desk.carryOut(command, on: number, by: try author(person))
        case .fields(let person, let act, let fields):
            try await desk.act(act, ActFields(fields), on: number, by: try author(person))
        case .register(let person):
            let receipt = try await desk.track(number).complaint.receipt
            let record = Registration(
                userID: receipt.userID, contact: receipt.contact, type: receipt.type, subType: receipt.subType,
                summary: receipt.title)
            try await desk.carryOut(.register(record), on: number, by: try author(person))
        case .complainant(let command, let text):
            try await desk.answer(command, text: text, on: number)
        case .callBack(let person, let reached, let outcome):
            let call = CallBack(
                channel: .phone, statedAt: now.addingTimeInterval(-600), reached: reached, outcome: Personal(outcome))
            try await desk.carryOut(.callBack(call), on: number, by: try author(person))
        case .measure(let person, let target, let flag, let reason, let isIsolation):
            try await measure(person, target, flag, reason, isIsolation, on: number)
        case .group:
            let members = [DemoPerson.lead, .director, .supervisor].compactMap { $0.member(in: desk)?.id }
            guard members.count == 3 else { throw DemoFault.personMissing }
            let group = TaskGroup(
                operationsLead: members[0], technicalDirector: members[1], serviceSupervisor: members[2])
            try await desk.carryOut(.formGroup(group), on: number, by: try author(.supervisor))
        case .assign(let department, let person, let task):
            let by: DemoPerson = .agent
            try await desk.carryOut(
                .assign(department, person: person?.member(in: desk)?.id, task: task), on: number,
                by: try author(by))
        case .concerned(let person, let reason):
            guard let id = person.member(in: desk)?.id else { throw DemoFault.personMissing }
            try await desk.carryOut(.markConcerned(id, reason: reason), on: number, by: try author(.supervisor))
        case .merge(let title, let reason):
            guard let into = numbers[title] else { throw DemoFault.personMissing }
            try await desk.act(
                .merge, ActFields(["into": into.rawValue, "reason": reason]), on: number, by: try author(.agent))
        case .incident(let name, let titles):
            let others = titles.compactMap { numbers[$0] }
            guard others.count == titles.count, let lead = DemoPerson.lead.member(in: desk) else {
                throw DemoFault.personMissing
            }
            let made = try await desk.openIncident(titled: name, with: [number] + others, by: lead)
            if let refusal = made.outcomes.compactMap(\.refusal).first { throw refusal }
        case .bulletin(let stage, let text, let hours):
            try await publish(stage, text, expected: hours.map { now.addingTimeInterval($0 * 3600) }, on: number)
        case .notReached:
            let message = try await desk.track(number).complaint.result?.message ?? ""
            try await desk.carryOut(.recordNotReached(message: message, reason: "tracking"), on: number, by: .system)
        }
    }

    /// In the complaint's incident; the first one opens it, under the complaint's title.
    private func publish(
        _ stage: BulletinStage, _ text: String, expected: Date?, on number: ComplaintNumber
    ) async throws {
        let complaint = try await desk.track(number).complaint
        let expected = expected?.formatted(.iso8601)
        if let id = complaint.incident, let lead = DemoPerson.lead.member(in: desk) {
            let draft = BulletinDraft(stage: stage.rawValue, text: text, expectedAt: expected)
            return try await desk.publish(draft, onIncident: id, by: lead)
        }
        var fields = ["title": complaint.receipt.title.words, "stage": stage.rawValue, "text": text]
        fields["expectedAt"] = expected
        try await desk.act(.publishBulletin, ActFields(fields), on: number, by: try author(.lead))
    }

    /// Proposed by the technical department, or isolated, and approved at once by their director.
    private func measure(
        _ person: DemoPerson, _ target: String, _ flag: String, _ reason: String, _ isIsolation: Bool,
        on number: ComplaintNumber
    ) async throws {
        let until = clock.now.addingTimeInterval(72 * 3600)
        let fields = ActFields([
            "target": target, "flag": flag, "value": "false", "reason": reason, "until": until.formatted(.iso8601),
        ])
        let found = try await desk.act(
            isIsolation ? .isolate : .proposeMeasure, fields, on: number, by: try author(person))
        guard let id = found.complaint.openMeasures.last?.id else { throw DemoFault.personMissing }
        try await desk.carryOut(
            .decideMeasure(id, granted: true, reason: ""), on: number, by: try author(.director))
    }

    private func author(_ person: DemoPerson) throws -> Author {
        guard let member = person.member(in: desk) else { throw DemoFault.personMissing }
        return .staff(member)
    }
}

/// The script names somebody or something that is not there.
enum DemoFault: Error {
    case personMissing
    case step(String, String, String)
}
