import Foundation

/// How often each limit was passed, by clock and level. (6.1)
public struct SimulationReport: Hashable, Sendable, Codable {
    /// One clock at one level; level nil for complaints that nobody graded.
    public struct Line: Hashable, Sendable, Codable {
        public let clock: ClockName
        public let level: Level?
        public let clause: Clause
        /// How many of it came to be, and how many of them were passed.
        public fileprivate(set) var started = 0
        public fileprivate(set) var breached = 0

        private enum CodingKeys: CodingKey { case clock, level, clause, started, breached }

        /// Always with its level, so that programs find the same members in every line.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(clock, forKey: .clock)
            try values.encode(level, forKey: .level)
            try values.encode(clause.rawValue, forKey: .clause)
            try values.encode(started, forKey: .started)
            try values.encode(breached, forKey: .breached)
        }

        init(clock: ClockName, level: Level?, clause: Clause) {
            self.clock = clock
            self.level = level
            self.clause = clause
        }

        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            clock = try values.decode(ClockName.self, forKey: .clock)
            level = try values.decodeIfPresent(Level.self, forKey: .level)
            clause = Clause(rawValue: try values.decode(String.self, forKey: .clause))
            started = try values.decode(Int.self, forKey: .started)
            breached = try values.decode(Int.self, forKey: .breached)
        }
    }

    public private(set) var complaints = 0
    /// Complaints late in anything.
    public private(set) var late = 0
    public private(set) var breaches = 0
    /// In the order of the table of clocks, then of levels.
    public private(set) var lines: [Line] = []

    public init() {}

    /// Counts one complaint. `clocks` are those that count; nil for all of them.
    public mutating func add(_ replayed: ReplayedClocks, only clocks: Set<ClockName>? = nil) {
        complaints += 1
        func counts(_ name: ClockName) -> Bool { clocks?.contains(name) ?? (name != .retention) }
        let breached = replayed.breaches.filter { counts($0.key.name) }
        if !breached.isEmpty { late += 1 }
        breaches += breached.count
        for clock in replayed.clocks where counts(clock.name) {
            self[clock.name, clock.key.level ?? replayed.level, clock.clause].started += 1
        }
        for breach in breached {
            self[breach.key.name, breach.key.level ?? replayed.level, breach.clause].breached += 1
        }
    }

    private subscript(_ clock: ClockName, _ level: Level?, _ clause: Clause) -> Line {
        get {
            lines.first { $0.clock == clock && $0.level == level } ?? Line(clock: clock, level: level, clause: clause)
        }
        set {
            if let index = lines.firstIndex(where: { $0.clock == clock && $0.level == level }) {
                lines[index] = newValue
            } else {
                lines.append(newValue)
                let order = Dictionary(uniqueKeysWithValues: ClockName.allCases.enumerated().map { ($1, $0) })
                lines.sort { a, b in
                    (order[a.clock] ?? 0, a.level?.rawValue ?? 0) < (order[b.clock] ?? 0, b.level?.rawValue ?? 0)
                }
            }
        }
    }
}

extension SyntheticYear {
    /// The whole year under a policy.
    public func report(under policy: Policy) -> SimulationReport {
        var report = SimulationReport()
        for index in 0..<count {
            let history = history(index, policy: policy.version)
            if let replayed = Replay.run(history, under: policy, until: end) { report.add(replayed) }
        }
        return report
    }
}

extension ImportedHistory {
    /// What is known of imported history, as the facts it would have been: when it came and when it was answered.
    public var knownFacts: [Event] {
        var facts = [Event(at: originallyReceivedAt, by: .complainant, fact: .received(receipt))]
        if let answer, let answeredAt, answeredAt >= originallyReceivedAt {
            let result = ProcessingResult(
                message: "imported", status: .resolved, solution: answer, handler: "—", contact: "—")
            facts.append(Event(at: answeredAt, by: .staff(receipt.responsible), fact: .resultSent(result)))
            facts.append(Event(at: answeredAt, by: .system, fact: .closed(Closing(ground: .accepted))))
        }
        return facts
    }

    /// The limits that can be judged by what is known of it.
    public static let knownClocks: Set<ClockName> = [.firstAnswer, .response, .handling]
}
