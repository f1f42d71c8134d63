import Foundation

// Temporary measures and isolation: proposed, approved by somebody else, rolled back, ended by time. (3'.L2.3, 3'.L3.2)
extension Complaint {
    func proposeMeasure(_ measure: Measure, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        _ = try staff(author, effectiveLevel == .major ? Permit.group.union([.technical]) : [.technical])
        try requireOpen()
        return [.measureProposed(try checked(measure, c))]
    }

    /// In force with the fact itself; approval comes afterwards. (3'.L3.2)
    func isolate(_ measure: Measure, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.group.union([.technical]))
        try requireOpen()
        guard effectiveLevel == .major else { throw .onlyMajor }
        return [.isolated(try checked(measure, c))]
    }

    private func checked(_ measure: Measure, _ c: Circumstances) throws(Refusal) -> Measure {
        _ = try words(measure.target.words)
        _ = try reason(measure.reason.words)
        guard measure.until > c.now else { throw .dateNotInFuture }
        guard !measures.contains(where: { $0.id == measure.id }) else { throw .nothingToDo }
        return measure
    }

    /// Approves or refuses. Nobody approves their own. (1.2)
    func decideMeasure(_ id: MeasureID, _ granted: Bool, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.group.union(Permit.decision))
        guard let record = openMeasures.first(where: { $0.id == id }), record.decidedAt == nil else {
            throw .nothingToDo
        }
        guard record.proposedBy.staffID != member.id else { throw .ownMeasure }
        return [.measureDecided(id, granted: granted, reason: granted ? optional(text) : try reason(text))]
    }

    /// Takes a measure back: by the technical department, or by those who approve measures.
    func rollBack(_ id: MeasureID, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.group.union([.technical]))
        guard openMeasures.contains(where: { $0.id == id }) else { throw .nothingToDo }
        return [.measureEnded(id, .rolledBack, reason: try reason(text))]
    }

    /// Links a measure of another complaint that is in force: this complainant is told of its end too.
    func link(_ measure: LinkedMeasure, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.workers)
        try requireOpen()
        guard measure.until > c.now, !measures.contains(where: { $0.id == measure.id }),
            !measureLinks.contains(where: { $0.id == measure.id })
        else { throw .nothingToDo }
        return [.measureLinked(measure)]
    }

    /// What happened to a measure on the complaint it was taken on, told here once.
    func recordMeasureEnd(_ id: MeasureID, _ ending: MeasureEnding, _ author: Author) throws(Refusal) -> [Fact] {
        guard author == .system else { throw .notAllowed(needs: []) }
        guard measureLinks.contains(where: { $0.id == id && $0.endedAt == nil }) else { throw .nothingToDo }
        return [.measureEnded(id, ending, reason: nil)]
    }
}
