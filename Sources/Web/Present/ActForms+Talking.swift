import Complaints
import Desk
import Foundation
import Pages
import Storage

// What is said to the complainant, and how the complaint goes on from there. (3.2.5, 4.2)
extension ActForms {
    func talking(_ act: Act) -> ActionForm {
        let files = FormField("attachments", label: texts[.attachments], kind: .file)
        switch act {
        case .send:
            let purposes = [MessagePurpose.progress, .preliminarySolution, .answer].map {
                FormField.Option($0.rawValue, texts.word($0))
            }
            return make(
                act, .actMessage, outward(.actMessageText),
                [
                    FormField(
                        "purpose", label: texts[.labelPurpose], kind: .select(purposes), value: "answer", required: true
                    ),
                    long("text", .labelMessage), files,
                ])
        case .addNote: return make(act, .actNote, texts[.actNoteText], [long("text", .labelNote), files])
        case .startCall: return make(act, .actStartCall, texts[.actStartCallText], [], submit: .actStartCallSubmit)
        case .lookUp: return make(act, .actLookUp, nil, [])
        case .sendResult:
            let status = FormField(
                "status", label: texts[.resultStatus],
                kind: .radio(ResultStatus.allCases.map { .init($0.rawValue, texts.word($0)) }), required: true)
            let account = directory.accounts[member.id]
            return make(
                act, .actResult, outward(.actResultText),
                [
                    status, long("solution", .labelSolution, value: complaint.plan?.solution.words ?? ""),
                    FormField("handler", label: texts[.resultHandler], value: member.name, required: true),
                    FormField("contact", label: texts[.resultContact], value: account?.contact ?? "", required: true),
                ])
        case .callBack:
            let channels = CallBackChannel.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
            let reached = FormField("reached", label: texts[.labelReached], kind: .checkbox)
            return make(
                act, .actCallBack, nil,
                [
                    FormField("channel", label: texts[.labelChannel], kind: .select(channels), required: true),
                    FormField(
                        "statedAt", label: texts[.labelStatedAt], kind: .date,
                        value: time.staff(circumstances.now).replacingOccurrences(of: " ", with: "T"), required: true),
                    reached, long("outcome", .labelOutcome),
                ])
        case .startFollowUp: return make(act, .actFollowUp, nil, [long("text", .labelRemark, required: false)])
        case .acknowledgeReport: return make(act, .actAcknowledge, nil, [long("text", .labelRemark, required: false)])
        case .close:
            return make(
                act, .actClose,
                texts(.actCloseText, limits: limits),
                [long("remark", .labelRemark, required: complaint.isInternal)])
        case .closeExhausted:
            var form = make(act, .actClose, texts[.actExhaustedText], [reason], dangerous: true)
            form.title = "\(texts[.actClose]) · \(texts[.groundExhausted])"
            return form
        default: return make(act, .actReopen, nil, [reason])
        }
    }
}
