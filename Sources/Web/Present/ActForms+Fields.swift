import Complaints
import Desk
import Foundation
import Pages
import Storage

// The fields of each act's form, under the names that `ActFields` reads.
extension ActForms {
    func form(_ act: Act) -> ActionForm {
        switch act {
        case .register, .validate, .reject, .decideObjection, .correctType, .markUrgent, .correctContact,
            .settleNotReached, .withdraw, .merge:
            receiving(act)
        case .grade, .assign, .passItem, .dropItem, .passResponsibility, .markConcerned, .clearConcerned:
            assigning(act)
        case .recordFinding, .verifyFacts, .propose, .waive, .formGroup, .reportPreliminarily, .publishBulletin,
            .requestApproval, .answerApproval:
            investigating(act)
        case .proposeMeasure, .decideMeasure, .rollBackMeasure, .isolate, .linkMeasure: measureForm(act)
        case .send, .addNote, .lookUp, .startCall, .sendResult, .callBack, .startFollowUp, .acknowledgeReport, .close,
            .closeExhausted,
            .reopen:
            talking(act)
        case .placeHold, .liftHold, .grantRequest, .refuseRequest: archiving(act)
        }
    }

    func make(
        _ act: Act, _ title: TextKey, _ explanation: String? = nil, _ fields: [FormField], submit: TextKey? = nil,
        dangerous: Bool = false
    ) -> ActionForm {
        ActionForm(
            name: act.rawValue, title: texts[title], explanation: explanation, fields: fields,
            submitLabel: texts[submit ?? title], isDangerous: dangerous)
    }

    var reason: FormField { FormField("reason", label: texts[.labelReason], kind: .longText, required: true) }
    func long(_ name: String, _ label: TextKey, required: Bool = true, value: String = "") -> FormField {
        FormField(name, label: texts[label], kind: .longText, value: value, required: required)
    }

    func people(
        _ name: String, _ label: TextKey, _ people: [StaffMember], required: Bool = true, value: String = ""
    )
        -> FormField
    {
        let options = people.map { person in
            let roles = Role.allCases.filter(person.roles.contains).map(texts.word)
            return FormField.Option(
                person.id.description, "\(person.name) · \(roles.joined(separator: texts[.listSeparator]))")
        }
        return FormField(
            name, label: texts[label], kind: .select([.init("", texts[.noChoice])] + options), value: value,
            required: required)
    }

    var typeField: FormField {
        let options = ComplaintType.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
        return FormField(
            "type", label: texts[.columnType], kind: .select(options), value: complaint.type.rawValue, required: true)
    }

    var subTypeField: [FormField] {
        let choices = circumstances.policy.subTypes
        guard !choices.isEmpty else { return [] }
        let options = choices.map {
            FormField.Option($0.id, "\(texts.word($0.type)) · \($0.names[texts.language.rawValue] ?? $0.id)")
        }
        return [
            FormField(
                "subType", label: texts[.fieldSubType], kind: .select([.init("", texts[.noChoice])] + options),
                value: complaint.subType ?? "")
        ]
    }

    var contactFields: [FormField] {
        [
            FormField("email", label: texts[.email], kind: .email, value: complaint.contact.email?.words ?? ""),
            FormField("phone", label: texts[.phone], kind: .phone, value: complaint.contact.phone?.words ?? ""),
        ]
    }

    /// What will be sent to whom, said before it is done.
    func outward(_ key: TextKey) -> String {
        let contacts = [complaint.contact.email?.words, complaint.contact.phone?.words].compactMap { $0 }
        let recipient =
            contacts.isEmpty ? texts[.recipientTrackingOnly] : contacts.joined(separator: texts[.listSeparator])
        return texts(key, ["recipient": recipient])
    }

