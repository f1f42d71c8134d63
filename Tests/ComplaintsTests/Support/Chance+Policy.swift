import Complaints

// A policy as somebody might write it: other lengths, starts, stops and levels, so long as each clock can be carried out.
extension Chance {
    mutating func policy() -> Policy {
        var policy = Policy.standard
        policy.calendars["office"] = WorkingCalendar(
            week: Dictionary(uniqueKeysWithValues: (2...6).map { ($0, [WorkingCalendar.Slot(from: 540, to: 1080)]) }))
        for index in policy.clocks.indices { policy.clocks[index] = rule(like: policy.clocks[index]) }
        return policy
    }

    private mutating func rule(like standard: ClockRule) -> ClockRule {
        for _ in 0..<30 {
            var rule = standard
            if happens(60) { rule.startsAt = one(of: rule.name.choices(.start)) }
            if happens(60), rule.name != .retention {
                rule.metBy = Set((0..<whole(1...3)).map { _ in one(of: rule.name.choices(.stops)) })
            }
            if happens(60), !rule.name.isFixed(.levels) {
                rule.levels = Set(Level.allCases.filter { _ in happens(50) })
            }
            guard rule.flaws.isEmpty else { continue }
            if rule.name != .retention { rule.lengths = lengths(rule) }
            return rule
        }
        return standard
    }

    private mutating func lengths(_ rule: ClockRule) -> [Level: ClockLength] {
        let isOne = happens(50)
        let shared = length()
        return Dictionary(uniqueKeysWithValues: rule.levels.sorted().map { ($0, isOne ? shared : length()) })
    }

    private mutating func length() -> ClockLength {
        let seconds = whole(1...200) * 1800
        return happens(15) ? .working(seconds, calendar: "office") : .seconds(seconds)
    }
}

extension Policy {
    mutating func change(_ name: ClockName, _ change: (inout ClockRule) -> Void) {
        guard let index = clocks.firstIndex(where: { $0.name == name }) else { return }
        change(&clocks[index])
    }
}
