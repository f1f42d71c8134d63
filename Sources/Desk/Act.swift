public import Complaints

/// Everything that can be done to a complaint from outside, by its name in addresses and in the API.
public enum Act: String, CaseIterable, Hashable, Sendable {
    case register, validate, reject
    case decideObjection = "decide-objection"
    case grade
    case correctType = "correct-type"
    case markUrgent = "mark-urgent"
    case assign
    case passItem = "pass-item"
    case dropItem = "drop-item"
    case passResponsibility = "pass-responsibility"
    case markConcerned = "mark-concerned"
    case clearConcerned = "clear-concerned"
    case recordFinding = "record-finding"
    case verifyFacts = "verify-facts"
    case propose
    case send
    case addNote = "add-note"
    case lookUp = "look-up"
    case startCall = "start-call"
    case sendResult = "send-result"
    case callBack = "call-back"
    case proposeMeasure = "propose-measure"
    case decideMeasure = "decide-measure"
    case rollBackMeasure = "roll-back-measure"
    case isolate
    case linkMeasure = "link-measure"
    case waive
    case formGroup = "form-group"
    case reportPreliminarily = "report-preliminarily"
    case publishBulletin = "publish-bulletin"
    case requestApproval = "request-approval"
    case answerApproval = "answer-approval"
    case startFollowUp = "start-follow-up"
    case acknowledgeReport = "acknowledge-report"
    case correctContact = "correct-contact"
    case settleNotReached = "settle-not-reached"
    case withdraw
    case merge
    case close
    case closeExhausted = "close-exhausted"
    case reopen
    case placeHold = "place-hold"
    case liftHold = "lift-hold"
    case grantRequest = "grant-request"
    case refuseRequest = "refuse-request"

    /// The clause it carries out.
    public var clause: Clause {
        switch self {
        case .register: "2.2.1"
        case .validate, .reject, .decideObjection, .withdraw: "3.2.1"
        case .grade: "3.1"
        case .correctType: "1.1"
        case .markUrgent: "3'.L1.4"
        case .assign, .passItem, .dropItem: "3.2.2"
        case .passResponsibility: "1.2p"
        case .markConcerned, .clearConcerned: "1.2"
        case .recordFinding: "3'.L2"
        case .verifyFacts: "3.2.3"
        case .propose: "3.2.4"
        case .send: "3'.L1"
        case .addNote: "3.2"
        case .lookUp: "3'.L1.1"
        case .startCall: "3'.L1.3"
        case .sendResult: "4.1"
        case .callBack: "3'.L2.4"
        case .proposeMeasure, .decideMeasure, .rollBackMeasure, .linkMeasure: "3'.L2.3"
        case .isolate: "3'.L3.2"
        case .waive: "1.2"
        case .formGroup: "3'.L3.1"
        case .reportPreliminarily: "3'.L3"
        case .publishBulletin: "3'.L3.4"
        case .requestApproval, .answerApproval: "3'.L3.3"
        case .startFollowUp: "4.2.1"
        case .acknowledgeReport: "4.2.2"
        case .correctContact, .settleNotReached: "3.2.5"
        case .merge: "2.2.1"
        case .close, .closeExhausted, .reopen: "4.2.1"
        case .placeHold, .liftHold, .grantRequest, .refuseRequest: "6.2"
        }
    }

    /// What is sent to the complainant when it is done, if anything is.
    public var isOutward: Bool {
        switch self {
        case .reject, .decideObjection, .send, .sendResult, .close, .closeExhausted, .publishBulletin, .startCall,
            .grantRequest, .refuseRequest:
            true
        default: false
        }
    }
}
