import Complaints
import Desk
import Foundation
import Pages
import Storage

/// An incident as its page shows it to one member of staff.
struct IncidentPresenter {
    typealias Typed = (act: IncidentAct, fields: [String: String], errors: FieldErrors, sentence: String?)

    let found: IncidentCase
    let member: StaffMember
    let directory: Directory
    let texts: Texts
    let time: TimeFormat

    private var incident: Incident { found.incident }

    func page(typed: Typed?, search: String, results: [QueueItem]?) -> IncidentPage {
        let linked = Set(incident.complaints)
        var page = IncidentPage(
            id: incident.id, title: incident.title.text ?? texts[.incidentErasedTitle], stage: incident.stage,
            isOpen: incident.isOpen,
            isPublic: found.isPublic, subscribers: found.subscribers, clocks: found.clocks.map(clock),
            bulletins: found.bulletinEntries, complaints: found.complaints.map { Self.complaint($0) },
            acts: acts(typed), canLink: mayLink, search: search,
            results: results?.map { Self.complaint($0, isLinked: linked.contains($0.number)) })
        page.history = found.events.map { ($0.at, sentence($0)) }
        if let typed, typed.act == .link || typed.act == .unlink {
            page.error = typed.sentence ?? typed.errors.problems.values.first.map { texts.sentence($0) }
        }
        return page
    }

    static func complaint(_ item: QueueItem, isLinked: Bool = false) -> IncidentComplaint {
        IncidentComplaint(
            number: item.number, title: item.title ?? "", level: item.level, state: item.state, isLinked: isLinked)
    }

    func line(_ outcome: IncidentOutcome) -> OutcomeLine {
        OutcomeLine(
            number: outcome.number,
            refusal: outcome.refusal.map { refusal in
                texts.reasoned(refusal, time: time)
            })
    }

    private var mayLink: Bool { member.isInManagementGroup || member.has(.agent) }

    private func clock(_ clock: Complaints.Clock) -> CaseClock {
        CaseClock(clock, directory.policy(incident.policyVersion), texts, at: time.now)
    }

    // MARK: What can be done

    private func acts(_ typed: Typed?) -> [ActionForm] {
        var forms: [(IncidentAct, ActionForm)] = []
        if incident.isOpen {
            if member.isInManagementGroup { forms.append((.publish, publishing)) }
            if member.has(.agent) || member.has(.serviceSupervisor) { forms.append((.result, result)) }
        }
        if member.isInManagementGroup, !incident.isAnonymised { forms.append((.correct, correcting)) }
        if incident.isOpen, member.isInManagementGroup { forms.append((.close, closing)) }
        return forms.map { act, form in
            guard let typed, typed.act == act else { return form }
            var form = form
            for index in form.fields.indices {
                let name = form.fields[index].name
                if let value = typed.fields[name] { form.fields[index].value = value }
                form.fields[index].error = typed.errors.problems[name].map { texts.sentence($0) }
            }
            form.error = typed.sentence
            form.isTyped = true
            return form
        }
    }

    private var publishing: ActionForm {
        let stages = BulletinStage.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
        return ActionForm(
            name: IncidentAct.publish.rawValue, title: texts[.actPublishIncident],
            explanation: texts[.actPublishIncidentText], clause: "3'.L3.4",
            fields: [
                FormField(
                    "stage", label: texts[.labelStage], kind: .select(stages), value: incident.stage.rawValue,
                    required: true),
                FormField("text", label: texts[.message], kind: .longText, required: true),
                FormField("expectedAt", label: texts[.labelExpectedAt], kind: .date),
            ], submitLabel: texts[.actPublishIncident], isPrimary: true)
    }

    private var result: ActionForm {
        let states = ResultStatus.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
        return ActionForm(
            name: IncidentAct.result.rawValue, title: texts[.actResultIncident],
            explanation: texts[.actResultIncidentText], clause: "4.1",
            fields: [
                FormField("status", label: texts[.resultStatus], kind: .radio(states), required: true),
                FormField("solution", label: texts[.resultSolution], kind: .longText, required: true),
                FormField("facts", label: texts[.labelFindings], hint: texts[.resultFactsHint], kind: .longText),
                FormField("handler", label: texts[.resultHandler], value: member.name, required: true),
                FormField("contact", label: texts[.resultContact], required: true),
            ], submitLabel: texts[.actResultIncident])
    }

    private var correcting: ActionForm {
        let bulletins = found.bulletinEntries.reversed().map { entry in
            let start = entry.text.count > 40 ? "\(entry.text.prefix(40))…" : entry.text
            return FormField.Option(
                String(entry.ordinal), texts(.correctBulletin, ["n": String(entry.ordinal), "text": start]))
        }
        let name = FormField.Option("title", texts(.correctName, ["text": incident.title.words]))
        return ActionForm(
            name: IncidentAct.correct.rawValue, title: texts[.actCorrectIncident],
            explanation: texts[.actCorrectIncidentText], clause: "6.2",
            fields: [
                FormField(
                    "target", label: texts[.correctWhat], kind: .select([name] + bulletins), value: "title",
                    required: true),
                FormField("text", label: texts[.correctText], kind: .longText, required: true),
                FormField("erase", label: texts[.correctErase], hint: texts[.correctEraseHint], kind: .checkbox),
                FormField("reason", label: texts[.labelReason], kind: .longText, required: true),
            ], submitLabel: texts[.actCorrectIncident])
    }

    private var closing: ActionForm {
        ActionForm(
            name: IncidentAct.close.rawValue, title: texts[.actCloseIncident],
            explanation: texts[.actCloseIncidentText], clause: "3'.L3.4",
            fields: [FormField("reason", label: texts[.labelReason], kind: .longText, required: true)],
            submitLabel: texts[.actCloseIncident], isDangerous: true)
    }

    // MARK: History

    private func sentence(_ event: IncidentEvent) -> String {
        let name = texts.actor(event.by, directory)
        switch event.fact {
        case .opened(let opening):
            return texts(.incidentHistoryOpened, ["name": name, "number": opening.first.rawValue])
        case .joined(let number): return texts(.incidentHistoryJoined, ["name": name, "number": number.rawValue])
        case .left(let number, let why):
            return texts(
                .incidentHistoryLeft, ["name": name, "number": number.rawValue, "reason": why.words])
        case .bulletinPublished(let bulletin):
            return texts(.incidentHistoryBulletin, ["name": name, "stage": texts.word(bulletin.stage)])
        case .closed where event.by == .system: return texts[.incidentHistoryEnded]
        case .closed(let why): return texts(.incidentHistoryClosed, ["name": name, "reason": why.words])
        case .corrected(let correction):
            let what = correction.bulletin.map { texts(.correctedBulletin, ["n": String($0)]) }
            return texts(
                .incidentHistoryCorrected,
                ["name": name, "what": what ?? texts[.incidentTitle], "reason": correction.reason.words])
        case .erased(let places, let why):
            let isCorrection = why == ErasureReason.correction.rawValue
            return isCorrection
                ? texts(.incidentHistoryErased, ["n": String(places.count)]) : texts[.incidentHistoryAnonymised]
        case .resultSent(let shared):
            return texts(
                .incidentHistoryResult,
                [
                    "name": name, "status": texts.word(shared.status),
                    "solution": shared.solution.text ?? texts[.factErased],
                ])
        case .breached(_, let due): return texts(.incidentHistoryMissed, ["time": time.staff(due)])
        }
    }
}
