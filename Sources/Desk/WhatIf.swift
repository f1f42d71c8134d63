public import Complaints
public import Foundation
import Storage

/// What a policy would have made of the complaints of a time, beside what was made of them. (6.1)
public struct WhatIf: Sendable {
    /// Complaints that pass one limit, by their numbers, the newest first.
    public struct Line: Sendable, Hashable {
        public let clock: ClockName
        public let level: Level?
        public let underDraft: [ComplaintNumber]
        public let now: [ComplaintNumber]
    }

    public let from: Date
    public let through: Date
    /// How many complaints were replayed.
    public let total: Int
    /// Whether there were more than are replayed at once; the newest were.
    public let isPart: Bool
    /// How many were late in anything.
    public let lateUnderDraft: Int
    public let lateNow: Int
    /// In the order of the table of clocks; only limits that somebody passed.
    public let lines: [Line]
}

extension ServiceDesk {
    /// At most so many complaints are replayed for a page unless all of them are asked for.
    public static let mostReplayed = 2000

    /// Replays the complaints of the last thirty days under a policy, and under the version that each keeps.
    ///
    /// - Parameter limit: how many, the newest; nil for all of them.
    public func whatIf(_ policy: Policy, days: Int = 30, limit: Int? = mostReplayed) async throws -> WhatIf {
        let end = now()
        let start = end.addingTimeInterval(-Double(days) * 86_400)
        let most = limit ?? Int(Int32.max)
        let keys = try await database.read { try $0.complaints(receivedFrom: start, through: end, limit: most + 1) }
        let wanted = Array(keys.prefix(most))
        let directory = directory
        var tally = Tally()
        for from in stride(from: 0, to: wanted.count, by: 100) {
            let part = Array(wanted[from..<min(from + 100, wanted.count)])
            let histories = try await database.read { try $0.histories(of: part) }
            for key in part {
                guard let events = histories[key]?.events, let complaint = Complaint(history: events) else { continue }
                let own = directory.policy(complaint.policyVersion)
                tally.add(
                    complaint.number, Replay.run(events, under: policy, until: end)?.breaches ?? [],
                    Replay.run(events, under: own, until: end)?.breaches ?? [])
            }
        }
        return WhatIf(
            from: start, through: end, total: wanted.count, isPart: keys.count > wanted.count,
            lateUnderDraft: tally.lateUnderDraft, lateNow: tally.lateNow, lines: tally.lines)
    }

    private struct Tally {
        private struct Limit: Hashable {
            let clock: ClockName
            let level: Level?
        }

        private var underDraft: [Limit: [ComplaintNumber]] = [:]
        private var now: [Limit: [ComplaintNumber]] = [:]
        private(set) var lateUnderDraft = 0
        private(set) var lateNow = 0

        mutating func add(_ number: ComplaintNumber, _ draft: [ReplayedBreach], _ own: [ReplayedBreach]) {
            if !draft.isEmpty { lateUnderDraft += 1 }
            if !own.isEmpty { lateNow += 1 }
            for limit in Set(draft.map { Limit(clock: $0.key.name, level: $0.key.level) }) {
                underDraft[limit, default: []].append(number)
            }
            for limit in Set(own.map { Limit(clock: $0.key.name, level: $0.key.level) }) {
                now[limit, default: []].append(number)
            }
        }

        var lines: [WhatIf.Line] {
            ClockName.allCases.flatMap { clock in
                ([nil] + Level.allCases.map(Optional.some)).compactMap { level in
                    let limit = Limit(clock: clock, level: level)
                    let (draft, own) = (underDraft[limit] ?? [], now[limit] ?? [])
                    guard !draft.isEmpty || !own.isEmpty else { return nil }
                    return WhatIf.Line(clock: clock, level: level, underDraft: draft, now: own)
                }
            }
        }
    }
}
