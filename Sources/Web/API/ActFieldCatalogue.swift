import Complaints
import Desk
import Pages

/// Which fields each act takes. A field counts as required where the request cannot be understood without it; texts and
/// reasons that the rules demand are refused by the rules, with their clause.
extension Act {
    var fields: [ActField] {
        switch self {
        case .register, .validate, .reject, .decideObjection, .correctType, .markUrgent, .correctContact,
            .settleNotReached, .withdraw, .merge:
            receivingFields
        case .grade, .assign, .passItem, .dropItem, .passResponsibility, .markConcerned, .clearConcerned:
            assigningFields
        case .recordFinding, .verifyFacts, .propose, .waive, .formGroup, .reportPreliminarily, .publishBulletin,
            .requestApproval, .answerApproval:
            investigatingFields
        case .proposeMeasure, .decideMeasure, .rollBackMeasure, .isolate, .linkMeasure: measureFields
        case .send, .addNote, .lookUp, .startCall, .sendResult, .callBack, .startFollowUp, .acknowledgeReport, .close,
            .closeExhausted,
            .reopen:
            talkingFields
        case .placeHold, .liftHold, .grantRequest, .refuseRequest: archivingFields
        }
    }

    private var archivingFields: [ActField] {
        switch self {
        case .grantRequest:
            [
                ActField("request", .item, required: true),
                ActField("field", .words(DataField.allCases.map(\.rawValue))), ActField("value", .text),
            ]
        case .refuseRequest:
            [
                ActField("request", .item, required: true),
                ActField("ground", .words(DataRefusalGround.allCases.map(\.rawValue)), required: true), Self.reason,
            ]
        default: [Self.reason]
        }
    }

    private static let reason = ActField("reason", .text)
    private static let text = ActField("text", .text)
    private static let person = ActField("person", .person, required: true)
    private static let item = ActField("item", .item, required: true)
    private static let type = ActField("type", .words(ComplaintType.allCases.map(\.rawValue)), required: true)
    private static let subType = ActField("subType", .line)
    private static let contact = [ActField("email", .email), ActField("phone", .phone)]

    private var receivingFields: [ActField] {
        switch self {
        case .register:
            [
                ActField("type", .words(ComplaintType.allCases.map(\.rawValue))), Self.subType,
                ActField("summary", .text, required: true), ActField("userID", .line),
            ]
                + Self.contact + [ActField("idea", .text)]
        case .validate: [ActField("note", .text)]
        case .decideObjection: [ActField("decision", .words(["upheld", "not-upheld"]), required: true), Self.reason]
        case .correctType: [Self.type, Self.subType, Self.reason]
        case .markUrgent: [ActField("urgent", .flag, required: true), Self.reason]
        case .correctContact: Self.contact + [Self.reason]
        case .merge: [ActField("into", .line, required: true), Self.reason]
        default: [Self.reason]
        }
    }

    private var assigningFields: [ActField] {
        switch self {
        case .grade:
            [
                ActField("level", .level, required: true), Self.reason, ActField("security", .flag),
                ActField("systemFault", .flag),
            ]
        case .assign:
            [
                ActField("department", .words(Department.allCases.map(\.rawValue)), required: true),
                ActField("person", .person), ActField("task", .text),
            ]
        case .passItem: [Self.item, Self.person, Self.reason]
        case .dropItem: [Self.item, Self.reason]
        default: [Self.person, Self.reason]
        }
    }

    private var investigatingFields: [ActField] {
        switch self {
        case .verifyFacts: [Self.item, ActField("findings", .text)]
        case .propose: [ActField("solution", .text), ActField("needsApproval", .flag), ActField("facts", .text)]
        case .waive: [ActField("gate", .words(Gate.allCases.map(\.rawValue)), required: true), Self.reason]
        case .formGroup:
            [
                ActField("operationsLead", .person, required: true),
                ActField("technicalDirector", .person, required: true),
                ActField("serviceSupervisor", .person, required: true),
            ]
        case .publishBulletin:
            [
                ActField("title", .text, required: true),
                ActField("stage", .words(BulletinStage.allCases.map(\.rawValue)), required: true), Self.text,
                ActField("expectedAt", .date),
            ]
        case .requestApproval: [Self.text, ActField("scope", .text)]
        case .answerApproval: [ActField("decision", .words(["granted", "refused"]), required: true), Self.reason]
        default: [Self.text]
        }
    }

    private static let measure = ActField("measure", .item, required: true)

    private var measureFields: [ActField] {
        switch self {
        case .proposeMeasure, .isolate:
            [
                ActField("target", .line), ActField("flag", .line, required: true),
                ActField("value", .line, required: true), ActField("until", .date, required: true), Self.reason,
            ]
        case .decideMeasure:
            [Self.measure, ActField("decision", .words(["granted", "refused"]), required: true), Self.reason]
        case .linkMeasure: [Self.measure]
        default: [Self.measure, Self.reason]
        }
    }

    private var talkingFields: [ActField] {
        switch self {
        case .send:
            [ActField("purpose", .words(MessagePurpose.allCases.map(\.rawValue)), required: true), Self.text]
        case .sendResult:
            [
                ActField("status", .words(ResultStatus.allCases.map(\.rawValue))), ActField("solution", .text),
                ActField("handler", .line), ActField("contact", .line),
            ]
        case .callBack:
            [
                ActField("channel", .words(CallBackChannel.allCases.map(\.rawValue)), required: true),
                ActField("statedAt", .date, required: true), ActField("reached", .flag), ActField("outcome", .text),
            ]
        case .lookUp: [ActField("lookup", .item, required: true)]
        case .startCall: []
        case .close: [ActField("remark", .text)]
        case .closeExhausted, .reopen: [Self.reason]
        default: [Self.text]
        }
    }

    /// The body of a request as the fields of this act. Throws what is wrong with their types and choices; what the
    /// texts say, the desk checks.
    func read(_ body: JSONBody, _ words: ProblemWords) throws -> (fields: ActFields, version: Int?) {
        var body = body
        var values: [String: String] = [:]
        var errors = FieldErrors()
        for field in fields {
            guard let text = field.text(in: &body), !text.isEmpty else {
                if field.isRequired { errors.add(field.name, .missing) }
                continue
            }
            if case .words(let words) = field.kind, !words.contains(text) {
                errors.add(field.name, .unknown)
            } else {
                values[field.name] = text
            }
        }
        let version = body.integer("version")
        try body.check(words)
        if !errors.isEmpty { throw errors }
        return (ActFields(values), version)
    }
}
