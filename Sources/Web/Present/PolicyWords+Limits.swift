import Complaints
import Desk
import Pages

// Sentences that state a limit take it from the policy: no text has the number in it. (6.1)
extension PolicyWords {
    /// The limits of a policy in words, by the names that texts have for them.
    /// - Parameter level: where a limit depends on the level and its name does not say which.
    func limits(of policy: Policy, at level: Level = .general) -> [String: String] {
        func limit(_ name: ClockName, _ level: Level, inDays: Bool = false) -> String {
            let rule = policy.rule(name)
            let lengths = rule?.lengths ?? [:]
            let found = lengths[level] ?? Level.allCases.lazy.compactMap { lengths[$0] }.first
            let words = inDays ? days(found) : length(found)
            // Texts say it of the event that the regulation counts from; another is named.
            guard let rule, let usual = Policy.standard.rule(name)?.startsAt, usual != rule.startsAt else {
                return words
            }
            return texts(.lengthFrom, ["length": words, "start": texts.word(rule.startsAt)])
        }
        var words = [
            "registration": limit(.registration, level), "general": limit(.handling, .general),
            "complex": limit(.handling, .complex), "major": limit(.handling, .major),
            "investigation": limit(.investigation, level), "resultNotice": limit(.resultNotice, level),
            "bulletin": limit(.bulletin, .major), "followUp": limit(.secondFollowUp, level, inDays: true),
            "report": limit(.managementReport, level, inDays: true), "retention": limit(.retention, level),
        ]
        // Told to whoever has not been graded yet: level 1.
        if policy.rule(.firstAnswer)?.levels.contains(.general) == true {
            words["firstAnswer"] = limit(.firstAnswer, .general)
        }
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
    /// Whether every limit that the front page promises runs by the wall clock from the receipt.
    var promisesWallClock: Bool {
        clocks.filter { [.registration, .firstAnswer, .handling].contains($0.name) }.allSatisfy { rule in
            rule.startsAt == .received
                && rule.lengths.values.allSatisfy { if case .working = $0 { false } else { true } }
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
