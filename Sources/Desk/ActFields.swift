import Complaints
import Foundation

/// What was typed into an act's form, or sent to the API under the same names.
public struct ActFields: Sendable {
    public var values: [String: String]
    /// Tokens of uploads that go with it.
    public var uploads: [String]
    /// What the address of every article begins with, so that an answer's links to them are seen. (3'.L1.2)
    public var articleAddress = ""

    public init(_ values: [String: String] = [:], uploads: [String] = []) {
        self.values = values
        self.uploads = uploads
    }
}

/// Turns an act and its fields into a command. The rules then judge it; here only the form of each field is checked.
struct CommandReader {
    let fields: ActFields
    let complaint: Complaint
    let policy: Policy
    let messageID: String
    let now: Date
    let attachments: [Attachment]
    /// The articles that the text of an answer links to.
    let articles: [OfferedArticle]
    /// The id for a measure that is new.
    let measureID: MeasureID?
    var errors = FieldErrors()

    private init(
        _ fields: ActFields, _ attachments: [Attachment], _ articles: [OfferedArticle], _ complaint: Complaint,
        _ policy: Policy, messageID: String, measureID: MeasureID?, at now: Date
    ) {
        self.fields = fields
        self.now = now
        self.attachments = attachments
        self.articles = articles
        self.complaint = complaint
        self.policy = policy
        self.messageID = messageID
        self.measureID = measureID
    }

    static func command(
        _ act: Act, _ fields: ActFields, _ attachments: [Attachment], _ articles: [OfferedArticle],
        _ complaint: Complaint, _ policy: Policy, messageID: String, measureID: MeasureID?, at now: Date
    ) throws(FieldErrors) -> Command {
        var reader = CommandReader(
            fields, attachments, articles, complaint, policy, messageID: messageID, measureID: measureID, at: now)
        let command = reader.read(act)
        try reader.errors.check()
        guard let command else { throw FieldErrors(["": .missing]) }
        return command
    }

    // Reasons and texts are required by the rules (1.2), which say so with their clause.
    mutating func text(_ field: String, limit: Int = TextLimit.text) -> String {
        errors.text(field, fields.values[field], limit: limit)
    }

    mutating func line(_ field: String) -> String {
        errors.text(field, fields.values[field], limit: TextLimit.line, line: true)
    }

    private mutating func optional(_ field: String) -> String? {
        let text = text(field)
        return text.isEmpty ? nil : text
    }

    private func flag(_ field: String) -> Bool {
        ["on", "true", "1", "yes"].contains(fields.values[field] ?? "")
    }

    private mutating func person(_ field: String, required: Bool = true) -> StaffID? {
        guard let raw = fields.values[field], !raw.isEmpty else {
            if required { errors.add(field, .missing) }
            return nil
        }
        guard let id = Int64(raw) else {
            errors.add(field, .notAPerson)
            return nil
        }
        return StaffID(rawValue: id)
    }

    private mutating func item() -> WorkItemID? {
        guard let raw = fields.values["item"], !raw.isEmpty else {
            errors.add("item", .missing)
            return nil
        }
        guard let id = Int(raw) else {
            errors.add("item", .unknown)
            return nil
        }
        return WorkItemID(rawValue: id)
    }

    private mutating func level() -> Level? {
        guard let raw = fields.values["level"], !raw.isEmpty else {
            errors.add("level", .missing)
            return nil
        }
        guard let level = Int(raw).flatMap(Level.init(rawValue:)) else {
            errors.add("level", .unknown)
            return nil
        }
        return level
    }

    /// `2026-11-24T14:37` in the policy's time zone, as a date field sends it, or with an offset.
    mutating func date(_ field: String, required: Bool = true) -> Date? {
        guard let raw = fields.values[field], !raw.isEmpty else {
            if required { errors.add(field, .missing) }
            return nil
        }
        guard let date = LocalTime.parse(raw, in: policy.calendar) else {
            errors.add(field, .notADate)
            return nil
        }
        return date
    }

    /// A time stated to the minute, as an instant that is neither before the assignment nor after now merely because
    /// its seconds are unknown.
    private func exact(_ stated: Date) -> Date {
        for known in [complaint.firstAssignedAt, now].compactMap({ $0 })
        where known >= stated && known.timeIntervalSince(stated) < 60 { return known }
        return stated
    }

    private mutating func contact() -> Contact {
        let email = errors.email("email", fields.values["email"])
        let phone = errors.phone("phone", fields.values["phone"])
        return Contact(email: email.map { Personal($0) }, phone: phone.map { Personal($0) })
    }

    private mutating func subType(of type: ComplaintType?) -> String? {
        let raw = line("subType")
        guard !raw.isEmpty else { return nil }
        guard policy.subTypes.contains(where: { $0.id == raw && $0.type == type }) else {
            errors.add("subType", .unknown)
            return nil
        }
        return raw
    }

    private mutating func read(_ act: Act) -> Command? {
        switch act {
        case .register, .validate, .reject, .decideObjection, .correctType, .markUrgent, .correctContact,
            .settleNotReached, .withdraw, .merge:
            readReceiving(act)
        case .grade, .assign, .passItem, .dropItem, .passResponsibility, .markConcerned, .clearConcerned:
            readAssigning(act)
        case .recordFinding, .verifyFacts, .propose, .waive, .formGroup, .reportPreliminarily, .publishBulletin,
            .requestApproval, .answerApproval:
            readInvestigating(act)
        case .proposeMeasure, .decideMeasure, .rollBackMeasure, .isolate, .linkMeasure: readMeasure(act)
        case .send, .addNote, .startCall, .lookUp, .sendResult, .callBack, .startFollowUp, .acknowledgeReport, .close,
            .closeExhausted,
            .reopen:
            readTalking(act)
        case .placeHold, .liftHold, .grantRequest, .refuseRequest: readArchiving(act)
        }
    }

