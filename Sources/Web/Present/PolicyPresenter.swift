import Complaints
import Desk
import Foundation
import Pages
import Storage

/// Versions and the draft of the policy as pages show them. (6.1)
struct PolicyPresenter {
    let words: PolicyWords
    let now: Date

    private var texts: Texts { words.texts }
    private var directory: Directory { words.directory }

    // MARK: A version

    func page(_ policy: Policy) -> PolicyPage {
        let rows = policy.clocks.flatMap { rule -> [PolicyPage.Clock] in
            let levels = rule.levels.sorted()
            // A length that differs by level is a row of its own.
            let groups = rule.dependsOnLevel ? levels.map { [$0] } : [levels.count == 3 ? [] : levels]
            return groups.map { group in
                PolicyPage.Clock(
                    name: rule.name, levels: group, startsAt: texts.word(rule.startsAt),
                    length: words.length(rule.lengths[group.first ?? levels.first ?? .general]),
                    metBy: texts.met(rule.metBy), clause: rule.clause)
            }
        }
        let types = ComplaintType.allCases.map { type in
            PolicyPage.TypeRow(
                type: type,
                subTypes: policy.subTypes.filter { $0.type == type }.map { $0.names[texts.language.rawValue] ?? $0.id },
                isUrgent: policy.urgentTypes.contains(type))
        }
        let periods = PolicyFigure.allCases.map {
            (label: words.figure($0), value: words.amount($0, policy[$0]))
        }
        var page = PolicyPage(
            version: policy.version, effectiveFrom: policy.effectiveFrom, clocks: rows, types: types,
            dutyAgent: policy.dutyAgents.isEmpty ? nil : words.list(policy.dutyAgents.map(directory.name)),
            periods: periods + [(label: texts[.businessZone], value: policy.timeZone)])
        page.sections = sections(policy)
        return page
    }

    private func sections(_ policy: Policy) -> [(title: String, rows: [(label: String, value: String)])] {
        let first = ComplaintType.allCases.map { type -> (label: String, value: String) in
            let named = [
                policy.departments[type]?.first.map { texts.word($0) } ?? texts[.ruleNone],
                policy.assignees[type].map(directory.name),
            ]
            return (label: texts.word(type), value: named.compactMap(\.self).joined(separator: " · "))
        }
        let gates = Gate.allCases.map { gate in
            (label: texts.word(gate), value: texts[policy.liftedGates.contains(gate) ? .gateLifted : .gateAsked])
        }
        let rules = policy.gradingRules.enumerated().map { index, rule in
            (label: texts(.ruleNumber, ["n": String(index + 1)]), value: words.sentence(rule))
        }
        return [
            (texts[.policyGates], gates), (texts[.policyFirstDepartment], first),
            (texts[.policyCalendars], calendars(policy)), (texts[.policyLevels], levels(policy)),
            (texts[.policyTexts], own(policy)), (texts[.policyRules], rules),
        ]
    }

    private func levels(_ policy: Policy) -> [(label: String, value: String)] {
        let own = Texts(texts.language).worded(by: policy)
        return Level.allCases.map { (label: own.long($0), value: own.scope($0)) }
    }

    /// What the house words itself, in both languages; the other texts are the built-in ones.
    private func own(_ policy: Policy) -> [(label: String, value: String)] {
        let rows = PolicyText.allCases.flatMap { text in
            Language.allCases.compactMap { language in
                policy[text, language].map { words in
                    (
                        label: texts(.changeText, ["text": texts.title(text), "language": texts.word(language)]),
                        value: words
                    )
                }
            }
        }
        return rows.isEmpty ? [(label: texts[.policyBuiltIn], value: texts[.policyTextsNone])] : rows
    }

    private func calendars(_ policy: Policy) -> [(label: String, value: String)] {
        guard !policy.calendars.isEmpty else { return [(label: "24 × 7", value: texts[.policyNoCalendars])] }
        let week: [(Int, TextKey)] = [
            (2, .weekdayMonday), (3, .weekdayTuesday), (4, .weekdayWednesday), (5, .weekdayThursday),
            (6, .weekdayFriday), (7, .weekdaySaturday), (1, .weekdaySunday),
        ]
        return policy.calendars.keys.sorted().map { name in
            let calendar = policy.calendars[name]
            let days = week.compactMap { day, key -> String? in
                let hours = WorkingHours.text(calendar?.week[day] ?? [])
                return hours.isEmpty ? nil : "\(texts[key]) \(hours)"
            }
            let special = texts(.calendarDays, ["n": String(calendar?.exceptions.count ?? 0)])
            return (label: name, value: (days + [special]).joined(separator: " · "))
        }
    }

