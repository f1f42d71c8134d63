public import Foundation

// What the management group does with an incident. (3'.L3, 3'.L3.4)
extension Incident {
    /// Opens an incident with its first complaint, whose running bulletin period goes on as the incident's.
    public static func opening(
        with first: Complaint, title: String, under policy: Policy, by author: Author, at now: Date
    ) throws(Refusal) -> IncidentEvent {
        _ = try first.staff(author, Permit.desk.union(Permit.group))
        guard first.level == .major, !first.isEnded else { throw .onlyMajor }
        let periods = first.clocks(under: policy).filter { clock in
            clock.isOpen && policy.rule(clock.name)?.repeats == true
        }
        let owedFrom = periods.map(\.startedAt).min() ?? now
        let opening = IncidentOpening(
            first: first.number, title: try words(title), owedFrom: owedFrom, policy: policy.version)
        return IncidentEvent(at: now, by: author.actor, fact: .opened(opening))
    }

    /// The incident's side of a complaint joining.
    public func joining(_ complaint: Complaint, by author: Author, at now: Date) throws(Refusal) -> IncidentEvent {
        _ = try complaint.staff(author, Permit.desk.union(Permit.group))
        guard isOpen, !complaints.contains(complaint.number) else { throw .nothingToDo }
        return IncidentEvent(at: now, by: author.actor, fact: .joined(complaint.number))
    }

    /// The incident's side of a complaint leaving. The system takes out what owes bulletins when the incident is
    /// closed.
    public func leaving(_ complaint: Complaint, reason text: String, by author: Author, at now: Date) throws(Refusal)
        -> IncidentEvent
    {
        if author != .system { _ = try complaint.staff(author, Permit.desk.union(Permit.group)) }
        guard complaints.contains(complaint.number) else { throw .nothingToDo }
        return IncidentEvent(at: now, by: author.actor, fact: .left(complaint.number, reason: try reason(text)))
    }

    /// A bulletin for all of its complaints. `concerned`: everybody whom one of them is about. (1.2)
    public func publishing(_ bulletin: Bulletin, by author: Author, concerned: Set<StaffID>, at now: Date)
        throws(Refusal) -> IncidentEvent
    {
        try permit(author, concerned)
        guard isOpen else { throw .nothingToDo }
        _ = try words(bulletin.text.words)
        if let expected = bulletin.expectedAt, expected <= now { throw .dateNotInFuture }
        return IncidentEvent(at: now, by: author.actor, fact: .bulletinPublished(bulletin))
    }

    /// Closes it: no bulletin is owed from here on.
    public func closing(reason text: String, by author: Author, concerned: Set<StaffID>, at now: Date) throws(Refusal)
        -> IncidentEvent
    {
        try permit(author, concerned)
        guard isOpen else { throw .nothingToDo }
        return IncidentEvent(at: now, by: author.actor, fact: .closed(reason: try reason(text)))
    }

    /// Whether bulletins are owed for complaints that go on at these levels, nil for one that nobody graded: for one of
    /// level 3, and for several, which are one matter until the group closes the incident.
    public static func owesBulletins(atLevels levels: [Level?]) -> Bool {
        levels.count > 1 || levels.contains(.major)
    }

    /// What time brings once no complaint of it needs bulletins: the periods missed before that, and the end. None is
    /// owed for what nobody handles any more, nor below level 3.
    public func ending(
        _ owedUntil: Date, under policy: Policy, at now: Date
    ) -> [IncidentEvent] {
        guard isOpen else { return [] }
        let missed = watch(under: policy, at: now).filter { event in
            if case .breached(_, let due) = event.fact { due < owedUntil } else { false }
        }
        return missed + [IncidentEvent(at: now, by: .system, fact: .closed(reason: "—"))]
    }

    func permit(_ author: Author, _ concerned: Set<StaffID>) throws(Refusal) {
        guard let member = author.member, member.isEnabled else { throw .notAllowed(needs: Permit.group) }
        guard !concerned.contains(member.id) else { throw .concerned }
        guard member.isInManagementGroup else { throw .notAllowed(needs: Permit.group) }
    }
}
