import Complaints
import Foundation

/// What an editor's form says, read into a policy; every field that is not right has its problem. (6.1)
struct CheckedPolicy {
    var policy: Policy
    var errors = FieldErrors()
    let reason: String
    let effectiveFrom: Date?
    let confirmed: Set<Clause>

    /// - Parameter basis: what the form does not ask for stays as it is there.
    init(_ fields: PolicyFields, basis: Policy, _ directory: Directory, at now: Date) {
        policy = basis
        var errors = FieldErrors()
        confirmed = Set(
            fields.list("confirm").map(Clause.init(rawValue:)))
        reason = errors.text("reason", fields["reason"], limit: TextLimit.text)
        effectiveFrom = Self.moment(fields["effectiveFrom"], basis, now, &errors)
        self.errors = errors
        readCalendars(fields)
        readEvents(fields)
        readLimits(fields)
        readFigures(fields)
        readSubTypes(fields)
        readPeople(fields, directory)
        readTexts(fields)
        readRules(fields)
        if self.errors.isEmpty { checkDepartures() }
    }

    private static func moment(_ text: String, _ basis: Policy, _ now: Date, _ errors: inout FieldErrors) -> Date? {
        guard !text.isEmpty else { return nil }
        guard let date = LocalTime.parse(text, in: basis.calendar) else {
            errors.add("effectiveFrom", .notADate)
            return nil
        }
        if date <= now { errors.add("effectiveFrom", .dateNotInFuture) }
        return date
    }

    mutating func number(_ field: String, _ text: String, _ range: ClosedRange<Int>) -> Int? {
        let plain = text.trimmingCharacters(in: .whitespaces)
        guard !plain.isEmpty else {
            errors.add(field, .missing)
            return nil
        }
        guard let number = Int(plain), range.contains(number) else {
            errors.add(field, .outOfRange(from: range.lowerBound, to: range.upperBound))
            return nil
        }
        return number
    }

    // MARK: Calendars

    private mutating func readCalendars(_ fields: PolicyFields) {
        var calendars: [String: WorkingCalendar] = [:]
        for row in 0..<fields.calendarRows where fields["calendar-\(row)-remove"] != "on" {
            let name = errors.text(
                "calendar-\(row)-name", fields["calendar-\(row)-name"], limit: TextLimit.name, line: true)
            let hasHours = (1...7).contains { !fields["calendar-\(row)-day-\($0)"].isEmpty }
            if name.isEmpty && !hasHours { continue }
            if name.isEmpty { errors.add("calendar-\(row)-name", .missing) }
            if !hasHours { errors.add("calendar-\(row)-day-2", .missing) }
            if calendars[name] != nil { errors.add("calendar-\(row)-name", .nameTaken) }
            calendars[name] = Self.calendar(row, fields, &errors)
        }
        policy.calendars = calendars
    }

    /// The calendar of a row, with the problems of its fields.
    static func calendar(_ row: Int, _ fields: PolicyFields, _ errors: inout FieldErrors) -> WorkingCalendar? {
        var calendar = WorkingCalendar(week: [:])
        for day in 1...7 {
            let field = "calendar-\(row)-day-\(day)"
            guard let slots = WorkingHours.read(fields[field]) else {
                errors.add(field, .notSlots)
                continue
            }
            if !slots.isEmpty { calendar.week[day] = slots }
        }
        let field = "calendar-\(row)-exceptions"
        for line in fields[field].split(whereSeparator: \.isNewline) {
            let text = line.trimmingCharacters(in: .whitespaces)
            guard !text.isEmpty else { continue }
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            guard CalendarDay.isValid(parts[0]), let slots = WorkingHours.read(parts.count > 1 ? parts[1] : "") else {
                errors.add(field, .notADayOfCalendar(line: String(text.prefix(40))))
                return nil
            }
            calendar.exceptions[parts[0]] = slots
        }
        return calendar
    }

    // MARK: Figures

    private mutating func readFigures(_ fields: PolicyFields) {
        for figure in PolicyFigure.allCases {
            guard let number = number(figure.rawValue, fields[figure.rawValue], figure.range) else { continue }
            policy[figure] = number
        }
        let asked = fields.list("gates").map(Gate.init)
        if asked.contains(nil) { errors.add("gates", .unknown) }
        policy.liftedGates = Set(Gate.allCases).subtracting(asked.compactMap(\.self))
        let zone = fields["timeZone"].trimmingCharacters(in: .whitespaces)
        if TimeZone.knownTimeZoneIdentifiers.contains(zone) || zone == "UTC" {
            policy.timeZone = zone
        } else {
            errors.add("timeZone", .notATimeZone)
        }
    }

    // MARK: Types

