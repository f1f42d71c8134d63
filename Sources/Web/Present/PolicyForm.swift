import Complaints
import Desk
import Foundation
import Pages
import Storage

/// The form of a draft: what was typed or what it says, with the problems at their fields. (6.1)
struct PolicyForm {
    let fields: PolicyFields
    let errors: FieldErrors
    let words: PolicyWords
    let holidays: HolidayPlan
    /// The clauses that the draft departs from, confirmed or not.
    let departures: [Clause]

    var texts: Texts { words.texts }

    func parts() -> [PolicyFormPage.Part] {
        [limits, figures, gates, calendars, subTypes, people, ownTexts, rules, taking]
    }

    func field(
        _ name: String, _ label: TextKey, _ kind: FormField.Kind = .text, hint: TextKey? = nil, required: Bool = false
    ) -> FormField {
        FormField(
            name, label: texts[label], hint: hint.map { texts[$0] }, kind: kind, value: fields[name],
            error: errors.problems[name].map { texts.sentence($0) }, required: required)
    }

    private var figures: PolicyFormPage.Part {
        var rows = PolicyFigure.allCases.map { figure -> PolicyFormPage.Row in
            var number = field(figure.rawValue, .limitLength, required: true)
            number.label = words.figure(figure)
            return .init(words.figure(figure), clause: Self.clause(figure), fields: [number])
        }
        rows.append(.init(texts[.businessZone], fields: [field("timeZone", .businessZone, required: true)]))
        return .init("figures", texts[.policyFigures], rows: rows, isDense: true)
    }

    private var gates: PolicyFormPage.Part {
        let options = Gate.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
        let row = PolicyFormPage.Row(
            texts[.policyGates], clause: "3.2.4", fields: [field("gates", .policyGates, .checkboxes(options))])
        return .init("gates", texts[.policyGates], hint: texts[.policyGatesHint], rows: [row])
    }

    private static func clause(_ figure: PolicyFigure) -> Clause {
        switch figure {
        case .silenceDays, .reopenDays: "4.2.1"
        case .objectionDays: "3.2.1"
        case .callBackAttempts: "3'.L2.4"
        }
    }

    // MARK: Calendars

    private static let week: [(Int, TextKey)] = [
        (2, .weekdayMonday), (3, .weekdayTuesday), (4, .weekdayWednesday), (5, .weekdayThursday), (6, .weekdayFriday),
        (7, .weekdaySaturday), (1, .weekdaySunday),
    ]

    private var calendars: PolicyFormPage.Part {
        let years = holidays.years.map { String($0.year) }.joined(separator: texts[.listSeparator])
        let count = fields.calendarRows
        let spare = fields.spareRows("calendar", of: count, wanted: 1)
        let rows = (0..<count + spare).map { row -> PolicyFormPage.Row in
            let isNew = row >= count
            var all = [field("calendar-\(row)-name", .calendarName)]
            all += Self.week.map { field("calendar-\(row)-day-\($0.0)", $0.1) }
            all.append(
                field("calendar-\(row)-exceptions", .calendarExceptions, .longText, hint: .calendarExceptionsHint))
            if !isNew { all.append(field("calendar-\(row)-remove", .calendarRemove, .checkbox)) }
            let name = fields["calendar-\(row)-name"]
            return .init(
                isNew || name.isEmpty ? texts[.policyNewCalendar] : name, fields: all,
                button: ("holidays-\(row)", texts(.calendarApply, ["years": years])))
        }
        return .init("calendars", texts[.policyCalendars], hint: texts[.policyCalendarsHint], rows: rows)
    }

    // MARK: Types

    private var typeOptions: [FormField.Option] {
        ComplaintType.allCases.map { .init($0.rawValue, texts.word($0)) }
    }

    private var subTypes: PolicyFormPage.Part {
        let rows = (0..<fields.subTypeRows + fields.spareRows("sub", of: fields.subTypeRows)).map {
            row -> PolicyFormPage.Row in
            .init(
                "\(texts[.subTypes]) \(row + 1)",
                fields: [
                    field("sub-\(row)-type", .columnType, .select(typeOptions)),
                    field("sub-\(row)-id", .subTypeID, hint: .subTypeIDHint),
                    field("sub-\(row)-\(Language.zh.rawValue)", .articleNameZh),
                    field("sub-\(row)-\(Language.en.rawValue)", .articleNameEn),
                ])
        }
        return .init("types", texts[.policySubTypes], hint: texts[.policySubTypesHint], rows: rows)
    }

