public import Foundation

// Keeping, holding, answering for and giving up what is recorded about a person. (6.2)

/// What somebody asks about what is recorded of them.
public enum DataRequestKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A copy of what is theirs.
    case copy
    /// A value that is wrong.
    case correction
    /// To have it erased.
    case deletion
}

/// A request of the complainant for their own data.
public struct DataRequest: Hashable, Sendable, Codable {
    /// From 1 within the complaint.
    public var id: Int
    public var kind: DataRequestKind
    /// What exactly is asked for, in the complainant's words.
    public var text: Personal?
    public init(id: Int, kind: DataRequestKind, text: Personal? = nil) {
        self.id = id
        self.kind = kind
        self.text = text
    }
}

/// A value about the complainant that can be corrected.
public enum DataField: String, Hashable, Sendable, Codable, CaseIterable {
    case userID, email, phone, title, content, about
}

/// Why a request is refused.
public enum DataRefusalGround: String, Hashable, Sendable, Codable, CaseIterable {
    /// Records are kept at least 12 months. (6.2)
    case retention
    /// A legal hold keeps them longer. (6.2)
    case hold
    /// The value is right as it is, or not theirs.
    case unfounded
    case other
}

/// What became of a request.
public enum DataAnswer: Hashable, Sendable {
    case granted
    case refused(DataRefusalGround, reason: Personal)
}

/// A request with its answer, once there is one.
public struct DataRequestRecord: Hashable, Sendable {
    public let request: DataRequest
    public let requestedAt: Date
    public internal(set) var answer: DataAnswer?
    public internal(set) var answeredAt: Date?
    public var isOpen: Bool { answer == nil }
}

/// A legal hold: nothing is erased while it lasts. (6.2)
public struct LegalHold: Hashable, Sendable {
    public let by: Actor
    public let since: Date
    public let reason: Personal
}

/// Why personal data went, as history keeps it.
public enum ErasureReason: String, Sendable {
    /// The policy's term was over.
    case retention
    /// The complainant asked for it.
    case request
    /// Other words have taken the place of these; the rest of the case stays.
    case correction
}

extension Permit {
    /// Who places and lifts a legal hold.
    static let hold = group.union(decision)
}

extension StaffMember {
    /// Whether the person may take a whole case out of the house: auditors and the management group.
    public var exportsDossiers: Bool { has(.auditor) || isInManagementGroup }
}

extension Complaint {
    /// Requests that wait for an answer.
    public var openRequests: [DataRequestRecord] { requests.filter(\.isOpen) }

    /// Whether the complainant may fetch a copy: one was asked for and granted, and there is something to copy.
    public var isCopyGranted: Bool {
        !isAnonymised && requests.contains { $0.request.kind == .copy && $0.answer == .granted }
    }

