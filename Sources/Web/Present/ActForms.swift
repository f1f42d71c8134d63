import Complaints
import Desk
import Foundation
import Pages
import Storage

/// The forms of a case page: what this person can do to this complaint now, the next expected act first.
///
/// What is possible is not written here a second time: each act is tried against the rules with sample values, and
/// what the rules refuse for the state or the role is absent, what a gate holds back says why.
struct ActForms {
    let found: Case
    let member: StaffMember
    let directory: Directory
    let circumstances: Circumstances
    let texts: Texts
    let time: TimeFormat
    /// What was typed into an act that was refused, and why.
    var typed: (act: Act, fields: [String: String], errors: FieldErrors, refusal: Refusal?)?

    /// What the policy's rules suggest for grading. (3.1)
    var suggestion: GradeSuggestion?

    /// What putting an article into the answer writes there. (3'.L1.2)
    var insertion: String?

    /// Measures in force on other complaints.
    var linkable: [MeasureView] = []

    var complaint: Complaint { found.complaint }

    /// What the complaint's own policy says, for texts that state a limit.
    var limits: [String: String] {
        var limits = PolicyWords(texts: texts, time: time, directory: directory)
            .limits(of: circumstances.policy, at: complaint.effectiveLevel)
        limits["days"] = String(circumstances.policy.reopenDays)
        return limits
    }

    func forms() -> [ActionForm] {
        let primary = expected
        return Act.allCases.compactMap { act in
            // Each tool has its own button beside the facts.
            if act == .lookUp { return nil }
            if act == .linkMeasure, linkable.isEmpty { return nil }
            let refusal = typed?.act == act ? nil : complaint.refusal(of: probe(act), by: .staff(member), circumstances)
            if let refusal, !Self.isGate(refusal) { return nil }
            if act == .merge, !isMergeable { return nil }
            var form = form(act)
            form.isPrimary = act == primary
            form.clause = act.clause
            form.key = Self.keys[act]
            if let refusal { form.blocked = texts.reasoned(refusal, time: time) }
            fill(&form, act)
            if act == .send { insert(into: &form) }
            return form
        }
    }

    private func insert(into form: inout ActionForm) {
        guard let insertion, typed == nil, let index = form.fields.firstIndex(where: { $0.name == "text" }) else {
            return
        }
        form.fields[index].value = insertion
        form.isTyped = true
    }

    /// What the regulation expects next, so that one button is the primary one. (3.2)
    var expected: Act? {
        if complaint.isObjectionPending { return .decideObjection }
        let level = complaint.effectiveLevel
        switch complaint.state {
        case .received: return .register
        case .registered: return .validate
        case .valid: return .grade
        case .graded, .followUpStarted: return level == .major && !complaint.hasWholeGroup ? .formGroup : .assign
        case .assigned:
            if level == .major, !complaint.hasWholeGroup { return .formGroup }
            return level == .general ? .propose : .verifyFacts
        case .investigated: return level == .major && !complaint.hasWholeGroup ? .formGroup : .propose
        case .planned:
            if complaint.plan?.needsApproval == true, !complaint.isPlanApproved {
                return complaint.isApprovalPending ? .answerApproval : .requestApproval
            }
            return .sendResult
        case .resultSent, .resolved: return .close
        case .pendingFollowUp: return .startFollowUp
        case .closed, .rejected, .withdrawn, .merged: return nil
        }
    }

    private static let keys: [Act: String] = [.send: "r", .addNote: "n", .assign: "a"]

    /// A refusal that a person can do something about: shown as "not possible because", not left out.
    private static func isGate(_ refusal: Refusal) -> Bool {
        switch refusal {
        case .factsMissing, .departmentMissing, .measureMissing, .groupMissing, .isolationMissing, .approvalMissing,
            .callBackMissing, .notReachedOpen, .silenceNotOver, .retentionRunning, .retentionNotBegun, .onHold:
            true
        default: false
        }
    }

    private var isMergeable: Bool {
        complaint.refusal(of: .markUrgent(!complaint.isUrgent, reason: "?"), by: .staff(member), circumstances) == nil
    }

