import Complaints
import Desk
import Foundation
import Pages

/// A case as the complainant sees it: where it is, what was promised, what was said, what can be done. (1.2t)
/// Nothing internal gets in here: it starts from nothing and adds what is meant for the complainant.
struct TrackingPresenter {
    let found: Case
    let desk: ServiceDesk
    let texts: Texts
    let time: TimeFormat

    var complaint: Complaint { found.complaint }
    private var directory: Directory { desk.directory }
    var policy: Policy { directory.policy(complaint.policyVersion) }

    func page(typed: (act: ComplainantAct, text: String, error: String)? = nil) -> TrackingPage {
        var page = TrackingPage(
            number: complaint.number, version: complaint.version,
            title: complaint.receipt.title.text ?? texts[.factErased],
            type: complaint.type, standing: standing, isEnded: complaint.isEnded || isWithdrawn,
            receivedAt: complaint.imported?.originallyReceivedAt ?? complaint.receivedAt,
            handler: complaint.isEnded || isWithdrawn ? nil : directory.name(complaint.responsible), promises: promises,
            said: said,
            steps: steps, acts: acts(typed))
        page.isObjected = complaint.isObjectionPending
        page.copy = complaint.isCopyGranted ? Paths.copy(complaint.number) : nil
        page.callBack = desk.callBackKey(complaint).map(Paths.callBack)
        page.call = complaint.call.map { call in
            TrackingCall(
                agent: directory.name(call.by), href: Paths.call(desk.callKey(complaint.number, call)))
        }
        return page
    }

    var promises: [Pages.Promise] {
        desk.promises(found.clocks).compactMap { clock in
            // What stopped mattering without being broken is not worth a line.
            if case .cancelled = clock.ending, !clock.isBreached { return nil }
            return Promise(clock.name, due: clock.dueAt, outcome: clock.outcome(at: time.now))
        }
    }

    private var said: [TrackingEntry] {
        found.events.enumerated().flatMap { index, event -> [TrackingEntry] in
            let id = String(index + 1)
            switch event.fact {
            case .received(let receipt):
                return [entry(id, .fromComplainant, event.at, receipt.content.words, receipt.attachments)]
            case .imported(let history):
                var entries = [
                    entry(id, .fromComplainant, history.originallyReceivedAt, history.receipt.content.words, [])
                ]
                if let answer = history.answer {
                    entries.append(entry("\(id)a", .fromStaff, history.answeredAt ?? event.at, answer.words, []))
                }
                return entries
            case .acknowledged:
                return [entry(id, .automatic, event.at, texts[.factAcknowledged], [])]
            case .automaticReplySent(let note):
                return [entry(id, .automatic, event.at, texts.automaticReply(note, time, policy), [])]
            case .callStarted:
                let text = texts(.callInvited, ["name": texts.actor(event.by, directory)])
                return [entry(id, .automatic, event.at, text, [])]
            case .callEnded: return [entry(id, .automatic, event.at, texts[.callWasOver], [])]
            case .messageSent(let message):
                return [
                    entry(
                        id, .fromStaff, event.at, message.text.words, message.attachments,
                        author: texts.actor(event.by, directory))
                ]
            case .complainantWrote(let message):
                return [entry(id, .fromComplainant, event.at, message.text.words, message.attachments)]
            case .resultSent(let result):
                return [
                    entry(
                        id, .result(result.status, handler: result.handler.words, contact: result.contact.words),
                        event.at, result.solution.words, [])
                ]
            case .calledBack(let call):
                guard event.by == .complainant, let improvement = call.improvement else { return [] }
                let words = [texts[.callBackQuestion] + " " + texts.word(improvement), call.outcome.words]
                return [entry(id, .fromComplainant, event.at, words.filter { !$0.isEmpty }.joined(separator: "\n"), [])]
            case .rejected(let why): return [turn(id, event, .openRejected, why)]
            case .objected(let text): return [turn(id, event, .saidObjected, text)]
            case .objectionDecided(let upheld, let why):
                return [turn(id, event, upheld ? .saidUpheld : .openDismissed, why)]
            case .accepted(let text): return [turn(id, event, .acceptTitle, text)]
            case .notSolved(let text): return [turn(id, event, .notSolvedTitle, text)]
            case .withdrawn(let text): return [turn(id, event, .openWithdrawn, text)]
            case .closed(let closing):
                // A remark is the desk's own, but for the reason why nothing more will be tried.
                guard closing.ground != .internalDone else { return [] }
                return [turn(id, event, .openClosed, closing.ground == .exhausted ? closing.remark : nil)]
            case .reopened(let text): return [turn(id, event, .saidReopened, text)]
            case .bulletinPublished(let bulletin):
                let head = bulletin.corrects.map { texts(.factBulletinCorrected, ["n": String($0)]) }
                let text = bulletin.text.text ?? texts[.bulletinReplaced]
                return [entry(id, .bulletin, event.at, "\(head ?? texts.stage(bulletin.stage)) · \(text)", [])]
            case .measureDecided, .measureEnded:
                return measureOver(event).map { [entry(id, .automatic, event.at, $0, [])] } ?? []
            case .dataRequested(let request):
                let text = [texts.requested(request.kind, request.id), request.text?.words].compactMap { $0 }
                return [entry(id, .fromComplainant, event.at, text.joined(separator: "\n"), [])]
            case .dataCorrected(_, let field, let value):
                return [entry(id, .fromStaff, event.at, "\(texts.word(field)): \(value.words)", [])]
            case .dataGranted(let request):
                return [entry(id, .automatic, event.at, texts(.factDataGranted, ["n": String(request)]), [])]
            case .dataRefused(let request, let ground, let why):
                let title = texts(.factDataRefused, ["n": String(request)])
                return [
                    entry(id, .fromStaff, event.at, "\(title): \(texts.word(ground))\n\(why.words)", [])
                ]
            // The bulletin that took the place of the words says it.
            case .erased(_, let why) where why == ErasureReason.correction.rawValue: return []
            case .erased: return [entry(id, .automatic, event.at, texts[.trackingErased], [])]
            default: return []
            }
        }
    }

