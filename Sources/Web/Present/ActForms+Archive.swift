import Complaints
import Desk
import Pages

// Legal hold, and what is answered to a person who asks for their data. (6.2)
extension ActForms {
    /// An open request that the rules let this person grant now, where there is one, else the first they may answer.
    func answerable(first: Bool) -> Int {
        let open = complaint.openRequests
        let fitting = open.first { record in
            let command: Command =
                first
                ? .grantRequest(record.request.id, field: .title, value: "?")
                : .refuseRequest(record.request.id, .other, reason: "?")
            return complaint.refusal(of: command, by: .staff(member), circumstances) == nil
        }
        return (fitting ?? open.first)?.request.id ?? 0
    }

    func archiving(_ act: Act) -> ActionForm {
        switch act {
        case .placeHold: return make(act, .actPlaceHold, texts[.actPlaceHoldText], [reason])
        case .liftHold: return make(act, .actLiftHold, texts[.actLiftHoldText], [reason], dangerous: true)
        case .grantRequest: return grant(act)
        default:
            let grounds = DataRefusalGround.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
            return make(
                act, .actRefuseRequest, texts[.actRefuseRequestText],
                [
                    requestField(answerable(first: false)),
                    FormField("ground", label: texts[.labelGround], kind: .radio(grounds), required: true), reason,
                ], dangerous: true)
        }
    }

    private func grant(_ act: Act) -> ActionForm {
        let isCorrection = complaint.openRequests.contains { $0.request.kind == .correction }
        let isDeletion = complaint.openRequests.contains { $0.request.kind == .deletion }
        var fields = [requestField(answerable(first: true))]
        if isCorrection {
            let choices = DataField.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
            fields += [
                FormField(
                    "field", label: texts[.labelDataField], kind: .select([.init("", texts[.noChoice])] + choices)),
                FormField("value", label: texts[.labelDataValue], hint: texts[.labelDataValueHint], kind: .longText),
            ]
        }
        return make(
            act, .actGrantRequest, texts(isDeletion ? .actGrantDeletionText : .actGrantRequestText, limits: limits),
            fields,
            dangerous: isDeletion)
    }

    private func requestField(_ proposed: Int) -> FormField {
        let options = complaint.openRequests.map { record in
            let words = record.request.text?.words.prefix(60) ?? ""
            let name = texts.requested(record.request.kind, record.request.id)
            return FormField.Option(String(record.request.id), words.isEmpty ? name : "\(name) · \(words)")
        }
        return FormField(
            "request", label: texts[.labelDataRequest], kind: .select(options), value: String(proposed),
            required: true)
    }
}
