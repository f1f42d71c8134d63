public import Complaints

// Where a complaint stands and what runs, to staff and to the complainant.

extension Texts {
    /// A state, as staff read it.
    public func word(_ state: State) -> String { self[Self.keys(state).staff] }

    /// A state, as the complainant reads it.
    public func publicWord(_ state: State) -> String { self[Self.keys(state).open] }

    /// Where the complaint is now, to the complainant, as a sentence.
    public func standing(_ state: State) -> String { self[Self.keys(state).sentence] }

    private static func keys(_ state: State) -> (staff: TextKey, open: TextKey, sentence: TextKey) {
        switch state {
        case .received: (.stateReceived, .openReceived, .standingReceived)
        case .registered: (.stateRegistered, .openRegistered, .standingRegistered)
        case .valid: (.stateValid, .openHandling, .standingValid)
        case .graded: (.stateGraded, .openHandling, .standingGraded)
        case .assigned: (.stateAssigned, .openHandling, .standingAssigned)
        case .investigated: (.stateInvestigated, .openHandling, .standingInvestigated)
        case .planned: (.statePlanned, .openHandling, .standingPlanned)
        case .resultSent: (.stateResultSent, .openResultSent, .standingResultSent)
        case .resolved: (.stateResolved, .openResolved, .standingResolved)
        case .pendingFollowUp: (.statePending, .openPending, .standingPending)
        case .followUpStarted: (.stateFollowUp, .openFollowUp, .standingFollowUp)
        case .closed: (.stateClosed, .openClosed, .standingClosed)
        case .rejected: (.stateRejected, .openRejected, .standingRejected)
        case .withdrawn: (.stateWithdrawn, .openWithdrawn, .standingWithdrawn)
        case .merged: (.stateMerged, .openMerged, .standingMerged)
        }
    }

    /// A clock, as staff read it.
    public func word(_ clock: ClockName) -> String { self[Self.keys(clock).staff] }

    /// A clock, as a promise to the complainant.
    public func promise(_ clock: ClockName) -> String { self[Self.keys(clock).promise] }

    private static func keys(_ clock: ClockName) -> (staff: TextKey, promise: TextKey) {
        switch clock {
        case .registration: (.clockRegistration, .promiseRegistration)
        case .firstAnswer: (.clockFirstAnswer, .promiseFirstAnswer)
        case .response: (.clockResponse, .promiseResponse)
        case .handling: (.clockHandling, .promiseHandling)
        case .investigation: (.clockInvestigation, .promiseInvestigation)
        case .resultNotice: (.clockResultNotice, .promiseResultNotice)
        case .preliminaryInvestigation: (.clockPreliminaryInvestigation, .promisePreliminaryInvestigation)
        case .progressFeedback: (.clockProgressFeedback, .promiseProgressFeedback)
        case .taskGroup: (.clockTaskGroup, .promiseTaskGroup)
        case .preliminaryReport: (.clockPreliminaryReport, .promisePreliminaryReport)
        case .isolation: (.clockIsolation, .promiseIsolation)
        case .bulletin: (.clockBulletin, .promiseBulletin)
        case .secondFollowUp: (.clockSecondFollowUp, .promiseSecondFollowUp)
        case .managementReport: (.clockManagementReport, .promiseManagementReport)
        case .retention: (.clockRetention, .promiseRetention)
        }
    }

    /// What happened, as a clock's start or what meets it.
    public func word(_ signal: Signal) -> String {
        switch signal {
        case .received: self[.startReceived]
        case .registered: self[.metRegistered]
        case .personMessage: self[.metResponse]
        case .firstAnswer: self[.metFirstAnswer]
        case .itemAssigned: self[.startAssigned]
        case .itemVerified: self[.metVerified]
        case .preliminaryFinding: self[.metFinding]
        case .progressTold: self[.metProgress]
        case .planned: self[.startPlanned]
        case .resultSent: self[.metResult]
        case .gradedMajor: self[.startMajor]
        case .groupFormed: self[.metGroup]
        case .preliminaryReported: self[.metReport]
        case .markedSecurity: self[.startSecurity]
        case .isolationSettled: self[.metIsolation]
        case .bulletinPublished: self[.metBulletin]
        case .unresolved: self[.startUnsolved]
        case .followUpStarted: self[.metFollowUp]
        case .reportedToManagement: self[.metManagement]
        case .ended: self[.startEnded]
        }
    }

    /// What meets a clock, in words: any of these. What nothing meets is kept until it is over.
    public func met(_ stops: Set<Signal>) -> String {
        let words = Signal.allCases.filter(stops.contains).map { word($0) }
        return words.isEmpty ? self[.metPurge] : words.joined(separator: self[.orSeparator])
    }

    /// The texts of a complainant's act.
    func words(
        _ act: ComplainantAct
    ) -> (title: TextKey, explanation: TextKey, label: TextKey, submit: TextKey, isTextRequired: Bool) {
        switch act {
        // Screenshots alone are an answer, too.
        case .reply: (.replyTitle, .replyText, .replyLabel, .replySubmit, false)
        case .accept: (.acceptTitle, .acceptText, .acceptLabel, .acceptSubmit, false)
        case .notSolved: (.notSolvedTitle, .notSolvedText, .notSolvedLabel, .notSolvedSubmit, true)
        case .withdraw: (.withdrawTitle, .withdrawText, .withdrawLabel, .withdrawSubmit, false)
        case .object: (.objectTitle, .objectText, .objectLabel, .objectSubmit, true)
        case .reopen: (.reopenTitle, .reopenText, .reopenLabel, .reopenSubmit, true)
        case .requestCopy: (.askCopyTitle, .askCopyText, .askRemark, .askSubmit, false)
        case .requestCorrection: (.askCorrectionTitle, .askCorrectionText, .askCorrectionLabel, .askSubmit, true)
        case .requestDeletion: (.askDeletionTitle, .askDeletionText, .askRemark, .askSubmit, false)
        }
    }
}
