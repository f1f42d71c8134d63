public import Foundation

/// Something the regulation demands before an act; it can be waived where requirements say so.
public enum Gate: String, Hashable, Sendable, Codable, CaseIterable {
    /// A temporary measure before the plan of a system fault. (3'.L2.3)
    case temporaryMeasure = "temporary-measure"
    /// Isolation before the plan of a security case. (3'.L3.2)
    case isolation
    /// Both a technical and a business work item at level 2. (3'.L2.2)
    case bothDepartments = "both-departments"

    public var clause: Clause {
        switch self {
        case .temporaryMeasure: "3'.L2.3"
        case .isolation: "3'.L3.2"
        case .bothDepartments: "3'.L2.2"
        }
    }
}

/// Why a rule says no. Every case has a sentence a person can act on (in the catalogues, by `code`), and the clause it
/// stands on.
public enum Refusal: Error, Hashable, Sendable {
    /// The author's roles do not allow the act.
    case notAllowed(needs: Set<Role>)
    /// The complaint is about the author. (1.2)
    case concerned
    /// The act belongs to another state.
    case wrongState(State)
    /// A reason is required. (1.2)
    case reasonMissing
    /// A text that the act consists of is empty.
    case textMissing
    /// A result without all of its parts. (4.1)
    case resultIncomplete(missing: Set<ResultPart>)
    /// Level 2 and 3 work cannot be given to the front line alone, level 1 not to others. (3.1)
    case wrongDepartment(Level)
    /// The named person does not exist, is disabled, or does not belong there.
    case personUnsuitable
    /// The person is the one the complaint is about. (1.2)
    case personConcerned
    case itemUnknown
    /// The work item is somebody else's. (3.2.3)
    case notAssignee
    /// Facts are not verified yet. (3.2.3)
    case factsMissing
    /// Level 2 needs both a technical and a business item, or a reason for one alone. (3'.L2.2)
    case departmentMissing(Department)
    /// A system fault is not planned before a temporary measure is recorded or waived. (3'.L2.3)
    case measureMissing
    /// Level 3 is not planned before the group is formed. (3'.L3.1)
    case groupMissing
    /// A security case is not planned before isolation is in force or waived. (3'.L3.2)
    case isolationMissing
    /// A plan that needs resources or strategy is not carried out before it is approved. (3'.L3.3)
    case approvalMissing
    /// Level 2 is not closed without a call-back that reached the complainant, or attempts on so many different days:
    /// how many there were, and how many the policy wants. (3'.L2.4)
    case callBackMissing(days: Int, of: Int)
    /// A result did not reach the complainant: another contact is tried or a reason recorded first.
    case notReachedOpen
    /// Closing before the complainant accepted or the days of silence passed.
    case silenceNotOver(until: Date)
    /// Lowering a level needs the service supervisor. (requirements: re-grading)
    case loweringNeedsSupervisor
    /// Nobody approves a measure they proposed. (1.2)
    case ownMeasure
    /// The assignee cannot waive their own gate.
    case waiverByAssignee
    /// The decision on an objection needs a different person. (3.2.1)
    case sameDecider
    case objectionTooLate
    case alreadyObjected
    case reopenTooLate
    /// The complainant withdrew it: what goes on inside, if anything does, is no longer theirs.
    case withdrawnBefore
    /// It was rejected: what speaks against that is said in an objection. (3.2.1)
    case rejectedBefore
    /// The stated time lies outside the assignment and now.
    case statedTimeImpossible
    /// Only complaints of the same complainant are merged, into the earlier one.
    case cannotMerge
    /// The three roles of the group are not three suitable people. (3'.L3.1)
    case groupIncomplete
    /// Only at level 3.
    case onlyMajor
    /// A date that must lie in the future does not.
    case dateNotInFuture
    case nothingToDo
    /// Bulletins of a complaint in an incident are the incident's. (3'.L3.4)
    case bulletinOfIncident
    /// A video call is offered or going on already. (3'.L1.3)
    case callRunning
    /// Records are kept at least 12 months. (6.2)
    case retentionRunning(until: Date)
    /// The twelve months count from the end, and it is not ended. (6.2)
    case retentionNotBegun
    /// A policy must keep records that long. (6.2)
    case retentionTooShort(months: Int)
    /// A legal hold keeps the records. (6.2)
    case onHold
    /// The personal data went: nothing can be done any more. (6.2)
    case anonymised
    /// A request for data waits for its answer already, or first.
    case requestOpen
    /// There is no such open request.
    case requestUnknown
    /// The ground of a refusal does not hold: the term is over, or there is no legal hold.
    case groundUnfounded
    /// A draft of the policy is approved by somebody who did not write it. (6.1)
    case secondPersonNeeded
    /// The draft is not at the stage for this: still written, handed in, or decided. (6.1)
    case draftAtOtherStage
    /// Another version came into being since the draft was begun. (6.1)
    case draftOutdated
    /// The draft changes nothing. (6.1)
    case draftUnchanged
    /// The day from which the draft is to hold has passed. (6.1)
    case effectiveDatePassed
    /// The draft is looser than a clause, and nobody confirmed that by its name. (6.1)
    case departureUnconfirmed(Clause)
    /// A clock of the draft could never start, never be met, or differs in what another rule hangs on. (6.1)
    case clockUnworkable(Clause)
    /// A later message to the same recipient was delivered already. (3'.L2.3)
    case messageOvertaken

