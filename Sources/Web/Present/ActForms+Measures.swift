import Complaints
import Desk
import Foundation
import Pages
import Storage

// Temporary measures and isolation. (3'.L2.3, 3'.L3.2)
extension ActForms {
    func measureForm(_ act: Act) -> ActionForm {
        let reason = FormField("reason", label: texts[.labelReason], kind: .longText, required: true)
        switch act {
        case .proposeMeasure: return make(act, .actMeasure, texts[.actMeasureText], measureFields + [reason])
        case .isolate:
            return make(act, .actIsolate, texts[.actIsolateText], measureFields + [reason], dangerous: true)
        case .decideMeasure:
            let decision = FormField(
                "decision", label: texts[.labelDecision],
                kind: .radio([.init("granted", texts[.labelGranted]), .init("refused", texts[.labelRefused])]),
                required: true)
            let remark = FormField(
                "reason", label: texts[.labelReason], hint: texts[.labelReasonIfRefused], kind: .longText)
            return make(
                act, .actDecideMeasure, texts[.actDecideMeasureText],
                [choice(undecided.map { ($0, $0.measure.target) }), decision, remark])
        case .linkMeasure:
            return make(
                act, .actLinkMeasure, texts[.actLinkMeasureText],
                [choice(linkable.map { ($0.record, $0.record.measure.target) })])
        default:
            return make(
                act, .actEndMeasure, texts[.actEndMeasureText],
                [choice(complaint.openMeasures.map { ($0, $0.measure.target) }), reason], dangerous: true)
        }
    }

    /// Measures that this person may still approve or refuse.
    var undecided: [Complaint.MeasureRecord] {
        complaint.openMeasures.filter { $0.decidedAt == nil && $0.proposedBy.staffID != member.id }
    }

    private func choice(_ measures: [(Complaint.MeasureRecord, Personal)]) -> FormField {
        let options = measures.map { record, target in
            FormField.Option(
                record.id.description, texts(.measureNamed, ["n": record.id.description, "target": target.words]))
        }
        return FormField(
            "measure", label: texts[.labelMeasure], kind: .select(options), value: options.first?.value ?? "",
            required: true)
    }

    private var measureFields: [FormField] {
        let soon = time.staff(circumstances.now.addingTimeInterval(24 * 3600)).replacingOccurrences(of: " ", with: "T")
        return [
            FormField("target", label: texts[.labelTarget], required: true),
            FormField("flag", label: texts[.labelFlag], hint: texts[.labelFlagHint], required: true),
            FormField(
                "value", label: texts[.labelFlagValue], hint: texts[.labelFlagValueHint], value: "false", required: true
            ),
            FormField("until", label: texts[.labelUntil], kind: .date, value: soon, required: true),
        ]
    }

    /// A command of a measure's act whose values pass.
    func measureProbe(_ act: Act) -> Command {
        let measure = Measure(
            id: MeasureID(rawValue: 0), target: "?", flag: FlagSetting(key: "x", kind: .boolean, value: "false"),
            reason: "?", until: circumstances.now.addingTimeInterval(3600))
        let nothing = MeasureID(rawValue: -1)
        switch act {
        case .proposeMeasure: return .proposeMeasure(measure)
        case .isolate: return .isolate(measure)
        case .decideMeasure: return .decideMeasure(undecided.first?.id ?? nothing, granted: true, reason: "?")
        case .linkMeasure:
            return .linkMeasure(
                LinkedMeasure(id: measure.id, kind: .temporary, target: "?", until: measure.until))
        default: return .rollBackMeasure(complaint.openMeasures.first?.id ?? nothing, reason: "?")
        }
    }
}
