public import Foundation

// Acceptance, follow-up, closing, reopening, merging. (4.2)
extension Complaint {
    func accept(_ text: String?, _ author: Author) throws(Refusal) -> [Fact] {
        try complainant(author)
        try requireParty()
        try require(.resultSent)
        return [.accepted(optional(text))]
    }

    func reportNotSolved(_ text: String, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        try complainant(author)
        try requireParty()
        if state == .closed { return try reopen(text, author, c) }
        try require(.resultSent, .resolved)
        return [.notSolved(try words(text))]
    }

    func startFollowUp(_ text: String?, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk.union(effectiveLevel == .major ? Permit.group : []))
        try require(.pendingFollowUp)
        return [.followUpStarted(optional(text))]
    }

    func acknowledgeManagementReport(_ text: String?, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.group)
        guard isReportedToManagement, !isManagementAcknowledged else { throw .nothingToDo }
        return [.managementAcknowledged(optional(text))]
    }

    /// A complainant who withdrew has no further say, whether it ended by that or goes on inside.
    func requireParty() throws(Refusal) {
        guard !isInternal, state != .withdrawn else { throw .withdrawnBefore }
    }

    /// From when the agent may close without an answer: the policy's days after the last word.
    public func silenceEnds(under policy: Policy) -> Date { lastWordAt.addingDays(policy.silenceDays) }

    func close(_ remark: String?, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk.union(isInternal ? Permit.group : []))
        if isInternal {
            // Withdrawn before or after its result: no further one can be sent, so none is waited for.
            try require(.planned, .resultSent, .resolved)
            if state == .planned, plan?.needsApproval == true, !isPlanApproved { throw .approvalMissing }
            try requireClosingGates(c)
            return [.closed(Closing(ground: .internalDone, remark: try reason(remark ?? "")))]
        }
        try require(.resolved, .resultSent)
        try requireClosingGates(c)
        if state == .resolved { return [.closed(Closing(ground: .accepted, remark: optional(remark)))] }
        let end = silenceEnds(under: c.policy)
        guard c.now >= end else { throw .silenceNotOver(until: end) }
        return [.closed(Closing(ground: .silence, remark: optional(remark)))]
    }

    func closeExhausted(_ text: String, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.supervisor)
        // At least a second follow-up was carried to its result and left the complainant unsatisfied.
        try require(.pendingFollowUp)
        guard round > 1 else { throw .wrongState(state) }
        let why = try reason(text)
        try requireClosingGates(c)
        return [.closed(Closing(ground: .exhausted, remark: why))]
    }

    private func requireClosingGates(_ c: Circumstances) throws(Refusal) {
        if effectiveLevel == .complex, !isInternal, !isCalledBack(under: c.policy) {
            throw .callBackMissing(days: callBackDays(under: c.policy), of: c.policy.callBackAttempts)
        }
        guard openNotReached.isEmpty else { throw .notReachedOpen }
    }

    func reopen(_ text: String, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        if author == .complainant { try requireParty() } else { _ = try staff(author, Permit.desk) }
        try require(.closed)
        guard let closedAt, c.now <= closedAt.addingDays(c.policy.reopenDays) else { throw .reopenTooLate }
        return [.reopened(reason: try reason(text))]
    }

    /// The facts on both sides when this complaint goes into an earlier one of the same complainant.
    public func merge(into target: Complaint, reason text: String, by author: Author, _ c: Circumstances)
        throws(Refusal) -> (source: [Event], target: [Event])
    {
        _ = try staff(author, Permit.desk)
        _ = try target.staff(author, Permit.desk)
        let why = try reason(text)
        guard !isEnded, !target.isEnded, number != target.number, target.receivedAt <= receivedAt,
            isSameComplainant(as: target)
        else { throw .cannotMerge }
        func event(_ fact: Fact) -> Event { Event(at: c.now, by: author.actor, fact: fact) }
        return (
            watch(c) + [event(.merged(into: target.number, reason: why))],
            target.watch(c) + [event(.absorbed(number))]
        )
    }

    /// One user ID, e-mail or phone in common. Nothing stated on either side is nothing in common.
    public func isSameComplainant(as other: Complaint) -> Bool {
        func same(_ a: Personal?, _ b: Personal?) -> Bool {
            guard let a = a?.text, let b = b?.text, a.hasWords else { return false }
            return a.lowercased() == b.lowercased()
        }
        return same(userID, other.userID) || same(contact.email, other.contact.email)
            || same(contact.phone, other.contact.phone)
    }

    /// Says why the records cannot be purged yet: open, ended less than the policy's months ago, or held. (6.2)
    public func requirePurgeable(under policy: Policy, at now: Date) throws(Refusal) {
        try requireErasable(from: purgeAllowed(under: policy), at: now)
    }

    /// From when the records of this complaint may be purged; nil while it is open. (6.2)
    public func purgeAllowed(under policy: Policy) -> Date? {
        clocks(under: policy).last { $0.name == .retention && $0.isOpen }.map { clock in
            max(clock.dueAt, policy.floorEnds(from: clock.startedAt))
        }
    }
}