    private func receiving(_ act: Act) -> ActionForm {
        switch act {
        case .register:
            let user = FormField(
                "userID", label: texts[.userID], hint: texts[.labelUserIDHint], value: complaint.userID?.words ?? "")
            let summary = long(
                "summary", .labelSummary, value: String(complaint.receipt.title.words.prefix(2000)))
            return make(
                act, .actRegister, texts[.actRegisterText],
                [user] + contactFields + [typeField] + subTypeField + [
                    summary, long("idea", .labelIdea, required: false),
                ])
        case .validate:
            return make(act, .actValidate, texts[.actValidateText], [long("note", .labelNote, required: false)])
        case .reject:
            return make(
                act, .actReject, texts(.actRejectText, ["days": String(circumstances.policy.objectionDays)]), [reason],
                dangerous: true)
        case .decideObjection:
            let decision = FormField(
                "decision", label: texts[.actDecideObjection],
                kind: .radio([.init("upheld", texts[.labelUpheld]), .init("refused", texts[.labelNotUpheld])]),
                required: true)
            return make(act, .actDecideObjection, nil, [decision, reason])
        case .correctType: return make(act, .actCorrectType, nil, [typeField] + subTypeField + [reason])
        case .markUrgent:
            let key: TextKey = complaint.isUrgent ? .actUnmarkUrgent : .actMarkUrgent
            let flag = FormField("urgent", label: "", kind: .hidden, value: complaint.isUrgent ? "off" : "on")
            return make(act, key, nil, [flag, reason])
        case .correctContact: return make(act, .actCorrectContact, nil, contactFields + [reason])
        case .settleNotReached: return make(act, .actSettleNotReached, nil, [reason])
        case .merge:
            return make(
                act, .actMerge, nil, [FormField("into", label: texts[.labelEarlier], required: true), reason],
                dangerous: true)
        default: return make(act, .actWithdraw, nil, [reason], dangerous: true)
        }
    }

    func itemField(_ items: [Complaint.WorkItem]) -> FormField {
        let options = items.map { item in
            let name = item.person.map { " · \(directory.name($0))" } ?? ""
            return FormField.Option(
                String(item.id.rawValue), "\(item.id.rawValue) · \(texts.word(item.assignment.department))\(name)")
        }
        return items.count == 1
            ? FormField("item", label: "", kind: .hidden, value: options.first?.value ?? "")
            : FormField(
                "item", label: texts[.workTitle], kind: .select(options), value: options.first?.value ?? "",
                required: true)
    }

    private func assigning(_ act: Act) -> ActionForm {
        let open = complaint.roundItems.filter(\.isOpen)
        switch act {
        case .grade:
            let levels = FormField(
                "level", label: texts[.columnLevel],
                kind: .radio(
                    Level.allCases.map { .init(String($0.rawValue), "\(texts.long($0)) · \(texts.scope($0))") }),
                value: complaint.level.map { String($0.rawValue) } ?? "", required: true)
            let security = FormField(
                "security", label: texts[.labelSecurity], kind: .checkbox, value: complaint.isSecurity ? "on" : "")
            let fault = FormField(
                "systemFault", label: texts[.labelSystemFault], kind: .checkbox,
                value: complaint.isSystemFault ? "on" : "")
            let isFirst = complaint.level == nil
            let suggested = suggestion.map { suggestion in
                let sentence = texts.sentence(suggestion, circumstances.policy)
                return "\(texts(.suggestionFor, ["level": sentence]))\(texts[.suggestionConfirm])"
            }
            let explanation = [texts[isFirst ? .actGradeText : .actRegradeText], suggested].compactMap(\.self)
            return make(
                act, isFirst ? .actGrade : .actRegrade, explanation.joined(separator: "\n"),
                [levels, security, fault, reason])
        case .assign:
            let taken = Set(complaint.roundItems.map(\.assignment.department))
            let offer = offers.first { !taken.contains($0.department) } ?? offers.first
            let department = FormField(
                "department", label: texts[.department],
                kind: .select(departments.map { .init($0.rawValue, texts.word($0)) }),
                value: offer?.department.rawValue ?? "", required: true)
            let suitable = colleagues.filter { person in
                departments.contains { person.belongs(to: $0) } && !complaint.concerned.contains(person.id)
            }
            return make(
                act, .actAssign, texts(.actAssignText, limits: limits),
                [
                    department,
                    people(
                        "person", .labelPerson, suitable, required: false, value: offer?.person?.description ?? ""),
                    long("task", .labelTask, required: false),
                ])
        case .passItem:
            let suitable = colleagues.filter { person in
                open.contains { person.belongs(to: $0.assignment.department) }
                    && !complaint.concerned.contains(person.id)
            }
            return make(
                act, .actPass, texts[.actPassText],
                [
                    itemField(open), people("person", .labelPerson, suitable),
                    long("reason", .labelReason, required: false),
                ])
        case .dropItem: return make(act, .actDropItem, nil, [itemField(open), reason], dangerous: true)
        case .passResponsibility:
            let others = colleagues.filter { $0.id != complaint.responsible && !complaint.concerned.contains($0.id) }
            return make(
                act, .actTake, texts[.actPassText],
                [
                    people(
                        "person", .columnResponsible, others,
                        value: others.contains(member) ? member.id.description : ""),
                    long("reason", .labelReason, required: false),
                ])
        case .markConcerned:
            let all = directory.people.map(\.member).filter { !complaint.concerned.contains($0.id) }
            return make(act, .actConcerned, texts[.actConcernedText], [people("person", .labelPerson, all), reason])
        default:
            let concerned = directory.people.map(\.member).filter { complaint.concerned.contains($0.id) }
            return make(act, .actClearConcerned, nil, [people("person", .labelPerson, concerned), reason])
        }
    }

