// Grading, assignment, responsibility, impartiality. (1.2, 3.1, 3.2.2, 3'.L2.1)
extension Complaint {
    func grade(
        _ level: Level, _ text: String, _ security: Bool, _ fault: Bool, _ suggestion: GradeSuggestion?,
        _ author: Author
    ) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.desk)
        let why = try reason(text)
        try requireOpen()
        guard state != .received, state != .registered else { throw .wrongState(state) }
        guard level != self.level || security != isSecurity || fault != isSystemFault else { throw .nothingToDo }
        let isSensitive = security || isSecurity || type == .privacy
        let lowers = self.level.map { level < $0 } ?? false
        let unmarks = isSecurity && !security
        if (lowers || unmarks || (isSensitive && level < .major)) && !member.has(.serviceSupervisor) {
            throw .loweringNeedsSupervisor
        }
        return [
            .graded(
                Grade(level: level, reason: why, security: security, systemFault: fault, suggestion: suggestion))
        ]
    }

    func assign(
        _ department: Department, _ person: StaffID?, _ task: String?, _ author: Author, _ c: Circumstances
    ) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk.union(effectiveLevel == .major ? Permit.group : []))
        try require(.graded, .assigned, .investigated, .planned, .followUpStarted)
        switch (effectiveLevel, department) {
        case (.general, .frontLine), (.complex, .technical), (.complex, .business), (.major, .technical),
            (.major, .business), (.major, .managementGroup):
            break
        default: throw .wrongDepartment(effectiveLevel)
        }
        if let person { try suitable(person, for: department, c) }
        let item = WorkItemID(rawValue: items.count + 1)
        return [.assigned(Assignment(item: item, department: department, person: person, task: optional(task)))]
    }

    private func suitable(_ person: StaffID, for department: Department, _ c: Circumstances) throws(Refusal) {
        guard let member = c.roster[person], member.isEnabled, member.belongs(to: department) else {
            throw .personUnsuitable
        }
        guard !concerned.contains(person) else { throw .personConcerned }
    }

    func passItem(_ id: WorkItemID, _ person: StaffID, _ text: String?, _ author: Author, _ c: Circumstances)
        throws(Refusal) -> [Fact]
    {
        let member = try staff(author, Permit.workers)
        try requireOpen()
        guard let item = items.first(where: { $0.id == id }), item.isOpen else { throw .itemUnknown }
        // One's own work may be taken or handed on; others' only by the supervisor, with a reason.
        if !isAssignee(member, of: item) {
            guard member.has(.serviceSupervisor) else { throw .notAllowed(needs: Permit.supervisor) }
            _ = try reason(text ?? "")
        }
        guard item.person != person else { throw .nothingToDo }
        try suitable(person, for: item.assignment.department, c)
        return [.itemPassed(id, to: person, reason: optional(text))]
    }

    func dropItem(_ id: WorkItemID, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.supervisor)
        try requireOpen()
        guard let item = items.first(where: { $0.id == id }), item.isOpen else { throw .itemUnknown }
        return [.itemDropped(item.id, reason: try reason(text))]
    }

    func passResponsibility(_ person: StaffID, _ text: String?, _ author: Author, _ c: Circumstances) throws(Refusal)
        -> [Fact]
    {
        let member = try staff(author, Permit.desk.union(Permit.group))
        try requireOpen()
        guard person != responsible else { throw .nothingToDo }
        guard let new = c.roster[person], new.isEnabled, !new.roles.isDisjoint(with: Permit.workers) else {
            throw .personUnsuitable
        }
        guard !concerned.contains(person) else { throw .personConcerned }
        let isTaking = person == member.id && c.roster[responsible]?.has(.serviceSupervisor) != true
        if responsible != member.id && !isTaking {
            guard member.has(.serviceSupervisor) else { throw .notAllowed(needs: Permit.supervisor) }
            _ = try reason(text ?? "")
        }
        return [
            .responsibilityPassed(to: person, cause: person == member.id ? .taken : .reassigned, reason: optional(text))
        ]
    }

    func markConcerned(_ person: StaffID, _ text: String, _ author: Author, _ c: Circumstances) throws(Refusal)
        -> [Fact]
    {
        _ = try staff(author, Permit.desk)
        let why = try reason(text)
        guard c.roster[person] != nil else { throw .personUnsuitable }
        guard !concerned.contains(person) else { throw .nothingToDo }
        // Handed over first, so that no fact is by somebody concerned, even by one who marks themselves.
        let excluded = concerned.union([person])
        var facts: [Fact] = []
        if responsible == person, let next = c.roster.successor(excluding: excluded) {
            facts.append(.responsibilityPassed(to: next, cause: .concerned, reason: nil))
        }
        facts += handOver(itemsOf: person, excluding: excluded, c)
        return facts + [.concernedMarked(person, reason: why)]
    }

    /// Open items a person can no longer hold: their deputy has them, where there is one, else the department.
    private func handOver(itemsOf person: StaffID, excluding: Set<StaffID>, _ c: Circumstances) -> [Fact] {
        roundItems.filter { $0.isOpen && $0.person == person }.compactMap { item in
            let department = item.assignment.department
            let deputy = c.roster[person]?.deputy.flatMap { c.roster[$0] }
            let candidates = [deputy].compactMap { $0 } + c.roster.members.values.sorted { $0.id < $1.id }
            let next = candidates.first {
                $0.isEnabled && $0.id != person && !excluding.contains($0.id) && $0.belongs(to: department)
            }
            guard let next = next?.id ?? c.roster.successor(excluding: excluding.union([person])) else { return nil }
            return .itemPassed(item.id, to: next, reason: nil)
        }
    }

    func clearConcerned(_ person: StaffID, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.supervisor)
        guard concerned.contains(person) else { throw .nothingToDo }
        // Whoever complains stays concerned. (1.2)
        guard person != receipt.complainantIsStaff else { throw .personConcerned }
        return [.concernedCleared(person, reason: try reason(text))]
    }

    func replaceDisabled(_ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        guard author == .system else { throw .notAllowed(needs: []) }
        guard let next = c.roster.successor(excluding: concerned) else { throw .nothingToDo }
        var facts: [Fact] = []
        if c.roster[responsible]?.isEnabled != true {
            facts.append(.responsibilityPassed(to: next, cause: .disabled, reason: nil))
        }
        // To the supervisor, who knows that somebody has to be found; not to a colleague who does not.
        for item in roundItems where item.isOpen {
            guard let person = item.person, c.roster[person]?.isEnabled != true else { continue }
            facts.append(.itemPassed(item.id, to: next, reason: nil))
        }
        guard !facts.isEmpty else { throw .nothingToDo }
        return facts
    }
}
