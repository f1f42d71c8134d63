import Foundation

// Facts, plan, waivers, the group. (3.2.3, 3.2.4, 3'.L2, 3'.L3)
extension Complaint {
    func recordPreliminaryFinding(_ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.workers)
        try requireOpen()
        guard roundItems.contains(where: { isAssignee(member, of: $0) }) else { throw .notAssignee }
        return [.preliminaryFindingRecorded(try words(text))]
    }

    func verifyFacts(_ id: WorkItemID, _ findings: String, _ author: Author) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.workers)
        try requireOpen()
        guard let item = items.first(where: { $0.id == id }), item.isOpen else { throw .itemUnknown }
        guard isAssignee(member, of: item) else { throw .notAssignee }
        return [.factsVerified(id, findings: try words(findings))]
    }

    func propose(_ plan: Plan, _ facts: String?, _ author: Author, _ policy: Policy) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.workers)
        try requireOpen()
        _ = try words(plan.solution.words)
        let mayPropose = roundItems.contains { isAssignee(member, of: $0) }
        guard mayPropose || (effectiveLevel == .major && member.isInManagementGroup) else { throw .notAssignee }
        var verified: [Fact] = []
        // At level 1 the agent is the assignee, and facts and plan may be recorded in one step.
        if effectiveLevel == .general, let facts, facts.hasWords {
            for item in roundItems where item.isOpen {
                guard isAssignee(member, of: item) else { throw .notAssignee }
                verified.append(.factsVerified(item.id, findings: Personal(facts)))
            }
        } else {
            guard roundItems.allSatisfy({ $0.verifiedAt != nil }) else { throw .factsMissing }
        }
        try require(.assigned, .investigated, .planned)
        try requirePlanningGates(policy)
        return verified + [.planned(plan)]
    }

    /// What must hold before a plan. Gates are those of the present level that the policy asks for.
    func requirePlanningGates(_ policy: Policy) throws(Refusal) {
        let gone = waived.union(policy.liftedGates)
        if effectiveLevel == .complex, !gone.contains(.bothDepartments) {
            let departments = Set(activeItems.map(\.assignment.department))
            for department in [Department.technical, .business] where !departments.contains(department) {
                throw .departmentMissing(department)
            }
        }
        if effectiveLevel >= .complex, isSystemFault, !hasTakenMeasure, !gone.contains(.temporaryMeasure) {
            throw .measureMissing
        }
        if effectiveLevel == .major {
            // A member who turned out to be concerned has lost the seat.
            guard hasWholeGroup else { throw .groupMissing }
            if isSecurity, !isIsolated, !gone.contains(.isolation) { throw .isolationMissing }
        }
    }

    func waive(_ gate: Gate, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.group)
        try requireOpen()
        let why = try reason(text)
        guard !waived.contains(gate) else { throw .nothingToDo }
        let isOwn = roundItems.contains { item in
            if let person = item.person { return person == member.id }
            // The supervisor is everybody's in the front line and in the group; there a person is named.
            return [.technical, .business].contains(item.assignment.department) && isAssignee(member, of: item)
        }
        guard !isOwn else { throw .waiverByAssignee }
        return [.gateWaived(gate, reason: why)]
    }

    func formGroup(_ group: TaskGroup, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.group)
        try requireOpen()
        guard effectiveLevel == .major else { throw .onlyMajor }
        guard Set(group.members).count == 3 else { throw .groupIncomplete }
        let seats: [(StaffID, Role)] = [
            (group.operationsLead, .operationsLead), (group.technicalDirector, .technicalDirector),
            (group.serviceSupervisor, .serviceSupervisor),
        ]
        for (person, role) in seats {
            guard !concerned.contains(person) else { throw .personConcerned }
            guard fits(person, role, c.roster) else { throw .groupIncomplete }
        }
        guard group != self.group else { throw .nothingToDo }
        let lead = group.members.contains(responsible) ? responsible : member.id
        let leads = group.members.contains(lead) ? lead : group.operationsLead
        let passing: [Fact] =
            leads == responsible ? [] : [.responsibilityPassed(to: leads, cause: .graded, reason: nil)]
        return [.groupFormed(group)] + passing
    }

    /// A seat is filled by a holder of the role or the deputy a holder names; where all of these are concerned or gone,
    /// by a decision maker. (1.2)
    private func fits(_ person: StaffID, _ role: Role, _ roster: Roster) -> Bool {
        guard let member = roster[person], member.isEnabled else { return false }
        let holders = roster.members.values.filter { $0.has(role) }
        let seated = Set(holders.map(\.id) + holders.compactMap(\.deputy))
        if seated.contains(person) { return true }
        let isAnybodyLeft = seated.contains { roster[$0]?.isEnabled == true && !concerned.contains($0) }
        return !isAnybodyLeft && member.has(.decisionMaker)
    }

    func reportPreliminarily(_ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.group)
        try requireOpen()
        guard effectiveLevel == .major else { throw .onlyMajor }
        return [.preliminaryReported(try words(text))]
    }

    func publishBulletin(
        _ stage: BulletinStage, _ text: String, _ expected: Date?, _ author: Author, _ c: Circumstances
    ) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.group)
        try requireOpen()
        guard effectiveLevel == .major else { throw .onlyMajor }
        guard incident == nil else { throw .bulletinOfIncident }
        if let expected, expected <= c.now { throw .dateNotInFuture }
        return [.bulletinPublished(Bulletin(stage: stage, text: try words(text), expectedAt: expected))]
    }

    /// What the group published for the whole incident, kept with this complaint too. Whatever its level is: it is the
    /// incident that owes bulletins.
    func relayBulletin(_ bulletin: Bulletin, erasing copies: [Int], _ author: Author) throws(Refusal) -> [Fact] {
        guard author == .system else { throw .notAllowed(needs: []) }
        if bulletin.corrects != nil {
            // It follows the bulletin wherever that went, be the complaint closed or out of the incident by now. A
            // legal hold keeps what was said. (6.2)
            let gone = hold == nil && !copies.isEmpty
            let erasure = Fact.erased(sequence: copies, reason: ErasureReason.correction.rawValue)
            return [.bulletinPublished(bulletin)] + (gone ? [erasure] : [])
        }
        try requireOpen()
        guard incident != nil else { throw .nothingToDo }
        return [.bulletinPublished(bulletin)]
    }

    func requestApproval(_ text: String, _ scope: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.group)
        try requireOpen()
        guard plan?.needsApproval == true, !isPlanApproved, !isApprovalPending else { throw .nothingToDo }
        return [.approvalRequested(try reason(text), scope: try words(scope))]
    }

    func answerApproval(_ granted: Bool, _ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.decision)
        try requireOpen()
        guard isApprovalPending else { throw .nothingToDo }
        return [.approvalAnswered(granted: granted, reason: try reason(text))]
    }

    func joinIncident(_ id: Int64, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk.union(Permit.group))
        try requireOpen()
        guard incident == nil else { throw .nothingToDo }
        return [.incidentJoined(id)]
    }

    func leaveIncident(_ text: String, _ author: Author) throws(Refusal) -> [Fact] {
        if author != .system { _ = try staff(author, Permit.desk.union(Permit.group)) }
        guard let incident else { throw .nothingToDo }
        return [.incidentLeft(incident, reason: try reason(text))]
    }
}
