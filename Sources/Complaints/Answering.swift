// Whom a limit concerns: who is reminded of it before it is due, and told when it was broken. (1.2)

extension Roster {
    /// Enabled people of a department, in the order of their accounts. (3.2.2)
    public func people(of department: Department) -> [StaffID] {
        members.values.filter { $0.isEnabled && $0.belongs(to: department) }.map(\.id).sorted()
    }

    fileprivate var managementGroup: [StaffID] { people(of: .managementGroup) }
}

extension Complaint {
    /// Who sits in the group of a level 3 complaint: a member whom it turned out to be about has lost the seat. (1.2)
    public var seated: [StaffID] { (group?.members ?? []).filter { !concerned.contains($0) } }

    /// The group was formed, and each of its three seats is filled still. (3'.L3.1)
    public var hasWholeGroup: Bool { group != nil && seated.count == 3 }

    /// Whose the limit is to keep: the responsible person, who answers for every limit, and whoever does what it waits
    /// for. Nobody whom the complaint is about, and nobody whose account is disabled.
    public func people(answering clock: ClockKey, in roster: Roster) -> [StaffID] {
        var seen: Set<StaffID> = []
        return ([responsible] + doing(clock, in: roster)).filter { person in
            !concerned.contains(person) && roster[person]?.isEnabled == true && seen.insert(person).inserted
        }
    }

    private func doing(_ clock: ClockKey, in roster: Roster) -> [StaffID] {
        switch clock.name {
        case .registration, .firstAnswer, .response, .resultNotice, .progressFeedback, .secondFollowUp,
            .managementReport, .retention:
            []
        case .handling: roundItems.filter(\.isOpen).compactMap(\.person) + seated
        case .investigation:
            item(of: clock).map { workers(on: $0, in: roster) } ?? investigators(in: roster)
        case .preliminaryInvestigation: investigators(in: roster)
        case .taskGroup: roster.managementGroup
        // Of a seat that is empty everybody is told who might take it.
        case .preliminaryReport, .isolation, .bulletin: seated + (hasWholeGroup ? [] : roster.managementGroup)
        }
    }

    private func investigators(in roster: Roster) -> [StaffID] {
        roundItems.filter(\.isOpen).flatMap { workers(on: $0, in: roster) }
    }

    /// The person of a work item, or while nobody took it everybody of its department.
    private func workers(on item: WorkItem, in roster: Roster) -> [StaffID] {
        item.person.map { [$0] } ?? roster.people(of: item.assignment.department)
    }
}