    func placeHold(_ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.hold)
        let why = try reason(text)
        guard hold == nil else { throw .nothingToDo }
        return [.holdPlaced(reason: why)]
    }

    func liftHold(_ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.hold)
        let why = try reason(text)
        guard hold != nil else { throw .nothingToDo }
        return [.holdLifted(reason: why)]
    }

    func requestData(_ kind: DataRequestKind, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        try complainant(author)
        guard !openRequests.contains(where: { $0.request.kind == kind }) else { throw .requestOpen }
        // A correction says what is wrong and what is right.
        let words = kind == .correction ? try words(text) : optional(text)
        return [.dataRequested(DataRequest(id: requests.count + 1, kind: kind, text: words))]
    }

    /// Grants a request. A copy can be fetched from then on; a correction is a new fact beside the old value; a
    /// deletion erases, where neither the twelve months nor a hold keep the records. (6.2)
    func grantRequest(_ id: Int, _ field: DataField?, _ value: String, _ author: Author, _ c: Circumstances)
        throws(Refusal) -> [Fact]
    {
        let request = try answerable(id, author)
        switch request.kind {
        case .copy: return [.dataGranted(request: id)]
        case .correction:
            guard let field, value.hasWords else { throw .textMissing }
            return [.dataCorrected(request: id, field, Personal(value)), .dataGranted(request: id)]
        case .deletion:
            try requireErasable(from: floorEnds(under: c.policy), at: c.now)
            return [
                .dataGranted(request: id),
                .erased(sequence: Array(1...version), reason: ErasureReason.request.rawValue),
            ]
        }
    }

    func refuseRequest(
        _ id: Int, _ ground: DataRefusalGround, _ text: String, _ author: Author, _ c: Circumstances
    ) throws(Refusal) -> [Fact] {
        let request = try answerable(id, author)
        let why = try reason(text)
        switch ground {
        case .retention:
            let isKept = floorEnds(under: c.policy).map { c.now < $0 } ?? true
            guard request.kind == .deletion, isKept else { throw .groundUnfounded }
        case .hold: guard request.kind == .deletion, hold != nil else { throw .groundUnfounded }
        case .unfounded, .other: break
        }
        return [.dataRefused(request: id, ground, reason: why)]
    }

    /// The open request, if the author may answer it: the front line, a deletion the supervisor.
    private func answerable(_ id: Int, _ author: Author) throws(Refusal) -> DataRequest {
        let member = try staff(author, Permit.desk)
        guard let record = openRequests.first(where: { $0.request.id == id }) else { throw .requestUnknown }
        guard record.request.kind != .deletion || member.has(.serviceSupervisor) else {
            throw .notAllowed(needs: Permit.supervisor)
        }
        return record.request
    }

    /// Gives up personal data after the policy's term, as the system does by itself. (6.2)
    func erase(_ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        guard author == .system else { throw .notAllowed(needs: []) }
        try requirePurgeable(under: c.policy, at: c.now)
        guard openRequests.isEmpty else { throw .requestOpen }
        return [.erased(sequence: Array(1...version), reason: ErasureReason.retention.rawValue)]
    }

    func requireErasable(from allowed: Date?, at now: Date) throws(Refusal) {
        guard let allowed, isOffTheDesk else { throw .retentionNotBegun }
        guard now >= allowed else { throw .retentionRunning(until: allowed) }
        guard hold == nil else { throw .onHold }
    }

    /// When the twelve months end that records are kept whatever a policy says; nil while it is open. (6.2)
    public func floorEnds(under policy: Policy) -> Date? {
        clocks(under: policy).last { $0.name == .retention && $0.isOpen }.map { policy.floorEnds(from: $0.startedAt) }
    }

    mutating func applyArchiving(_ event: Event) {
        switch event.fact {
        case .holdPlaced(let reason): hold = LegalHold(by: event.by, since: event.at, reason: reason)
        case .holdLifted: hold = nil
        case .dataRequested(let request): requests.append(DataRequestRecord(request: request, requestedAt: event.at))
        case .dataGranted(let id): settle(id, .granted, event)
        case .dataRefused(let id, let ground, let reason): settle(id, .refused(ground, reason: reason), event)
        case .dataCorrected(_, let field, let value): correct(field, value)
        case .erased(_, let reason):
            if reason != ErasureReason.correction.rawValue { anonymisedAt = event.at }
        default: break
        }
    }

    private mutating func settle(_ id: Int, _ answer: DataAnswer, _ event: Event) {
        guard let index = requests.firstIndex(where: { $0.request.id == id }) else { return }
        requests[index].answer = answer
        requests[index].answeredAt = event.at
    }

    private mutating func correct(_ field: DataField, _ value: Personal) {
        switch field {
        case .userID: userID = value
        case .email: contact.email = value
        case .phone: contact.phone = value
        case .title: receipt.title = value
        case .content: receipt.content = value
        case .about: receipt.about = value
        }
    }
}

