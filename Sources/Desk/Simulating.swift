public import Complaints
public import Foundation
import Storage

// A year of stored complaints under a policy. (6.1)
extension ServiceDesk {
    /// Replays the complaints that came within the year up to `end`, or up to now, imported ones by what is known of
    /// them. What came about after `end` does not count. `progress` is told how many of how many are done.
    public func simulate(
        _ policy: Policy, days: Int = 365, until end: Date? = nil, progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> SimulationReport {
        let moment = now()
        let end = min(end ?? moment, moment)
        let start = end.addingTimeInterval(-Double(days) * 86_400)
        let total = try await countForExport()
        var report = SimulationReport()
        var position = ComplaintKey(rawValue: 0)
        var done = 0
        while true {
            let from = position
            let (keys, histories) = try await database.read { c in
                let keys = try c.complaints(after: from, limit: 200)
                return (keys, try keys.isEmpty ? [:] : c.histories(of: keys))
            }
            guard let last = keys.last else { return report }
            for key in keys {
                guard let events = histories[key]?.events, let first = events.first else { continue }
                if case .imported(let history) = first.fact {
                    guard (start...end).contains(history.originallyReceivedAt),
                        let replayed = Replay.run(history.knownFacts, under: policy, until: end)
                    else { continue }
                    report.add(replayed, only: ImportedHistory.knownClocks)
                } else if (start...end).contains(first.at), let replayed = Replay.run(events, under: policy, until: end)
                {
                    report.add(replayed)
                }
            }
            position = last
            done += keys.count
            progress(done, total)
        }
    }
}
