import Complaints

/// What exactly happened, member by member: the `data` of an event.
struct FactData {
    let fact: Fact

    func write(_ w: inout JSONWriter) {
        switch fact {
        case .received(let receipt): receipt.write(&w)
        case .imported(let history):
            history.receipt.write(&w)
            w.member("externalID", history.externalID)
            w.member("originallyReceivedAt", history.originallyReceivedAt)
            w.member("answer", history.answer?.text)
            w.member("answeredAt", history.answeredAt)
        case .registered(let record):
            w.member("userID", record.userID?.text)
            w.contact(record.contact)
            w.member("type", word: record.type)
            w.member("subType", record.subType)
            w.member("summary", record.summary.text)
            w.member("idea", record.idea?.text)
        case .objectionDecided(let upheld, let why):
            w.member("upheld", upheld)
            w.member("reason", why.text)
        case .graded(let grade):
            w.member("level", grade.level.rawValue)
            w.member("reason", grade.reason.text)
            w.member("security", grade.security)
            w.member("systemFault", grade.systemFault)
            w.key("suggestion")
            if let suggestion = grade.suggestion { w.object { suggestion.write(&$0) } } else { w.null() }
        case .typeCorrected(let type, let subType, let why):
            w.member("type", word: type)
            w.member("subType", subType)
            w.member("reason", why.text)
        case .urgencyMarked(let urgent, let why):
            w.member("urgent", urgent)
            w.member("reason", why.text)
        case .assigned, .itemPassed, .itemDropped, .responsibilityPassed, .concernedMarked, .concernedCleared,
            .factsVerified, .planned:
            writeWork(&w)
        case .acknowledged, .automaticReplySent, .messageSent, .articleOffered, .complainantWrote, .noteAdded,
            .resultSent, .notReached, .contactCorrected, .calledBack, .lookedUp, .callStarted, .callJoined, .callEnded:
            writeTalk(&w)
        case .measureProposed, .isolated, .measureDecided, .measureEnded, .measureLinked: writeMeasure(&w)
        case .gateWaived, .groupFormed, .bulletinPublished, .approvalAnswered, .incidentJoined, .incidentLeft:
            writeMajor(&w)
        case .rejected(let why), .notReachedSettled(let why), .reopened(let why): w.member("reason", why.text)
        case .withdrawn(let why): w.member("reason", why?.text)
        case .objected(let text), .notSolved(let text), .preliminaryFindingRecorded(let text),
            .preliminaryReported(let text):
            w.member("text", text.text)
        case .approvalRequested(let text, let scope):
            w.member("text", text.text)
            w.member("scope", scope?.text)
        case .validated(let text), .accepted(let text), .followUpStarted(let text), .managementAcknowledged(let text):
            w.member("text", text?.text)
        case .merged(let into, let why):
            w.member("into", into.rawValue)
            w.member("reason", why.text)
        case .absorbed(let number): w.member("number", number.rawValue)
        case .closed(let closing):
            w.member("ground", word: closing.ground)
            w.member("remark", closing.remark?.text)
        case .breached(let key, let due):
            w.member("clock", word: key.name)
            w.member("key", key.description)
            w.member("due", due)
        case .erased(let sequence, let why):
            w.array("events", sequence) { $0.value($1) }
            w.member("reason", why)
        case .reportedToManagement: break
        case .holdPlaced, .holdLifted, .dataRequested, .dataCorrected, .dataGranted, .dataRefused: writeArchive(&w)
        }
    }

    private func writeArchive(_ w: inout JSONWriter) {
        switch fact {
        case .holdPlaced(let why), .holdLifted(let why): w.member("reason", why.text)
        case .dataRequested(let request):
            w.member("request", request.id)
            w.member("kind", word: request.kind)
            w.member("text", request.text?.text)
        case .dataCorrected(let request, let field, let value):
            w.member("request", request)
            w.member("field", word: field)
            w.member("value", value.text)
        case .dataGranted(let request): w.member("request", request)
        case .dataRefused(let request, let ground, let why):
            w.member("request", request)
            w.member("ground", word: ground)
            w.member("reason", why.text)
        default: break
        }
    }

