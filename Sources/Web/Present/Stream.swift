import Complaints
import Desk
import Foundation
import Pages
import Storage

/// A case's history as one stream: messages, facts, internal notes.
struct StreamPresenter {
    let found: Case
    let directory: Directory
    let texts: Texts
    let time: TimeFormat
    /// Where files are, where not behind the case page; nil for a file that is gone.
    var file: (@Sendable (Attachment) -> String?)?
    /// What measures are about whose own events are not among those of the case, by their ids.
    var targets: [String: String] = [:]

    var policy: Policy { directory.policy(found.complaint.policyVersion) }

    func entries() -> [StreamEntry] {
        found.readable.map { entry($0.event, String($0.sequence)) }
    }

    /// What happened, in one line: for the list of what changed meanwhile.
    func line(_ event: Event) -> String {
        let entry = entry(event, "")
        return "\(time.staff(event.at)) \(texts.actor(event.by, directory)): \(entry.title)"
    }

    private func entry(_ event: Event, _ id: String) -> StreamEntry {
        let detail = detail(event)
        return StreamEntry(
            id: id, kind: detail.kind, time: event.at, actor: texts.actor(event.by, directory), title: detail.title,
            body: detail.body.flatMap { $0.isEmpty ? nil : $0 }, listing: detail.listing,
            parts: detail.parts.filter { !$0.value.isEmpty },
            clause: detail.clause,
            attachments: detail.files.compactMap { link($0) })
    }

    private func link(_ attachment: Attachment) -> AttachmentLink? {
        // An erased file has no name and nothing behind it.
        guard let name = attachment.name.text else { return nil }
        let onPage = "\(Paths.complaint(found.complaint.number))/attachments/\(attachment.id)"
        guard let address = file.map({ $0(attachment) }) ?? onPage else { return nil }
        return AttachmentLink(
            name: name, size: attachment.size, href: address,
            isPicture: FilePresentation.isImage(attachment.contentType))
    }

    struct Detail {
        var kind: StreamEntry.Kind = .fact
        var title: String
        var body: String?
        var listing: String?
        var parts: [(label: String, value: String)] = []
        var clause: Clause?
        var files: [Attachment] = []
    }

    private func detail(_ event: Event) -> Detail {
        switch event.fact {
        case .received(let receipt):
            return Detail(
                kind: .complainant, title: texts[.factReceived], body: receipt.content.words, clause: "2.1",
                files: receipt.attachments)
        case .imported(let history): return imported(history)
        case .registered, .validated, .rejected, .objected, .objectionDecided: return receiving(event.fact)
        case .graded, .typeCorrected, .urgencyMarked, .assigned, .itemPassed, .itemDropped, .responsibilityPassed,
            .concernedMarked, .concernedCleared:
            return assigning(event.fact)
        case .acknowledged, .automaticReplySent, .messageSent, .articleOffered, .complainantWrote, .noteAdded,
            .resultSent, .notReached, .notReachedSettled, .contactCorrected, .calledBack:
            return talking(event.fact)
        case .accepted, .notSolved, .followUpStarted, .reportedToManagement, .managementAcknowledged, .withdrawn,
            .merged, .absorbed, .closed, .reopened, .breached, .erased:
            return following(event.fact)
        case .lookedUp, .callStarted, .callJoined, .callEnded: return assisting(event.fact)
        case .measureProposed, .isolated, .measureDecided, .measureEnded, .measureLinked:
            let entry = measureEntry(event.fact)
            return Detail(title: entry.title, body: entry.body, parts: entry.parts, clause: entry.clause)
        case .holdPlaced, .holdLifted, .dataRequested, .dataCorrected, .dataGranted, .dataRefused:
            return archiving(event.fact)
        default: return investigating(event.fact)
        }
    }

    private func imported(_ history: ImportedHistory) -> Detail {
        var parts = [(label: texts[.receivedAt], value: time.staff(history.originallyReceivedAt))]
        if let answer = history.answer {
            let at = history.answeredAt.map { time.staff($0) } ?? ""
            parts.append((label: texts[.factMessage], value: at.isEmpty ? answer.words : "\(at)\n\(answer.words)"))
        }
        return Detail(
            kind: .complainant, title: texts[.factImported], body: history.receipt.content.words, parts: parts)
    }

