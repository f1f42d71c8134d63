public import Foundation

// What is internal of a complaint, decided once for every page, program, search, file and alert. (1.2)

extension Fact {
    /// Internal: what somebody of the house wrote, found or decided for the house. Those whom the complaint is about do
    /// not read it. Open is what passed between the house and the complainant, and what the system itself noticed.
    ///
    /// There is no default: a new kind of fact does not compile before it is decided here.
    public var isInternal: Bool {
        switch self {
        // Said to the complainant or by the complainant.
        case .received, .imported, .rejected, .objected, .objectionDecided, .acknowledged, .automaticReplySent,
            .messageSent, .articleOffered, .complainantWrote, .resultSent, .callStarted, .callJoined, .callEnded,
            .bulletinPublished, .accepted, .notSolved, .withdrawn, .reopened, .dataRequested, .dataCorrected,
            .dataGranted, .dataRefused:
            false
        // Noticed by the system, or without anybody's words.
        case .incidentJoined, .absorbed, .reportedToManagement, .breached, .erased: false
        // Summaries, reasons and tasks from one colleague to another.
        case .registered, .validated, .graded, .typeCorrected, .urgencyMarked, .assigned, .itemPassed, .itemDropped,
            .responsibilityPassed, .concernedMarked, .concernedCleared, .notReached, .notReachedSettled,
            .contactCorrected, .merged, .closed, .followUpStarted, .managementAcknowledged, .holdPlaced, .holdLifted:
            true
        // What was found out, and what is planned.
        case .preliminaryFindingRecorded, .factsVerified, .planned, .noteAdded, .calledBack, .lookedUp: true
        // The command room.
        case .measureProposed, .isolated, .measureDecided, .measureEnded, .measureLinked, .gateWaived, .groupFormed,
            .preliminaryReported, .approvalRequested, .approvalAnswered, .incidentLeft:
            true
        }
    }

    /// The names under which history keeps what is internal.
    public static let internalKinds: Set<String> = [
        "registered", "validated", "graded", "typeCorrected", "urgencyMarked", "assigned", "itemPassed", "itemDropped",
        "responsibilityPassed", "concernedMarked", "concernedCleared", "notReached", "notReachedSettled",
        "contactCorrected", "merged", "closed", "followUpStarted", "managementAcknowledged", "holdPlaced", "holdLifted",
        "preliminaryFindingRecorded", "factsVerified", "planned", "noteAdded", "calledBack", "lookedUp",
        "measureProposed", "isolated", "measureDecided", "measureEnded", "measureLinked", "gateWaived", "groupFormed",
        "preliminaryReported", "approvalRequested", "approvalAnswered", "incidentLeft",
    ]
}

extension IncidentFact {
    /// Internal to the house, as that of a complaint: reasons that the public is not told.
    public var isInternal: Bool {
        switch self {
        case .opened, .joined, .bulletinPublished, .breached: false
        case .left, .closed, .corrected, .erased, .resultSent: true
        }
    }
}

extension Event {
    /// What stands in the place of an event that its reader may not have.
    public static func withheld(at: Date) -> Event {
        Event(at: at, by: .system, fact: .noteAdded(.erased, attachments: []))
    }
}

extension Complaint {
    /// Whether the person may read what is internal: nobody whom it is about does. (1.2)
    public func isInternalReadable(by member: StaffMember) -> Bool {
        isReadable(by: member) && !concerned.contains(member.id)
    }

    /// The same complaint without anything that only internal facts said: state, level, limits and who is responsible
    /// stay, for everybody sees them.
    public var withoutInternals: Complaint {
        var open = self
        open.registration = nil
        open.items = []
        open.plan = nil
        open.approval = nil
        open.callBacks = []
        open.measures = []
        open.measureLinks = []
        open.waived = []
        open.group = nil
        open.hold = nil
        return open
    }

    /// The same complaint without what it says of these measures of other complaints. (1.2)
    public func withoutLinks(to measures: Set<MeasureID>) -> Complaint {
        var open = self
        open.measureLinks.removeAll { measures.contains($0.id) }
        return open
    }
}
