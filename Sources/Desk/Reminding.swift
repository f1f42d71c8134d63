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

    /// What a person's notices are at this moment.
    public func noticeSettings(of staff: StaffID) async throws -> NoticeSettings {
        try await database.read { try $0.noticeSettings(of: staff) }
    }

    /// Keeps what a person chose. `lead` in minutes; `from` and `until` as `22:00`, both or neither. Throws
    /// `FieldErrors`.
    public func chooseNotices(_ who: SignedIn, lead: String, from: String, until: String) async throws {
        var errors = FieldErrors()
        let minutes = Int(lead).flatMap { Self.leads.contains($0) ? $0 : nil }
        if minutes == nil { errors.add("lead", lead.isEmpty ? .missing : .unknown) }
        let start = Self.minuteOfDay(from)
        let end = Self.minuteOfDay(until)
        if !from.isEmpty, start == nil { errors.add("quiet-from", .notATime) }
        if !until.isEmpty, end == nil { errors.add("quiet-until", .notATime) }
        if from.isEmpty, !until.isEmpty { errors.add("quiet-from", .missing) }
        if until.isEmpty, !from.isEmpty { errors.add("quiet-until", .missing) }
        if let start, start == end { errors.add("quiet-until", .sameTime) }
        try errors.check()
        let quiet = start.flatMap { start in end.map { QuietHours(from: start, until: $0) } }
        let settings = NoticeSettings(leadMinutes: minutes ?? 0, quiet: quiet)
        try await database.aside { try $0.setNoticeSettings(settings, of: who.account.id) }
    }

    /// The leads that can be chosen, in minutes.
    public static let leads = [0, 5, 10, 15, 30, 60, 120, 240]

    /// Whether a person does not want to be disturbed now. Breaches reach the service supervisor all the same.
    public func isQuiet(_ settings: NoticeSettings) -> Bool {
        let moment = now()
        return settings.quiet?.contains(moment, in: directory.policy(at: moment).calendar) ?? false
    }

    /// How many notices a person is shown the number of: while not to be disturbed, only what comes through.
    public func countNotices(of who: SignedIn, _ c: any Connection) throws -> Int {
        guard isQuiet(try c.noticeSettings(of: who.account.id)) else {
            return try c.unseenNotices(of: who.account.id)
        }
        guard who.account.roles.contains(.serviceSupervisor) else { return 0 }
        return try c.unseenNotices(of: who.account.id, kind: NoticeKind.breached.rawValue)
    }

    /// How many notices are held for a person who does not want to be disturbed now; nil for anybody else.
    public func heldNotices(of who: SignedIn) async throws -> Int? {
        try await database.read { c in
            guard isQuiet(try c.noticeSettings(of: who.account.id)) else { return nil }
            return try c.unseenNotices(of: who.account.id) - countNotices(of: who, c)
        }
    }

    private static func minuteOfDay(_ typed: String) -> Int? {
        let parts = typed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCII) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}

extension SignedIn {
    /// Whether a notice reaches this person although it is a time of quiet: breaches are not hidden from the supervisor.
    public func hearsInQuiet(_ notice: Notice) -> Bool {
        notice.kind == NoticeKind.breached.rawValue && account.roles.contains(.serviceSupervisor)
    }
}
