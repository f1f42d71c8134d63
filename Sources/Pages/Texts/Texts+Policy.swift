public import Complaints

// Texts that a policy may word, and how they are called in its form. (6.1)

extension Texts {
    /// The same catalogue in the words that a policy has for some of its texts.
    public func worded(by policy: Policy) -> Texts {
        guard !policy.texts.isEmpty else { return reworded([:]) }
        var own: [Int: String] = [:]
        for (text, words) in policy.texts { own[text.key.rawValue] = words[language] }
        return reworded(own)
    }

    /// What belongs to a level, for whoever grades.
    public func scope(_ level: Level) -> String { self[PolicyText.scope(of: level).key] }

    /// What a text is for, in the policy's form.
    public func title(_ text: PolicyText) -> String {
        switch text {
        case .levelGeneral, .levelComplex, .levelMajor:
            self(.textLevelName, ["n": String(text.namedLevel?.rawValue ?? 0)])
        case .scopeGeneral: self(.textLevelScope, ["n": "1"])
        case .scopeComplex: self(.textLevelScope, ["n": "2"])
        case .scopeMajor: self(.textLevelScope, ["n": "3"])
        case .acknowledgement: self[.textAcknowledgement]
        case .automaticReply: self[.policyReplies]
        case .received: standingTitle(.received)
        case .registered: standingTitle(.registered)
        case .valid: standingTitle(.valid)
        case .graded: standingTitle(.graded)
        case .assigned: standingTitle(.assigned)
        case .investigated: standingTitle(.investigated)
        case .planned: standingTitle(.planned)
        case .resolved: standingTitle(.resolved)
        case .followUpStarted: standingTitle(.followUpStarted)
        case .promiseBroken: self[.textPromiseBroken]
        case .promiseLate: self[.textPromiseLate]
        case .rejected: self[.textRejected]
        case .objected: self[.textObjected]
        case .objectUntil: self[.textObjectUntil]
        case .dismissed: self[.textDismissed]
        case .resultSent: standingTitle(.resultSent)
        case .confirmBy: self[.textConfirmBy]
        case .followUpBy: self[.textFollowUpBy]
        case .followUpLate: self[.textFollowUpLate]
        case .closedAccepted: self[.textClosedAccepted]
        case .closedSilence: self[.textClosedSilence]
        case .closedExhausted: self[.textClosedExhausted]
        case .reopenUntil: self[.textReopenUntil]
        case .withdrawn: self[.textWithdrawn]
        case .outsideRoutes: self[.policyRoutes]
        case .callBack: self[.textCallBack]
        case .callInvitation: self[.textCallInvitation]
        case .measureOver: self[.textMeasureOver]
        }
    }

    private func standingTitle(_ state: State) -> String { self(.textStanding, ["state": word(state)]) }
}

extension PolicyText {
    /// The built-in text in whose place it stands.
    public var key: TextKey {
        switch self {
        case .levelGeneral: .levelGeneral
        case .levelComplex: .levelComplex
        case .levelMajor: .levelMajor
        case .scopeGeneral: .scopeGeneral
        case .scopeComplex: .scopeComplex
        case .scopeMajor: .scopeMajor
        case .acknowledgement: .receivedKeep
        case .automaticReply: .automaticReply
        case .received: .standingReceived
        case .registered: .standingRegistered
        case .valid: .standingValid
        case .graded: .standingGraded
        case .assigned: .standingAssigned
        case .investigated: .standingInvestigated
        case .planned: .standingPlanned
        case .resolved: .standingResolved
        case .followUpStarted: .standingFollowUp
        case .promiseBroken: .promiseBroken
        case .promiseLate: .promiseLate
        case .rejected: .sayRejected
        case .objected: .sayObjected
        case .objectUntil: .sayObjectUntil
        case .dismissed: .sayDismissed
        case .resultSent: .standingResultSent
        case .confirmBy: .sayConfirmBy
        case .followUpBy: .sayFollowUpBy
        case .followUpLate: .sayFollowUpLate
        case .closedAccepted: .sayClosedAccepted
        case .closedSilence: .sayClosedSilence
        case .closedExhausted: .sayClosedExhausted
        case .reopenUntil: .sayReopenUntil
        case .withdrawn: .sayWithdrawn
        case .outsideRoutes: .outsideRoutes
        case .callBack: .callBackMessage
        case .callInvitation: .callInvited
        case .measureOver: .measureOverTemporary
        }
    }
}
