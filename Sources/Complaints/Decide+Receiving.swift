import Foundation

// Receipt, registration, validity. (2.2.1, 3.2.1)
extension Complaint {
    func register(_ record: Registration, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.desk)
        try require(.received)
        _ = try words(record.summary.words)
        return [.registered(record)] + takeover(by: member) + automaticReply(to: record, c)
    }

    /// Whoever registers becomes the one responsible: from the duty agent's to a hand that has touched it. (1.2)
    private func takeover(by member: StaffMember) -> [Fact] {
        member.id == responsible ? [] : [.responsibilityPassed(to: member.id, cause: .taken, reason: nil)]
    }

    func validate(_ note: String?, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk)
        try require(.registered)
        return [.validated(note: optional(note))]
    }

    func reject(_ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk)
        try require(.registered)
        return [.rejected(reason: try reason(text))]
    }

    func object(_ text: String, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        try complainant(author)
        try require(.rejected)
        guard let rejection, rejection.objectedAt == nil else { throw .alreadyObjected }
        guard c.now <= rejection.at.addingDays(c.policy.objectionDays) else { throw .objectionTooLate }
        return [.objected(try words(text))]
    }

    func decideObjection(_ upheld: Bool, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.desk)
        guard isObjectionPending, let rejection else { throw .wrongState(state) }
        guard rejection.by.staffID != member.id else { throw .sameDecider }
        return [.objectionDecided(upheld: upheld, reason: try reason(text))]
            + (upheld ? takeover(by: member) : [])
    }

    func correctType(_ type: ComplaintType, _ subType: String?, _ text: String, _ author: Author) throws(Refusal)
        -> [Fact]
    {
        let member = try staff(author, Permit.desk)
        try requireOpen()
        // A privacy case below level 3 is the supervisor's decision, whichever of the two comes last.
        if type == .privacy, let level, level < .major, !member.has(.serviceSupervisor) {
            throw .loweringNeedsSupervisor
        }
        guard type != self.type || subType != self.subType else { throw .nothingToDo }
        return [.typeCorrected(type, subType: subType, reason: try reason(text))]
    }

    func markUrgent(_ urgent: Bool, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk)
        try requireOpen()
        guard urgent != isUrgent else { throw .nothingToDo }
        return [.urgencyMarked(urgent, reason: try reason(text))]
    }

    func withdraw(_ text: String?, _ author: Author) throws(Refusal) -> [Fact] {
        if author != .complainant {
            _ = try staff(author, Permit.desk)
            _ = try reason(text ?? "")
        }
        guard !isEnded, !isInternal else { throw .wrongState(state) }
        return [.withdrawn(reason: optional(text))]
    }

    func correctContact(_ contact: Contact, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        if author == .complainant {
            try requireOpen()
            return [.contactCorrected(contact, reason: optional(text) ?? Personal("—"))]
        }
        _ = try staff(author, Permit.desk)
        try requireOpen()
        // Another contact is what an unreached result waits for.
        let settled: [Fact] = openNotReached.isEmpty ? [] : [.notReachedSettled(reason: try reason(text))]
        return [.contactCorrected(contact, reason: try reason(text))] + settled
    }

    func settleNotReached(_ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk)
        guard !openNotReached.isEmpty else { throw .nothingToDo }
        return [.notReachedSettled(reason: try reason(text))]
    }
}

extension Date {
    /// Days of 24 hours.
    func addingDays(_ days: Int) -> Date { addingTimeInterval(Double(days) * 86_400) }
}
