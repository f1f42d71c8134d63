/// When a level is suggested: every condition that it states has to hold. Data of the policy; a person grades. (3.1)
public struct GradingRule: Hashable, Sendable, Codable {
    public var level: Level
    /// Of this type; nil for any.
    public var type: ComplaintType?
    /// About this function, by the id of its sub-type.
    public var subType: String?
    /// Its words name one of these; empty for whatever they say.
    public var words: [String]
    /// So many complaints of its type and sub-type, itself counted, came within so many hours.
    public var similar: Similar?
    /// It is marked as a security case.
    public var security: Bool

    /// How many similar complaints within how many hours.
    public struct Similar: Hashable, Sendable, Codable {
        public var count: Int
        public var hours: Int
        public init(count: Int, hours: Int) {
            self.count = count
            self.hours = hours
        }
    }

    public init(
        _ level: Level, type: ComplaintType? = nil, subType: String? = nil, words: [String] = [],
        similar: Similar? = nil, security: Bool = false
    ) {
        self.level = level
        self.type = type
        self.subType = subType
        self.words = words
        self.similar = similar
        self.security = security
    }

    /// Whether it states a condition at all. A rule that holds always would suggest nothing.
    public var hasCondition: Bool {
        type != nil || subType != nil || !words.isEmpty || similar != nil || security
    }

    /// What the scopes of the three levels say. (3'.L1, 3'.L2, 3'.L3)
    public static let standard = [
        GradingRule(.major, type: .privacy),
        GradingRule(.major, security: true),
        GradingRule(.major, words: ["漏洞", "泄露", "入侵", "盗号", "vulnerability", "data leak", "breach", "hacked"]),
        GradingRule(.major, similar: Similar(count: 10, hours: 24)),
        GradingRule(.complex, type: .serviceQuality),
        GradingRule(
            .complex, type: .functionalFault,
            words: ["报错", "崩溃", "无法", "打不开", "失败", "error", "crash", "fails", "cannot"]),
        GradingRule(.complex, words: ["账号异常", "账户异常", "封号", "冻结", "account locked", "suspended"]),
    ]
}

/// A level that the policy's rules suggest, with the reasons. Kept beside the decision, whatever that was. (3.1)
public struct GradeSuggestion: Hashable, Sendable, Codable {
    public var level: Level
    /// Why; empty where no rule applies, which suggests level 1.
    public var reasons: [Reason]

    /// Why a rule applies. The words are the policy's, not the complainant's.
    public struct Reason: Hashable, Sendable, Codable {
        public var type: ComplaintType?
        public var subType: String?
        public var word: String?
        public var similar: GradingRule.Similar?
        public var security: Bool
        public init(
            type: ComplaintType? = nil, subType: String? = nil, word: String? = nil,
            similar: GradingRule.Similar? = nil, security: Bool = false
        ) {
            self.type = type
            self.subType = subType
            self.word = word
            self.similar = similar
            self.security = security
        }
    }

    public init(level: Level, reasons: [Reason]) {
        self.level = level
        self.reasons = reasons
    }
}

extension Complaint {
    /// The highest level that a rule of the policy suggests, with the reasons of that level. `similar` answers how many
    /// complaints of its type and sub-type, itself counted, came within so many hours; erased words match nothing.
    public func suggestion(under policy: Policy, similar: (_ hours: Int) -> Int) -> GradeSuggestion {
        let text = [receipt.title.text, receipt.content.text, registration?.summary.text].compactMap {
            $0?.lowercased()
        }
        var level = Level.general
        var reasons: [GradeSuggestion.Reason] = []
        for rule in policy.gradingRules where rule.level >= level && rule.level > .general {
            guard let reason = reason(of: rule, text, similar) else { continue }
            if rule.level > level { reasons = [] }
            level = rule.level
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        return GradeSuggestion(level: level, reasons: reasons)
    }

    private func reason(
        of rule: GradingRule, _ text: [String], _ similar: (_ hours: Int) -> Int
    ) -> GradeSuggestion.Reason? {
        guard rule.hasCondition else { return nil }
        var reason = GradeSuggestion.Reason()
        if let wanted = rule.type {
            guard type == wanted else { return nil }
            reason.type = wanted
        }
        if let function = rule.subType {
            guard subType == function else { return nil }
            reason.subType = function
        }
        if !rule.words.isEmpty {
            let word = rule.words.first { word in text.contains { $0.contains(word.lowercased()) } }
            guard let word else { return nil }
            reason.word = word
        }
        if rule.security {
            guard isSecurity else { return nil }
            reason.security = true
        }
        if let wanted = rule.similar {
            let count = similar(wanted.hours)
            guard count >= wanted.count else { return nil }
            reason.similar = GradingRule.Similar(count: count, hours: wanted.hours)
        }
        return reason
    }
}
