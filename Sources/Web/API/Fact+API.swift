import Complaints

extension Fact {
    /// The name the API gives to what happened.
    var kind: String {
        switch self {
        case .received: "received"
        case .imported: "imported"
        case .registered: "registered"
        case .validated: "validated"
        case .rejected: "rejected"
        case .objected: "objected"
        case .objectionDecided: "objection-decided"
        case .graded: "graded"
        case .typeCorrected: "type-corrected"
        case .urgencyMarked: "urgency-marked"
        case .assigned: "assigned"
        case .itemPassed: "item-passed"
        case .itemDropped: "item-dropped"
        case .responsibilityPassed: "responsibility-passed"
        case .concernedMarked: "concerned-marked"
        case .concernedCleared: "concerned-cleared"
        case .preliminaryFindingRecorded: "preliminary-finding-recorded"
        case .factsVerified: "facts-verified"
        case .planned: "planned"
        case .acknowledged: "acknowledged"
        case .automaticReplySent: "automatic-reply-sent"
        case .messageSent: "message-sent"
        case .complainantWrote: "complainant-wrote"
        case .noteAdded: "note-added"
        case .resultSent: "result-sent"
        case .notReached: "not-reached"
        case .notReachedSettled: "not-reached-settled"
        case .contactCorrected: "contact-corrected"
        case .calledBack: "called-back"
        case .measureTaken: "measure-taken"
        case .measureEnded: "measure-ended"
        case .isolated: "isolated"
        case .gateWaived: "gate-waived"
        case .groupFormed: "group-formed"
        case .preliminaryReported: "preliminary-reported"
        case .bulletinPublished: "bulletin-published"
        case .approvalRequested: "approval-requested"
        case .approvalAnswered: "approval-answered"
        case .incidentJoined: "incident-joined"
        case .incidentLeft: "incident-left"
        case .accepted: "accepted"
        case .notSolved: "not-solved"
        case .followUpStarted: "follow-up-started"
        case .reportedToManagement: "reported-to-management"
        case .managementAcknowledged: "management-acknowledged"
        case .withdrawn: "withdrawn"
        case .merged: "merged"
        case .absorbed: "absorbed"
        case .closed: "closed"
        case .reopened: "reopened"
        case .breached: "breached"
        case .erased: "erased"
        }
    }

    /// Every kind, for the description of the API.
    static let kinds = [
        "received", "imported", "registered", "validated", "rejected", "objected", "objection-decided", "graded",
        "type-corrected", "urgency-marked", "assigned", "item-passed", "item-dropped", "responsibility-passed",
        "concerned-marked", "concerned-cleared", "preliminary-finding-recorded", "facts-verified", "planned",
        "acknowledged", "automatic-reply-sent", "message-sent", "complainant-wrote", "note-added", "result-sent",
        "not-reached", "not-reached-settled", "contact-corrected", "called-back", "measure-taken", "measure-ended",
        "isolated", "gate-waived", "group-formed", "preliminary-reported", "bulletin-published", "approval-requested",
        "approval-answered", "incident-joined", "incident-left", "accepted", "not-solved", "follow-up-started",
        "reported-to-management", "management-acknowledged", "withdrawn", "merged", "absorbed", "closed", "reopened",
        "breached", "erased",
    ]
}

extension Event {
    /// The clause that what happened carries out, where there is one. The clauses of breaches are their clocks'.
    func clause(_ clocks: [Clock]) -> Clause? {
        switch fact {
        case .received, .acknowledged: "2.1"
        case .registered, .contactCorrected, .merged, .absorbed: "2.2.1"
        case .validated, .rejected, .objected, .objectionDecided, .withdrawn: "3.2.1"
        case .graded: "3.1"
        case .typeCorrected: "1.1"
        case .urgencyMarked, .automaticReplySent: "3'.L1.4"
        case .assigned, .itemPassed, .itemDropped: "3.2.2"
        case .responsibilityPassed: "1.2p"
        case .concernedMarked, .concernedCleared: "1.2"
        case .preliminaryFindingRecorded: "3'.L2"
        case .factsVerified: "3.2.3"
        case .planned: "3.2.4"
        case .messageSent: "3'.L1"
        case .resultSent: "4.1"
        case .notReached, .notReachedSettled: "3.2.5"
        case .calledBack: "3'.L2.4"
        case .measureTaken, .measureEnded: "3'.L2.3"
        case .isolated: "3'.L3.2"
        case .gateWaived(let gate, _): gate.clause
        case .groupFormed: "3'.L3.1"
        case .preliminaryReported, .incidentJoined, .incidentLeft: "3'.L3"
        case .bulletinPublished: "3'.L3.4"
        case .approvalRequested, .approvalAnswered: "3'.L3.3"
        case .accepted, .notSolved, .followUpStarted, .closed, .reopened: "4.2.1"
        case .reportedToManagement, .managementAcknowledged: "4.2.2"
        case .breached(let key, _): clocks.first { $0.key == key }?.clause
        case .erased: "6.2"
        case .imported, .complainantWrote, .noteAdded: nil
        }
    }
}
