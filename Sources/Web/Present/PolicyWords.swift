import Complaints
import Desk
import Foundation
import Pages

/// The policy in words: lengths, differences, rules. (6.1)
struct PolicyWords {
    let texts: Texts
    let time: TimeFormat
    let directory: Directory

    // MARK: Lengths

    func length(_ length: Complaints.ClockLength?) -> String {
        guard let length else { return "—" }
        let plain = time.length(length.forPages)
        guard case .working(_, let calendar) = length else { return plain }
        return texts(.lengthWorking, ["length": plain, "name": calendar])
    }

    func limit(_ name: ClockName, _ level: Level?) -> String {
        guard let level else { return texts.word(name) }
        return "\(texts.word(name)) · \(texts.word(level))"
    }

    func figure(_ figure: PolicyFigure) -> String {
        switch figure {
        case .silenceDays: texts[.periodSilence]
        case .reopenDays: texts[.periodReopen]
        case .objectionDays: texts[.periodObjection]
        case .callBackAttempts: texts[.figureCallBacks]
        }
    }

    func amount(_ figure: PolicyFigure, _ number: Int) -> String {
        texts(figure == .callBackAttempts ? .times : .days, ["n": String(number)])
    }

    func list(_ words: [String]) -> String {
        words.isEmpty ? texts[.ruleNone] : words.joined(separator: texts[.listSeparator])
    }

    func name(_ subType: Policy.SubType) -> String {
        texts(
            .changeSubType,
            [
                "type": texts.word(subType.type), "name": subType.names[texts.language.rawValue] ?? subType.id,
                "id": subType.id,
            ])
    }

    func stage(_ stage: PolicyDraft.Stage) -> String {
        switch stage {
        case .open: texts[.policyStageOpen]
        case .submitted: texts[.policyStageSubmitted]
        case .approved: texts[.policyStageApproved]
        case .discarded: texts[.policyStageDiscarded]
        }
    }

    /// That holidays end, and what to do about it.
    func sentence(_ gap: HolidayGap) -> String {
        let what = texts(
            gap.from > time.now ? .holidaysEnd : .holidaysEnded,
            [
                "names": list(gap.calendars), "year": String(gap.lastYear),
                "date": String(time.staff(gap.from).prefix(10)),
            ])
        let next =
            gap.available.isEmpty
            ? texts[.holidaysNotInFile] : texts(.holidaysInFile, ["years": list(gap.available.map(String.init))])
        return "\(what)\(texts.language == .en ? " " : "")\(next)"
    }

    // MARK: Differences

    func sentence(_ change: PolicyChange) -> String {
        switch change {
        case .limit(let name, let level, let from, let to): fromTo(limit(name, level), length(from), length(to))
        case .start(let name, let from, let to):
            fromTo(texts(.changeStart, ["clock": texts.word(name)]), texts.word(from), texts.word(to))
        case .stops(let name, let from, let to):
            fromTo(texts(.changeStops, ["clock": texts.word(name)]), texts.met(from), texts.met(to))
        case .figure(let figure, let from, let to):
            fromTo(self.figure(figure), amount(figure, from), amount(figure, to))
        case .gate(let gate, let isAsked):
            texts(isAsked ? .changeGateAsked : .changeGateLifted, ["gate": texts.word(gate)])
        case .timeZone(let from, let to): fromTo(texts[.businessZone], from, to)
        case .calendar(let name, let edit): self.edit(edit, texts(.changeCalendar, ["name": name]))
        case .subType(let subType, let edit): self.edit(edit, name(subType))
        case .urgent(let type, let isUrgent):
            texts(isUrgent ? .changeUrgent : .changeNotUrgent, ["type": texts.word(type)])
        case .duty(let from, let to):
            fromTo(texts[.policyDuty], list(from.map(directory.name)), list(to.map(directory.name)))
        case .departments(let type, let from, let to):
            fromTo(
                texts(.changeDepartment, ["type": texts.word(type)]), list(from.map(texts.word)),
                list(to.map(texts.word)))
        case .assignee(let type, let from, let to):
            fromTo(
                texts(.changeAssignee, ["type": texts.word(type)]), from.map(directory.name) ?? texts[.ruleNone],
                to.map(directory.name) ?? texts[.ruleNone])
        case .text(let text, let language, let from, let to):
            fromTo(
                texts(.changeText, ["text": texts.title(text), "language": texts.word(language)]),
                from ?? texts[.policyBuiltIn], to ?? texts[.policyBuiltIn])
        case .gradingRule(let rule, let edit): self.edit(edit, texts(.changeRule, ["rule": sentence(rule)]))
        }
    }