    private func investigating(_ act: Act) -> ActionForm {
        switch act {
        case .recordFinding: return make(act, .actFinding, nil, [long("text", .labelFinding)])
        case .verifyFacts:
            let mine = complaint.roundItems.filter { $0.isOpen && complaint.isHeld(by: member, $0) }
            return make(act, .actVerify, nil, [itemField(mine), long("findings", .labelFindings)])
        case .propose:
            let approval = FormField("needsApproval", label: texts[.labelNeedsApproval], kind: .checkbox)
            let asksFacts = complaint.effectiveLevel == .general && complaint.roundItems.contains(where: \.isOpen)
            let facts = asksFacts ? [long("facts", .labelFindings)] : []
            return make(
                act, .actPlan, texts(.actPlanText, limits: limits),
                facts + [long("solution", .labelSolution, value: complaint.plan?.solution.words ?? ""), approval])
        case .waive:
            let options = waivable.map { FormField.Option($0.rawValue, texts.word($0)) }
            return make(
                act, .actWaive, texts[.actWaiveText],
                [FormField("gate", label: texts[.labelGate], kind: .select(options), required: true), reason],
                dangerous: true)
        case .formGroup:
            func seat(_ name: String, _ role: Role) -> FormField {
                let suitable = suitable(for: role)
                var field = people(
                    name, .labelPerson, suitable, value: suitable.first { $0.has(role) }?.id.description ?? "")
                field.label = texts.word(role)
                return field
            }
            return make(
                act, .actFormGroup, nil,
                [
                    seat("operationsLead", .operationsLead), seat("technicalDirector", .technicalDirector),
                    seat("serviceSupervisor", .serviceSupervisor),
                ])
        case .reportPreliminarily: return make(act, .actReport, nil, [long("text", .labelMessage)])
        case .publishBulletin:
            let stages = BulletinStage.allCases.map { FormField.Option($0.rawValue, texts.stage($0)) }
            return make(
                act, .actBulletin, texts[.actBulletinText],
                [
                    FormField("title", label: texts[.incidentTitle], hint: texts[.incidentTitleHint], required: true),
                    FormField("stage", label: texts[.labelStage], kind: .select(stages), required: true),
                    long("text", .labelMessage),
                    FormField("expectedAt", label: texts[.labelExpectedAt], kind: .date),
                ])
        case .requestApproval:
            return make(
                act, .actRequestApproval, texts[.actRequestApprovalText],
                [long("text", .labelReason), FormField("scope", label: texts[.labelScope], required: true)])
        default:
            let decision = FormField(
                "decision", label: texts[.actApprove],
                kind: .radio([.init("granted", texts[.labelGranted]), .init("refused", texts[.labelRefused])]),
                required: true)
            return make(act, .actApprove, nil, [decision, reason])
        }
    }
}