    func versions(_ records: [PolicyRecord], inForce: Int) -> [PolicyPage.Version] {
        records.map { record in
            let policy = record.revision.policy
            let standing: TextKey =
                policy.version == inForce ? .policyInForce : policy.effectiveFrom > now ? .policyPlanned : .policyPast
            let authors = record.draft.map { $0.draft.authors.sorted() } ?? [record.revision.author].compactMap { $0 }
            return PolicyPage.Version(
                number: policy.version, effectiveFrom: policy.effectiveFrom, standing: texts[standing],
                authors: authors.isEmpty ? texts[.policyFromRegulation] : words.list(authors.map(directory.name)),
                approvedBy: record.acts.last { $0.act == .approved }.map { directory.name($0.staff) },
                reason: record.draft?.draft.reason ?? "")
        }
    }

    // MARK: The draft

    func draft(
        _ stored: StoredPolicyDraft, _ acts: [PolicyActRecord], _ whatIf: WhatIf, for member: StaffMember
    ) -> PolicyDraftPage {
        let draft = stored.draft
        let takesEffect = draft.effectiveFrom.map { words.time.staff($0) } ?? texts[.policyAtApproval]
        return PolicyDraftPage(
            basis: draft.basis.version, revision: stored.revision, stage: words.stage(draft.stage),
            authors: words.list(draft.authors.sorted().map(directory.name)),
            reason: draft.reason.isEmpty ? nil : draft.reason, takesEffect: takesEffect,
            changes: draft.policy.changes(from: draft.basis).map(words.sentence),
            departures: draft.policy.departures.map { departure in
                PolicyDraftPage.Departure(
                    text: words.sentence(departure), clause: departure.clause,
                    isConfirmed: draft.confirmed.contains(departure.clause))
            },
            replay: replay(whatIf),
            acts: acts.map { act in
                PolicyDraftPage.Act(
                    text: name(act.act), person: directory.name(act.staff), at: act.at, remark: act.remark)
            },
            canEdit: draft.stage == .open && member.has(.operations),
            forms: member.has(.operations) ? forms(stored, takesEffect, member) : [],
            readsComplaints: member.readsComplaints)
    }

    private func name(_ act: PolicyAct) -> String {
        switch act {
        case .begun: texts[.policyActBegun]
        case .submitted: texts[.policyActSubmitted]
        case .returned: texts[.policyActReturned]
        case .approved: texts[.policyActApproved]
        case .discarded: texts[.policyActDiscarded]
        }
    }

    private func replay(_ whatIf: WhatIf) -> PolicyDraftPage.Replay {
        let days = String(Int((whatIf.through.timeIntervalSince(whatIf.from) / 86_400).rounded()))
        guard whatIf.total > 0 else { return .init(sentence: texts(.whatIfNobody, ["days": days]), lines: []) }
        let sentence = texts(
            .whatIfSentence,
            [
                "days": days, "total": String(whatIf.total), "n": String(whatIf.lateUnderDraft),
                "m": String(whatIf.lateNow),
            ])
        return .init(
            sentence: sentence, only: whatIf.isPart ? whatIf.total : nil,
            lines: whatIf.lines.map {
                .init(limit: words.limit($0.clock, $0.level), underDraft: $0.underDraft, now: $0.now)
            }
        )
    }

    /// What this person may do with it; what a rule keeps from them says why.
    private func forms(_ stored: StoredPolicyDraft, _ takesEffect: String, _ member: StaffMember) -> [ActionForm] {
        let revision = FormField("revision", label: "", kind: .hidden, value: String(stored.revision))
        func form(_ name: String, _ title: TextKey, _ text: String?, _ fields: [FormField] = []) -> ActionForm {
            ActionForm(
                name: name, title: texts[title], explanation: text, clause: "6.1", fields: fields + [revision],
                submitLabel: texts[title])
        }
        var discard = form("discard", .policyDiscard, texts[.policyDiscardText])
        discard.isDangerous = true
        switch stored.draft.stage {
        case .open:
            var submit = form("submit", .policySubmit, texts[.policySubmitText])
            submit.isPrimary = true
            return [submit, discard]
        case .submitted:
            let text = texts(
                .policyApproveText, ["n": String(stored.draft.basis.version + 1), "time": takesEffect])
            var approve = form("approve", .policyApprove, text)
            approve.isPrimary = true
            if stored.draft.authors.contains(member.id) {
                approve.blocked = texts.reasoned(Refusal.secondPersonNeeded, time: words.time)
            }
            let back = form(
                "return", .policyReturn, nil,
                [FormField("reason", label: texts[.labelReason], kind: .longText, required: true)])
            return [approve, back, discard]
        case .approved, .discarded: return []
        }
    }
}
