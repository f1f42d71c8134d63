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
        /// The event that meets only the clock of the same work item, or of the same time it became unresolved.
        let ownStop: Signal?

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
    /// Rules that start anew when an objection is upheld: those from receipt or registration, but for registration
    /// itself, which happened.
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
        restarting = rules.indices.filter {
            [.received, .registered].contains(rules[$0].startsAt) && rules[$0].metBy != [.registered]
        }
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
        ownStop = rule.startsAt.ownStop
    }
}

extension Level {
    /// From 0.
    var index: Int { rawValue - 1 }
}

extension Signal {
    /// What answers this very occurrence of it and no other; whatever else may meet a clock meets all that run.
    fileprivate var ownStop: Signal? {
        switch self {
        case .itemAssigned: .itemVerified
        case .unresolved: .followUpStarted
        default: nil
        }
    }
}