    private mutating func readSubTypes(_ fields: PolicyFields) {
        var subTypes: [Policy.SubType] = []
        for row in 0..<fields.subTypeRows {
            let id = fields["sub-\(row)-id"].trimmingCharacters(in: .whitespaces)
            let names = Language.allCases.map { fields["sub-\(row)-\($0.rawValue)"] }
            if id.isEmpty && names.allSatisfy(\.isEmpty) { continue }
            guard let type: ComplaintType = errors.word("sub-\(row)-type", fields["sub-\(row)-type"]) else { continue }
            if !Self.isID(id) { errors.add("sub-\(row)-id", .notAnID) }
            if subTypes.contains(where: { $0.id == id && $0.type == type }) { errors.add("sub-\(row)-id", .nameTaken) }
            var subType = Policy.SubType(type: type, id: id, names: [:])
            for language in Language.allCases {
                let field = "sub-\(row)-\(language.rawValue)"
                subType.names[language.rawValue] = errors.text(
                    field, fields[field], limit: TextLimit.name, line: true, required: true)
            }
            subTypes.append(subType)
        }
        policy.subTypes = subTypes
    }

    /// What the API and storage keep for good: small letters, digits and hyphens.
    private static func isID(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (48...57).contains($0)
                    || $0 == UInt8(ascii: "-")
            }
    }

    // MARK: People

    private mutating func readPeople(_ fields: PolicyFields, _ directory: Directory) {
        let urgent = fields.list("urgent").map(ComplaintType.init)
        if urgent.contains(nil) { errors.add("urgent", .unknown) }
        policy.urgentTypes = Set(urgent.compactMap(\.self))
        let chosen = fields.list("duty").map { Int64($0).map(StaffID.init) }
        let duty = chosen.compactMap { $0 }
        if duty.count != chosen.count
            || !duty.allSatisfy({ directory.roster[$0].map { $0.isEnabled && $0.has(.agent) } ?? false })
        {
            errors.add("duty", .notAPerson)
        }
        policy.dutyAgents = duty
        for type in ComplaintType.allCases {
            let field = "first-\(type.rawValue)"
            guard let first: Department = errors.word(field, fields[field]),
                PolicyFields.departments.contains(first)
            else {
                errors.add(field, .unknown)
                continue
            }
            policy.departments[type] = [first] + PolicyFields.departments.filter { $0 != first }
            policy.assignees[type] = assignee("person-\(type.rawValue)", fields, of: first, directory)
        }
    }

    /// Whom a type is offered to: an enabled account of the department it is offered to first.
    private mutating func assignee(
        _ field: String, _ fields: PolicyFields, of department: Department, _ directory: Directory
    ) -> StaffID? {
        let text = fields[field].trimmingCharacters(in: .whitespaces)
        guard !text.isEmpty else { return nil }
        guard let member = Int64(text).flatMap({ directory.roster[StaffID(rawValue: $0)] }), member.isEnabled else {
            errors.add(field, .notAPerson)
            return nil
        }
        guard member.belongs(to: department) else {
            errors.add(field, .notOfDepartment)
            return nil
        }
        return member.id
    }

    // MARK: Rules

    private mutating func readRules(_ fields: PolicyFields) {
        var rules: [GradingRule] = []
        for row in 0..<fields.ruleRows {
            func field(_ name: String) -> String { "rule-\(row)-\(name)" }
            let typed = fields[field("level")]
            if typed.isEmpty { continue }
            guard let level = Int(typed).flatMap(Level.init(rawValue:)), level > .general else {
                errors.add(field("level"), .unknown)
                continue
            }
            var rule = GradingRule(level)
            rule.type = errors.word(field("type"), fields[field("type")], required: false)
            let function = fields[field("function")].trimmingCharacters(in: .whitespaces)
            if !function.isEmpty {
                rule.subType = function
                // One of another type would never hold.
                let fitting = policy.subTypes.filter { rule.type == nil || $0.type == rule.type }
                if !fitting.contains(where: { $0.id == function }) { errors.add(field("function"), .unknown) }
            }
            let words = errors.text(field("words"), fields[field("words")], limit: 1000, line: true)
            rule.words = words.split { ",，、;；".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }
            if !fields[field("count")].isEmpty || !fields[field("hours")].isEmpty {
                let count = number(field("count"), fields[field("count")], 2...100_000)
                let hours = number(field("hours"), fields[field("hours")], 1...720)
                if let count, let hours { rule.similar = .init(count: count, hours: hours) }
            }
            rule.security = fields[field("security")] == "on"
            let isCounted = !fields[field("count")].isEmpty || !fields[field("hours")].isEmpty
            if !rule.hasCondition, !isCounted { errors.add(field("level"), .conditionMissing) }
            rules.append(rule)
        }
        policy.gradingRules = rules
    }
}
