// The words of the regulation, used in code, in storage and on screen. Raw values are what is stored and what the
// API speaks; they never change once released.

/// The five types of complaint. Operations may add sub-types; the five stay. (1.1)
public enum ComplaintType: String, Codable, CaseIterable, Hashable, Sendable {
    /// 功能故障投诉
    case functionalFault = "functional-fault"
    /// 服务质量问题
    case serviceQuality = "service-quality"
    /// 信息错误投诉
    case informationError = "information-error"
    /// 隐私问题投诉
    case privacy
    /// 其他用户反馈
    case other
}

/// The four official channels (2.1), and how history gets in.
public enum Channel: String, Codable, CaseIterable, Hashable, Sendable {
    case form, email, sms, chat, api
    case imported
}

/// The grade that decides limits and hands. (3.1)
public enum Level: Int, Codable, CaseIterable, Hashable, Comparable, Sendable {
    /// 一般投诉
    case general = 1
    /// 复杂投诉
    case complex = 2
    /// 重大投诉
    case major = 3

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}

/// What a member of staff may be. One person may hold several.
public enum Role: String, Codable, CaseIterable, Hashable, Sendable {
    /// 一线客服
    case agent
    /// 技术部门
    case technical
    /// 业务部门
    case business
    /// 运营负责人, of the management group
    case operationsLead = "operations-lead"
    /// 技术总监, of the management group
    case technicalDirector = "technical-director"
    /// 客服主管, of the management group
    case serviceSupervisor = "service-supervisor"
    /// 决策层
    case decisionMaker = "decision-maker"
    /// 网站运营团队: policy, accounts, articles; no acts on complaints
    case operations
    /// 审计: reads all, changes nothing
    case auditor

    /// The three roles of the management group 投诉管理小组. (3'.L3.1)
    public static let managementGroup: [Role] = [.operationsLead, .technicalDirector, .serviceSupervisor]
}

/// A department that investigates. (3.1.L2)
public enum Department: String, Codable, CaseIterable, Hashable, Sendable {
    /// 一线客服, who investigate level 1 themselves
    case frontLine = "front-line"
    /// 技术部门
    case technical
    /// 业务部门
    case business
    /// 投诉管理小组
    case managementGroup = "management-group"
}

/// Where a complaint stands. See docs/states.md.
public enum State: String, Codable, CaseIterable, Hashable, Sendable {
    case received, registered, valid, graded, assigned, investigated, planned
    case resultSent = "result-sent"
    case resolved
    case pendingFollowUp = "pending-follow-up"
    case followUpStarted = "follow-up-started"
    case closed, rejected, withdrawn, merged

    /// Ended: no clock runs but retention.
    public var isEnded: Bool {
        switch self {
        case .closed, .rejected, .withdrawn, .merged: true
        default: false
        }
    }
}

/// The clocks of the default policy.
public enum ClockName: String, Codable, CaseIterable, Hashable, Sendable {
    case registration
    case firstAnswer = "first-answer"
    case response
    case handling
    case investigation
    case resultNotice = "result-notice"
    case preliminaryInvestigation = "preliminary-investigation"
    case progressFeedback = "progress-feedback"
    case taskGroup = "task-group"
    case preliminaryReport = "preliminary-report"
    case isolation
    case bulletin
    case secondFollowUp = "second-follow-up"
    case managementReport = "management-report"
    case retention
}

/// The status a result declares. (4.1)
public enum ResultStatus: String, Codable, CaseIterable, Hashable, Sendable {
    /// 已解决
    case resolved
    /// 待跟进
    case pendingFollowUp = "pending-follow-up"
}

/// The parts without which a result cannot be sent. (4.1)
public enum ResultPart: String, Codable, CaseIterable, Hashable, Sendable {
    case status, solution, handler, contact
}

/// What a message of staff to the complainant is for; only a person's message meets a clock.
public enum MessagePurpose: String, Codable, CaseIterable, Hashable, Sendable {
    /// An answer or question without further promise.
    case answer
    /// 初步解决方案
    case preliminarySolution = "preliminary-solution"
    /// 处理进度: confirmation that work is in progress
    case progress
}

/// How a call-back was tried. (3'.L2.4)
public enum CallBackChannel: String, Codable, CaseIterable, Hashable, Sendable {
    case phone, online
}

/// The languages every text exists in.
public enum Language: String, Codable, CaseIterable, Hashable, Sendable {
    case zh = "zh-CN"
    case en
}

/// A clause of the regulation, by its name in the requirements: `3.2.5`, `3'.L2.4`.
public struct Clause: RawRepresentable, Hashable, Codable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible
{
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
    public var description: String { rawValue }
}

/// The number a complainant is given, such as `R26112400017`: unique, sayable on the phone.
public struct ComplaintNumber: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}

/// A member of staff, in history and in storage.
public struct StaffID: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public var description: String { String(rawValue) }
    public static func < (a: StaffID, b: StaffID) -> Bool { a.rawValue < b.rawValue }
}

/// An article of the knowledge base, in history and in storage.
public struct ArticleID: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public var description: String { String(rawValue) }
    public static func < (a: ArticleID, b: ArticleID) -> Bool { a.rawValue < b.rawValue }
}

/// A piece of work within one complaint, numbered from 1 in the order of assignment.
public struct WorkItemID: RawRepresentable, Hashable, Codable, Sendable, Comparable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static func < (a: WorkItemID, b: WorkItemID) -> Bool { a.rawValue < b.rawValue }
}

// As dictionary keys in JSON they are members of an object, so that a policy file can be read and edited.
extension ComplaintType: CodingKeyRepresentable {}
extension Level: CodingKeyRepresentable {}
extension Language: CodingKeyRepresentable {}
