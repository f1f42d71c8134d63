public import Foundation

/// Other words for an incident's name or for one of its bulletins.
public struct IncidentCorrection: Hashable, Sendable, Codable {
    /// From 1; nil for the name.
    public var bulletin: Int?
    public var text: Personal
    /// Whether the words before, which may name a person, are erased once every copy of them is.
    public var erases: Bool
    public var reason: Personal
    public init(bulletin: Int?, text: Personal, erases: Bool, reason: Personal) {
        self.bulletin = bulletin
        self.text = text
        self.erases = erases
        self.reason = reason
    }
}

extension Bulletin {
    /// The same as the words that take the place of those of the bulletin of this ordinal.
    public func correcting(_ ordinal: Int) -> Bulletin {
        var correction = self
        correction.corrects = ordinal
        return correction
    }
}

// Correcting what an incident says, and giving up its words after the term. (3'.L3.4, 6.2)
extension Incident {
    /// A correction as history has it.
    public struct Correction: Hashable, Sendable {
        public let bulletin: Int?
        public let at: Date
        public let erases: Bool
        /// Where in the history the words stand that it replaces.
        public let replaced: [Int]
    }

    /// What the record of each of its complaints is to carry.
    public enum Relay: Hashable, Sendable {
        /// The bulletin of this ordinal, as it reads by now.
        case bulletin(Int)
        /// The words that took the place of those of a bulletin.
        case correction(Correction)
        /// The result of this ordinal.
        case result(Int)
    }

    mutating func applyCorrecting(_ event: IncidentEvent) {
        switch event.fact {
        case .corrected(let correction):
            let place = correction.bulletin ?? 0
            guard places.indices.contains(place) else { return }
            let record = Correction(
                bulletin: correction.bulletin, at: event.at, erases: correction.erases, replaced: places[place])
            corrections.append(record)
            places[place].append(version)
            if place == 0 {
                title = correction.text
            } else {
                bulletins[place - 1].text = correction.text
                relays.append(.correction(record))
            }
        case .erased(let sequences, let reason):
            erased.formUnion(sequences)
            if reason != ErasureReason.correction.rawValue { anonymisedAt = event.at }
        default: break
        }
    }

    /// When a bulletin was corrected last.
    public func correctedAt(bulletin ordinal: Int) -> Date? { corrections.last { $0.bulletin == ordinal }?.at }

    /// Puts other words in the place of its name or of a bulletin, which the public then reads; what stood there stays
    /// in the history, unless it is to be erased. `isHeld`: a legal hold is on one of its complaints.
    public func correcting(
        _ correction: IncidentCorrection, by author: Author, concerned: Set<StaffID>, isHeld: Bool, at now: Date
    ) throws(Refusal) -> IncidentEvent {
        try permit(author, concerned)
        guard !isAnonymised else { throw .anonymised }
        _ = try words(correction.text.words)
        _ = try reason(correction.reason.words)
        let present: Personal
        if let ordinal = correction.bulletin {
            guard bulletins.indices.contains(ordinal - 1) else { throw .nothingToDo }
            present = bulletins[ordinal - 1].text
        } else {
            present = title
        }
        guard present != correction.text else { throw .nothingToDo }
        if correction.erases, isHeld { throw .onHold }
        return IncidentEvent(at: now, by: author.actor, fact: .corrected(correction))
    }

    /// The words that corrections have replaced, are to be erased, and are not yet.
    public var dueErasures: [Int] {
        Set(corrections.filter(\.erases).flatMap(\.replaced)).subtracting(erased).sorted()
    }

    /// Erases what corrections have replaced, once every complaint's copy is gone.
    public func erasingReplaced(at now: Date) -> IncidentEvent? {
        let due = dueErasures
        guard !due.isEmpty else { return nil }
        return IncidentEvent(
            at: now, by: .system, fact: .erased(sequence: due, reason: ErasureReason.correction.rawValue))
    }

    /// Gives up every word it has after the policy's term for level 3 complaints, counted from its end. (6.2)
    public func anonymising(under policy: Policy, isHeld: Bool, at now: Date) throws(Refusal) -> IncidentEvent {
        guard !isAnonymised else { throw .anonymised }
        guard let closedAt else { throw .retentionNotBegun }
        let allowed = policy.retentionEnds(from: closedAt, at: .major)
        guard now >= allowed else { throw .retentionRunning(until: allowed) }
        guard !isHeld else { throw .onHold }
        return IncidentEvent(
            at: now, by: .system,
            fact: .erased(sequence: Array(1...version), reason: ErasureReason.retention.rawValue))
    }
}
