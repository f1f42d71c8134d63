public import Foundation

/// What somebody wants to happen to a complaint. `decide` answers with facts, or with the reason why not.
public enum Command: Hashable, Sendable {
    case register(Registration)
    case validate(note: String?)
    case reject(reason: String)
    case object(String)
    case decideObjection(upheld: Bool, reason: String)
    /// `suggestion`: what was suggested to whoever decides; kept beside the decision.
    case grade(Level, reason: String, security: Bool, systemFault: Bool, suggestion: GradeSuggestion? = nil)
    case correctType(ComplaintType, subType: String?, reason: String)
    case markUrgent(Bool, reason: String)
    case assign(Department, person: StaffID?, task: String?)
    case passItem(WorkItemID, to: StaffID, reason: String?)
    case dropItem(WorkItemID, reason: String)
    /// Takes the complaint as one's own, or gives it to another person.
    case passResponsibility(to: StaffID, reason: String?)
    case markConcerned(StaffID, reason: String)
    case clearConcerned(StaffID, reason: String)
    case recordPreliminaryFinding(String)
    case verifyFacts(WorkItemID, findings: String)
    /// `facts`: at level 1 the agent may record facts and plan in one step.
    case propose(Plan, facts: String?)
    case send(MessagePurpose, text: String, attachments: [Attachment], message: String)
    /// An answer that offers articles of the knowledge base. (3'.L1.2)
    case offer([OfferedArticle], MessagePurpose, text: String, attachments: [Attachment], message: String)
    case write(text: String, attachments: [Attachment])
    case addNote(String, attachments: [Attachment])
    case sendResult(status: ResultStatus?, solution: String, handler: String, contact: String, message: String)
    case callBack(CallBack)
    case takeMeasure(target: String, reason: String, until: Date)
    case endMeasure(ordinal: Int, reason: String)
    case isolate(target: String, reason: String)
    case waive(Gate, reason: String)
    case formGroup(TaskGroup)
    case reportPreliminarily(String)
    case publishBulletin(BulletinStage, text: String, expectedAt: Date?)
    case requestApproval(String)
    case answerApproval(granted: Bool, reason: String)
    case joinIncident(Int64)
    case leaveIncident(reason: String)
    case accept(String?)
    case reportNotSolved(String)
    case startFollowUp(String?)
    case acknowledgeManagementReport(String?)
    case correctContact(Contact, reason: String)
    case settleNotReached(reason: String)
    case withdraw(reason: String?)
    case close(remark: String?)
    /// Closes an unresolved complaint whose follow-ups are exhausted, documented with the outside routes.
    case closeExhausted(reason: String)
    case reopen(reason: String)
    case recordLookUp(LookUpAnswer)
    /// Offers the complainant a video call under this id.
    case startCall(String)
    case joinCall(String)
    case endCall(String, CallEnding)
    case recordNotReached(message: String, reason: String)
    /// The responsible person's account was disabled.
    case replaceDisabled
    /// Nothing but what time itself brings: breaches and the report to the management group.
    case watch
}
