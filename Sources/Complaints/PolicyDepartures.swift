/// Where a policy is looser than the regulation, or counts from or to another event. It may do so, once somebody says
/// which clause it departs from. (6.1)
public struct Departure: Hashable, Sendable {
    /// What is looser.
    public enum Subject: Hashable, Sendable {
        /// A limit, for one level.
        case limit(ClockName, Level, allowed: ClockLength, drafted: ClockLength?)
        /// Another event starts a clock.
        case start(ClockName, allowed: Signal, drafted: Signal)
        /// Other events meet a clock.
        case stops(ClockName, allowed: Set<Signal>, drafted: Set<Signal>)
        /// Fewer attempts stand for a call-back that reached the complainant. (3'.L2.4)
        case callBackAttempts(allowed: Int, drafted: Int)
        /// A gate that is not asked for. (3'.L2.2, 3'.L2.3, 3'.L3.2)
        case gate(Gate)
    }

    public let clause: Clause
    public let subject: Subject
}

extension Policy {
    /// Where it is looser than the regulation, in the order of the clocks. Which of two events comes first differs from
    /// case to case, so that every other start or stop departs. A limit at a further level does not. Retention is not
    /// among them: a shorter one is refused, not confirmed.
    public var departures: [Departure] {
        var found = Policy.standard.clocks.flatMap { regulation -> [Departure] in
            guard regulation.name != .retention else { return [] }
            let drafted = rule(regulation.name)
            let limits = regulation.levels.sorted().compactMap { level -> Departure? in
                guard let allowed = regulation.lengths[level] else { return nil }
                let length = drafted.flatMap { $0.levels.contains(level) ? $0.lengths[level] : nil }
                guard isLooser(length, than: allowed) else { return nil }
                return Departure(
                    clause: regulation.clause,
                    subject: .limit(regulation.name, level, allowed: allowed, drafted: length))
            }
            return limits + (drafted.map { events(of: $0, otherThan: regulation) } ?? [])
        }
        let attempts = Policy.standard.callBackAttempts
        if callBackAttempts < attempts {
            found.append(
                Departure(
                    clause: "3'.L2.4",
                    subject: .callBackAttempts(allowed: attempts, drafted: callBackAttempts)))
        }
        found += Gate.allCases.filter(liftedGates.contains).map { Departure(clause: $0.clause, subject: .gate($0)) }
        return found
    }

    private func events(of drafted: ClockRule, otherThan regulation: ClockRule) -> [Departure] {
        let (name, clause) = (regulation.name, regulation.clause)
        var found: [Departure] = []
        if drafted.startsAt != regulation.startsAt {
            found.append(
                Departure(
                    clause: clause, subject: .start(name, allowed: regulation.startsAt, drafted: drafted.startsAt)))
        }
        if drafted.metBy != regulation.metBy {
            found.append(
                Departure(clause: clause, subject: .stops(name, allowed: regulation.metBy, drafted: drafted.metBy)))
        }
        return found
    }

    /// Whether a limit gives more time than another. Working time passes more slowly than the clock on the wall: as
    /// many hours of it are looser unless its calendar never closes.
    private func isLooser(_ drafted: ClockLength?, than allowed: ClockLength) -> Bool {
        switch (drafted, allowed) {
        case (.seconds(let mine), .seconds(let theirs)): mine > theirs
        case (.working(let mine, let name), .seconds(let theirs)):
            mine > theirs || !(calendars[name]?.isAlwaysOpen ?? true)
        default: true
        }
    }
}
