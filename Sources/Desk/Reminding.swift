import Complaints
public import Foundation
import Storage
import Synchronization

// Each member of staff is told in time what falls due on the own desk.
extension ServiceDesk {
    /// Reminds of the limits that come near, each person once of each, as long before as they chose. Answers how many
    /// reminders it raised, and when the next one is due.
    ///
    /// Which limits run is for the history to say. A limit within the longest lead belongs to a complaint whose first
    /// alarm is within it too: those are looked at, each again only when it changed or its next reminder is due. What
    /// is past when first seen is left to the clock watcher for ``ReminderMemory/grace``: its record of it is such a
    /// change.
    public func remindDue(limit: Int = 200) async throws -> (told: Int, next: Date?) {
        let moment = now()
        let leads = try await leads()
        guard let longest = leads.values.max() else { return (0, nil) }
        let latest = moment.addingTimeInterval(longest)
        let (near, later) = try await database.read { c in
            (try c.alarms(by: latest), try c.nextAlarm(after: latest))
        }
        let (open, known) = reminders.unknown(of: near, leads: leads, roster: directory.roster, at: moment)
        var next = [known, later?.addingTimeInterval(-longest)].compactMap(\.self).min()
        var told = 0
        for start in stride(from: 0, to: open.count, by: limit) {
            let cases = try await readCases(Array(open[start..<min(start + limit, open.count)]))
            let plans = cases.values.map { ReminderPlan($0, leads: leads, roster: directory.roster, at: moment) }
            guard let count = try await raise(plans.flatMap(\.due), at: moment) else {
                // Another node is at it; if it does not come to an end, this one does.
                return (told, moment.addingTimeInterval(60))
            }
            told += count
            reminders.keep(plans)
            next = (plans.map(\.next) + [next]).compactMap(\.self).min()
        }
        return (told, next)
    }

    /// How long before a limit each person is reminded, in seconds; without those who do not want to be.
    private func leads() async throws -> [StaffID: TimeInterval] {
        let chosen = try await database.read { try $0.noticeSettings() }
        return Dictionary(
            uniqueKeysWithValues: directory.roster.members.values.filter(\.isEnabled).map { member in
                (member.id, TimeInterval((chosen[member.id] ?? .standard).leadMinutes * 60))
            }
        ).filter { $0.value > 0 }
    }

    /// Answers how many of these had not been raised; nil when another node is raising some.
    private func raise(_ due: [ReminderPlan.Due], at moment: Date) async throws -> Int? {
        let keys = due.map(\.key)
        let before = try await database.read { try $0.raised(keys) }
        let missing = due.filter { !before.contains($0.key) }
        guard !missing.isEmpty else { return 0 }
        return try await database.aside { c in
            guard try c.hasAlone("reminders") else { return nil }
            let raised = try c.raised(missing.map(\.key))
            // What changed since it was read is looked at again: somebody may be concerned by now. (1.2)
            let complaints = Set(missing.map(\.complaint))
            let versions = Dictionary(uniqueKeysWithValues: try complaints.map { ($0, try c.version(of: $0)) })
            let new = missing.filter { !raised.contains($0.key) && versions[$0.complaint] == $0.version }
            for one in new {
                try c.raise(
                    one.kind.rawValue, to: one.staff, on: one.complaint, detail: one.detail, key: one.key, at: moment)
            }
            return new.count
        }
    }
}

/// What there is to remind of in one complaint: now, and when next.
struct ReminderPlan: Sendable {
    /// One reminder; its key is raised once for ever: the same limit at another time is another one.
    struct Due: Sendable {
        let complaint: ComplaintKey
        /// What was read of it.
        let version: Int
        let kind: NoticeKind
        let detail: String
        let staff: StaffID
        let key: String
    }

    let complaint: ComplaintKey
    let version: Int
    private(set) var due: [Due] = []
    private(set) var next: Date?

    init(_ found: Case, leads: [StaffID: TimeInterval], roster: Roster, at moment: Date) {
        complaint = found.key
        version = found.complaint.version
        for clock in found.clocks where clock.isOpen && clock.isLimit && !clock.isBreached {
            add(
                .dueSoon, "\(clock.key)", clock.name.rawValue, clock.dueAt,
                to: found.complaint.people(answering: clock.key, in: roster), leads, moment)
        }
        for record in found.complaint.openMeasures {
            let people = [record.proposedBy.staffID, found.complaint.responsible].compactMap(\.self)
            add(
                .measureExpiring, "measure/\(record.id)", record.id.description, record.measure.until,
                // Nobody whom it is about is told. (1.2)
                to: Set(people).subtracting(found.complaint.concerned).sorted(), leads, moment)
        }
    }

    private mutating func add(
        _ kind: NoticeKind, _ name: String, _ detail: String, _ time: Date, to people: [StaffID],
        _ leads: [StaffID: TimeInterval], _ moment: Date
    ) {
        guard time > moment else { return }
        for person in people {
            guard let lead = leads[person] else { continue }
            let start = time.addingTimeInterval(-lead)
            if start > moment {
                next = min(next ?? start, start)
            } else {
                let key = "due-soon/\(complaint)/\(name)/\(time.milliseconds)/\(person)"
                due.append(
                    Due(complaint: complaint, version: version, kind: kind, detail: detail, staff: person, key: key))
            }
        }
    }
}

/// What this process found out about the complaints near a limit, so that none is read again before there is something
/// to say. Lost with the process: then each is read once more.
final class ReminderMemory: Sendable {
    private struct Held {
        var leads: [StaffID: TimeInterval] = [:]
        var roster = Roster([])
        var known: [ComplaintKey: (version: Int, next: Date?)] = [:]
    }

    private let held = Mutex(Held())

    /// Seconds that the clock watcher has to record what is past before it is read here as well.
    static let grace: TimeInterval = 10

    /// Which of these have to be looked at, and when the first of the others has to be.
    func unknown(
        of near: [Alarm], leads: [StaffID: TimeInterval], roster: Roster, at moment: Date
    ) -> (open: [ComplaintKey], next: Date?) {
        held.withLock { held in
            // Somebody chose another lead, came, went, or has other roles.
            if held.leads != leads || held.roster != roster {
                held = Held(leads: leads, roster: roster)
            }
            var open: [ComplaintKey] = []
            var still: [ComplaintKey: (version: Int, next: Date?)] = [:]
            var next: Date?
            for alarm in near {
                var known = held.known[alarm.key].flatMap { $0.version == alarm.version ? $0 : nil }
                if known == nil, alarm.time <= moment {
                    known = (alarm.version, moment.addingTimeInterval(Self.grace))
                }
                guard let known, known.next.map({ $0 > moment }) ?? true else {
                    open.append(alarm.key)
                    continue
                }
                still[alarm.key] = known
                next = [next, known.next].compactMap(\.self).min()
            }
            held.known = still
            return (open, next)
        }
    }

    func keep(_ plans: [ReminderPlan]) {
        held.withLock { held in
            for plan in plans { held.known[plan.complaint] = (plan.version, plan.next) }
        }
    }
}