    /// What the complainant is told of a measure's end; what was isolated is not named. (3'.L2.3, 3'.L3.2)
    private func measureOver(_ event: Event) -> String? {
        guard let kind = complaint.endsMeasure(event), let id = event.fact.measure else { return nil }
        if kind == .isolation { return texts[.measureOverIsolation] }
        let own = complaint.measures.first { $0.id == id }?.measure.target
        let target = own ?? complaint.measureLinks.first { $0.id == id }?.measure.target
        return texts(.measureOverTemporary, ["target": target?.text ?? texts[.factErased]])
    }

    /// A step in what becomes of the complaint, with the words of whoever took it.
    private func turn(_ id: String, _ event: Event, _ heading: TextKey, _ text: Personal?) -> TrackingEntry {
        var entry = entry(
            id, event.by == .complainant ? .fromComplainant : .fromStaff, event.at, text?.words ?? "", [])
        entry.heading = texts[heading]
        if text == nil { entry.text = "" }
        return entry
    }

    private func entry(
        _ id: String, _ kind: TrackingEntry.Kind, _ at: Date, _ text: String, _ files: [Attachment],
        author: String? = nil
    ) -> TrackingEntry {
        TrackingEntry(
            id: id, kind: kind, time: at, author: author,
            text: text.isEmpty && complaint.isAnonymised ? texts[.factErased] : text,
            attachments: files.filter { !$0.name.isErased }.map { file in
                AttachmentLink(
                    name: file.name.words, size: file.size,
                    href: "\(Paths.tracking(complaint.number))/attachments/\(file.id)",
                    isPicture: FilePresentation.isImage(file.contentType))
            })
    }