    private func fromTo(_ what: String, _ from: String, _ to: String) -> String {
        texts(.changeFromTo, ["what": what, "from": from, "to": to])
    }

    private func edit(_ edit: PolicyEdit, _ what: String) -> String {
        let key: TextKey =
            switch edit {
            case .added: .changeAdded
            case .changed: .changeChanged
            case .removed: .changeRemoved
            }
        return texts(key, ["what": what])
    }

    func sentence(_ departure: Departure) -> String {
        switch departure.subject {
        case .limit(let name, let level, let allowed, let drafted):
            fromTo(limit(name, level), length(allowed), length(drafted))
        case .start(let name, let allowed, let drafted):
            fromTo(texts(.changeStart, ["clock": texts.word(name)]), texts.word(allowed), texts.word(drafted))
        case .stops(let name, let allowed, let drafted):
            fromTo(texts(.changeStops, ["clock": texts.word(name)]), texts.met(allowed), texts.met(drafted))
        case .gate(let gate): texts(.changeGateLifted, ["gate": texts.word(gate)])
        case .callBackAttempts(let allowed, let drafted):
            fromTo(
                figure(.callBackAttempts), amount(.callBackAttempts, allowed), amount(.callBackAttempts, drafted))
        }
    }

    // MARK: Rules

    func sentence(_ rule: GradingRule) -> String {
        var conditions: [String] = []
        if let type = rule.type { conditions.append(texts(.ruleIsType, ["type": texts.word(type)])) }
        if let function = rule.subType { conditions.append(texts(.ruleIsFunction, ["name": function])) }
        if !rule.words.isEmpty {
            conditions.append(texts(.ruleHasWord, ["words": rule.words.joined(separator: texts[.listSeparator])]))
        }
        if let similar = rule.similar { conditions.append(sentence(similar)) }
        if rule.security { conditions.append(texts[.ruleIsSecurity]) }
        return texts(
            .ruleSentence,
            ["level": texts.word(rule.level), "conditions": conditions.joined(separator: texts[.listSeparator])])
    }

    private func sentence(_ similar: GradingRule.Similar) -> String {
        texts(.ruleIsSimilar, ["n": String(similar.count), "hours": String(similar.hours)])
    }
}

// What a rule suggested, in words. (3.1)
extension Texts {
    /// A gate with its clause.
    func word(_ gate: Gate) -> String {
        switch gate {
        case .temporaryMeasure: "\(self[.measureTemporary]) · \(gate.clause)"
        case .isolation: "\(self[.measureIsolation]) · \(gate.clause)"
        case .bothDepartments: "\(word(Department.technical)) + \(word(Department.business)) · \(gate.clause)"
        }
    }

    func sentence(_ suggestion: GradeSuggestion, _ policy: Policy) -> String {
        let reasons = suggestion.reasons.map { sentence($0, policy) }
        return self(
            .ruleSentence,
            [
                "level": word(suggestion.level),
                "conditions": reasons.isEmpty ? self[.suggestionNone] : reasons.joined(separator: self[.listSeparator]),
            ])
    }

    private func sentence(_ reason: GradeSuggestion.Reason, _ policy: Policy) -> String {
        var parts: [String] = []
        if let type = reason.type { parts.append(self(.ruleIsType, ["type": word(type)])) }
        if let function = reason.subType {
            let subType = policy.subTypes.first { $0.id == function }
            parts.append(self(.ruleIsFunction, ["name": subType?.names[language.rawValue] ?? function]))
        }
        if let word = reason.word { parts.append(self(.ruleHasWord, ["words": word])) }
        if let similar = reason.similar {
            parts.append(self(.ruleIsSimilar, ["n": String(similar.count), "hours": String(similar.hours)]))
        }
        if reason.security { parts.append(self[.ruleIsSecurity]) }
        return parts.joined(separator: self[.listSeparator])
    }
}
