public import Foundation

/// A limit that would have been passed. (6.1)
public struct ReplayedBreach: Hashable, Sendable {
    public let key: ClockKey
    public let clause: Clause
    public let dueAt: Date
}

/// What came of a history under a policy.
public struct ReplayedClocks: Hashable, Sendable {
    /// Every clock that came to be, with how it ended.
    public let clocks: [Clock]
    public let level: Level?
    public let breaches: [ReplayedBreach]
}

/// A history under a policy that it was not made under: what people did stays, what time alone brought is told anew by
/// the very rules that watch a live complaint. (6.1)
public enum Replay {
    /// Replays `history` under `policy` up to `now`. nil when the history does not begin with a receipt.
    public static func run(_ history: [Event], under policy: Policy, until now: Date) -> ReplayedClocks? {
        let acts = history.filter { !$0.fact.isBroughtByTime }
        guard let first = acts.first, var complaint = Complaint(history: [first]) else { return nil }
        var breaches: [ReplayedBreach] = []
        let circumstances = Circumstances(policy: policy, roster: Roster([StaffMember]()), now: now)
        for event in acts.dropFirst() {
            pass(&complaint, until: event.at, circumstances, &breaches)
            complaint.apply(event)
            // What the fact makes overdue in its turn: a level whose limit has passed already.
            bring(&complaint, at: event.at, circumstances, &breaches)
        }
        pass(&complaint, until: now, circumstances, &breaches)
        return ReplayedClocks(clocks: complaint.clocks(under: policy), level: complaint.level, breaches: breaches)
    }

    /// Lets time pass as the watcher of a live complaint does: it looks whenever a limit has just been passed.
    private static func pass(
        _ complaint: inout Complaint, until end: Date, _ circumstances: Circumstances,
        _ breaches: inout [ReplayedBreach]
    ) {
        while let alarm = complaint.nextAlarm(under: circumstances.policy), alarm < end {
            // The due instant itself is still in time.
            let moment = min(end, alarm.addingTimeInterval(0.001))
            guard bring(&complaint, at: moment, circumstances, &breaches) else { return }
        }
    }

    /// Records what time has brought by now; whether it brought anything.
    @discardableResult
    private static func bring(
        _ complaint: inout Complaint, at now: Date, _ circumstances: Circumstances,
        _ breaches: inout [ReplayedBreach]
    ) -> Bool {
        var circumstances = circumstances
        circumstances.now = now
        let brought = complaint.watch(circumstances)
        for event in brought {
            complaint.apply(event)
            guard case .breached(let key, let due) = event.fact else { continue }
            let clause = circumstances.policy.rule(key.name)?.clause ?? "3"
            breaches.append(ReplayedBreach(key: key, clause: clause, dueAt: due))
        }
        return !brought.isEmpty
    }
}

extension Fact {
    /// What the system records because time passed.
    var isBroughtByTime: Bool {
        switch self {
        case .breached, .reportedToManagement, .measureEnded(_, .expired, _), .measureEnded(_, .lapsed, _): true
        default: false
        }
    }
}
