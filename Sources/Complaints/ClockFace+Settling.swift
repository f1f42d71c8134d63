import Foundation

// What applies runs, what does not is cancelled, what was met is met.
extension ClockFace {
    mutating func settleAll(_ moment: Moment) {
        for index in live { settle(index, moment) }
    }

    private func reasonNotToRun(_ row: ClockTable.Row) -> Cancellation? {
        if row.startsAtEnd { return isOpen ? .reopened : nil }
        if !isOpen { return ended }
        if !row.applies[(level ?? .general).index] { return .regraded }
        if row.securityOnly && !isSecurity { return .regraded }
        if isInternal && row.facesComplainant { return .withdrawn }
        if isInIncident && row.repeats { return .incident }
        return nil
    }

    mutating func settle(_ index: Int, _ moment: Moment, isNew: Bool = false) {
        let anchor = anchors[index]
        let row = table.rows[anchor.rule]
        let reason = reasonNotToRun(row)
        let wanted = row.slot(level)
        for slot in 0..<row.slots where reason != nil || slot != wanted {
            guard let clock = anchor.made[slot], clocks[clock].isOpen else { continue }
            clocks[clock].ending = .cancelled(reason ?? .regraded, at: moment.at)
        }
        guard reason == nil else { return }
        if let met = anchor.met {
            meet(index, wanted, met)
        } else if row.repeats, !isNew, !isRunning(anchor.made[wanted]) {
            // A period during which nothing was owed is not made up for: a new one starts now.
            retire(index)
            append(anchor.rule, anchor.scope + 1, at: moment.at, moment)
        } else if let clock = anchor.made[wanted] {
            resume(clock, row, anchor)
        } else {
            run(index, wanted)
        }
    }

    private func isRunning(_ clock: Int?) -> Bool { clock.map { clocks[$0].isOpen } ?? false }

    /// Met for good: no other level makes a second clock of this start.
    private mutating func meet(_ index: Int, _ slot: Int, _ met: (at: Date, sequence: Int)) {
        if anchors[index].made[slot] == nil { run(index, slot) }
        guard let clock = anchors[index].made[slot] else { return }
        clocks[clock].ending = .met(at: met.at, sequence: met.sequence)
        judgeProvisional(clock, table.rows[anchors[index].rule])
        live.removeAll { $0 == index }
    }

    private mutating func resume(_ clock: Int, _ row: ClockTable.Row, _ anchor: Anchor) {
        clocks[clock].ending = nil
        judgeProvisional(clock, row)
        if row.countsOpenTime { clocks[clock].dueAt = due(row, anchor.at, clocks[clock].length) }
    }

    /// A breach before grading stays "not graded in time".
    private mutating func judgeProvisional(_ clock: Int, _ row: ClockTable.Row) {
        if !clocks[clock].isBreached { clocks[clock].isProvisional = row.isPromise && level == nil }
    }

    private mutating func run(_ index: Int, _ slot: Int) {
        let anchor = anchors[index]
        let row = table.rows[anchor.rule]
        guard let length = row.lengths[(level ?? .general).index] else { return }
        anchors[index].made[slot] = clocks.count
        owners.append(index)
        clocks.append(
            Clock(
                key: row.key(scope: anchor.scope, slot: slot), clause: row.clause, startSequence: anchor.sequence,
                startedAt: anchor.at, length: length, dueAt: due(row, anchor.at, length), ending: nil,
                breachedAt: nil, isProvisional: row.isPromise && level == nil))
    }

    mutating func cancel(_ index: Int, _ reason: Cancellation, _ moment: Moment) {
        for slot in 0..<table.rows[anchors[index].rule].slots {
            guard let clock = anchors[index].made[slot], clocks[clock].isOpen else { continue }
            clocks[clock].ending = .cancelled(reason, at: moment.at)
        }
    }

    private func due(_ row: ClockTable.Row, _ start: Date, _ length: ClockLength) -> Date {
        let base =
            switch length {
            case .seconds(let seconds): start.addingTimeInterval(Double(seconds))
            case .working(let seconds, let name):
                policy.calendars[name]?.adding(seconds, to: start, in: policy.calendar)
                    ?? start.addingTimeInterval(Double(seconds))
            case .months(let months):
                policy.calendar.date(byAdding: .month, value: months, to: start) ?? .distantFuture
            }
        return row.countsOpenTime ? base.addingTimeInterval(pause) : base
    }
}
