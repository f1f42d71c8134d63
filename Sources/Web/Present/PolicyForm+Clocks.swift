import Complaints
import Desk
import Pages

// Limits, and behind each what it starts at, what meets it, at which levels. (6.1)
extension PolicyForm {
    private var calendarOptions: [FormField.Option] {
        let names = (0..<fields.calendarRows).map { fields["calendar-\($0)-name"] }.filter { !$0.isEmpty }
        return [FormField.Option("", texts[.byWallClock])] + names.map { FormField.Option($0, $0) }
    }

    var limits: PolicyFormPage.Part {
        let units: [FormField.Option] = [
            .init("minutes", texts[.unitMinutes]), .init("hours", texts[.unitHours]), .init("days", texts[.unitDays]),
        ]
        let rows = PolicyFields.limits.map { limit -> PolicyFormPage.Row in
            let isRetention = limit.name == .retention
            let length = Policy.standard.rule(limit.name)?.lengths[limit.levels.first ?? .general]
            var unit = field("unit-\(limit.id)", .limitUnit, .select(units))
            if isRetention {
                unit = field("unit-\(limit.id)", .limitUnit, .select([.init("months", texts[.unitMonths])]))
            }
            var row = [field("limit-\(limit.id)", .limitLength, required: true), unit]
            if !isRetention { row.append(field("by-\(limit.id)", .limitBy, .select(calendarOptions))) }
            var whole = PolicyFormPage.Row(
                words.limit(limit.name, limit.levels.count == 1 ? limit.levels.first : nil),
                note: texts(.policyRegulationSays, ["length": words.length(length)]), clause: limit.clause, fields: row)
            // Once for a clock, below the last of its limits.
            if PolicyFields.limits.last(where: { $0.name == limit.name })?.id == limit.id {
                whole.more = events(of: limit)
            }
            return whole
        }
        return .init(
            "limits", texts[.policyLimits], hint: texts[.policyLimitsHint], rows: rows, isDense: true)
    }

    // MARK: Events and levels

    private func events(of limit: PolicyFields.Limit) -> PolicyFormPage.More {
        let name = limit.name
        let (start, stops, levels) = (value(.start, name), value(.stops, name), value(.levels, name))
        let isShared = PolicyFields.limits.count { $0.name == name } > 1
        let usual = PolicyFields(.standard)
        let differs = ClockPart.allCases.contains { part in
            Set(value(part, name)) != Set(usual.list("\(part.rawValue)-\(name.rawValue)"))
        }
        return PolicyFormPage.More(
            texts(
                isShared ? .clockEventsOf : .clockEvents,
                [
                    "clock": texts.word(name), "start": start.map(word(ofEvent:)).joined(),
                    "stops": texts.met(Set(stops.compactMap(Signal.init))), "levels": word(ofLevels: levels),
                ]),
            mark: differs ? texts[.clockOtherwise] : nil,
            fields: ClockPart.allCases.map { choice($0, name, limit.clause) })
    }

    /// What is chosen of a part; of one that cannot be changed, what it is.
    private func value(_ part: ClockPart, _ name: ClockName) -> [String] {
        let field = "\(part.rawValue)-\(name.rawValue)"
        let chosen = fields.list(field)
        return chosen.isEmpty && name.isFixed(part) ? PolicyFields(.standard).list(field) : chosen
    }

    private func word(ofEvent raw: String) -> String { Signal(rawValue: raw).map { texts.word($0) } ?? raw }

    private func word(ofLevels chosen: [String]) -> String {
        let levels = chosen.compactMap { Int($0).flatMap(Level.init) }
        return levels.count == Level.allCases.count ? texts[.anyLevel] : words.list(levels.map { texts.word($0) })
    }

    private func choice(_ part: ClockPart, _ name: ClockName, _ clause: Clause) -> FormField {
        let label: TextKey =
            switch part {
            case .start: .clockStart
            case .stops: .clockStops
            case .levels: .clockLevels
            }
        let events = name.choices(part).map { FormField.Option($0.rawValue, texts.word($0)) }
        let levels = Level.allCases.map { FormField.Option(String($0.rawValue), texts.long($0)) }
        var choice = field("\(part.rawValue)-\(name.rawValue)", label, .checkboxes(part == .levels ? levels : events))
        if part == .start { choice.kind = .select(events) }
        if name.isFixed(part) {
            // To be read, and sent back as it is.
            let value = value(part, name)
            let words = part == .levels ? word(ofLevels: value) : texts.met(Set(value.compactMap(Signal.init)))
            choice.value = value.joined(separator: ",")
            choice.kind = .select([.init(choice.value, words)])
            let isByClause = part == .levels && !name.isFixed(.start)
            choice.hint = texts(isByClause ? .clockLevelsHint : .clockFixedHint, ["clause": clause.rawValue])
        }
        return choice
    }
}
