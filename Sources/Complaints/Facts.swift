public import Foundation

// What the facts of a history carry. Names are stored; they never change once released.

/// What reached a channel and became a complaint. (2.1)
public struct Receipt: Hashable, Sendable, Codable {
    public var number: ComplaintNumber
    public var channel: Channel
    public var type: ComplaintType
    public var subType: String?
    public var title: Personal
    public var content: Personal
    /// What or whom it is about, in the complainant's words. An agent maps it to staff.
    public var about: Personal?
    /// The user ID, or nil for "none stated".
    public var userID: Personal?
    public var contact: Contact
    public var attachments: [Attachment]
    public var urgent: Bool
    public var language: Language
    /// The policy version it keeps for ever. (6.1)
    public var policy: Int
    /// The named person responsible from the first moment. (1.2)
    public var responsible: StaffID
    /// The member of staff who complains, if the complainant is one: concerned from the start. (1.2)
    public var complainantIsStaff: StaffID?

    public init(
        number: ComplaintNumber, channel: Channel, type: ComplaintType, subType: String? = nil, title: Personal,
        content: Personal, about: Personal? = nil, userID: Personal? = nil, contact: Contact = .none,
        attachments: [Attachment] = [], urgent: Bool = false, language: Language = .zh, policy: Int,
        responsible: StaffID, complainantIsStaff: StaffID? = nil
    ) {
        self.number = number
        self.channel = channel
        self.type = type
        self.subType = subType
        self.title = title
        self.content = content
        self.about = about
        self.userID = userID
        self.contact = contact
        self.attachments = attachments
        self.urgent = urgent
        self.language = language
        self.policy = policy
        self.responsible = responsible
        self.complainantIsStaff = complainantIsStaff
    }
}

/// How to reach a complainant; neither means the tracking page only.
public struct Contact: Hashable, Sendable, Codable {
    public var email: Personal?
    public var phone: Personal?
    public init(email: Personal? = nil, phone: Personal? = nil) {
        self.email = email
        self.phone = phone
    }
    /// Explicitly no contact: the tracking page carries everything.
    public static let none = Contact()
    public var isNone: Bool { email == nil && phone == nil }
}

/// A file, as history names it; its bytes are stored beside.
public struct Attachment: Hashable, Sendable, Codable {
    public var id: Int64
    public var name: Personal
    /// Bytes.
    public var size: Int
    public var contentType: String
    /// SHA-256 of the bytes, in hex: a swapped file shows in verification.
    public var digest: String
    public init(id: Int64, name: Personal, size: Int, contentType: String, digest: String) {
        self.id = id
        self.name = name
        self.size = size
        self.contentType = contentType
        self.digest = digest
    }
}

/// History from another system: original texts and times, no gates, clocks, alerts or messages from its past.
public struct ImportedHistory: Hashable, Sendable, Codable {
    public var receipt: Receipt
    /// The number in the system it comes from; unique per source.
    public var externalID: String
    public var originallyReceivedAt: Date
    public var answer: Personal?
    public var answeredAt: Date?
    public init(
        receipt: Receipt, externalID: String, originallyReceivedAt: Date, answer: Personal? = nil,
        answeredAt: Date? = nil
    ) {
        self.receipt = receipt
        self.externalID = externalID
        self.originallyReceivedAt = originallyReceivedAt
        self.answer = answer
        self.answeredAt = answeredAt
    }
}

/// What an agent records within 30 minutes of receipt. (2.2.1)
public struct Registration: Hashable, Sendable, Codable {
    /// nil means "none stated".
    public var userID: Personal?
    public var contact: Contact
    public var type: ComplaintType
    public var subType: String?
    public var summary: Personal
    /// A first idea of a solution, where there is one.
    public var idea: Personal?
    public init(
        userID: Personal?, contact: Contact, type: ComplaintType, subType: String? = nil, summary: Personal,
        idea: Personal? = nil
    ) {
        self.userID = userID
        self.contact = contact
        self.type = type
        self.subType = subType
        self.summary = summary
        self.idea = idea
    }
}

/// A level with its reason and the marks that decide gates. (3.1, 1.2)
public struct Grade: Hashable, Sendable, Codable {
    public var level: Level
    public var reason: Personal
    /// A security risk: isolation comes before the plan. (3'.L3.2)
    public var security: Bool
    /// A fault of the system: a temporary measure comes before the plan. (3'.L2.3)
    public var systemFault: Bool
    /// What the policy's rules suggested to the person who decided; nil in histories from before there were any.
    public var suggestion: GradeSuggestion?
    public init(
        level: Level, reason: Personal, security: Bool = false, systemFault: Bool = false,
        suggestion: GradeSuggestion? = nil
    ) {
        self.level = level
        self.reason = reason
        self.security = security
        self.systemFault = systemFault
        self.suggestion = suggestion
    }
}

/// A work item given to a department or a person. (3.2.2)
public struct Assignment: Hashable, Sendable, Codable {
    public var item: WorkItemID
    public var department: Department
    public var person: StaffID?
    public var task: Personal?
    public init(item: WorkItemID, department: Department, person: StaffID? = nil, task: Personal? = nil) {
        self.item = item
        self.department = department
        self.person = person
        self.task = task
    }
}

/// Why responsibility went from one named person to another. (1.2)
public enum PassingCause: String, Hashable, Sendable, Codable {
    case taken, reassigned, disabled, concerned, graded
}

