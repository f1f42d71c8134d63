/// What a policy says of a clock besides its length. (6.1)
public enum ClockPart: String, CaseIterable, Hashable, Sendable {
    /// The event it starts at.
    case start
    /// The events that meet it.
    case stops
    case levels
}

/// Why a clock cannot be carried out as a policy states it. (6.1)
public enum ClockFlaw: Hashable, Sendable {
    /// Another rule hangs on this part: it stays as the clause of the clock has it.
    case fixed(ClockPart)
    /// No event, or no level.
    case empty(ClockPart)
    /// An event that cannot be the start, or cannot meet it.
    case unfit(ClockPart)
    /// It would be met by the event that it starts at.
    case meetsItself
    /// The event is past when the clock starts.
    case tooEarly(Signal)
    /// At this level its start does not happen.
    case neverStarts(Level)
    /// At this level nothing that meets it happens.
    case neverMet(Level)

    /// Where it is wrong.
    public var part: ClockPart {
        switch self {
        case .fixed(let part), .empty(let part), .unfit(let part): part
        case .meetsItself, .tooEarly, .neverMet: .stops
        case .neverStarts: .levels
        }
    }
}

extension ClockName {
    /// The rule as the regulation has it.
    var standard: ClockRule? { Policy.standard.rule(self) }

    /// Whether a part stays as the regulation has it. Retention is a floor (6.2). Bulletins belong to the incident,
    /// which counts its periods from the first grading to 3 (3'.L3.4). The report to the management group is the
    /// system's own after so much open time (4.2.2). Where a clause tells no levels apart its limit holds at each.
    public func isFixed(_ part: ClockPart) -> Bool {
        switch (self, part) {
        case (.retention, _), (.bulletin, _), (.managementReport, _): true
        case (_, .levels): standard?.levels.count == Level.allCases.count
        default: false
        }
    }

    /// The events that can be its start, or can meet it, the regulation's own among them.
    public func choices(_ part: ClockPart) -> [Signal] {
        guard !isFixed(part) else {
            guard let standard else { return [] }
            return part == .start ? [standard.startsAt] : Signal.allCases.filter(standard.metBy.contains)
        }
        return Signal.allCases.filter { signal in
            part == .start ? signal.canStart(self) : signal.canMeet
        }
    }
}

extension Signal {
    fileprivate func canStart(_ clock: ClockName) -> Bool {
        if self == .ended { return false }
        // A clock of the investigation is one of a work item, or one of the whole complaint; never one of a round.
        return clock != .investigation || self == .itemAssigned || !isNumbered
    }

    /// What has happened before any clock starts, what ends all clocks, and what the system does by itself meet none.
    fileprivate var canMeet: Bool {
        switch self {
        case .received, .ended, .reportedToManagement: false
        default: true
        }
    }

    /// Counted by work item, by round, or by how often the complaint became unresolved.
    private var isNumbered: Bool {
        switch self {
        case .itemAssigned, .itemVerified, .planned, .resultSent, .unresolved, .followUpStarted: true
        default: false
        }
    }

    /// Whether it happens to complaints of a level, or before they are graded.
    fileprivate func happens(at level: Level) -> Bool {
        switch self {
        case .gradedMajor, .groupFormed, .preliminaryReported, .isolationSettled, .bulletinPublished: level == .major
        default: true
        }
    }

    /// Whether it can happen once the other has. What happens again and again always can.
    fileprivate func canFollow(_ start: Signal) -> Bool {
        switch self {
        // Before registration there are the receipt and messages, and time may have passed.
        case .registered:
            [.received, .personMessage, .firstAnswer, .progressTold, .reportedToManagement].contains(start)
        // The first of a complaint: what level 3 alone brings comes after it.
        case .gradedMajor: start.happens(at: .general)
        default: true
        }
    }
}

extension ClockRule {
    /// What is wrong with its start, its stops and its levels; nothing where it can be carried out.
    public var flaws: [ClockFlaw] {
        guard let standard = name.standard else { return [] }
        var flaws: [ClockFlaw] = []
        if name.isFixed(.start) {
            if startsAt != standard.startsAt { flaws.append(.fixed(.start)) }
        } else if !name.choices(.start).contains(startsAt) {
            flaws.append(.unfit(.start))
        }
        flaws += flawsOfStops(standard)
        if name.isFixed(.levels) {
            if levels != standard.levels { flaws.append(.fixed(.levels)) }
        } else if levels.isEmpty {
            flaws.append(.empty(.levels))
        }
        guard flaws.isEmpty, startsAt != .ended else { return flaws }
        for level in levels.sorted() {
            if !startsAt.happens(at: level) {
                flaws.append(.neverStarts(level))
            } else if !metBy.contains(where: { $0.happens(at: level) }) {
                flaws.append(.neverMet(level))
            }
        }
        return flaws
    }

    private func flawsOfStops(_ standard: ClockRule) -> [ClockFlaw] {
        if name.isFixed(.stops) { return metBy == standard.metBy ? [] : [.fixed(.stops)] }
        if metBy.isEmpty { return [.empty(.stops)] }
        if !metBy.isSubset(of: name.choices(.stops)) { return [.unfit(.stops)] }
        if metBy.contains(startsAt) { return [.meetsItself] }
        return Signal.allCases.filter { metBy.contains($0) && !$0.canFollow(startsAt) }.map { .tooEarly($0) }
    }
}

extension Policy {
    /// Refuses a policy with a clock that could not be carried out, by the clause of that clock. (6.1)
    public func requireWorkableClocks() throws(Refusal) {
        for rule in clocks where !rule.flaws.isEmpty { throw .clockUnworkable(rule.clause) }
    }
}
