public import Complaints
import Foundation
public import Storage

// Notices that each member of staff is given: how long before a limit, when not, and which come through all the same.
extension ServiceDesk {
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
        let isQuiet = isQuiet(try c.noticeSettings(of: who.account.id))
        return try c.unseenNotices(of: who.account.id, isQuiet ? .kinds(who.heardInQuiet) : .all)
    }

    /// How many notices are held for a person who does not want to be disturbed now; nil for anybody else.
    public func heldNotices(of who: SignedIn) async throws -> Int? {
        try await database.read { c in
            guard isQuiet(try c.noticeSettings(of: who.account.id)) else { return nil }
            return try c.unseenNotices(of: who.account.id, .except(who.heardInQuiet))
        }
    }

    /// What a person has not seen, the newest first, at most `limit` breaches and as many others: no storm of these
    /// pushes a breach out. In a time of quiet only what comes through, unless what is held is asked for.
    public func unseenNotices(
        of who: SignedIn, showingHeld: Bool = false, limit: Int = 100, _ c: any Connection
    ) throws -> [Notice] {
        let staff = who.account.id
        let isQuiet = isQuiet(try c.noticeSettings(of: staff)) && !showingHeld
        let breaches = isQuiet ? who.heardInQuiet : NoticeKind.breaches
        let broken = try c.notices(of: staff, .kinds(breaches), seen: false, limit: limit)
        let others = isQuiet ? [] : try c.notices(of: staff, .except(breaches), seen: false, limit: limit)
        return (broken + others).sorted { $0.id > $1.id }
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
    /// The kinds that reach this person although it is a time of quiet: breaches are not hidden from the supervisor.
    var heardInQuiet: Set<String> { account.roles.contains(.serviceSupervisor) ? NoticeKind.breaches : [] }
}
