public import Complaints
import Foundation
import Storage

/// What a correction's form says.
public struct CorrectionDraft: Sendable, Hashable {
    /// `title`, or the ordinal of a bulletin.
    public var target: String?
    public var text: String?
    public var erases: Bool
    public var reason: String?

    public init(target: String?, text: String?, erases: Bool, reason: String?) {
        self.target = target
        self.text = text
        self.erases = erases
        self.reason = reason
    }
}

// Other words for what an incident says, and giving up its words. (3'.L3.4, 6.2)
extension ServiceDesk {
    /// Corrects the name of an incident or one of its bulletins. The public reads the new words at once; every linked
    /// complaint's own record is told of them, and where the old ones are to be erased, its copy of them goes. Throws
    /// `FieldErrors`, `Refusal`.
    public func correct(_ draft: CorrectionDraft, onIncident id: Int64, by member: StaffMember) async throws {
        var errors = FieldErrors()
        let target = errors.text("target", draft.target, limit: 20, line: true, required: true)
        let isTitle = target == "title"
        let text = errors.text(
            "text", draft.text, limit: isTitle ? TextLimit.line : TextLimit.text, line: isTitle, required: true)
        let why = errors.text("reason", draft.reason, limit: TextLimit.text)
        let ordinal = isTitle ? nil : Int(target)
        if !target.isEmpty, !isTitle, ordinal == nil { errors.add("target", .unknown) }
        try errors.check()
        let correction = IncidentCorrection(
            bulletin: ordinal, text: Personal(text), erases: draft.erases, reason: Personal(why))
        let moment = now()
        try await change(incident: id, seen: nil) { found, c in
            if let ordinal, !(1...max(found.incident.bulletins.count, 1)).contains(ordinal) {
                throw FieldErrors(["target": .unknown])
            }
            return try found.incident.correcting(
                correction, by: .staff(member), concerned: try concerned(inIncident: id, c),
                isHeld: try isHeld(found.incident, c), at: moment)
        }
        // Whatever is not told now, should this process die, the watcher tells.
        while try await tellIncidents() {}
    }

    /// Whether a legal hold is on a complaint that belongs to the incident, or once did. (6.2)
    private func isHeld(_ incident: Incident, _ c: any Connection) throws -> Bool {
        try incident.everyComplaint.contains { number in
            guard let key = try c.complaint(number) else { return false }
            return try c.queueItem(key)?.marks.contains(.held) ?? false
        }
    }

    /// Carries a bulletin or a correction into one complaint's record.
    func carry(
        _ relay: Incident.Relay, of incident: IncidentCase, to key: ComplaintKey, _ c: any Connection, at moment: Date
    ) throws {
        let found = try load(key, c)
        let bulletin: Bulletin
        var copies: [Int] = []
        switch relay {
        case .bulletin(let ordinal):
            // Closed, withdrawn or merged since: its record ends there.
            guard !found.complaint.isEnded else { return }
            bulletin = incident.incident.bulletins[ordinal - 1]
        case .result(let ordinal):
            return try carryResult(ordinal, of: incident.incident, to: found, c, at: moment)
        case .correction(let correction):
            // Several corrections of a bulletin that come at once are one: the last.
            let all = incident.incident.corrections.filter { $0.bulletin == correction.bulletin }
            guard let ordinal = correction.bulletin, correction == all.last, !found.complaint.isAnonymised else {
                return
            }
            // Nothing to correct where the words never came, or are gone with everything else.
            guard !Self.copies(of: incident.words(at: correction.replaced), in: found.events).isEmpty else { return }
            bulletin = incident.incident.bulletins[ordinal - 1].correcting(ordinal)
            // Words that somebody went back to are right again.
            let wrong = incident.words(at: all.filter(\.erases).flatMap(\.replaced)).subtracting([bulletin.text.words])
            copies = Self.copies(of: wrong, in: found.events)
            // Whoever left is not counted as told: their own record says whether they were.
            if copies.isEmpty, !incident.incident.complaints.contains(found.complaint.number),
                Self.lastCorrection(of: ordinal, in: found.events) == bulletin.text
            {
                return
            }
        }
        let circumstances = circumstances(found.complaint.policyVersion, at: moment)
        let new = try found.complaint.decide(.relayBulletin(bulletin, erasing: copies), by: .system, circumstances)
        _ = try save(new, to: found, c, at: moment)
    }

