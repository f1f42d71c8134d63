public import Foundation

/// Several level 3 complaints about one thing. Bulletins are owed once for all of them; every other clock stays with
/// each complaint. A level 3 complaint alone is an incident of one and needs none of this. (3'.L3.4)
public struct Incident: Hashable, Sendable {
    public let id: Int64
    /// What it is about, as the public reads it.
    public internal(set) var title: Personal
    /// The policy version of its first complaint: its clocks are judged by it.
    public let policyVersion: Int
    public let openedAt: Date
    /// How many facts its history has.
    public private(set) var version = 1
    /// In the order they joined; whoever left is not among them.
    public private(set) var complaints: [ComplaintNumber]
    public internal(set) var bulletins: [Bulletin] = []
    public private(set) var closedAt: Date?
    /// Everybody's complaints that ever belonged to it, in the order they joined.
    public private(set) var everyComplaint: [ComplaintNumber]
    /// What its complaints' own records are to carry, in order.
    public internal(set) var relays: [Relay] = []
    /// Results that were sent to all of its complaints, in order, and by whom.
    public internal(set) var results: [SentResult] = []
    /// Corrections of its name and its bulletins, in order.
    public internal(set) var corrections: [Correction] = []
    /// When its words went after the term; nothing is done to it any more. (6.2)
    public internal(set) var anonymisedAt: Date?
    public var isAnonymised: Bool { anonymisedAt != nil }
    /// Where the words of its name (at 0) and of each bulletin stand in its history, corrections included.
    var places: [[Int]] = [[1]]
    var erased: Set<Int> = []

    /// From when bulletins are owed: the first grading to 3 of its first complaint, or that one's last bulletin since.
    private let owedFrom: Date
    private var moments: [Moment] = []

    /// How far the repair is, as the last bulletin said.
    public var stage: BulletinStage { bulletins.last?.stage ?? .investigating }
    public var isRepaired: Bool { stage == .repaired }
    public var isOpen: Bool { closedAt == nil }

    /// Replays a history. nil when it does not begin with an opening.
    public init?(id: Int64, history: some Sequence<IncidentEvent>) {
        var incident: Incident?
        for event in history {
            if incident != nil {
                incident?.apply(event)
            } else if case .opened(let opening) = event.fact {
                incident = Incident(id: id, opening, at: event.at)
            } else {
                return nil
            }
        }
        guard let incident else { return nil }
        self = incident
    }

    private init(id: Int64, _ opening: IncidentOpening, at: Date) {
        self.id = id
        title = opening.title
        policyVersion = opening.policy
        owedFrom = opening.owedFrom
        openedAt = at
        complaints = [opening.first]
        everyComplaint = complaints
    }

    /// Adds one fact. Total, as that of a complaint.
    public mutating func apply(_ event: IncidentEvent) {
        version += 1
        switch event.fact {
        case .opened: break
        case .joined(let number):
            if !complaints.contains(number) { complaints.append(number) }
            if !everyComplaint.contains(number) { everyComplaint.append(number) }
        case .left(let number, _): complaints.removeAll { $0 == number }
        case .bulletinPublished(let bulletin):
            if isRepaired != (bulletin.stage == .repaired) { mark(.repaired(bulletin.stage == .repaired), event) }
            bulletins.append(bulletin)
            places.append([version])
            relays.append(.bulletin(bulletins.count))
            mark(.signal(.bulletinPublished, scope: 0), event)
        case .closed:
            closedAt = event.at
            mark(.ended(.closed), event)
        case .breached(let key, _): mark(.breached(key), event)
        case .corrected, .erased: applyCorrecting(event)
        case .resultSent(let shared):
            results.append(SentResult(result: shared, by: event.by))
            relays.append(.result(results.count))
        }
    }

    private mutating func mark(_ turn: Turn, _ event: IncidentEvent) {
        moments.append(Moment(at: event.at, sequence: version, turn: turn))
    }

    /// Its own clocks: those that repeat. Joining starts none; they end when it is repaired or closed.
    public func clocks(under policy: Policy) -> [Clock] { face(policy).clocks }

    private func face(_ policy: Policy) -> ClockFace {
        var own = policy
        own.clocks = policy.clocks.filter(\.repeats)
        var face = ClockFace(own)
        let starts = [Turn.level(.major)] + Set(own.clocks.map(\.startsAt)).map { .signal($0, scope: 0) }
        for turn in starts { face.read(Moment(at: owedFrom, sequence: 1, turn: turn)) }
        for moment in moments { face.read(moment) }
        return face
    }

    /// The clock that runs now, if a bulletin is owed.
    public func running(under policy: Policy) -> Clock? { clocks(under: policy).last { $0.isOpen && !$0.isBreached } }

    /// When its editors are to be reminded of the period that runs; nil while none is owed.
    public func reminder(under policy: Policy) -> Date? {
        running(under: policy)?.dueAt.addingTimeInterval(-Self.reminderLead)
    }

    /// Seconds before the end of a period at which its editors are reminded: two hours.
    public static let reminderLead: TimeInterval = 2 * 3600

    /// Every period that passed without a bulletin up to now, each a breach once.
    public func watch(under policy: Policy, at now: Date) -> [IncidentEvent] {
        var face = face(policy)
        var events: [IncidentEvent] = []
        while let clock = face.clocks.first(where: { $0.isOverdue(at: now) && !$0.isBreached }) {
            let event = IncidentEvent(at: now, by: .system, fact: .breached(clock.key, due: clock.dueAt))
            events.append(event)
            face.read(Moment(at: now, sequence: version + events.count, turn: .breached(clock.key)))
        }
        return events
    }
}

/// One fact of an incident's history.
public struct IncidentEvent: Hashable, Sendable, Codable {
    public let at: Date
    public let by: Actor
    public let fact: IncidentFact

    public init(at: Date, by: Actor, fact: IncidentFact) {
        self.at = at
        self.by = by
        self.fact = fact
    }
}

/// How an incident began.
public struct IncidentOpening: Hashable, Sendable, Codable {
    public var first: ComplaintNumber
    /// What it is about, in words the public may read.
    public var title: Personal
    /// From when bulletins are owed.
    public var owedFrom: Date
    /// The policy version of the first complaint.
    public var policy: Int
    public init(first: ComplaintNumber, title: Personal, owedFrom: Date, policy: Int) {
        self.first = first
        self.title = title
        self.owedFrom = owedFrom
        self.policy = policy
    }
}

/// What can happen to an incident.
public enum IncidentFact: Hashable, Sendable, Codable {
    case opened(IncidentOpening)
    case joined(ComplaintNumber)
    case left(ComplaintNumber, reason: Personal)
    case bulletinPublished(Bulletin)
    case closed(reason: Personal)
    case breached(ClockKey, due: Date)
    case corrected(IncidentCorrection)
    /// One result for all of its complaints. (4.1)
    case resultSent(SharedResult)
    case erased(sequence: [Int], reason: String)
}
