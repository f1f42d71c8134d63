public import Complaints
import Foundation

/// What queries need of a complaint: computed from its history, replaced with each event, never the truth.
public struct ReadModel: Hashable, Sendable {
    /// The complaint's number of events.
    public var version: Int { complaint.version }
    let complaint: Row
    let holders: [String]
    /// Measures taken on it, and those of other complaints that it is linked to.
    let measures: [MeasureRow]
    let links: Set<Int64>
    let queueAt: Int64

    struct Row: Hashable, Sendable {
        var number: String
        var version: Int
        var state: String
        var isEnded: Bool
        var level: Int?
        var type: String
        var subType: String?
        var title: String?
        var channel: String
        var responsible: Int64
        var receivedAt: Int64
        var firstResultAt: Int64?
        var endedAt: Int64?
        var queueAt: Int64
        var queueClock: String?
        var alarmAt: Int64?
        var isBreached: Bool
        var marks: Int
        var round: Int
        var incident: Int64?
        var email: String?
        var phone: String?
        var userID: String?
        var policyVersion: Int
        var language: String
        var isImported: Bool
    }

    /// Where a complaint without a running clock stands in the queue: after all others.
    static let nothingDue: Int64 = 253_402_300_799_000

    /// What `complaint` and its `clocks` amount to.
    public init(_ complaint: Complaint, clocks: [Clock]) {
        let limits = RunningLimits(clocks)
        let next = complaint.isEnded ? nil : limits.next
        let retention = clocks.last { $0.name == .retention && $0.isOpen }
        // An objection has no clock of its own and must not be overlooked: it stands in line from when it was made.
        let waiting = complaint.isObjectionPending ? complaint.rejection?.objectedAt : nil
        queueAt = (next?.dueAt ?? waiting)?.milliseconds ?? Self.nothingDue
        self.complaint = Row(
            number: complaint.number.rawValue, version: complaint.version, state: complaint.state.rawValue,
            isEnded: complaint.isOffTheDesk, level: complaint.level?.rawValue, type: complaint.type.rawValue,
            subType: complaint.subType, title: complaint.receipt.title.text,
            channel: complaint.receipt.channel.rawValue, responsible: complaint.responsible.rawValue,
            receivedAt: complaint.receivedAt.milliseconds, firstResultAt: complaint.firstResultAt?.milliseconds,
            endedAt: complaint.isOffTheDesk ? (retention?.startedAt ?? complaint.closedAt)?.milliseconds : nil,
            queueAt: queueAt, queueClock: next?.key.description,
            alarmAt: [limits.alarm, complaint.nextExpiry].compactMap(\.self).min()?.milliseconds,
            isBreached: !complaint.isEnded && limits.hasBreach,
            marks: ComplaintMarks(complaint).rawValue, round: complaint.round, incident: complaint.incident,
            email: complaint.contact.email?.text.flatMap(LookUp.email),
            phone: complaint.contact.phone?.text.flatMap(LookUp.phone),
            userID: complaint.userID?.text.flatMap(LookUp.userID),
            policyVersion: complaint.policyVersion, language: complaint.receipt.language.rawValue,
            isImported: complaint.isImported)
        measures = complaint.measures.map { MeasureRow($0) }
        links = Set(complaint.measureLinks.map(\.id.rawValue))
        holders = complaint.isOffTheDesk ? [] : Self.holders(of: complaint)
    }

    /// Who has it on the desk: the responsible person, those who work on it or sit in its group, and the departments of
    /// open work items.
    private static func holders(of complaint: Complaint) -> [String] {
        var holders: Set<String> = [Holder.staff(complaint.responsible)]
        for item in complaint.roundItems where item.isOpen {
            holders.insert(Holder.department(item.assignment.department))
            if let person = item.person { holders.insert(Holder.staff(person)) }
        }
        for member in complaint.seated { holders.insert(Holder.staff(member)) }
        return holders.sorted()
    }
}

/// What of the clocks is running, looked through once.
private struct RunningLimits {
    /// The one that is due first; of several the first by name.
    private(set) var next: Clock?
    /// When the first that is not yet breached falls due.
    private(set) var alarm: Date?
    private(set) var hasBreach = false

    init(_ clocks: [Clock]) {
        for clock in clocks where clock.isOpen && clock.isLimit {
            if next.map({ Self.isBefore(clock, $0) }) ?? true { next = clock }
            if clock.isBreached {
                hasBreach = true
            } else {
                alarm = min(alarm ?? clock.dueAt, clock.dueAt)
            }
        }
    }

    private static func isBefore(_ a: Clock, _ b: Clock) -> Bool {
        a.dueAt == b.dueAt ? a.key.description < b.key.description : a.dueAt < b.dueAt
    }
}

/// The words under which the holder table knows people and departments.
enum Holder {
    static func staff(_ id: StaffID) -> String { "s\(id.rawValue)" }
    static func department(_ department: Department) -> String { "d-\(department.rawValue)" }
}

/// What marks a complaint in a queue, beside its state and level.
public struct ComplaintMarks: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let urgent = ComplaintMarks(rawValue: 1)
    public static let security = ComplaintMarks(rawValue: 2)
    public static let systemFault = ComplaintMarks(rawValue: 4)
    /// Withdrawn at level 3, going on inside.
    public static let isInternal = ComplaintMarks(rawValue: 8)
    public static let objectionPending = ComplaintMarks(rawValue: 16)
    public static let approvalPending = ComplaintMarks(rawValue: 32)
    /// A message did not reach the complainant.
    public static let notReached = ComplaintMarks(rawValue: 64)
    /// The complainant asked about their own data and has no answer yet. (6.2)
    public static let requestOpen = ComplaintMarks(rawValue: 128)
    /// A legal hold is in force. (6.2)
    public static let held = ComplaintMarks(rawValue: 256)
    /// The personal data went. (6.2)
    public static let anonymised = ComplaintMarks(rawValue: 512)
    /// Reported to the management group and not yet acknowledged. (4.2.2) An index is kept of these: their condition
    /// in ``QueueView`` has to be the index's own, figure and all.
    public static let reported = ComplaintMarks(rawValue: 1024)

    init(_ complaint: Complaint) {
        var marks: ComplaintMarks = []
        if complaint.isUrgent { marks.insert(.urgent) }
        if complaint.isSecurity { marks.insert(.security) }
        if complaint.isSystemFault { marks.insert(.systemFault) }
        if complaint.isInternal { marks.insert(.isInternal) }
        if complaint.isObjectionPending { marks.insert(.objectionPending) }
        if complaint.isApprovalPending { marks.insert(.approvalPending) }
        if !complaint.openNotReached.isEmpty { marks.insert(.notReached) }
        if !complaint.openRequests.isEmpty { marks.insert(.requestOpen) }
        if complaint.hold != nil { marks.insert(.held) }
        if complaint.isAnonymised { marks.insert(.anonymised) }
        if complaint.isReportWaiting { marks.insert(.reported) }
        self = marks
    }
}