    /// Where a complaint's record has these words as a bulletin of its incident.
    private static func copies(of words: Set<String>, in events: [Event]) -> [Int] {
        events.enumerated().compactMap { offset, event in
            guard case .bulletinPublished(let bulletin) = event.fact, event.by == .system,
                let text = bulletin.text.text, words.contains(text)
            else { return nil }
            return offset + 1
        }
    }

    /// The words that a complaint's record has as the last correction of a bulletin of its incident.
    private static func lastCorrection(of ordinal: Int, in events: [Event]) -> Personal? {
        for event in events.reversed() {
            if case .bulletinPublished(let bulletin) = event.fact, bulletin.corrects == ordinal { return bulletin.text }
        }
        return nil
    }

    /// Once every complaint was told: those that left the incident have copies too, and are told as well. Words to be
    /// erased go last, for by them the copies are known.
    func finishCorrections(of incident: IncidentCase, _ c: any Connection, at moment: Date) throws {
        let members = Set(incident.incident.complaints)
        var latest: [Int: Incident.Relay] = [:]
        for relay in incident.incident.relays {
            if case .correction(let correction) = relay, let ordinal = correction.bulletin { latest[ordinal] = relay }
        }
        guard !latest.isEmpty else { return }
        for number in incident.incident.everyComplaint where !members.contains(number) {
            guard let key = try c.complaint(number) else { continue }
            for (_, relay) in latest.sorted(by: { $0.key < $1.key }) {
                try carry(relay, of: incident, to: key, c, at: moment)
            }
        }
        guard let erasure = incident.incident.erasingReplaced(at: moment) else { return }
        try save([erasure], to: try load(incident: incident.incident.id, c), c, at: moment)
    }

    /// Where `new` erases, takes the words out of the store and answers with the incident as it then reads.
    func erase(_ new: [IncidentEvent], of found: IncidentCase, _ c: any Connection) throws -> IncidentCase {
        let erased = new.flatMap { event -> [Int] in
            if case .erased(let sequences, _) = event.fact { sequences } else { [] }
        }
        guard !erased.isEmpty else { return found }
        try c.erase(erased, ofIncident: found.incident.id)
        return try load(incident: found.incident.id, c)
    }

    /// Gives up the words of every incident whose term is over and that no hold keeps; answers how many. (6.2)
    func anonymiseIncidents() async throws -> Int {
        let moment = now()
        let floor = directory.policy(at: moment).calendar.date(
            byAdding: .month, value: -Policy.retentionFloor, to: moment)
        guard let floor else { return 0 }
        // The day more is for time zones: the rules decide, this only leaves out what they would refuse.
        var (count, last) = (0, Int64(0))
        while true {
            let after = last
            let ids = try await database.read {
                try $0.archivedIncidents(before: floor.addingTimeInterval(86_400), after: after)
            }
            for id in ids {
                if try await anonymise(incident: id, at: moment) { count += 1 }
            }
            guard let end = ids.last else { return count }
            last = end
        }
    }

    private func anonymise(incident id: Int64, at moment: Date) async throws -> Bool {
        try await database.write { c in
            let found = try load(incident: id, c)
            let policy = directory.policy(found.incident.policyVersion)
            let event: IncidentEvent
            do {
                event = try found.incident.anonymising(
                    under: policy, isHeld: try isHeld(found.incident, c), at: moment)
            } catch is Refusal { return false }
            try save([event], to: found, c, at: moment)
            return true
        }
    }
}