    private mutating func readReceiving(_ act: Act) -> Command? {
        switch act {
        case .register:
            let type: ComplaintType? = errors.word("type", fields.values["type"])
            let subType = subType(of: type)
            let summary = errors.text("summary", fields.values["summary"], limit: 2000, required: true)
            let userID = errors.text("userID", fields.values["userID"], limit: TextLimit.userID, line: true)
            let contact = contact()
            let idea = optional("idea")
            guard let type else { return nil }
            return .register(
                Registration(
                    userID: userID.isEmpty ? nil : Personal(userID), contact: contact, type: type, subType: subType,
                    summary: Personal(summary), idea: idea.map { Personal($0) }))
        case .validate: return .validate(note: optional("note"))
        case .reject: return .reject(reason: text("reason"))
        case .decideObjection:
            return .decideObjection(upheld: fields.values["decision"] == "upheld", reason: text("reason"))
        case .correctType:
            guard let type: ComplaintType = errors.word("type", fields.values["type"]) else { return nil }
            return .correctType(type, subType: subType(of: type), reason: text("reason"))
        case .markUrgent: return .markUrgent(flag("urgent"), reason: text("reason"))
        case .correctContact: return .correctContact(contact(), reason: text("reason"))
        case .settleNotReached: return .settleNotReached(reason: text("reason"))
        default: return .withdraw(reason: text("reason"))
        }
    }

    private mutating func readAssigning(_ act: Act) -> Command? {
        switch act {
        case .grade:
            guard let level = level() else { return nil }
            return .grade(
                level, reason: text("reason"), security: flag("security"), systemFault: flag("systemFault"))
        case .assign:
            guard let department: Department = errors.word("department", fields.values["department"]) else {
                return nil
            }
            return .assign(department, person: person("person", required: false), task: optional("task"))
        case .passItem:
            guard let item = item(), let person = person("person") else { return nil }
            return .passItem(item, to: person, reason: optional("reason"))
        case .dropItem:
            guard let item = item() else { return nil }
            return .dropItem(item, reason: text("reason"))
        case .passResponsibility:
            guard let person = person("person") else { return nil }
            return .passResponsibility(to: person, reason: optional("reason"))
        case .markConcerned:
            guard let person = person("person") else { return nil }
            return .markConcerned(person, reason: text("reason"))
        default:
            guard let person = person("person") else { return nil }
            return .clearConcerned(person, reason: text("reason"))
        }
    }

    private mutating func readInvestigating(_ act: Act) -> Command? {
        switch act {
        case .recordFinding: return .recordPreliminaryFinding(text("text"))
        case .verifyFacts:
            guard let item = item() else { return nil }
            return .verifyFacts(item, findings: text("findings"))
        case .propose:
            let plan = Plan(solution: Personal(text("solution")), needsApproval: flag("needsApproval"))
            return .propose(plan, facts: optional("facts"))
        case .waive:
            guard let gate: Gate = errors.word("gate", fields.values["gate"]) else { return nil }
            return .waive(gate, reason: text("reason"))
        case .formGroup:
            let lead = person("operationsLead")
            let director = person("technicalDirector")
            let supervisor = person("serviceSupervisor")
            guard let lead, let director, let supervisor else { return nil }
            return .formGroup(
                TaskGroup(operationsLead: lead, technicalDirector: director, serviceSupervisor: supervisor))
        case .reportPreliminarily: return .reportPreliminarily(text("text"))
        case .publishBulletin:
            guard let stage: BulletinStage = errors.word("stage", fields.values["stage"]) else { return nil }
            return .publishBulletin(stage, text: text("text"), expectedAt: date("expectedAt", required: false))
        case .requestApproval: return .requestApproval(text("text"), scope: text("scope"))
        default: return .answerApproval(granted: fields.values["decision"] == "granted", reason: text("reason"))
        }
    }

    private mutating func readTalking(_ act: Act) -> Command? {
        switch act {
        case .send:
            let purpose: MessagePurpose = errors.word("purpose", fields.values["purpose"]) ?? .answer
            let words = text("text")
            if articles.isEmpty { return .send(purpose, text: words, attachments: attachments, message: messageID) }
            return .offer(articles, purpose, text: words, attachments: attachments, message: messageID)
        case .addNote: return .addNote(text("text"), attachments: attachments)
        case .startCall: return .startCall("v" + messageID.dropFirst())
        case .sendResult:
            let status: ResultStatus? = errors.word("status", fields.values["status"], required: false)
            return .sendResult(
                status: status, solution: text("solution"), handler: line("handler"), contact: line("contact"),
                message: messageID)
        case .callBack:
            let channel: CallBackChannel? = errors.word("channel", fields.values["channel"])
            let outcome = text("outcome")
            guard let channel, let stated = date("statedAt") else { return nil }
            return .callBack(
                CallBack(
                    channel: channel, statedAt: exact(stated), reached: flag("reached"), outcome: Personal(outcome)))
        case .startFollowUp: return .startFollowUp(optional("text"))
        case .acknowledgeReport: return .acknowledgeManagementReport(optional("text"))
        case .close: return .close(remark: optional("remark"))
        case .closeExhausted: return .closeExhausted(reason: text("reason"))
        default: return .reopen(reason: text("reason"))
        }
    }
}
