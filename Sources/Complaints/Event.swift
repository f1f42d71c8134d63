public import Foundation

/// Who did something, as history keeps it.
public enum Actor: Hashable, Sendable {
    case system
    case complainant
    case staff(StaffID)

    /// The member of staff, if it was one.
    public var staffID: StaffID? {
        if case .staff(let id) = self { id } else { nil }
    }
}

extension Actor: Codable, RawRepresentable {
    /// `system`, `complainant` or `staff:12`.
    public var rawValue: String {
        switch self {
        case .system: "system"
        case .complainant: "complainant"
        case .staff(let id): "staff:\(id.rawValue)"
        }
    }

    public init?(rawValue: String) {
        switch rawValue {
        case "system": self = .system
        case "complainant": self = .complainant
        default:
            guard rawValue.hasPrefix("staff:"), let id = Int64(rawValue.dropFirst(6)) else { return nil }
            self = .staff(StaffID(rawValue: id))
        }
    }
}

/// One fact of a complaint's history. Facts are only ever added.
public struct Event: Hashable, Sendable, Codable {
    /// When it was recorded. A fact's time is never stated by anybody; what happened earlier is a stated time inside.
    public let at: Date
    public let by: Actor
    public let fact: Fact

    public init(at: Date, by: Actor, fact: Fact) {
        self.at = at
        self.by = by
        self.fact = fact
    }
}

/// What can happen to a complaint. The name of a case is what storage keeps as the event's kind.
public enum Fact: Hashable, Sendable, Codable {
    // Receipt and registration (2)
    case received(Receipt)
    case imported(ImportedHistory)
    case registered(Registration)
    // Validity (3.2.1)
    case validated(note: Personal?)
    case rejected(reason: Personal)
    case objected(Personal)
    case objectionDecided(upheld: Bool, reason: Personal)
    // Grading and assignment (3.1, 3.2.2, 3'.L2.1)
    case graded(Grade)
    case typeCorrected(ComplaintType, subType: String?, reason: Personal)
    case urgencyMarked(Bool, reason: Personal)
    case assigned(Assignment)
    case itemPassed(WorkItemID, to: StaffID, reason: Personal?)
    case itemDropped(WorkItemID, reason: Personal)
    case responsibilityPassed(to: StaffID, cause: PassingCause, reason: Personal?)
    case concernedMarked(StaffID, reason: Personal)
    case concernedCleared(StaffID, reason: Personal)
    // Investigation and plan (3.2.3, 3.2.4)
    case preliminaryFindingRecorded(Personal)
    case factsVerified(WorkItemID, findings: Personal)
    case planned(Plan)
    // Words to and fro (3.2.5, 3'.L1, 3'.L1.2, 4.1)
    case acknowledged(OutgoingNote)
    case automaticReplySent(OutgoingNote)
    case messageSent(Message)
    case articleOffered(OfferedArticle)
    case complainantWrote(Message)
    case noteAdded(Personal, attachments: [Attachment])
    case resultSent(ProcessingResult)
    case notReached(message: String, reason: Personal)
    case notReachedSettled(reason: Personal)
    case contactCorrected(Contact, reason: Personal)
    case calledBack(CallBack)
    // Verification and remote assistance by the front line (3'.L1)
    case lookedUp(LookUpAnswer)
    case callStarted(call: String)
    case callJoined(call: String)
    case callEnded(call: String, CallEnding)
    // Measures and the group (3'.L2.3, 3'.L3)
    case measureProposed(Measure)
    /// In force at once.
    case isolated(Measure)
    case measureDecided(MeasureID, granted: Bool, reason: Personal?)
    /// Of a measure of this complaint, or of one it is linked to.
    case measureEnded(MeasureID, MeasureEnding, reason: Personal?)
    case measureLinked(LinkedMeasure)
    case gateWaived(Gate, reason: Personal)
    case groupFormed(TaskGroup)
    case preliminaryReported(Personal)
    case bulletinPublished(Bulletin)
    case approvalRequested(Personal, scope: Personal?)
    case approvalAnswered(granted: Bool, reason: Personal)
    case incidentJoined(Int64)
    case incidentLeft(Int64, reason: Personal)
    // Feedback and follow-up (4.2)
    case accepted(Personal?)
    case notSolved(Personal)
    case followUpStarted(Personal?)
    case reportedToManagement
    case managementAcknowledged(Personal?)
    // Ends
    case withdrawn(reason: Personal?)
    case merged(into: ComplaintNumber, reason: Personal)
    case absorbed(ComplaintNumber)
    case closed(Closing)
    case reopened(reason: Personal)
    // What the system notices
    case breached(ClockKey, due: Date)
    case erased(sequence: [Int], reason: String)
    // Keeping and giving up (6.2)
    case holdPlaced(reason: Personal)
    case holdLifted(reason: Personal)
    case dataRequested(DataRequest)
    case dataCorrected(request: Int, DataField, Personal)
    case dataGranted(request: Int)
    case dataRefused(request: Int, DataRefusalGround, reason: Personal)
}