    /// A stable name, for the API and the catalogues.
    public var code: String {
        switch self {
        case .notAllowed: "not-allowed"
        case .concerned: "concerned"
        case .wrongState: "wrong-state"
        case .reasonMissing: "reason-missing"
        case .textMissing: "text-missing"
        case .resultIncomplete: "result-incomplete"
        case .wrongDepartment: "wrong-department"
        case .personUnsuitable: "person-unsuitable"
        case .personConcerned: "person-concerned"
        case .itemUnknown: "item-unknown"
        case .notAssignee: "not-assignee"
        case .factsMissing: "facts-missing"
        case .departmentMissing: "department-missing"
        case .measureMissing: "measure-missing"
        case .ownMeasure: "own-measure"
        case .groupMissing: "group-missing"
        case .isolationMissing: "isolation-missing"
        case .approvalMissing: "approval-missing"
        case .callBackMissing: "call-back-missing"
        case .notReachedOpen: "not-reached-open"
        case .silenceNotOver: "silence-not-over"
        case .loweringNeedsSupervisor: "lowering-needs-supervisor"
        case .waiverByAssignee: "waiver-by-assignee"
        case .sameDecider: "same-decider"
        case .objectionTooLate: "objection-too-late"
        case .alreadyObjected: "already-objected"
        case .reopenTooLate: "reopen-too-late"
        case .withdrawnBefore: "withdrawn-before"
        case .rejectedBefore: "rejected-before"
        case .statedTimeImpossible: "stated-time-impossible"
        case .cannotMerge: "cannot-merge"
        case .groupIncomplete: "group-incomplete"
        case .onlyMajor: "only-major"
        case .dateNotInFuture: "date-not-in-future"
        case .nothingToDo: "nothing-to-do"
        case .bulletinOfIncident: "bulletin-of-incident"
        case .callRunning: "call-running"
        case .retentionRunning: "retention-running"
        case .retentionNotBegun: "retention-not-begun"
        case .retentionTooShort: "retention-too-short"
        case .onHold: "on-hold"
        case .anonymised: "anonymised"
        case .requestOpen: "request-open"
        case .requestUnknown: "request-unknown"
        case .groundUnfounded: "ground-unfounded"
        case .secondPersonNeeded: "second-person-needed"
        case .draftAtOtherStage: "draft-at-other-stage"
        case .draftOutdated: "draft-outdated"
        case .draftUnchanged: "draft-unchanged"
        case .effectiveDatePassed: "effective-date-passed"
        case .departureUnconfirmed: "departure-unconfirmed"
        case .clockUnworkable: "clock-unworkable"
        case .messageOvertaken: "message-overtaken"
        }
    }

    /// The clause it stands on.
    public var clause: Clause {
        switch self {
        case .notAllowed, .concerned, .reasonMissing, .personConcerned, .loweringNeedsSupervisor, .waiverByAssignee,
            .personUnsuitable, .statedTimeImpossible, .ownMeasure:
            "1.2"
        case .wrongState, .textMissing, .nothingToDo, .itemUnknown, .dateNotInFuture: "3.2"
        case .resultIncomplete: "4.1"
        case .wrongDepartment(.general): "3.1.L1"
        case .wrongDepartment(.complex): "3'.L2.1"
        case .wrongDepartment(.major): "3.1.L3"
        case .notAssignee, .factsMissing: "3.2.3"
        case .departmentMissing: "3'.L2.2"
        case .measureMissing, .messageOvertaken: "3'.L2.3"
        case .groupMissing, .groupIncomplete: "3'.L3.1"
        case .isolationMissing: "3'.L3.2"
        case .approvalMissing: "3'.L3.3"
        case .callBackMissing: "3'.L2.4"
        case .notReachedOpen: "3.2.5"
        case .silenceNotOver, .reopenTooLate: "4.2.1"
        case .sameDecider, .objectionTooLate, .alreadyObjected, .withdrawnBefore, .rejectedBefore: "3.2.1"
        case .cannotMerge: "2.2.1"
        case .onlyMajor: "3.1.L3"
        case .callRunning: "3'.L1.3"
        case .bulletinOfIncident: "3'.L3.4"
        case .retentionRunning, .retentionNotBegun, .retentionTooShort, .onHold, .anonymised, .requestOpen,
            .requestUnknown, .groundUnfounded:
            "6.2"
        case .secondPersonNeeded, .draftAtOtherStage, .draftOutdated, .draftUnchanged, .effectiveDatePassed: "6.1"
        case .departureUnconfirmed(let clause), .clockUnworkable(let clause): clause
        }
    }
}
