import Foundation

/// Reads a complaint's moments under a policy and answers with its clocks. One pass, no state outside.
///
/// A rule gives a clock for each time its start signal occurs (its anchor). Whether a clock exists at a moment depends
/// on the level, on being open, and on marks; its due time depends on the anchor alone. That is why re-grading never
/// gives back time already used, and 3→2→3 resumes.
struct ClockFace {
    /// One occurrence of a rule's start signal, and the clocks made of it.
    struct Anchor {
        let rule: Int
        let scope: Int
        let at: Date
        let sequence: Int
        var met: (at: Date, sequence: Int)?
        /// Its complaint ended, or its period is past: it keeps its outcome for ever.
        var isOver = false
        var made = Made()
    }

    /// Which clock stands in which slot; three at most, and no array for them.
    struct Made {
        private var slots = (-1, -1, -1)
        subscript(slot: Int) -> Int? {
            get {
                let index = slot == 0 ? slots.0 : slot == 1 ? slots.1 : slots.2
                return index < 0 ? nil : index
            }
            set {
                let index = newValue ?? -1
                if slot == 0 { slots.0 = index } else if slot == 1 { slots.1 = index } else { slots.2 = index }
            }
        }
    }

    /// In the order they came to be.
    var clocks: [Clock] = []
    /// Which anchor each clock was made of.
    var owners: [Int] = []
    var anchors: [Anchor] = []
    /// Anchors whose clocks may still change: neither over nor met for good.
    var live: [Int] = []

    let policy: Policy
    let table: ClockTable

    var level: Level?
    var isOpen = true
    var isSecurity = false
    var isInternal = false
    var isInIncident = false
    var isRepaired = false
    var ended: Cancellation = .closed
    /// Seconds the complaint stood ended, so far.
    var pause: TimeInterval = 0
    private var epoch = 0
    private var endings = 0
    private var endedAt: Date?

    init(_ policy: Policy) {
        self.policy = policy
        table = policy.table
        clocks.reserveCapacity(8)
        owners.reserveCapacity(8)
        anchors.reserveCapacity(8)
        live.reserveCapacity(8)
    }

    init(_ moments: some Sequence<Moment>, under policy: Policy) {
        self.init(policy)
        for moment in moments { read(moment) }
    }

    mutating func read(_ moment: Moment) {
        switch moment.turn {
        case .signal(let signal, let scope): note(signal, scope, moment)
        case .level(let new):
            level = new
            settleAll(moment)
        case .security(let on):
            isSecurity = on
            settleAll(moment)
        case .becameInternal:
            isInternal = true
            settleAll(moment)
        case .joinedIncident:
            isInIncident = true
            settleAll(moment)
        case .leftIncident:
            isInIncident = false
            settleAll(moment)
        case .repaired(let repaired): isRepaired = repaired
        case .itemDropped(let scope): drop(scope, moment)
        case .breached(let key): breach(key, moment)
        case .ended(let reason): end(reason, moment)
        case .reopened:
            reopen(moment)
            settleAll(moment)
        case .restarted: restart(moment)
        }
    }

    // MARK: Anchors

    private mutating func note(_ signal: Signal, _ scope: Int, _ moment: Moment) {
        for rule in table.starting[signal] ?? [] { anchor(rule, scope + epoch * 1000, moment) }
        for rule in table.meeting[signal] ?? [] { meet(rule, signal, scope, moment) }
    }

    /// The first occurrence counts: a revised plan or a second marking starts nothing anew. What is said about a
    /// complaint that has ended starts nothing.
    private mutating func anchor(_ rule: Int, _ scope: Int, _ moment: Moment) {
        guard isOpen else { return }
        guard !anchors.contains(where: { $0.rule == rule && $0.scope == scope }) else { return }
        append(rule, scope, at: moment.at, moment)
    }

    mutating func append(_ rule: Int, _ scope: Int, at start: Date, _ moment: Moment) {
        anchors.append(Anchor(rule: rule, scope: scope, at: start, sequence: moment.sequence))
        live.append(anchors.count - 1)
        settle(anchors.count - 1, moment, isNew: true)
    }

    private mutating func meet(_ rule: Int, _ signal: Signal, _ scope: Int, _ moment: Moment) {
        let row = table.rows[rule]
        for index in live where anchors[index].rule == rule && anchors[index].met == nil {
            guard row.ownStop != signal || matches(anchors[index].scope, scope) else { continue }
            anchors[index].met = (moment.at, moment.sequence)
            settle(index, moment)
        }
        if row.repeats, !isRepaired, let last = anchors.last(where: { $0.rule == rule }), !last.isOver {
            append(rule, last.scope + 1, at: moment.at, moment)
        }
    }

    private func matches(_ anchor: Int, _ scope: Int) -> Bool { anchor == scope + epoch * 1000 }

    private mutating func drop(_ scope: Int, _ moment: Moment) {
        for index in live where table.itemRows.contains(anchors[index].rule) && matches(anchors[index].scope, scope) {
            cancel(index, .dropped, moment)
            retire(index)
        }
    }

    mutating func retire(_ index: Int) {
        anchors[index].isOver = true
        live.removeAll { $0 == index }
    }

    // MARK: Breaches

    private mutating func breach(_ key: ClockKey, _ moment: Moment) {
        guard let index = clocks.lastIndex(where: { $0.key == key }), !clocks[index].isBreached else { return }
        clocks[index].breachedAt = moment.at
        let rule = anchors[owners[index]].rule
        guard table.rows[rule].repeats, clocks[index].isOpen else { return }
        // The next period starts at the due time that was missed, not when somebody noticed. (3'.L3.4)
        clocks[index].ending = .missed
        retire(owners[index])
        append(rule, key.scope + 1, at: clocks[index].dueAt, moment)
    }

    // MARK: Ends and new beginnings

    private mutating func end(_ reason: Cancellation, _ moment: Moment) {
        isOpen = false
        ended = reason
        endedAt = moment.at
        endings += 1
        for index in live {
            let row = table.rows[anchors[index].rule]
            if row.startsAtEnd { continue }
            cancel(index, reason, moment)
            if !row.countsOpenTime { retire(index) }
        }
        // A met period is not live, but must start no further one after the end.
        for index in anchors.indices where table.rows[anchors[index].rule].repeats { anchors[index].isOver = true }
        for rule in table.starting[.ended] ?? [] { append(rule, endings, at: moment.at, moment) }
    }

    private mutating func reopen(_ moment: Moment) {
        if let endedAt { pause += moment.at.timeIntervalSince(endedAt) }
        isOpen = true
        endedAt = nil
        for index in live where table.rows[anchors[index].rule].startsAtEnd {
            cancel(index, .reopened, moment)
            retire(index)
        }
    }

    /// Clocks start at the objection; what was met or breached before stays on record under its own key.
    private mutating func restart(_ moment: Moment) {
        reopen(moment)
        pause = 0
        epoch += 1
        for index in live { retire(index) }
        for rule in table.restarting { anchor(rule, epoch * 1000, moment) }
    }
}
