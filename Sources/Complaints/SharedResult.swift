public import Foundation

/// One result for all complaints of an incident: what was established for all of them, and what each complainant is told.
/// (3'.L3, 4.1)
public struct SharedResult: Hashable, Sendable, Codable {
    public var status: ResultStatus
    public var solution: Personal
    public var handler: Personal
    public var contact: Personal
    /// The facts that hold for all of them; nil where only complaints that have a plan are meant.
    public var facts: Personal?
    /// Whose departments' facts were verified, on the complaints of the incident that have a plan.
    public var departments: [Department]
    /// The plan of the incident waits for the decision makers. (3'.L3.3)
    public var awaitsApproval: Bool

    public init(
        status: ResultStatus, solution: Personal, handler: Personal, contact: Personal, facts: Personal? = nil,
        departments: [Department] = [], awaitsApproval: Bool = false
    ) {
        self.status = status
        self.solution = solution
        self.handler = handler
        self.contact = contact
        self.facts = facts
        self.departments = departments
        self.awaitsApproval = awaitsApproval
    }
}

extension Incident {
    /// A result as history has it, and who sent it.
    public struct SentResult: Hashable, Sendable {
        public let result: SharedResult
        public let by: Actor
    }

    /// A result for all of its complaints that are open. What each of them still lacks is asked there.
    ///
    /// - Parameter open: its complaints that have not ended.
    public func resulting(
        _ status: ResultStatus?, _ solution: String, _ handler: String, _ contact: String, facts: String,
        for open: [Complaint], by author: Author, at now: Date
    ) throws(Refusal) -> IncidentEvent {
        guard let member = author.member, member.isEnabled, !member.roles.isDisjoint(with: Permit.desk) else {
            throw .notAllowed(needs: Permit.desk)
        }
        guard !isAnonymised else { throw .anonymised }
        let missing = ResultPart.missing(status, solution, handler, contact)
        guard missing.isEmpty, let status else { throw .resultIncomplete(missing: missing) }
        guard !open.isEmpty else { throw .nothingToDo }
        // What the departments found on one of them they found for all; nobody's findings are made up.
        let planned = open.filter { $0.plan != nil }
        let verified = planned.flatMap(\.roundItems).filter { $0.verifiedAt != nil }.map(\.assignment.department)
        let shared = SharedResult(
            status: status, solution: Personal(solution), handler: Personal(handler), contact: Personal(contact),
            facts: optional(facts), departments: Department.allCases.filter(verified.contains),
            awaitsApproval: planned.contains { $0.plan?.needsApproval == true && !$0.isPlanApproved })
        return IncidentEvent(at: now, by: author.actor, fact: .resultSent(shared))
    }
}

extension ResultPart {
    /// What of a result is not there. (4.1)
    static func missing(
        _ status: ResultStatus?, _ solution: String, _ handler: String, _ contact: String
    ) -> Set<ResultPart> {
        var missing: Set<ResultPart> = []
        if status == nil { missing.insert(.status) }
        if !solution.hasWords { missing.insert(.solution) }
        if !handler.hasWords { missing.insert(.handler) }
        if !contact.hasWords { missing.insert(.contact) }
        return missing
    }
}

extension Complaint {
    /// The result of its incident. Where this complaint has no plan yet, the same act records what the rules ask for
    /// before one, each as a fact of its own: the departments that established it, the shared facts, the plan with the
    /// incident named. No gate is opened by it: one that is shut refuses the whole.
    func takeResult(
        _ shared: SharedResult, of incident: Int64, _ message: String, _ author: Author, _ c: Circumstances
    ) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.desk)
        guard self.incident == incident else { throw .nothingToDo }
        try requireOpen()
        guard !isInternal else { throw .wrongState(state) }
        try require(.graded, .assigned, .investigated, .planned, .followUpStarted)
        var rehearsed = self
        var facts: [Fact] = []
        func add(_ new: [Fact]) {
            facts += new
            for fact in new { rehearsed.apply(Event(at: c.now, by: author.actor, fact: fact)) }
        }
        if state != .planned {
            guard let findings = shared.facts, findings.words.hasWords else { throw .factsMissing }
            let departments = departments(of: shared)
            for department in departments
            where !rehearsed.roundItems.contains(where: { $0.assignment.department == department }) {
                let person = member.belongs(to: department) ? member.id : nil
                add(try rehearsed.assign(department, person, nil, author, c))
            }
            for item in rehearsed.roundItems where item.isOpen && departments.contains(item.assignment.department) {
                add([.factsVerified(item.id, findings: findings)])
            }
            let isVerified = !rehearsed.roundItems.isEmpty && rehearsed.roundItems.allSatisfy { $0.verifiedAt != nil }
            try rehearsed.requirePlanningGates(c.policy)
            guard isVerified else { throw .factsMissing }
            add([.planned(Plan(solution: shared.solution, needsApproval: shared.awaitsApproval, incident: incident))])
        }
        let sent = try rehearsed.sendResult(
            shared.status, shared.solution.words, shared.handler.words, shared.contact.words, message, author)
        return facts + sent
    }

    /// Whose facts the incident's are at this complaint's level: at level 1 the front line solves by itself.
    private func departments(of shared: SharedResult) -> [Department] {
        switch effectiveLevel {
        case .general: [.frontLine]
        case .complex: shared.departments.filter { $0 == .technical || $0 == .business }
        case .major: shared.departments.filter { $0 != .frontLine }
        }
    }
}
