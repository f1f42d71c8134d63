/// What can happen to a complaint, by the name the API gives it.
enum FactKind: String, CaseIterable {
    case received, imported, registered, validated, rejected, objected
    case objectionDecided = "objection-decided"
    case graded
    case typeCorrected = "type-corrected"
    case urgencyMarked = "urgency-marked"
    case assigned
    case itemPassed = "item-passed"
    case itemDropped = "item-dropped"
    case responsibilityPassed = "responsibility-passed"
    case concernedMarked = "concerned-marked"
    case concernedCleared = "concerned-cleared"
    case preliminaryFindingRecorded = "preliminary-finding-recorded"
    case factsVerified = "facts-verified"
    case planned, acknowledged
    case automaticReplySent = "automatic-reply-sent"
    case messageSent = "message-sent"
    case articleOffered = "article-offered"
    case complainantWrote = "complainant-wrote"
    case noteAdded = "note-added"
    case resultSent = "result-sent"
    case notReached = "not-reached"
    case notReachedSettled = "not-reached-settled"
    case contactCorrected = "contact-corrected"
    case calledBack = "called-back"
    case lookedUp = "looked-up"
    case callStarted = "call-started"
    case callJoined = "call-joined"
    case callEnded = "call-ended"
    case measureTaken = "measure-taken"
    case measureEnded = "measure-ended"
    case isolated
    case gateWaived = "gate-waived"
    case groupFormed = "group-formed"
    case preliminaryReported = "preliminary-reported"
    case bulletinPublished = "bulletin-published"
    case approvalRequested = "approval-requested"
    case approvalAnswered = "approval-answered"
    case incidentJoined = "incident-joined"
    case incidentLeft = "incident-left"
    case accepted
    case notSolved = "not-solved"
    case followUpStarted = "follow-up-started"
    case reportedToManagement = "reported-to-management"
    case managementAcknowledged = "management-acknowledged"
    case withdrawn, merged, absorbed, closed, reopened, breached, erased
    case holdPlaced = "hold-placed"
    case holdLifted = "hold-lifted"
    case dataRequested = "data-requested"
    case dataCorrected = "data-corrected"
    case dataGranted = "data-granted"
    case dataRefused = "data-refused"
}
