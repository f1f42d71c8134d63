import Complaints

extension Fact {
    /// The name the API gives to what happened.
    var kind: FactKind {
        switch self {
        case .received: .received
        case .imported: .imported
        case .registered: .registered
        case .validated: .validated
        case .rejected: .rejected
        case .objected: .objected
        case .objectionDecided: .objectionDecided
        case .graded: .graded
        case .typeCorrected: .typeCorrected
        case .urgencyMarked: .urgencyMarked
        case .assigned: .assigned
        case .itemPassed: .itemPassed
        case .itemDropped: .itemDropped
        case .responsibilityPassed: .responsibilityPassed
        case .concernedMarked: .concernedMarked
        case .concernedCleared: .concernedCleared
        case .preliminaryFindingRecorded: .preliminaryFindingRecorded
        case .factsVerified: .factsVerified
        case .planned: .planned
        case .acknowledged: .acknowledged
        case .automaticReplySent: .automaticReplySent
        case .messageSent: .messageSent
        case .articleOffered: .articleOffered
        case .complainantWrote: .complainantWrote
        case .noteAdded: .noteAdded
        case .resultSent: .resultSent
        case .notReached: .notReached
        case .notReachedSettled: .notReachedSettled
        case .contactCorrected: .contactCorrected
        case .calledBack: .calledBack
        case .lookedUp: .lookedUp
        case .callStarted: .callStarted
        case .callJoined: .callJoined
        case .callEnded: .callEnded
        case .measureProposed: .measureProposed
        case .isolated: .isolated
        case .measureDecided: .measureDecided
        case .measureEnded: .measureEnded
        case .measureLinked: .measureLinked
        case .gateWaived: .gateWaived
        case .groupFormed: .groupFormed
        case .preliminaryReported: .preliminaryReported
        case .bulletinPublished: .bulletinPublished
        case .approvalRequested: .approvalRequested
        case .approvalAnswered: .approvalAnswered
        case .incidentJoined: .incidentJoined
        case .incidentLeft: .incidentLeft
        case .accepted: .accepted
        case .notSolved: .notSolved
        case .followUpStarted: .followUpStarted
        case .reportedToManagement: .reportedToManagement
        case .managementAcknowledged: .managementAcknowledged
        case .withdrawn: .withdrawn
        case .merged: .merged
        case .absorbed: .absorbed
        case .closed: .closed
        case .reopened: .reopened
        case .breached: .breached
        case .erased: .erased
        case .holdPlaced: .holdPlaced
        case .holdLifted: .holdLifted
        case .dataRequested: .dataRequested
        case .dataCorrected: .dataCorrected
        case .dataGranted: .dataGranted
        case .dataRefused: .dataRefused
        }
    }
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
        case .articleOffered: "3'.L1.2"
        case .resultSent: "4.1"
        case .notReached, .notReachedSettled: "3.2.5"
        case .calledBack: "3'.L2.4"
        case .lookedUp: "3'.L1.1"
        case .callStarted, .callJoined, .callEnded: "3'.L1.3"
        case .measureProposed, .measureDecided, .measureEnded: "3'.L2.3"
        case .measureLinked(let linked): linked.kind.clause
        case .isolated: "3'.L3.2"
        case .gateWaived(let gate, _): gate.clause
        case .groupFormed: "3'.L3.1"
        case .preliminaryReported, .incidentJoined, .incidentLeft: "3'.L3"
        case .bulletinPublished: "3'.L3.4"
        case .approvalRequested, .approvalAnswered: "3'.L3.3"
        case .accepted, .notSolved, .followUpStarted, .closed, .reopened: "4.2.1"
        case .reportedToManagement, .managementAcknowledged: "4.2.2"
        case .breached(let key, _): clocks.first { $0.key == key }?.clause
        case .erased, .holdPlaced, .holdLifted, .dataRequested, .dataCorrected, .dataGranted, .dataRefused: "6.2"
        case .imported, .complainantWrote, .noteAdded: nil
        }
    }
}