    private func receiving(_ fact: Fact) -> Detail {
        switch fact {
        case .registered(let record):
            var parts = [
                (label: texts[.userID], value: record.userID?.words ?? texts[.noneStated]),
                (label: texts[.columnType], value: texts.word(record.type)),
                (label: texts[.labelSummary], value: record.summary.words),
            ]
            if let idea = record.idea { parts.append((label: texts[.labelIdea], value: idea.words)) }
            return Detail(title: texts[.factRegistered], parts: parts, clause: "2.2.1")
        case .validated(let note): return Detail(title: texts[.factValidated], body: note?.words, clause: "3.2.1")
        case .rejected(let why): return Detail(title: texts[.factRejected], body: why.words, clause: "3.2.1")
        case .objected(let text):
            return Detail(kind: .complainant, title: texts[.factObjected], body: text.words, clause: "3.2.1")
        case .objectionDecided(let upheld, let why):
            return Detail(
                title: texts[upheld ? .factObjectionUpheld : .factObjectionRefused], body: why.words, clause: "3.2.1")
        default: return Detail(title: "")
        }
    }

    private func assigning(_ fact: Fact) -> Detail {
        switch fact {
        case .graded(let grade):
            var parts: [(label: String, value: String)] = []
            if grade.security { parts.append((texts[.labelSecurity], "✓")) }
            if grade.systemFault { parts.append((texts[.labelSystemFault], "✓")) }
            if let suggestion = grade.suggestion {
                parts.append((texts[.factSuggestion], texts.sentence(suggestion, policy)))
            }
            return Detail(
                title: texts(.factGraded, ["level": texts.word(grade.level)]), body: grade.reason.words, parts: parts,
                clause: "3.1")
        case .typeCorrected(let type, _, let why):
            return Detail(
                title: texts(.factTypeCorrected, ["type": texts.word(type)]), body: why.words, clause: "1.1")
        case .urgencyMarked(let urgent, let why):
            return Detail(title: texts[urgent ? .factUrgent : .factNotUrgent], body: why.words, clause: "3'.L1.4")
        case .assigned(let item):
            let name = item.person.map { " · \(directory.name($0))" } ?? ""
            return Detail(
                title: texts(.factAssigned, ["who": texts.word(item.department) + name]), body: item.task?.words,
                clause: "3.2.2")
        case .itemPassed(_, let person, let why):
            return Detail(
                title: texts(.factItemPassed, ["who": directory.name(person)]), body: why?.words, clause: "3.2.2")
        case .itemDropped(_, let why): return Detail(title: texts[.factItemDropped], body: why.words, clause: "3.2.2")
        case .responsibilityPassed(let person, _, let why):
            return Detail(
                title: texts(.factResponsibility, ["who": directory.name(person)]), body: why?.words, clause: "1.2p")
        case .concernedMarked(let person, let why):
            return Detail(
                title: texts(.factConcerned, ["who": directory.name(person)]), body: why.words, clause: "1.2")
        case .concernedCleared(let person, let why):
            return Detail(
                title: texts(.factConcernedCleared, ["who": directory.name(person)]), body: why.words, clause: "1.2")
        default: return Detail(title: "")
        }
    }

