public import Complaints

// The regulation's own terms, as people read them.

extension Texts {
    /// The name of a type.
    public func word(_ type: ComplaintType) -> String {
        switch type {
        case .functionalFault: self[.typeFunctionalFault]
        case .serviceQuality: self[.typeServiceQuality]
        case .informationError: self[.typeInformationError]
        case .privacy: self[.typePrivacy]
        case .other: self[.typeOther]
        }
    }

    /// The name of a type in a narrow column.
    public func short(_ type: ComplaintType) -> String {
        switch type {
        case .functionalFault: self[.typeFunctionalFaultShort]
        case .serviceQuality: self[.typeServiceQualityShort]
        case .informationError: self[.typeInformationErrorShort]
        case .privacy: self[.typePrivacyShort]
        case .other: self[.typeOtherShort]
        }
    }

    /// What belongs to a type, for whoever has to choose.
    func explanation(_ type: ComplaintType) -> String {
        switch type {
        case .functionalFault: self[.typeFunctionalFaultText]
        case .serviceQuality: self[.typeServiceQualityText]
        case .informationError: self[.typeInformationErrorText]
        case .privacy: self[.typePrivacyText]
        case .other: self[.typeOtherText]
        }
    }

    /// The name of a level: general, complex, major.
    public func word(_ level: Level) -> String {
        switch level {
        case .general: self[.levelGeneral]
        case .complex: self[.levelComplex]
        case .major: self[.levelMajor]
        }
    }

    /// A level with its number.
    public func long(_ level: Level) -> String { self(.levelLong, ["n": String(level.rawValue), "name": word(level)]) }

    /// The name of a channel.
    public func word(_ channel: Channel) -> String {
        switch channel {
        case .form: self[.channelForm]
        case .email: self[.channelEmail]
        case .sms: self[.channelSMS]
        case .chat: self[.channelChat]
        case .api: self[.channelAPI]
        case .imported: self[.channelImported]
        }
    }

    /// The name of a role.
    public func word(_ role: Role) -> String {
        switch role {
        case .agent: self[.roleAgent]
        case .technical: self[.roleTechnical]
        case .business: self[.roleBusiness]
        case .operationsLead: self[.roleOperationsLead]
        case .technicalDirector: self[.roleTechnicalDirector]
        case .serviceSupervisor: self[.roleServiceSupervisor]
        case .decisionMaker: self[.roleDecisionMaker]
        case .operations: self[.roleOperations]
        case .auditor: self[.roleAuditor]
        }
    }

    /// The name of a department.
    public func word(_ department: Department) -> String {
        switch department {
        case .frontLine: self[.departmentFrontLine]
        case .technical: self[.departmentTechnical]
        case .business: self[.departmentBusiness]
        case .managementGroup: self[.departmentManagementGroup]
        }
    }

    /// The status a result declares.
    public func word(_ status: ResultStatus) -> String {
        switch status {
        case .resolved: self[.resultResolved]
        case .pendingFollowUp: self[.resultPending]
        }
    }

    /// A part of a result.
    public func word(_ part: ResultPart) -> String {
        switch part {
        case .status: self[.resultStatus]
        case .solution: self[.resultSolution]
        case .handler: self[.resultHandler]
        case .contact: self[.resultContact]
        }
    }

    /// What a message is for.
    public func word(_ purpose: MessagePurpose) -> String {
        switch purpose {
        case .answer: self[.purposeAnswer]
        case .preliminarySolution: self[.purposePreliminarySolution]
        case .progress: self[.purposeProgress]
        }
    }

    /// A language, in the words of this one.
    public func word(_ language: Language) -> String {
        switch language {
        case .zh: self[.languageChinese]
        case .en: self[.languageEnglish]
        }
    }

    /// How a call-back was tried.
    public func word(_ channel: CallBackChannel) -> String {
        switch channel {
        case .phone: self[.callBackPhone]
        case .online: self[.callBackOnline]
        }
    }

    /// The name of a view of the queue.
    public func word(_ view: QueueView) -> String {
        switch view {
        case .toRegister: self[.viewToRegister]
        case .mine: self[.viewMine]
        case .department: self[.viewDepartment]
        case .breached: self[.viewBreached]
        case .all: self[.viewAll]
        }
    }

    /// A mark beside a title.
    public func word(_ mark: CaseMark) -> String {
        switch mark {
        case .urgent: self[.markUrgent]
        case .security: self[.markSecurity]
        case .systemFault: self[.markSystemFault]
        case .imported: self[.markImported]
        case .notReached: self[.markNotReached]
        case .waitingForUs: self[.markWaitingForUs]
        }
    }

    /// What an entry of the stream is, where its title does not say it.
    func label(_ kind: StreamEntry.Kind) -> String? {
        switch kind {
        case .note: self[.kindNote]
        case .message, .result: self[.kindSent]
        case .automatic: self[.kindAutomatic]
        case .complainant: self[.kindComplainant]
        case .fact, .breach: nil
        }
    }
}
