/// Who may do what. (requirements.md, table of acts)
enum Permit {
    static let desk: Set<Role> = [.agent, .serviceSupervisor]
    static let supervisor: Set<Role> = [.serviceSupervisor]
    static let group: Set<Role> = Set(Role.managementGroup)
    static let decision: Set<Role> = [.decisionMaker]
    /// Everybody who works on complaints; operations and auditors do not.
    static let workers: Set<Role> = [
        .agent, .technical, .business, .operationsLead, .technicalDirector, .serviceSupervisor, .decisionMaker,
    ]
}

extension StaffMember {
    /// Whether complaints are this person's to read at all: operations look after rules and accounts only.
    public var readsComplaints: Bool { roles.contains { $0 != .operations } }
}

extension Complaint {
    /// Whether the person may open the case at all.
    public func isReadable(by member: StaffMember) -> Bool {
        member.isEnabled && member.readsComplaints
    }

    /// The author as a member of staff with one of the roles, whom the complaint is not about.
    func staff(_ author: Author, _ roles: Set<Role>) throws(Refusal) -> StaffMember {
        guard let member = author.member, member.isEnabled else { throw .notAllowed(needs: roles) }
        guard !concerned.contains(member.id) else { throw .concerned }
        guard !member.roles.isDisjoint(with: roles) else { throw .notAllowed(needs: roles) }
        return member
    }

    /// The author as the complainant.
    func complainant(_ author: Author) throws(Refusal) {
        guard author == .complainant else { throw .notAllowed(needs: []) }
    }

    /// Whether the person holds an open item, or leads at the present level.
    func isAssignee(_ member: StaffMember, of item: WorkItem) -> Bool {
        if let person = item.person { return person == member.id }
        return member.belongs(to: item.assignment.department)
    }

    func holds(_ member: StaffMember) -> Bool {
        roundItems.contains { isAssignee(member, of: $0) } || (effectiveLevel == .general && member.has(.agent))
    }
}

extension String {
    /// Whether there are words in it; white space alone is none.
    var hasWords: Bool { contains { !$0.isWhitespace } }
}

func reason(_ text: String) throws(Refusal) -> Personal {
    guard text.hasWords else { throw .reasonMissing }
    return Personal(text)
}

func words(_ text: String) throws(Refusal) -> Personal {
    guard text.hasWords else { throw .textMissing }
    return Personal(text)
}

func optional(_ text: String?) -> Personal? {
    guard let text, text.hasWords else { return nil }
    return Personal(text)
}