    /// A command of this act whose values pass, so that only state, role and gates can refuse it.
    func probe(_ act: Act) -> Command {
        let sample = "?"
        let text = Personal(sample)
        let somebody = directory.roster.members.keys.first { $0 != complaint.responsible } ?? member.id
        let openItem =
            complaint.roundItems.first { $0.isOpen && (complaint.isHeld(by: member, $0)) }
            ?? complaint.roundItems.first { $0.isOpen }
        let item = openItem?.id ?? WorkItemID(rawValue: 0)
        switch act {
        case .register:
            return .register(Registration(userID: nil, contact: .none, type: complaint.type, summary: text))
        case .validate: return .validate(note: nil)
        case .reject: return .reject(reason: sample)
        case .decideObjection: return .decideObjection(upheld: true, reason: sample)
        case .grade:
            return .grade(
                complaint.level == .major ? .complex : .major, reason: sample, security: complaint.isSecurity,
                systemFault: false)
        case .correctType:
            return .correctType(complaint.type == .other ? .privacy : .other, subType: nil, reason: sample)
        case .markUrgent: return .markUrgent(!complaint.isUrgent, reason: sample)
        case .assign: return .assign(departments.first ?? .frontLine, person: nil, task: nil)
        case .passItem:
            let person = openItem.flatMap { item in
                directory.roster.members.values.first {
                    $0.isEnabled && $0.belongs(to: item.assignment.department) && $0.id != item.person
                        && !complaint.concerned.contains($0.id)
                }
            }
            return .passItem(item, to: person?.id ?? StaffID(rawValue: 0), reason: sample)
        case .dropItem: return .dropItem(item, reason: sample)
        case .passResponsibility:
            let other = colleagues.first { $0.id != complaint.responsible && !complaint.concerned.contains($0.id) }
            return .passResponsibility(
                to: complaint.responsible == member.id ? other?.id ?? somebody : member.id, reason: sample)
        case .markConcerned:
            return .markConcerned(
                directory.roster.members.keys.first { !complaint.concerned.contains($0) } ?? somebody, reason: sample)
        case .clearConcerned: return .clearConcerned(complaint.concerned.min() ?? StaffID(rawValue: 0), reason: sample)
        case .recordFinding: return .recordPreliminaryFinding(sample)
        case .verifyFacts: return .verifyFacts(item, findings: sample)
        case .propose: return .propose(Plan(solution: text), facts: sample)
        case .send: return .send(.answer, text: sample, attachments: [], message: sample)
        case .addNote: return .addNote(sample, attachments: [])
        case .lookUp: return .recordLookUp(LookUpAnswer(name: sample, outcome: .answered, milliseconds: 0))
        case .startCall: return .startCall(sample)
        case .sendResult:
            return .sendResult(status: .resolved, solution: sample, handler: sample, contact: sample, message: sample)
        case .callBack:
            return .callBack(CallBack(channel: .phone, statedAt: circumstances.now, reached: true, outcome: text))
        case .proposeMeasure, .decideMeasure, .rollBackMeasure, .isolate, .linkMeasure: return measureProbe(act)
        case .waive: return .waive(waivable.first ?? .temporaryMeasure, reason: sample)
        case .formGroup: return .formGroup(sampleGroup)
        case .reportPreliminarily: return .reportPreliminarily(sample)
        case .publishBulletin: return .publishBulletin(.investigating, text: sample, expectedAt: nil)
        case .requestApproval: return .requestApproval(sample, scope: sample)
        case .answerApproval: return .answerApproval(granted: true, reason: sample)
        case .startFollowUp: return .startFollowUp(nil)
        case .acknowledgeReport: return .acknowledgeManagementReport(nil)
        case .correctContact: return .correctContact(complaint.contact, reason: sample)
        case .settleNotReached: return .settleNotReached(reason: sample)
        case .withdraw: return .withdraw(reason: sample)
        case .merge: return .markUrgent(!complaint.isUrgent, reason: sample)
        case .close: return .close(remark: complaint.isInternal ? sample : nil)
        case .closeExhausted: return .closeExhausted(reason: sample)
        case .reopen: return .reopen(reason: sample)
        case .placeHold: return .placeHold(reason: sample)
        case .liftHold: return .liftHold(reason: sample)
        case .grantRequest: return .grantRequest(answerable(first: true), field: .title, value: sample)
        case .refuseRequest: return .refuseRequest(answerable(first: false), .other, reason: sample)
        }
    }

