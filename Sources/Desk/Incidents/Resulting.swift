public import Complaints
import Foundation
import Storage

// One result for all of an incident's complaints, each with its own record. (3'.L3, 4.1)
extension ServiceDesk {
    /// Sends one result to every linked complaint that is open; each keeps its own record, and its gates and clocks stay
    /// its own. Published once, in the incident's history; the complaints follow as with a bulletin, and what a crash
    /// interrupts is gone on with by the watcher. Answers what became of each.
    public func sendResult(
        _ fields: ActFields, toIncident id: Int64, by member: StaffMember
    ) async throws -> [IncidentOutcome] {
        var errors = FieldErrors()
        let status: ResultStatus? = errors.word("status", fields.values["status"], required: false)
        let solution = errors.text("solution", fields.values["solution"], limit: TextLimit.text)
        let handler = errors.text("handler", fields.values["handler"], limit: TextLimit.line, line: true)
        let contact = errors.text("contact", fields.values["contact"], limit: TextLimit.line, line: true)
        let facts = errors.text("facts", fields.values["facts"], limit: TextLimit.text)
        try errors.check()
        let moment = now()
        let numbers = try await incident(id, for: member).complaints.filter { $0.endedAt == nil }.map(\.number)
        try await change(incident: id, seen: nil) { found, c in
            let open = try c.histories(of: try c.members(ofIncident: id)).values
                .compactMap { Complaint(history: $0.events) }.filter { !$0.isEnded }
            return try found.incident.resulting(
                status, solution, handler, contact, facts: facts, for: open, by: .staff(member), at: moment)
        }
        // Whatever is not told now, should this process die, the watcher tells.
        while try await tellIncidents() {}
        let incident = try await database.read { try load(incident: id, $0).incident }
        return try await outcomes(of: incident.results.count, incident, for: numbers)
    }

    /// What became of a result of the incident in each of these complaints: it is in the record, or why not.
    public func outcomes(
        of ordinal: Int, _ incident: Incident, for numbers: [ComplaintNumber]
    ) async throws -> [IncidentOutcome] {
        let moment = now()
        return try await database.read { c in
            try numbers.compactMap { number in
                guard let key = try c.complaint(number) else { return nil }
                let found = try load(key, c)
                let message = Self.resultMessage(ordinal, incident.id, number)
                if found.has(result: message) { return IncidentOutcome(number: number, refusal: nil) }
                let circumstances = circumstances(found.complaint.policyVersion, at: moment)
                let refusal = found.complaint.refusal(
                    of: .takeResult(incident.results[ordinal - 1].result, of: incident.id, message: message),
                    by: author(of: incident.results[ordinal - 1]), circumstances)
                return IncidentOutcome(number: number, refusal: refusal ?? .nothingToDo)
            }
        }
    }

    /// The first of the open complaints that have no result yet although one was sent to all, and why it did not reach
    /// them.
    public func withoutResult(_ found: IncidentCase, limit: Int = 50) async throws -> [IncidentOutcome] {
        guard found.incident.isOpen, !found.incident.results.isEmpty else { return [] }
        let open = found.complaints.filter { item in
            item.endedAt == nil && item.state != .resultSent && item.state != .resolved
        }
        let numbers = Array(open.prefix(limit).map(\.number))
        return try await outcomes(of: found.incident.results.count, found.incident, for: numbers)
            .filter { $0.refusal != nil }
    }

    /// Records a result of the incident in one complaint; where a gate is shut there, it stays without.
    func carryResult(
        _ ordinal: Int, of incident: Incident, to found: Case, _ c: any Connection, at moment: Date
    ) throws {
        let sent = incident.results[ordinal - 1]
        let message = Self.resultMessage(ordinal, incident.id, found.complaint.number)
        guard !found.complaint.isEnded, !found.has(result: message) else { return }
        let circumstances = circumstances(found.complaint.policyVersion, at: moment)
        let command = Command.takeResult(sent.result, of: incident.id, message: message)
        let new: [Event]
        do { new = try found.complaint.decide(command, by: author(of: sent), circumstances) } catch {
            return
        }
        _ = try save(new, to: found, c, at: moment)
    }

    /// Whoever sent it, as that person may act now.
    private func author(of sent: Incident.SentResult) -> Author {
        sent.by.staffID.flatMap { directory.roster[$0] }.map(Author.staff) ?? .system
    }

    /// By this a complaint's record knows which result of its incident it has.
    private static func resultMessage(_ ordinal: Int, _ incident: Int64, _ number: ComplaintNumber) -> String {
        "m-\(number)-i\(incident)-r\(ordinal)"
    }
}

extension Case {
    /// Whether the result of this message was sent.
    fileprivate func has(result message: String) -> Bool {
        events.contains { if case .resultSent(let result) = $0.fact { result.message == message } else { false } }
    }
}
