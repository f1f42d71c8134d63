import Complaints
import Desk
import Pages

// Sentences that state a limit take it from the policy: no text has the number in it. (6.1)
extension PolicyWords {
    /// The limits of a policy in words, by the names that texts have for them.
    /// - Parameter level: where a limit depends on the level and its name does not say which.
    func limits(of policy: Policy, at level: Level = .general) -> [String: String] {
        func limit(_ name: ClockName, _ level: Level) -> Complaints.ClockLength? {
            guard let lengths = policy.rule(name)?.lengths else { return nil }
            return lengths[level] ?? Level.allCases.lazy.compactMap { lengths[$0] }.first
        }
        let words = [
            "registration": length(limit(.registration, level)), "firstAnswer": length(limit(.firstAnswer, level)),
            "general": length(limit(.handling, .general)), "complex": length(limit(.handling, .complex)),
            "major": length(limit(.handling, .major)), "investigation": length(limit(.investigation, level)),
            "resultNotice": length(limit(.resultNotice, level)), "bulletin": length(limit(.bulletin, .major)),
            "followUp": days(limit(.secondFollowUp, level)), "report": days(limit(.managementReport, level)),
            "retention": length(limit(.retention, level)),
        ]
        // A number and its unit stay on one line.
        return words.mapValues { $0.count > 12 ? $0 : $0.replacing(" ", with: "\u{A0}") }
    }

    /// As the regulation says it, in days, where it is some whole ones.
    private func days(_ length: Complaints.ClockLength?) -> String {
        guard case .seconds(let seconds) = length, seconds % 86_400 == 0, seconds > 86_400 else {
            return self.length(length)
        }
        return texts(.days, ["n": String(seconds / 86_400)])
    }
}

extension Policy {
    /// Whether every limit that the front page promises runs by the wall clock.
    var promisesWallClock: Bool {
        clocks.filter { [.registration, .firstAnswer, .handling].contains($0.name) }.allSatisfy { rule in
            rule.lengths.values.allSatisfy { if case .working = $0 { false } else { true } }
        }
    }
}

extension Site {
    /// The limits of the policy in force, for pages without a case at hand.
    func limits(_ context: WebContext) -> [String: String] {
        PolicyWords(texts: Texts(context.language), time: time(context), directory: desk.directory)
            .limits(of: desk.directory.policy(at: desk.now()))
    }
}