    private var people: PolicyFormPage.Part {
        let agents = words.directory.people.filter { $0.isEnabled && $0.member.has(.agent) }.map {
            FormField.Option($0.id.description, $0.name)
        }
        let departments = PolicyFields.departments.map { FormField.Option($0.rawValue, texts.word($0)) }
        let people = words.directory.people.filter { account in
            account.isEnabled && PolicyFields.departments.contains { account.member.belongs(to: $0) }
        }
        let choices =
            [FormField.Option("", texts[.policyNobodyNamed])]
            + people.map { account -> FormField.Option in
                let theirs = PolicyFields.departments.filter { account.member.belongs(to: $0) }.map(texts.word)
                return .init(account.id.description, "\(account.name) · \(words.list(theirs))")
            }
        let first = ComplaintType.allCases.flatMap { type -> [FormField] in
            var select = field("first-\(type.rawValue)", .policyFirstDepartment, .select(departments))
            select.label = texts.word(type)
            var person = field("person-\(type.rawValue)", .policyFirstPerson, .select(choices))
            person.label = texts(.policyFirstPerson, ["type": texts.word(type)])
            // Somebody who left or was disabled since stays to be seen, with the problem at the field.
            if !person.value.isEmpty, !choices.contains(where: { $0.value == person.value }) {
                let name = Int64(person.value).map { words.directory.name(StaffID(rawValue: $0)) } ?? person.value
                person.kind = .select(choices + [.init(person.value, name)])
            }
            return [select, person]
        }
        return .init(
            "people", texts[.policyPeople],
            rows: [
                .init(
                    texts[.policyUrgent], clause: "3'.L1.4",
                    fields: [field("urgent", .policyUrgent, .checkboxes(typeOptions))]),
                .init(texts[.policyDuty], clause: "1.2", fields: [field("duty", .policyDuty, .checkboxes(agents))]),
                .init(
                    texts[.policyFirstDepartment], note: texts[.policyFirstPersonHint], clause: "3.2.2", fields: first),
            ])
    }

    // MARK: Rules

    private var rules: PolicyFormPage.Part {
        let levels =
            [FormField.Option("", texts[.ruleNone])]
            + Level.allCases.filter { $0 > .general }.map {
                FormField.Option(String($0.rawValue), texts.word($0))
            }
        let rows = (0..<fields.ruleRows + fields.spareRows("rule", of: fields.ruleRows)).map {
            row -> PolicyFormPage.Row in
            .init(
                texts(.ruleNumber, ["n": String(row + 1)]),
                fields: [
                    field("rule-\(row)-level", .columnLevel, .select(levels)),
                    field(
                        "rule-\(row)-type", .columnType, .select([.init("", texts[.ruleAnyType])] + typeOptions)),
                    field("rule-\(row)-function", .ruleFunction), field("rule-\(row)-words", .ruleWords),
                    field("rule-\(row)-count", .ruleCount), field("rule-\(row)-hours", .ruleHours),
                    field("rule-\(row)-security", .ruleSecurity, .checkbox),
                ])
        }
        return .init("rules", texts[.policyRules], hint: texts[.policyRulesHint], rows: rows)
    }

    // MARK: Taking effect

    private var taking: PolicyFormPage.Part {
        var rows: [PolicyFormPage.Row] = []
        let wanted = departures.map(\.rawValue)
        if !wanted.isEmpty {
            let options = wanted.map { FormField.Option($0, texts(.policyConfirmClause, ["clause": $0])) }
            rows.append(
                .init(
                    texts[.policyConfirmTitle], note: texts[.policyConfirmHint], clause: "6.1",
                    fields: [field("confirm", .policyConfirmTitle, .checkboxes(options))]))
        }
        rows.append(
            .init(
                texts[.policyTaking], clause: "6.1",
                fields: [
                    field("reason", .policyReason, .longText),
                    field("effectiveFrom", .policyEffective, .date, hint: .policyEffectiveHint),
                ]))
        return .init("taking", texts[.policyTaking], rows: rows)
    }
}