/// A proposed solution, synchronised to the agent. (3.2.4)
public struct Plan: Hashable, Sendable, Codable {
    public var solution: Personal
    /// Needs resources or a strategy across departments: not carried out before it is approved. (3'.L3.3)
    public var needsApproval: Bool
    /// The incident whose plan it is, where it was not made for this complaint alone. (3'.L3)
    public var incident: Int64?
    public init(solution: Personal, needsApproval: Bool = false, incident: Int64? = nil) {
        self.solution = solution
        self.needsApproval = needsApproval
        self.incident = incident
    }
}

/// A message of the system's own: acknowledgement or automatic reply. It meets no clock. (2.1, 3'.L1.4)
public struct OutgoingNote: Hashable, Sendable, Codable {
    public var message: String
    /// By when a solution is expected, as an automatic reply says it; an acknowledgement says none.
    public var expectedAt: Date?
    public init(message: String, expectedAt: Date? = nil) {
        self.message = message
        self.expectedAt = expectedAt
    }
}

/// Words between a person of ours and the complainant.
public struct Message: Hashable, Sendable, Codable {
    /// The message's own id, as the outbox knows it; empty for what the complainant wrote.
    public var message: String
    public var purpose: MessagePurpose
    public var text: Personal
    public var attachments: [Attachment]
    public init(message: String = "", purpose: MessagePurpose = .answer, text: Personal, attachments: [Attachment] = [])
    {
        self.message = message
        self.purpose = purpose
        self.text = text
        self.attachments = attachments
    }
}

/// An article of the knowledge base that an answer offered to the complainant. (3'.L1.2)
public struct OfferedArticle: Hashable, Sendable, Codable {
    public var article: ArticleID
    /// The version that was published at that time, and its title: what was offered stays provable.
    public var version: Int
    public var language: Language
    public var title: String
    /// The message that carries it; the rule fills it in.
    public var message: String
    public init(article: ArticleID, version: Int, language: Language, title: String, message: String = "") {
        self.article = article
        self.version = version
        self.language = language
        self.title = title
        self.message = message
    }
}

/// A result with its three parts. (4.1)
public struct ProcessingResult: Hashable, Sendable, Codable {
    public var message: String
    public var status: ResultStatus
    /// The concrete solution or improvement.
    public var solution: Personal
    /// The handler's name, as the complainant reads it.
    public var handler: Personal
    /// How to reach the handler.
    public var contact: Personal
    public init(message: String, status: ResultStatus, solution: Personal, handler: Personal, contact: Personal) {
        self.message = message
        self.status = status
        self.solution = solution
        self.handler = handler
        self.contact = contact
    }
}

/// An attempt to ask the complainant how things are. (3'.L2.4)
public struct CallBack: Hashable, Sendable, Codable {
    public var channel: CallBackChannel
    /// When it took place, as stated: between the assignment and now.
    public var statedAt: Date
    public var reached: Bool
    /// What was said, or why nobody was reached.
    public var outcome: Personal
    /// How things are by now, where the complainant was asked just that.
    public var improvement: Improvement?
    public init(
        channel: CallBackChannel, statedAt: Date, reached: Bool, outcome: Personal, improvement: Improvement? = nil
    ) {
        self.channel = channel
        self.statedAt = statedAt
        self.reached = reached
        self.outcome = outcome
        self.improvement = improvement
    }
}

/// The group that leads a level 3 complaint: three roles, three names. (3'.L3.1)
public struct TaskGroup: Hashable, Sendable, Codable {
    public var operationsLead: StaffID
    public var technicalDirector: StaffID
    public var serviceSupervisor: StaffID
    public init(operationsLead: StaffID, technicalDirector: StaffID, serviceSupervisor: StaffID) {
        self.operationsLead = operationsLead
        self.technicalDirector = technicalDirector
        self.serviceSupervisor = serviceSupervisor
    }
    public var members: [StaffID] { [operationsLead, technicalDirector, serviceSupervisor] }
}

/// How far the repair is, as a bulletin says it. (3'.L3.4)
public enum BulletinStage: String, Hashable, Sendable, Codable, CaseIterable {
    case investigating, located, repairing, repaired
}

/// A public progress note during a level 3 complaint. (3'.L3.4)
public struct Bulletin: Hashable, Sendable, Codable {
    public var stage: BulletinStage
    public var text: Personal
    public var expectedAt: Date?
    /// Which bulletin of the incident it corrects, from 1: it says nothing new of the repair.
    public var corrects: Int?
    public init(stage: BulletinStage, text: Personal, expectedAt: Date? = nil, corrects: Int? = nil) {
        self.stage = stage
        self.text = text
        self.expectedAt = expectedAt
        self.corrects = corrects
    }
}

/// How a complaint came to be closed.
public struct Closing: Hashable, Sendable, Codable {
    public enum Ground: String, Hashable, Sendable, Codable {
        /// The complainant accepted the result.
        case accepted
        /// The policy's days of silence after a result.
        case silence
        /// Every follow-up was tried; documented, with the outside routes named.
        case exhausted
        /// A withdrawn level 3 case that went on inside is done.
        case internalDone = "internal-done"
    }
    public var ground: Ground
    public var remark: Personal?
    public init(ground: Ground, remark: Personal? = nil) {
        self.ground = ground
        self.remark = remark
    }
}
