public import Complaints
public import Foundation
public import Storage

// Each member of staff is told in time what falls due on the own desk.
extension ServiceDesk {
    /// Reminds of the limits that come near, each person once of each, as long before as they chose. Answers how many
    /// reminders it raised, and when the next one is due once none is.
    public func remindDue(limit: Int = 200) async throws -> (told: Int, next: Date?) {
        let moment = now()
        let chosen = try await database.read { try $0.noticeSettings() }
        let leads = Dictionary(
            uniqueKeysWithValues: directory.roster.members.values.filter(\.isEnabled).map { member in
                (member.id, TimeInterval((chosen[member.id] ?? .standard).leadMinutes * 60))
            })
        let distinct = Set(leads.values.filter { $0 > 0 })
        var told = 0
        // By lead, so that whoever wants to know early does not hide from the others what is near.
        for lead in distinct.sorted() {
            let people = Set(leads.filter { $0.value == lead }.keys)
            told += try await remind(people, before: lead, limit: limit, at: moment)
        }
        guard told == 0 else { return (told, nil) }
        let next = try await database.read { c in
            try distinct.compactMap { lead in
                try c.nextAlarm(after: moment.addingTimeInterval(lead))?.addingTimeInterval(-lead)
            }.min()
        }
        return (0, next)
    }

    private func remind(_ people: Set<StaffID>, before lead: TimeInterval, limit: Int, at moment: Date) async throws
        -> Int
    {
        let latest = moment.addingTimeInterval(lead)
        guard try await !database.read({ try $0.dueSoon(after: moment, by: latest, of: people, limit: 1) }).isEmpty
        else { return 0 }
        return try await database.aside { c in
            // Another node is at it.
            guard try c.hasAlone("reminders") else { return 0 }
            let found = try c.dueSoon(after: moment, by: latest, of: people, limit: limit)
            let complaints = Set(found.map(\.complaint))
            var cases: [ComplaintKey: Case] = [:]
            for key in complaints { cases[key] = try load(key, c) }
            for soon in found {
                guard let known = cases[soon.complaint] else { continue }
                let clock = known.clocks.first { $0.isOpen && $0.isLimit && !$0.isBreached && $0.dueAt == soon.dueAt }
                // A person concerned gets no alerts on it. (1.2)
                let mayKnow = !known.complaint.concerned.contains(soon.staff)
                try c.raise(
                    NoticeKind.dueSoon.rawValue, to: soon.staff, on: soon.complaint,
                    detail: clock?.name.rawValue ?? "", key: soon.key, isSeen: !mayKnow, at: moment)
            }
            return found.count
        }
    }
}