    /// Who may have a seat of the group: holders of the role, those they name as deputies, decision makers. (1.2)
    func suitable(for role: Role) -> [StaffMember] {
        let deputies = Set(directory.roster.members.values.filter { $0.has(role) }.compactMap(\.deputy))
        let free = directory.roster.members.values.filter { $0.isEnabled && !complaint.concerned.contains($0.id) }
            .sorted { $0.id < $1.id }
        let holders = free.filter { $0.has(role) }
        let others = free.filter { !$0.has(role) && (deputies.contains($0.id) || $0.has(.decisionMaker)) }
        return holders + others.filter { deputies.contains($0.id) } + others.filter { !deputies.contains($0.id) }
    }

    private var sampleGroup: TaskGroup {
        var taken: Set<StaffID> = []
        func holder(_ role: Role) -> StaffID {
            let person =
                suitable(for: role).first { !taken.contains($0.id) }?.id
                ?? StaffID(rawValue: -Int64(role.hashValue & 0xff))
            taken.insert(person)
            return person
        }
        return TaskGroup(
            operationsLead: holder(.operationsLead), technicalDirector: holder(.technicalDirector),
            serviceSupervisor: holder(.serviceSupervisor))
    }

    /// Gates that would hold back a plan of this complaint, as far as they are not waived yet.
    var waivable: [Gate] {
        var gates: [Gate] = []
        if complaint.effectiveLevel == .complex { gates.append(.bothDepartments) }
        if complaint.effectiveLevel >= .complex, complaint.isSystemFault { gates.append(.temporaryMeasure) }
        if complaint.isSecurity { gates.append(.isolation) }
        return gates.filter { !complaint.waived.contains($0) && !circumstances.policy.liftedGates.contains($0) }
    }

    /// Where this complaint can be assigned at its level, what the policy offers first. (3.2.2)
    var offers: [AssignmentOffer] {
        complaint.offers(under: circumstances.policy, roster: circumstances.roster)
    }
    var departments: [Department] { offers.map(\.department) }

    /// Everybody who may be named for work, in the order of their accounts.
    var colleagues: [StaffMember] {
        directory.people.map(\.member).filter { member in
            member.isEnabled && member.roles.contains { $0 != .operations && $0 != .auditor }
        }
    }

    private func fill(_ form: inout ActionForm, _ act: Act) {
        guard let typed, typed.act == act else { return }
        form.isTyped = true
        for index in form.fields.indices {
            let name = form.fields[index].name
            if let value = typed.fields[name] { form.fields[index].value = value }
            if let problem = typed.errors.problems[name] { form.fields[index].error = texts.sentence(problem) }
        }
        guard let refusal = typed.refusal else { return }
        let sentence = texts.reasoned(refusal, time: time)
        if let index = form.fields.firstIndex(where: { Self.field(of: refusal) == $0.name }) {
            form.fields[index].error = sentence
        } else {
            form.error = sentence
        }
    }

    /// The field a refusal is about, where it is about one.
    private static func field(of refusal: Refusal) -> String? {
        switch refusal {
        case .reasonMissing: "reason"
        case .personUnsuitable, .personConcerned: "person"
        case .statedTimeImpossible: "statedAt"
        case .dateNotInFuture: "until"
        case .wrongDepartment: "department"
        case .loweringNeedsSupervisor: "level"
        case .groundUnfounded: "ground"
        case .requestUnknown: "request"
        default: nil
        }
    }
}

extension Complaint {
    /// Whether an item is this person's to do.
    func isHeld(by member: StaffMember, _ item: WorkItem) -> Bool {
        item.person.map { $0 == member.id } ?? member.belongs(to: item.assignment.department)
    }
}
