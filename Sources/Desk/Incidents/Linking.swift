public import Complaints
import Foundation
import Storage

// Complaints of one incident: linked in bulk, each with its own record. (3'.L3)
extension ServiceDesk {
    /// Opens an incident with the first of these complaints and links the others. The first has to be a level 3
    /// complaint that is open. Answers the incident and what became of each of the others.
    public func openIncident(
        titled title: String?, with numbers: [ComplaintNumber], by member: StaffMember
    ) async throws -> (id: Int64, outcomes: [IncidentOutcome]) {
        var errors = FieldErrors()
        let title = errors.text("title", title, limit: TextLimit.line, line: true, required: true)
        if numbers.isEmpty { errors.add("numbers", .missing) }
        if numbers.count > Self.mostLinked { errors.add("numbers", .tooLong(limit: Self.mostLinked)) }
        try errors.check()
        let moment = now()
        let author = Author.staff(member)
        let numbers = unique(numbers)
        return try await database.write { c in
            var cases = try numbers.map { try self.found($0, c) }
            // The one that bulletins are owed for leads, wherever it stands in the selection.
            if let leading = cases.firstIndex(where: { $0.complaint.level == .major && !$0.complaint.isEnded }) {
                cases.swapAt(0, leading)
            }
            let id = try open(titled: title, with: cases[0], author, c, at: moment)
            var outcomes: [IncidentOutcome] = []
            for other in cases.dropFirst() { outcomes.append(try link(other, to: id, author, c, at: moment)) }
            return (id, outcomes)
        }
    }

    /// Opens an incident with a level 3 complaint that belongs to none, in this transaction.
    func open(
        titled title: String, with first: Case, _ author: Author, _ c: any Connection, at moment: Date
    ) throws -> Int64 {
        guard first.complaint.incident == nil else { throw Refusal.nothingToDo }
        let policy = directory.policy(first.complaint.policyVersion)
        let opening = try Incident.opening(
            with: first.complaint, title: title, under: policy, by: author, at: moment)
        guard let incident = Incident(id: 0, history: [opening]) else { throw Refusal.nothingToDo }
        let id = try c.addIncident(opening, IncidentModel(incident, publishedAt: nil), alarm: alarm(of: incident))
        try join(first, id, told: 0, author, c, at: moment)
        return id
    }

    /// Links complaints to an incident. Answers what became of each.
    public func link(
        _ numbers: [ComplaintNumber], to id: Int64, by member: StaffMember
    ) async throws -> [IncidentOutcome] {
        var errors = FieldErrors()
        if numbers.isEmpty { errors.add("numbers", .missing) }
        if numbers.count > Self.mostLinked { errors.add("numbers", .tooLong(limit: Self.mostLinked)) }
        try errors.check()
        let moment = now()
        let numbers = unique(numbers)
        return try await database.write { c in
            try numbers.map { number in
                try link(try self.found(number, c), to: id, .staff(member), c, at: moment)
            }
        }
    }

    /// Takes a complaint out of its incident.
    public func unlink(
        _ number: ComplaintNumber, from id: Int64, reason: String?, by member: StaffMember
    ) async throws {
        var errors = FieldErrors()
        let reason = errors.text("reason", reason, limit: TextLimit.text)
        try errors.check()
        let moment = now()
        try await database.write { c in
            _ = try take(
                try self.found(number, c), outOf: try load(incident: id, c), reason: reason, .staff(member), c,
                at: moment)
        }
    }

    private func take(
        _ found: Case, outOf incident: IncidentCase, reason: String, _ author: Author, _ c: any Connection,
        at moment: Date
    ) throws -> Case {
        let left = try incident.incident.leaving(found.complaint, reason: reason, by: author, at: moment)
        let circumstances = circumstances(found.complaint.policyVersion, at: moment)
        let new = try found.complaint.decide(.leaveIncident(reason: reason), by: author, circumstances)
        let after = try save(new, to: found, c, at: moment)
        try save([left], to: incident, c, at: moment)
        try c.dropMember(found.key, ofIncident: incident.incident.id)
        return after
    }

    /// A complaint that was raised to level 3 owes bulletins, and an incident that is closed publishes none: it is
    /// taken out, so that its own period begins. (3'.L3.4)
    func leave(_ id: Int64, ifClosed found: Case, _ c: any Connection, at moment: Date) throws -> Case {
        let incident = try load(incident: id, c)
        guard !incident.incident.isOpen else { return found }
        return try take(found, outOf: incident, reason: "—", .system, c, at: moment)
    }

    private func unique(_ numbers: [ComplaintNumber]) -> [ComplaintNumber] {
        var seen: Set<ComplaintNumber> = []
        return numbers.map { ComplaintNumber(rawValue: $0.rawValue.uppercased()) }.filter { seen.insert($0).inserted }
    }

    func found(_ number: ComplaintNumber, _ c: any Connection) throws -> Case {
        guard let key = try c.complaint(number) else { throw FieldErrors(["numbers": .complaintUnknown]) }
        return try load(key, c)
    }

    private func link(
        _ found: Case, to id: Int64, _ author: Author, _ c: any Connection, at moment: Date
    ) throws -> IncidentOutcome {
        // Read anew for each: the one before made its history longer.
        let incident = try load(incident: id, c)
        do {
            let joined = try incident.incident.joining(found.complaint, by: author, at: moment)
            try join(found, id, told: incident.incident.relays.count, author, c, at: moment)
            try save([joined], to: incident, c, at: moment)
            return IncidentOutcome(number: found.complaint.number, refusal: nil)
        } catch let refusal as Refusal {
            // What the role does not allow is refused as a whole; one complaint's own reason is that one's.
            if case .notAllowed = refusal { throw refusal }
            return IncidentOutcome(number: found.complaint.number, refusal: refusal)
        }
    }

    /// The complaint's side of it. Decides before it writes, so that a refusal leaves nothing behind.
    private func join(
        _ found: Case, _ id: Int64, told: Int, _ author: Author, _ c: any Connection, at moment: Date
    ) throws {
        let circumstances = circumstances(found.complaint.policyVersion, at: moment)
        let new = try found.complaint.decide(.joinIncident(id), by: author, circumstances)
        _ = try save(new, to: found, c, at: moment)
        try c.addMember(found.key, ofIncident: id, told: told)
    }
}
