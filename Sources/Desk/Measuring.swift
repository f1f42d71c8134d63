public import Complaints
import Foundation
public import Storage

/// A measure with the words that its complaint's history has for it.
public struct MeasureView: Sendable {
    public let entry: MeasureEntry
    public let record: Complaint.MeasureRecord
}

// Measures across complaints. (3'.L2.3, 3'.L3.2)
extension ServiceDesk {
    /// Measures that something can still come of, the next to end first; none of complaints that are about the reader,
    /// as what they say is internal. (1.2)
    public func openMeasures(for member: StaffMember) async throws -> [MeasureView] {
        try await measures(for: member) { try $0.openMeasures() }.views
    }

    /// Measures that are over, the last first; those after a page that ended with `id`. Answers where the next page
    /// begins, if there may be one.
    public func endedMeasures(
        for member: StaffMember, after id: MeasureID? = nil, limit: Int = 50
    ) async throws -> (views: [MeasureView], next: MeasureID?) {
        let found = try await measures(for: member) { c in
            let last = try id.flatMap { try c.measure($0) }.flatMap { entry in entry.endedAt.map { ($0, entry.id) } }
            return try c.endedMeasures(before: last, limit: limit)
        }
        return (found.views, found.entries.count == limit ? found.entries.last?.id : nil)
    }

    private func measures(
        for member: StaffMember, _ find: @escaping @Sendable (any Connection) throws -> [MeasureEntry]
    ) async throws -> (views: [MeasureView], entries: [MeasureEntry]) {
        guard member.isEnabled, member.readsComplaints else { throw Refusal.notAllowed(needs: []) }
        return try await database.read { c in
            let entries = try find(c)
            guard !entries.isEmpty else { return ([], []) }
            let histories = try c.histories(of: Array(Set(entries.map(\.complaint))))
            let views: [MeasureView] = try entries.compactMap { entry in
                guard let history = histories[entry.complaint] else { return nil }
                let complaint = try found(entry.complaint, history).asRead(by: member).complaint
                return complaint.measures.first { $0.id == entry.id }.map { MeasureView(entry: entry, record: $0) }
            }
            return (views, entries)
        }
    }

    /// Measures in force on other complaints, for whoever may link them to this one.
    public func linkable(to complaint: Complaint, for member: StaffMember) async throws -> [MeasureView] {
        let known = Set(complaint.measures.map(\.id) + complaint.measureLinks.map(\.id))
        return try await database.read { c in
            try c.openMeasures().filter { $0.state == .active && !known.contains($0.id) }.prefix(50).compactMap {
                entry in
                try load(entry.complaint, c).asRead(by: member).complaint.measures.first { $0.id == entry.id }
                    .map { MeasureView(entry: entry, record: $0) }
            }
        }
    }

    /// What host sites read now.
    public func flagBoard() async throws -> FlagBoard {
        let measures = try await database.read { try $0.flagMeasures() }
        return FlagBoard(measures, at: now())
    }

    func linkMeasure(
        _ fields: ActFields, _ number: ComplaintNumber, _ author: Author, seen version: Int?
    ) async throws -> Case {
        guard let text = fields.values["measure"], !text.isEmpty else { throw FieldErrors(["measure": .missing]) }
        guard let id = Int64(text).map(MeasureID.init) else { throw FieldErrors(["measure": .unknown]) }
        return try await change(number, by: author, seen: version) { found, _, _, c in
            guard let entry = try c.measure(id), entry.state == .active, entry.complaint != found.key,
                let record = try readable(entry, by: author, c)
            else { throw FieldErrors(["measure": .unknown]) }
            return .linkMeasure(
                LinkedMeasure(id: id, kind: record.kind, target: record.measure.target, until: record.measure.until))
        }
    }

    /// A measure as its own complaint has it; nil where that one is about the author. (1.2)
    private func readable(
        _ entry: MeasureEntry, by author: Author, _ c: any Connection
    ) throws -> Complaint.MeasureRecord? {
        let owner = try load(entry.complaint, c)
        let complaint = author.member.map { owner.asRead(by: $0).complaint } ?? owner.complaint
        return complaint.measures.first { $0.id == entry.id }
    }

    /// Whom the complaint is about that a measure linked to this one was taken on; nobody for its own. (1.2)
    func concerned(byMeasure id: MeasureID, in complaint: Complaint, _ c: any Connection) throws -> Set<StaffID> {
        guard complaint.measureLinks.contains(where: { $0.id == id }), let entry = try c.measure(id) else { return [] }
        return try load(entry.complaint, c).complaint.concerned
    }

    /// What a measure's start and end cause beyond its complaint: host sites are told, and so is every complaint that is
    /// linked to it, each with a record of its own.
    func causeByMeasure(
        _ event: Event, _ sequence: Int, _ key: ComplaintKey, _ complaint: Complaint, _ c: any Connection,
        at moment: Date
    ) throws {
        guard let turn = complaint.turn(of: event) else { return }
        try tell(turn, sequence, key, c, at: moment)
        guard let ending = turn.ending else { return }
        for linked in try c.complaints(linkedTo: turn.record.id) where linked != key {
            let other = try load(linked, c)
            let circumstances = circumstances(other.complaint.policyVersion, at: moment)
            let command = Command.recordMeasureEnd(turn.record.id, ending)
            if other.complaint.refusal(of: command, by: .system, circumstances) != nil { continue }
            let new = try other.complaint.decide(command, by: .system, circumstances)
            _ = try save(new, to: other, c, at: moment)
        }
    }
}

extension Case {
    /// The same with whom the complaints are about that its linked measures were taken on.
    func knowing(owners c: any Connection) throws -> Case {
        var owners: [MeasureID: Set<StaffID>] = [:]
        for link in complaint.measureLinks {
            guard let entry = try c.measure(link.id),
                let owner = Complaint(history: try c.history(of: entry.complaint).events)
            else { throw StorageError.corrupt("measure \(link.id) linked to \(key)") }
            owners[link.id] = owner.concerned
        }
        return Case(
            key: key, complaint: complaint, events: events, clocks: clocks, withheld: withheld, linkOwners: owners,
            head: head)
    }
}
