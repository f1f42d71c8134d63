public import Complaints
import Foundation

/// A policy as a form shows it: one text for each field. What is typed is read back by ``CheckedPolicy``. (6.1)
public struct PolicyFields: Sendable, Hashable {
    /// By the names of the form; several choices are joined by commas.
    public var values: [String: String]
    /// Those that hold several choices.
    public static let lists =
        ["urgent", "duty", "gates", "confirm"]
        + Policy.standard.clocks.flatMap { ["stops-\($0.name.rawValue)", "levels-\($0.name.rawValue)"] }

    public init(_ values: [String: String]) { self.values = values }

    public subscript(name: String) -> String { values[name] ?? "" }

    /// The field of a text.
    public static func name(_ text: PolicyText, _ language: Language) -> String {
        "text-\(text.rawValue)-\(language.rawValue)"
    }

    /// The choices of a field that holds several.
    public func list(_ name: String) -> [String] {
        self[name].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// One limit that the editor asks for: a clock, for one level where the regulation tells levels apart.
    public struct Limit: Sendable, Hashable {
        public let name: ClockName
        /// The levels it is for, in their order.
        public let levels: [Level]
        public let clause: Clause
        public var id: String { "\(name.rawValue)-\(levels.first?.rawValue ?? 0)" }

        /// How long a rule has it. Where the regulation tells no levels apart, whatever levels the rule is for.
        func length(in rule: ClockRule) -> ClockLength? {
            rule.lengths[levels.first ?? .general] ?? rule.levels.sorted().lazy.compactMap { rule.lengths[$0] }.first
        }
    }

    /// Every limit, in the order of the table of clocks.
    public static let limits: [Limit] = Policy.standard.clocks.flatMap { rule -> [Limit] in
        let levels = rule.levels.sorted()
        return (rule.dependsOnLevel ? levels.map { [$0] } : [levels]).map {
            Limit(name: rule.name, levels: $0, clause: rule.clause)
        }
    }

    /// Units a limit is stated in, with their seconds.
    public static let units = [("minutes", 60), ("hours", 3600), ("days", 86_400)]
    /// The departments that a type can be offered to first.
    public static let departments: [Department] = [.technical, .business]
    /// Empty rows for what is added.
    public static let spareRows = 2

    /// How many calendars, sub-types and rules the form has rows for.
    public var calendarRows: Int { rows("calendar", "name") }
    public var subTypeRows: Int { rows("sub", "id") }
    public var ruleRows: Int { rows("rule", "level") }

    /// Whether the form has a field of this name, in a row that there is.
    public func knows(_ name: String) -> Bool {
        for (list, rows, fields) in [
            ("calendar", calendarRows, Self.calendarFields), ("sub", subTypeRows, Self.subTypeFields),
            ("rule", ruleRows, Self.ruleFields),
        ] where name.hasPrefix("\(list)-") {
            let parts = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let row = Int(parts[1]), String(row) == parts[1] else { return false }
            return (0..<rows).contains(row) && fields.contains(String(parts[2]))
        }
        return Self.plainFields.contains(name)
    }

    private static let calendarFields = ["name", "exceptions", "remove"] + (1...7).map { "day-\($0)" }
    private static let subTypeFields = ["type", "id"] + Language.allCases.map(\.rawValue)
    private static let ruleFields = ["level", "type", "function", "words", "count", "hours", "security"]
    private static let plainFields = Set(PolicyFields(.standard).values.keys)

    private func rows(_ list: String, _ field: String) -> Int {
        var count = 0
        while values["\(list)-\(count)-\(field)"] != nil { count += 1 }
        return count
    }

    /// How many empty rows a list lacks: those that came back empty count.
    public func spareRows(_ list: String, of rows: Int, wanted: Int = spareRows) -> Int {
        var blank = 0
        for row in (0..<rows).reversed() {
            let isBlank = values.allSatisfy { name, value in
                !name.hasPrefix("\(list)-\(row)-") || value.isEmpty || name == "sub-\(row)-type"
            }
            guard isBlank else { break }
            blank += 1
        }
        return max(0, wanted - blank)
    }

    public init(_ policy: Policy) {
        values = [:]
        for limit in Self.limits {
            let length = policy.rule(limit.name).flatMap { limit.length(in: $0) }
            let (number, unit, calendar) = Self.parts(length)
            values["limit-\(limit.id)"] = number
            values["unit-\(limit.id)"] = unit
            values["by-\(limit.id)"] = calendar
        }
        for rule in policy.clocks {
            values["start-\(rule.name.rawValue)"] = rule.startsAt.rawValue
            values["stops-\(rule.name.rawValue)"] = Signal.allCases.filter(rule.metBy.contains).map(\.rawValue)
                .joined(separator: ",")
            values["levels-\(rule.name.rawValue)"] = rule.levels.sorted().map { String($0.rawValue) }
                .joined(separator: ",")
        }
        for (index, name) in policy.calendars.keys.sorted().enumerated() {
            guard let calendar = policy.calendars[name] else { continue }
            values["calendar-\(index)-name"] = name
            for day in 1...7 {
                values["calendar-\(index)-day-\(day)"] = WorkingHours.text(calendar.week[day] ?? [])
            }
            values["calendar-\(index)-exceptions"] = calendar.exceptions.keys.sorted().map { day in
                let hours = WorkingHours.text(calendar.exceptions[day] ?? [])
                return hours.isEmpty ? day : "\(day) \(hours)"
            }.joined(separator: "\n")
        }
        for figure in PolicyFigure.allCases { values[figure.rawValue] = String(policy[figure]) }
        values["timeZone"] = policy.timeZone
        values["gates"] = Gate.allCases.filter { !policy.liftedGates.contains($0) }.map(\.rawValue)
            .joined(separator: ",")
        for (index, subType) in policy.subTypes.enumerated() {
            values["sub-\(index)-type"] = subType.type.rawValue
            values["sub-\(index)-id"] = subType.id
            for language in Language.allCases {
                values["sub-\(index)-\(language.rawValue)"] = subType.names[language.rawValue] ?? ""
            }
        }
        values["urgent"] = ComplaintType.allCases.filter(policy.urgentTypes.contains).map(\.rawValue)
            .joined(separator: ",")
        values["duty"] = policy.dutyAgents.map(\.description).joined(separator: ",")
        for type in ComplaintType.allCases {
            values["first-\(type.rawValue)"] = policy.departments[type]?.first?.rawValue ?? ""
            values["person-\(type.rawValue)"] = policy.assignees[type]?.description ?? ""
        }
        for language in Language.allCases {
            for text in PolicyText.allCases { values[Self.name(text, language)] = policy[text, language] ?? "" }
        }
        for (index, rule) in policy.gradingRules.enumerated() {
            values["rule-\(index)-level"] = String(rule.level.rawValue)
            values["rule-\(index)-type"] = rule.type?.rawValue ?? ""
            values["rule-\(index)-function"] = rule.subType ?? ""
            values["rule-\(index)-words"] = rule.words.joined(separator: ", ")
            values["rule-\(index)-count"] = rule.similar.map { String($0.count) } ?? ""
            values["rule-\(index)-hours"] = rule.similar.map { String($0.hours) } ?? ""
            values["rule-\(index)-security"] = rule.security ? "on" : ""
        }
    }

    /// Number, unit and calendar of a length; months have no unit to choose.
    private static func parts(_ length: ClockLength?) -> (String, String, String) {
        switch length {
        case nil: return ("", "hours", "")
        case .months(let months): return (String(months), "months", "")
        case .seconds(let seconds), .working(let seconds, _):
            let unit = seconds % 3600 == 0 ? units[1] : units[0]
            var calendar = ""
            if case .working(_, let name) = length { calendar = name }
            return (String(seconds / unit.1), unit.0, calendar)
        }
    }

    /// With the holidays of a plan in the calendar of one row. Hours that cannot be read stay as they are typed.
    public func applying(_ plan: HolidayPlan, toCalendar row: Int) -> PolicyFields {
        var errors = FieldErrors()
        guard let calendar = CheckedPolicy.calendar(row, self, &errors), errors.isEmpty else { return self }
        var policy = Policy.standard
        policy.calendars = ["": calendar.applying(plan)]
        var fields = self
        fields.values["calendar-\(row)-exceptions"] = PolicyFields(policy)["calendar-0-exceptions"]
        return fields
    }
}

/// Hours of a day as people write them: `09:00-12:00, 14:00-18:00`.
public enum WorkingHours {
    public static func text(_ slots: [WorkingCalendar.Slot]) -> String {
        slots.map { "\(time($0.from))-\(time($0.to))" }.joined(separator: ", ")
    }

    private static func time(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// Several stretches that do not overlap, each ending after it began, the last at 24:00 at most; nothing for a day
    /// off. nil when it cannot be read.
    public static func read(_ text: String) -> [WorkingCalendar.Slot]? {
        let plain = text.map { character -> Character in
            switch character {
            case "：": ":"
            case "，", "、", ";", "；": ","
            case "–", "—", "~", "～", "至": "-"
            default: character
            }
        }
        let parts = String(plain).split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        var slots: [WorkingCalendar.Slot] = []
        for part in parts {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(minutes)
            guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
            slots.append(.init(from: from, to: to))
        }
        slots.sort { $0.from < $1.from }
        for (slot, next) in zip(slots, slots.dropFirst()) where slot.to > next.from { return nil }
        return slots
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
        else { return nil }
        return hour * 60 + minute
    }
}
