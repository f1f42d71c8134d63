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
    case proposeMeasure(Measure)
    case decideMeasure(MeasureID, granted: Bool, reason: String)
    case rollBackMeasure(MeasureID, reason: String)
    case isolate(Measure)
    /// A measure in force, as the complaint it was taken on has it.
    case linkMeasure(LinkedMeasure)
    case recordMeasureEnd(MeasureID, MeasureEnding)
    /// The complainant's answers to an online call-back.
    case answerCallBack(Improvement, text: String?)
    case waive(Gate, reason: String)
    case formGroup(TaskGroup)
    case reportPreliminarily(String)
    case publishBulletin(BulletinStage, text: String, expectedAt: Date?)
    /// A bulletin of its incident reaches this complaint's own record.
    /// `erasing`: the places of this complaint's own copies of what is corrected, where their words must go.
    case relayBulletin(Bulletin, erasing: [Int] = [])
    /// The result of its incident, with what this complaint lacks before one. (3'.L3, 4.1)
    case takeResult(SharedResult, of: Int64, message: String)
    /// With the reason, and the amount or scope that is asked for. (3'.L3.3)
    case requestApproval(String, scope: String)
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
    case placeHold(reason: String)
    case liftHold(reason: String)
    case requestData(DataRequestKind, text: String)
    /// `field` and `value` are what a correction puts right.
    case grantRequest(Int, field: DataField?, value: String)
    case refuseRequest(Int, DataRefusalGround, reason: String)
    /// Gives up personal data after the policy's term.
    case erase
    case recordNotReached(message: String, reason: String)
    /// The responsible person's account was disabled.
    case replaceDisabled
    /// Nothing but what time itself brings: breaches and the report to the management group.
    case watch
}
