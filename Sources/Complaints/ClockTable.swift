import Foundation

/// The rules of a policy, prepared once for reading: what each signal starts and meets, each length by its level.
/// Every read and write of a complaint asks for its clocks, so nothing of this is worked out there.
struct ClockTable: Hashable, Sendable {
    /// One rule, with sets and dictionaries flattened.
    struct Row: Hashable, Sendable {
        let name: ClockName
        let clause: Clause
        /// By level: whether it applies.
        let applies: [Bool]
        /// By level; nil where the rule states no length at all.
        let lengths: [ClockLength?]
        let dependsOnLevel: Bool
        /// Another level would change it, so before grading it is a promise only.
        let isPromise: Bool
        let repeats: Bool
        let countsOpenTime: Bool
        let facesComplainant: Bool
        let securityOnly: Bool
        /// Starts when the complaint ends: retention.
        let startsAtEnd: Bool
        /// An event meets only the clock of the same work item or round.
        let isMatchedByScope: Bool

        /// Which of a start's clocks belongs to the level: each level its own where lengths differ, else one for all.
        func slot(_ level: Level?) -> Int { dependsOnLevel ? (level ?? .general).index : 0 }
        var slots: Int { dependsOnLevel ? Level.allCases.count : 1 }
        /// The key of the clock in a slot.
        func key(scope: Int, slot: Int) -> ClockKey {
            ClockKey(name, scope: scope, level: dependsOnLevel ? Level(rawValue: slot + 1) : nil)
        }
    }

    let rows: [Row]
    let starting: [Signal: [Int]]
    let meeting: [Signal: [Int]]
    /// Rules that start anew when an objection is upheld: those from receipt, but for registration, which happened.
    let restarting: [Int]
    let itemRows: [Int]

    init(_ rules: [ClockRule]) {
        rows = rules.map(Row.init)
        var starting: [Signal: [Int]] = [:]
        var meeting: [Signal: [Int]] = [:]
        for (index, rule) in rules.enumerated() {
            starting[rule.startsAt, default: []].append(index)
            for signal in rule.metBy { meeting[signal, default: []].append(index) }
        }
        self.starting = starting
        self.meeting = meeting
        restarting = rules.indices.filter { rules[$0].startsAt == .received && rules[$0].metBy != [.registered] }
        itemRows = starting[.itemAssigned] ?? []
    }
}

extension ClockTable.Row {
    fileprivate init(_ rule: ClockRule) {
        name = rule.name
        clause = rule.clause
        applies = Level.allCases.map { rule.levels.contains($0) }
        let fallback = Level.allCases.lazy.compactMap { rule.lengths[$0] }.first
        lengths = Level.allCases.map { rule.lengths[$0] ?? fallback }
        dependsOnLevel = rule.dependsOnLevel
        isPromise = rule.startsAt != .ended && (rule.dependsOnLevel || rule.levels.count < Level.allCases.count)
        repeats = rule.repeats
        countsOpenTime = rule.countsOpenTime
        facesComplainant = rule.facesComplainant
        securityOnly = rule.securityOnly
        startsAtEnd = rule.startsAt == .ended
        isMatchedByScope = rule.startsAt.isScoped && !rule.metBy.contains(.resultSent)
    }
}

extension Level {
    /// From 0.
    var index: Int { rawValue - 1 }
}

extension Signal {
    /// Whether it carries a work item or a round, so that one event meets only the clock of the same.
    fileprivate var isScoped: Bool {
        switch self {
        case .itemAssigned, .itemVerified, .planned, .unresolved, .followUpStarted: true
        default: false
        }
    }
}