    private func writeWork(_ w: inout JSONWriter) {
        switch fact {
        case .assigned(let item):
            w.member("item", item.item.rawValue)
            w.member("department", word: item.department)
            w.member("person", item.person?.rawValue)
            w.member("task", item.task?.text)
        case .itemPassed(let item, let person, let why):
            w.member("item", item.rawValue)
            w.member("person", person.rawValue)
            w.member("reason", why?.text)
        case .itemDropped(let item, let why):
            w.member("item", item.rawValue)
            w.member("reason", why.text)
        case .responsibilityPassed(let person, let cause, let why):
            w.member("person", person.rawValue)
            w.member("cause", word: cause)
            w.member("reason", why?.text)
        case .concernedMarked(let person, let why), .concernedCleared(let person, let why):
            w.member("person", person.rawValue)
            w.member("reason", why.text)
        case .factsVerified(let item, let findings):
            w.member("item", item.rawValue)
            w.member("findings", findings.text)
        case .planned(let plan):
            w.member("solution", plan.solution.text)
            w.member("needsApproval", plan.needsApproval)
            w.member("incident", plan.incident)
        default: break
        }
    }

    private func writeTalk(_ w: inout JSONWriter) {
        switch fact {
        case .acknowledged(let note), .automaticReplySent(let note):
            w.member("message", note.message)
            w.member("expectedAt", note.expectedAt)
        case .lookedUp(let answer):
            w.member("name", answer.name)
            w.member("outcome", word: answer.outcome)
            w.member("status", answer.status)
            w.member("content", answer.content?.text)
            w.member("milliseconds", answer.milliseconds)
        case .callStarted(let call), .callJoined(let call): w.member("call", call)
        case .callEnded(let call, let ending):
            w.member("call", call)
            w.member("ending", word: ending)
        case .messageSent(let message):
            w.member("message", message.message)
            w.member("purpose", word: message.purpose)
            w.member("text", message.text.text)
            w.attachments(message.attachments)
        case .articleOffered(let offered):
            w.member("article", offered.article.rawValue)
            w.member("version", offered.version)
            w.member("language", word: offered.language)
            w.member("title", offered.title)
            w.member("message", offered.message)
        case .complainantWrote(let message):
            w.member("text", message.text.text)
            w.attachments(message.attachments)
        case .noteAdded(let text, let files):
            w.member("text", text.text)
            w.attachments(files)
        case .resultSent(let result):
            w.member("message", result.message)
            result.write(&w)
        case .notReached(let message, let why):
            w.member("message", message)
            w.member("reason", why.text)
        case .contactCorrected(let contact, let why):
            w.contact(contact)
            w.member("reason", why.text)
        case .calledBack(let call):
            w.member("channel", word: call.channel)
            w.member("statedAt", call.statedAt)
            w.member("reached", call.reached)
            w.member("outcome", call.outcome.text)
            w.member("improvement", word: call.improvement)
        default: break
        }
    }

    private func writeMeasure(_ w: inout JSONWriter) {
        switch fact {
        case .measureProposed(let measure), .isolated(let measure): measure.write(&w)
        case .measureDecided(let id, let granted, let why):
            w.member("measure", id.rawValue)
            w.member("granted", granted)
            w.member("reason", why?.text)
        case .measureEnded(let id, let ending, let why):
            w.member("measure", id.rawValue)
            w.member("ending", word: ending)
            w.member("reason", why?.text)
        case .measureLinked(let linked):
            w.member("measure", linked.id.rawValue)
            w.member("kind", word: linked.kind)
            w.member("target", linked.target.text)
            w.member("until", linked.until)
        default: break
        }
    }

    private func writeMajor(_ w: inout JSONWriter) {
        switch fact {
        case .gateWaived(let gate, let why):
            w.member("gate", word: gate)
            w.member("reason", why.text)
        case .groupFormed(let group): group.write(&w)
        case .bulletinPublished(let bulletin):
            w.member("stage", word: bulletin.stage)
            w.member("text", bulletin.text.text)
            w.member("expectedAt", bulletin.expectedAt)
            w.member("corrects", bulletin.corrects)
        case .approvalAnswered(let granted, let why):
            w.member("granted", granted)
            w.member("reason", why.text)
        case .incidentJoined(let id): w.member("incident", id)
        case .incidentLeft(let id, let why):
            w.member("incident", id)
            w.member("reason", why.text)
        default: break
        }
    }
}