    /// The way a complaint goes, with the times it got there.
    private var steps: [TrackingStep] {
        var steps: [TrackingStep] = []
        for event in found.events {
            guard let title = step(event.fact) else { continue }
            // Two of our states may be one to the complainant: it began with the first.
            if steps.last?.title != title { steps.append(TrackingStep(title: title, time: event.at)) }
        }
        if var last = steps.popLast() {
            last.isCurrent = !complaint.isOffTheDesk && !isWithdrawn
            steps.append(last)
        }
        guard !complaint.isEnded, !isWithdrawn, complaint.unresolvedCount == 0 else { return steps }
        let way: [State] = [.received, .registered, .assigned, .resultSent, .closed]
        let reached = way.lastIndex { state in found.events.contains { Self.state($0.fact) == state } } ?? 0
        return steps + way.dropFirst(reached + 1).map { TrackingStep(title: texts.publicWord($0), time: nil) }
    }

    private func step(_ fact: Fact) -> String? {
        switch fact {
        case .objected: texts[.openObjected]
        case .objectionDecided(let upheld, _): upheld ? texts[.openHandling] : texts[.openDismissed]
        case .reopened: texts[.openReopened]
        default: Self.state(fact).map { texts.publicWord($0) }
        }
    }

    private static func state(_ fact: Fact) -> State? {
        switch fact {
        case .received, .imported: .received
        case .registered: .registered
        case .validated: .valid
        case .rejected: .rejected
        case .assigned(let item): item.item.rawValue == 1 ? .assigned : nil
        case .resultSent(let result): result.status == .resolved ? .resultSent : .pendingFollowUp
        case .accepted: .resolved
        case .notSolved: .pendingFollowUp
        case .followUpStarted: .followUpStarted
        case .closed: .closed
        case .withdrawn: .withdrawn
        case .merged: .merged
        default: nil
        }
    }

    /// What the rules allow the complainant now.
    private func acts(_ typed: (act: ComplainantAct, text: String, error: String)?) -> [TrackingAct] {
        let circumstances = Circumstances(policy: policy, roster: directory.roster, now: time.now)
        var limits = PolicyWords(texts: texts, time: time, directory: directory)
            .limits(of: policy, at: complaint.effectiveLevel)
        limits["days"] = String(policy.reopenDays)
        return ComplainantAct.allCases.compactMap { act in
            let command = Self.command(act, text: "?", attachments: [])
            let isTyped = typed?.act == act
            // What was typed is never lost: its form stays, with why it cannot be sent.
            guard isTyped || complaint.refusal(of: command, by: .complainant, circumstances) == nil else { return nil }
            if act == .notSolved, complaint.state == .closed, !isTyped { return nil }
            return TrackingAct(
                act, text: isTyped ? typed?.text ?? "" : "", error: isTyped ? typed?.error : nil, until: until(act),
                limits: limits)
        }
    }

    func until(_ act: ComplainantAct) -> Date? {
        switch act {
        case .object: complaint.rejection.map { $0.at.addingTimeInterval(Double(policy.objectionDays) * 86_400) }
        case .reopen: complaint.closedAt?.addingTimeInterval(Double(policy.reopenDays) * 86_400)
        default: nil
        }
    }

    static func command(_ act: ComplainantAct, text: String, attachments: [Attachment]) -> Command {
        switch act {
        case .reply: .write(text: text, attachments: attachments)
        case .accept: .accept(text.isEmpty ? nil : text)
        case .notSolved: .reportNotSolved(text)
        case .withdraw: .withdraw(reason: text.isEmpty ? nil : text)
        case .object: .object(text)
        case .reopen: .reopen(reason: text)
        case .requestCopy: .requestData(.copy, text: text)
        case .requestCorrection: .requestData(.correction, text: text)
        case .requestDeletion: .requestData(.deletion, text: text)
        }
    }
}

extension ComplainantAct {
    /// The use case behind the form.
    var desk: ComplainantCommand {
        switch self {
        case .reply: .reply
        case .accept: .accept
        case .notSolved: .notSolved
        case .withdraw: .withdraw
        case .object: .object
        case .reopen: .reopen
        case .requestCopy: .requestCopy
        case .requestCorrection: .requestCorrection
        case .requestDeletion: .requestDeletion
        }
    }
}
