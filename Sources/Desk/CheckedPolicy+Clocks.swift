import Complaints

// Limits: how long, from which event, until which, at which levels. (6.1)
extension CheckedPolicy {
    /// Start, stops and levels of every clock, and whether it could be carried out with them.
    mutating func readEvents(_ fields: PolicyFields) {
        for index in policy.clocks.indices {
            let name = policy.clocks[index].name
            for part in ClockPart.allCases { read(part, of: index, fields) }
            for flaw in policy.clocks[index].flaws {
                errors.add("\(flaw.part.rawValue)-\(name.rawValue)", problem(flaw, policy.clocks[index].clause))
            }
        }
    }

    private mutating func read(_ part: ClockPart, of index: Int, _ fields: PolicyFields) {
        let name = policy.clocks[index].name
        let field = "\(part.rawValue)-\(name.rawValue)"
        let chosen = fields.list(field)
        // A form need not send what cannot be changed.
        if name.isFixed(part), chosen.isEmpty { return }
        switch part {
        case .start:
            if let signal: Signal = errors.word(field, fields[field]) { policy.clocks[index].startsAt = signal }
        case .stops:
            let signals = chosen.map(Signal.init)
            if signals.contains(nil) { return errors.add(field, .unknown) }
            policy.clocks[index].metBy = Set(signals.compactMap(\.self))
        case .levels:
            let levels = chosen.map { Int($0).flatMap(Level.init) }
            if levels.contains(nil) { return errors.add(field, .unknown) }
            policy.clocks[index].levels = Set(levels.compactMap(\.self))
        }
    }

    private func problem(_ flaw: ClockFlaw, _ clause: Clause) -> FieldProblem {
        switch flaw {
        case .fixed: .clockFixed(clause: clause.rawValue)
        case .empty: .missing
        case .unfit: .eventUnfit
        case .meetsItself: .meetsItself
        case .tooEarly(let signal): .tooEarly(signal)
        case .neverStarts(let level): .neverStarts(level)
        case .neverMet(let level): .neverMet(level)
        }
    }

    mutating func readLimits(_ fields: PolicyFields) {
        for limit in PolicyFields.limits {
            guard let index = policy.clocks.firstIndex(where: { $0.name == limit.name }) else { continue }
            let field = "limit-\(limit.id)"
            guard let length = length(field, limit, fields) else { continue }
            // One length for all levels where the regulation has one: for those that were added too.
            let isOne = PolicyFields.limits.count { $0.name == limit.name } == 1
            if isOne { policy.clocks[index].lengths = [:] }
            for level in isOne ? policy.clocks[index].levels : Set(limit.levels) {
                policy.clocks[index].lengths[level] = length
            }
        }
    }

    private mutating func length(
        _ field: String, _ limit: PolicyFields.Limit, _ fields: PolicyFields
    ) -> ClockLength? {
        if limit.name == .retention {
            guard let months = number(field, fields[field], 0...1200) else { return nil }
            guard months >= Policy.retentionFloor else {
                errors.add(field, .retentionTooShort)
                return nil
            }
            return .months(months)
        }
        guard let number = number(field, fields[field], 1...10_000) else { return nil }
        guard let unit = PolicyFields.units.first(where: { $0.0 == fields["unit-\(limit.id)"] }) else {
            errors.add("unit-\(limit.id)", .unknown)
            return nil
        }
        let calendar = fields["by-\(limit.id)"]
        guard !calendar.isEmpty else { return .seconds(number * unit.1) }
        guard policy.calendars[calendar] != nil else {
            errors.add("by-\(limit.id)", .unknown)
            return nil
        }
        return .working(number * unit.1, calendar: calendar)
    }

    /// Every looser figure that is not confirmed by its clause is a problem of its field.
    mutating func checkDepartures() {
        for departure in policy.departures where !confirmed.contains(departure.clause) {
            let problem = FieldProblem.looser(clause: departure.clause.rawValue)
            let other = FieldProblem.departs(clause: departure.clause.rawValue)
            switch departure.subject {
            case .callBackAttempts: errors.add(PolicyFigure.callBackAttempts.rawValue, problem)
            case .gate: errors.add("gates", problem)
            case .start(let name, _, _): errors.add("start-\(name.rawValue)", other)
            case .stops(let name, _, _): errors.add("stops-\(name.rawValue)", other)
            case .limit(let name, _, _, nil): errors.add("levels-\(name.rawValue)", problem)
            case .limit(let name, let level, _, _):
                let limit = PolicyFields.limits.first { $0.name == name && $0.levels.contains(level) }
                errors.add("limit-\(limit?.id ?? name.rawValue)", problem)
            }
        }
    }
}
