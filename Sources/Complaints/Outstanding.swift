/// What a complaint still waits for, for whoever looks at it from above. (4.2.2)
public enum OutstandingStep: String, Codable, CaseIterable, Hashable, Sendable {
    case registration, validation, grading
    /// The group of a level 3 complaint. (3'.L3.1)
    case group
    case assignment, investigation
    /// The preliminary result of a level 3 complaint, to the decision makers. (3'.L3)
    case preliminaryReport = "preliminary-report"
    case plan, approval, result
    /// A call-back that reached the complainant, or three attempts. (3'.L2.4)
    case callBack = "call-back"
    /// The complainant's word on the result.
    case answer
    case followUp = "follow-up"
    case closing
    case objection
    /// A message that did not reach the complainant.
    case delivery
    /// A measure that waits for approval. (3'.L2.3, 3'.L3.2)
    case measure
    /// What the complainant asked about their own data. (6.2)
    case dataRequest = "data-request"
}

extension StaffMember {
    /// Whether reports to the management group are this person's to follow: the group's own, and an auditor's, who
    /// reads everything. (4.2.2)
    public var followsReports: Bool { isEnabled && (isInManagementGroup || has(.auditor)) }
}

extension Complaint {
    /// Reported to the management group, and nobody of it has said that they know. (4.2.2)
    public var isReportWaiting: Bool { isReportedToManagement && !isManagementAcknowledged && !isAnonymised }

    /// What has to happen next, and what else is missing; nothing once it is ended.
    public func outstanding(under policy: Policy) -> [OutstandingStep] {
        if isObjectionPending { return [.objection] }
        guard !isEnded else { return openRequests.isEmpty ? [] : [.dataRequest] }
        return next + besides(under: policy)
    }

    /// The departments whose findings are missing.
    public var investigating: [Department] {
        let open = Set(roundItems.filter(\.isOpen).map(\.assignment.department))
        return Department.allCases.filter(open.contains)
    }

    /// The plan needs an approval that it does not have. (3'.L3.3)
    private var isPlanWaiting: Bool { state == .planned && plan?.needsApproval == true && !isPlanApproved }

    private var next: [OutstandingStep] {
        switch state {
        case .received: [.registration]
        case .registered: [.validation]
        case .valid: [.grading]
        case .graded: [.assignment]
        case .assigned: [.investigation]
        case .investigated: [.plan]
        case .planned: isPlanWaiting ? [.approval] : [isInternal ? .closing : .result]
        case .resultSent: [isInternal ? .closing : .answer]
        case .resolved: [.closing]
        case .pendingFollowUp: [.followUp]
        case .followUpStarted: [.assignment]
        case .closed, .rejected, .withdrawn, .merged: []
        }
    }

    private func besides(under policy: Policy) -> [OutstandingStep] {
        var steps: [OutstandingStep] = []
        if effectiveLevel == .major, firstResultAt == nil {
            if !hasWholeGroup { steps.append(.group) }
            if !isReportedPreliminarily { steps.append(.preliminaryReport) }
        }
        if effectiveLevel == .complex, !isInternal, firstAssignedAt != nil, !isCalledBack(under: policy) {
            steps.append(.callBack)
        }
        if isApprovalPending, !isPlanWaiting { steps.append(.approval) }
        if !openNotReached.isEmpty { steps.append(.delivery) }
        if openMeasures.contains(where: { $0.decidedAt == nil }) { steps.append(.measure) }
        if !openRequests.isEmpty { steps.append(.dataRequest) }
        return steps
    }
}
