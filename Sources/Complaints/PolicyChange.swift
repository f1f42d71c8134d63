/// One difference between two policies, for people to read. (6.1)
public enum PolicyChange: Hashable, Sendable {
    /// nil for the level where all levels have the same length before and after; nil for a length that is not there.
    case limit(ClockName, Level?, from: ClockLength?, to: ClockLength?)
    case start(ClockName, from: Signal, to: Signal)
    case stops(ClockName, from: Set<Signal>, to: Set<Signal>)
    case figure(PolicyFigure, from: Int, to: Int)
    /// Whether it is asked for from now on.
    case gate(Gate, isAsked: Bool)
    case timeZone(from: String, to: String)
    case calendar(String, PolicyEdit)
    case subType(Policy.SubType, PolicyEdit)
    case urgent(ComplaintType, Bool)
    case duty(from: [StaffID], to: [StaffID])
    case departments(ComplaintType, from: [Department], to: [Department])
    /// nil for the department alone.
    case assignee(ComplaintType, from: StaffID?, to: StaffID?)
    /// nil for the built-in text.
    case text(PolicyText, Language, from: String?, to: String?)
    case gradingRule(GradingRule, PolicyEdit)
}

/// What happened to a thing in a list.
public enum PolicyEdit: Hashable, Sendable {
    case added, changed, removed
}

/// A figure of the policy besides its limits.
public enum PolicyFigure: String, CaseIterable, Hashable, Sendable {
    case silenceDays, reopenDays, objectionDays, callBackAttempts

    /// What it may be.
    public var range: ClosedRange<Int> {
        switch self {
        case .silenceDays, .objectionDays: 1...90
        case .reopenDays: 1...365
        case .callBackAttempts: 1...10
        }
    }
}

extension Policy {
    /// A figure by its name.
    public subscript(figure: PolicyFigure) -> Int {
        get {
            switch figure {
            case .silenceDays: silenceDays
            case .reopenDays: reopenDays
            case .objectionDays: objectionDays
            case .callBackAttempts: callBackAttempts
            }
        }
        set {
            switch figure {
            case .silenceDays: silenceDays = newValue
            case .reopenDays: reopenDays = newValue
            case .objectionDays: objectionDays = newValue
            case .callBackAttempts: callBackAttempts = newValue
            }
        }
    }

    /// What is different from another policy, in the order in which the editor asks for it. Version and effective date
    /// are no differences.
    public func changes(from old: Policy) -> [PolicyChange] {
        var changes = ClockName.allCases.flatMap { limits($0, old) + events($0, old) }
        changes += edits(old.calendars, calendars).map { PolicyChange.calendar($0, $1) }
        if timeZone != old.timeZone { changes.append(.timeZone(from: old.timeZone, to: timeZone)) }
        changes += PolicyFigure.allCases.filter { self[$0] != old[$0] }.map {
            PolicyChange.figure($0, from: old[$0], to: self[$0])
        }
        for gate in Gate.allCases where liftedGates.contains(gate) != old.liftedGates.contains(gate) {
            changes.append(.gate(gate, isAsked: !liftedGates.contains(gate)))
        }
        let (before, after) = (Self.byKey(old.subTypes), Self.byKey(subTypes))
        changes += edits(before, after).compactMap { key, edit in
            (after[key] ?? before[key]).map { PolicyChange.subType($0, edit) }
        }
        for type in ComplaintType.allCases {
            let isUrgent = urgentTypes.contains(type)
            if isUrgent != old.urgentTypes.contains(type) { changes.append(.urgent(type, isUrgent)) }
        }
        if dutyAgents != old.dutyAgents { changes.append(.duty(from: old.dutyAgents, to: dutyAgents)) }
        for type in ComplaintType.allCases {
            let (was, has) = (old.departments[type] ?? [], departments[type] ?? [])
            if was != has { changes.append(.departments(type, from: was, to: has)) }
            if assignees[type] != old.assignees[type] {
                changes.append(.assignee(type, from: old.assignees[type], to: assignees[type]))
            }
        }
        for text in PolicyText.allCases {
            for language in Language.allCases where self[text, language] != old[text, language] {
                changes.append(.text(text, language, from: old[text, language], to: self[text, language]))
            }
        }
        changes += old.gradingRules.filter { !gradingRules.contains($0) }.map { PolicyChange.gradingRule($0, .removed) }
        changes += gradingRules.filter { !old.gradingRules.contains($0) }.map { PolicyChange.gradingRule($0, .added) }
        return changes
    }

    private func limits(_ name: ClockName, _ old: Policy) -> [PolicyChange] {
        func lengths(_ policy: Policy) -> [Level: ClockLength] {
            guard let rule = policy.rule(name) else { return [:] }
            return rule.lengths.filter { rule.levels.contains($0.key) }
        }
        let (before, after) = (lengths(old), lengths(self))
        guard before != after else { return [] }
        let isSame = Set(before.values).count == 1 && Set(after.values).count == 1 && before.keys == after.keys
        if isSame { return [.limit(name, nil, from: before.values.first, to: after.values.first)] }
        return Level.allCases.filter { before[$0] != after[$0] }.map {
            .limit(name, $0, from: before[$0], to: after[$0])
        }
    }

    private func events(_ name: ClockName, _ old: Policy) -> [PolicyChange] {
        guard let before = old.rule(name), let after = rule(name) else { return [] }
        var changes: [PolicyChange] = []
        if before.startsAt != after.startsAt {
            changes.append(.start(name, from: before.startsAt, to: after.startsAt))
        }
        if before.metBy != after.metBy { changes.append(.stops(name, from: before.metBy, to: after.metBy)) }
        return changes
    }

    private static func byKey(_ subTypes: [SubType]) -> [String: SubType] {
        Dictionary(subTypes.map { ("\($0.type.rawValue)/\($0.id)", $0) }) { first, _ in first }
    }

    private func edits<Value: Equatable>(_ old: [String: Value], _ new: [String: Value]) -> [(String, PolicyEdit)] {
        Set(old.keys).union(new.keys).sorted().compactMap { key in
            guard let before = old[key] else { return (key, .added) }
            guard let after = new[key] else { return (key, .removed) }
            return before == after ? nil : (key, .changed)
        }
    }
}