extension Policy {
    /// Calendar months that every record is kept, whatever a policy says. (6.2)
    public static let retentionFloor = 12

    /// Refuses a policy that keeps records of any level for less than twelve calendar months after their end. (6.2)
    public func requireRetention() throws(Refusal) {
        let rules = clocks.filter { $0.name == .retention }
        guard let rule = rules.first, rules.count == 1, rule.startsAt == .ended,
            rule.levels == Set(Level.allCases), rule.metBy.isEmpty,
            Level.allCases.allSatisfy({ rule.months(at: $0) >= Self.retentionFloor })
        else { throw .retentionTooShort(months: Self.retentionFloor) }
    }

    /// The end of the twelve months from an instant. (6.2)
    func floorEnds(from start: Date) -> Date {
        calendar.date(byAdding: .month, value: Self.retentionFloor, to: start) ?? .distantFuture
    }

    /// Until when records that ended at an instant are kept at a level: never less than the floor. (6.2)
    func retentionEnds(from start: Date, at level: Level) -> Date {
        let months = max(Self.retentionFloor, rule(.retention)?.months(at: level) ?? 0)
        return calendar.date(byAdding: .month, value: months, to: start) ?? .distantFuture
    }

    /// The shortest retention of any level, in calendar months: never below the floor.
    public var retentionMonths: Int {
        let rule = rule(.retention)
        return max(Self.retentionFloor, Level.allCases.compactMap { rule?.months(at: $0) }.min() ?? 0)
    }
}

extension ClockRule {
    fileprivate func months(at level: Level) -> Int {
        if case .months(let months)? = lengths[level] { months } else { 0 }
    }
}

extension Fact {
    /// Files that came or went with it.
    public var attachments: [Attachment] {
        switch self {
        case .received(let receipt): receipt.attachments
        case .imported(let history): history.receipt.attachments
        case .messageSent(let message), .complainantWrote(let message): message.attachments
        case .noteAdded(_, let attachments): attachments
        default: []
        }
    }

    /// What the complainant was told or said in its own words, whoever's fact it is. (6.2)
    public var isComplainants: Bool {
        switch self {
        case .received, .imported, .acknowledged, .automaticReplySent, .messageSent, .complainantWrote, .resultSent,
            .callStarted, .callJoined, .callEnded, .rejected, .objected, .objectionDecided, .bulletinPublished,
            .accepted, .notSolved, .withdrawn, .reopened, .dataRequested, .dataCorrected, .dataGranted, .dataRefused,
            .erased:
            true
        default: false
        }
    }

    /// Whether a copy of the complainant's data may tell that it happened while its words stay in the house: what the
    /// tracking page says in a sentence of its own. (6.2)
    public var isToldWithoutWords: Bool {
        switch self {
        case .registered, .validated, .followUpStarted, .merged, .closed, .measureDecided, .measureEnded: true
        default: false
        }
    }
}

/// How much of an event is in a copy of the complainant's data. (6.2)
public enum CopyShare: Hashable, Sendable {
    case nothing
    /// That it happened, and when.
    case withoutWords
    case whole
}

extension Complaint {
    /// How much of an event of this complaint is in a copy of its complainant's data: what the tracking page shows. (6.2)
    public func share(of event: Event) -> CopyShare {
        if event.fact.isComplainants { return .whole }
        switch event.fact {
        // Their own answers; what an agent noted of a call is the desk's.
        case .calledBack(let call): return event.by == .complainant && call.improvement != nil ? .whole : .nothing
        case .closed(let closing):
            // A remark is the desk's own, but for the reason why nothing more will be tried.
            if closing.ground == .internalDone { return .nothing }
            return closing.ground == .exhausted ? .whole : .withoutWords
        case .measureDecided, .measureEnded: return endsMeasure(event) == nil ? .nothing : .withoutWords
        default: return event.fact.isToldWithoutWords ? .withoutWords : .nothing
        }
    }
}