    private func investigating(_ fact: Fact) -> Detail {
        switch fact {
        case .preliminaryFindingRecorded(let text):
            return Detail(title: texts[.factFinding], body: text.words, clause: "3'.L2")
        case .factsVerified(_, let findings):
            return Detail(title: texts[.factVerified], body: findings.words, clause: "3.2.3")
        case .planned(let plan):
            var parts = plan.needsApproval ? [(label: texts[.labelNeedsApproval], value: "✓")] : []
            if let incident = plan.incident {
                parts.append((texts[.planOfIncident], texts(.factIncidentShort, ["n": String(incident)])))
            }
            return Detail(title: texts[.factPlanned], body: plan.solution.words, parts: parts, clause: "3.2.4")
        case .gateWaived(let gate, let why):
            return Detail(title: texts[.factWaived], body: why.words, clause: gate.clause)
        case .groupFormed(let group):
            let parts = [
                (label: texts.word(Role.operationsLead), value: directory.name(group.operationsLead)),
                (label: texts.word(Role.technicalDirector), value: directory.name(group.technicalDirector)),
                (label: texts.word(Role.serviceSupervisor), value: directory.name(group.serviceSupervisor)),
            ]
            return Detail(title: texts[.factGroupFormed], parts: parts, clause: "3'.L3.1")
        case .preliminaryReported(let text):
            return Detail(title: texts[.factReported], body: text.words, clause: "3'.L3")
        case .bulletinPublished(let bulletin):
            var parts = [(label: texts[.labelStage], value: texts.stage(bulletin.stage))]
            if let expected = bulletin.expectedAt { parts.append((texts[.labelExpectedAt], time.staff(expected))) }
            let title = bulletin.corrects.map { texts(.factBulletinCorrected, ["n": String($0)]) }
            return Detail(
                kind: .message, title: title ?? texts[.factBulletin],
                body: bulletin.text.text ?? texts[.bulletinReplaced], parts: parts, clause: "3'.L3.4")
        case .approvalRequested(let text, let scope):
            return Detail(
                title: texts[.factApprovalRequested], body: text.words,
                parts: scope.map { [(label: texts[.labelScope], value: $0.words)] } ?? [], clause: "3'.L3.3")
        case .approvalAnswered(let granted, let why):
            return Detail(
                title: texts[granted ? .factApprovalGranted : .factApprovalRefused], body: why.words, clause: "3'.L3.3")
        case .incidentJoined(let id):
            return Detail(title: texts(.factIncidentJoined, ["n": String(id)]), clause: "3'.L3")
        case .incidentLeft(let id, let why):
            return Detail(title: texts(.factIncidentLeft, ["n": String(id)]), body: why.words, clause: "3'.L3")
        default: return Detail(title: "")
        }
    }

    private func talking(_ fact: Fact) -> Detail {
        switch fact {
        case .acknowledged: return Detail(kind: .automatic, title: texts[.factAcknowledged], clause: "2.1")
        case .automaticReplySent(let note):
            // As the complainant was told: in that language.
            let language = found.complaint.receipt.language
            let said = TimeFormat(zone: time.zone, language: language, now: time.now)
            return Detail(
                kind: .automatic, title: texts[.factAutomaticReply],
                body: note.expectedAt == nil ? nil : Texts(language).automaticReply(note, said, policy),
                clause: "3'.L1.4")
        case .messageSent(let message):
            return Detail(
                kind: .message, title: texts.word(message.purpose), body: message.text.words, clause: "3'.L1",
                files: message.attachments)
        case .articleOffered(let offered):
            return Detail(
                title: texts(.factArticleOffered, ["title": offered.title]),
                body: texts(.offeredVersion, ["n": String(offered.version), "language": texts.word(offered.language)]),
                clause: "3'.L1.2")
        case .complainantWrote(let message):
            return Detail(
                kind: .complainant, title: texts[.factComplainantWrote], body: message.text.words,
                files: message.attachments)
        case .noteAdded(let text, let files):
            return Detail(kind: .note, title: texts[.factNote], body: text.words, files: files)
        case .resultSent(let result):
            return Detail(
                kind: .result, title: texts[.factResult],
                parts: [
                    (texts[.resultStatus], texts.word(result.status)), (texts[.resultSolution], result.solution.words),
                    (texts[.resultHandler], result.handler.words), (texts[.resultContact], result.contact.words),
                ], clause: "4.1")
        case .notReached(_, let why):
            return Detail(kind: .breach, title: texts[.factNotReached], body: why.words, clause: "3.2.5")
        case .notReachedSettled(let why):
            return Detail(title: texts[.factNotReachedSettled], body: why.words, clause: "3.2.5")
        case .contactCorrected(_, let why):
            return Detail(title: texts[.factContactCorrected], body: why.words, clause: "2.2.1")
        case .calledBack(let call):
            var parts = [
                (label: texts[.labelChannel], value: texts.word(call.channel)),
                (texts[.labelStatedAt], time.staff(call.statedAt)),
                (texts[.labelOutcome], texts[call.reached ? .labelReached : .labelNotReached]),
            ]
            if let improvement = call.improvement {
                parts.append((texts[.callBackQuestion], texts.word(improvement)))
            }
            return Detail(
                title: texts[.factCalledBack], body: call.outcome.words, parts: parts, clause: "3'.L2.4")
        default: return Detail(title: "")
        }
    }
}

/// What may be shown inside a page.
enum FilePresentation {
    static func isImage(_ contentType: String) -> Bool {
        ["image/png", "image/jpeg", "image/gif", "image/webp"].contains(contentType)
    }
}
