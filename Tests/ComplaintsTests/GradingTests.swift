import Complaints
import Foundation
import Testing

@Suite("Suggested levels")
struct GradingTests {
    private func suggestion(
        _ rules: [GradingRule], _ type: ComplaintType = .functionalFault, similar: Int = 0
    ) throws -> GradeSuggestion {
        var policy = Policy.standard
        policy.gradingRules = rules
        return try Story(type, policy: policy).complaint.suggestion(under: policy) { hours in hours == 24 ? similar : 0
        }
    }

    @Test("3.1 the highest level that a rule suggests, with the reasons of that level; without any it is general")
    func highest() throws {
        #expect(try suggestion([]) == GradeSuggestion(level: .general, reasons: []))
        let rules = [
            GradingRule(.complex, type: .functionalFault), GradingRule(.major, words: ["LOGIN"]),
            GradingRule(.major, type: .functionalFault, words: ["morning"]), GradingRule(.complex, words: ["fails"]),
        ]
        #expect(
            try suggestion(rules)
                == GradeSuggestion(
                    level: .major, reasons: [.init(word: "LOGIN"), .init(type: .functionalFault, word: "morning")]))
        #expect(try suggestion(Array(rules.prefix(1))).level == .complex)
    }

    @Test("3.1 every condition of a rule has to hold")
    func all() throws {
        #expect(try suggestion([GradingRule(.major, type: .privacy, words: ["login"])]).level == .general)
        #expect(try suggestion([GradingRule(.major, words: ["absent"])]).level == .general)
        #expect(try suggestion([GradingRule(.major, subType: "payment")]).level == .general)
        #expect(try suggestion([GradingRule(.major, security: true)]).level == .general)
        #expect(try suggestion([GradingRule(.major)]).level == .general, "a rule without conditions says nothing")
        let many = [GradingRule(.major, similar: .init(count: 10, hours: 24))]
        #expect(try suggestion(many, similar: 9).level == .general)
        #expect(try suggestion(many, similar: 10).reasons == [.init(similar: .init(count: 10, hours: 24))])
    }

    @Test("3'.L3 by the built-in rules privacy, security and many alike are major; 3'.L2 dissatisfaction is complex")
    func builtIn() throws {
        #expect(try suggestion(GradingRule.standard, .privacy).level == .major)
        #expect(try suggestion(GradingRule.standard, .serviceQuality).level == .complex)
        #expect(try suggestion(GradingRule.standard, .informationError).level == .general)
        #expect(try suggestion(GradingRule.standard, .other, similar: 10).level == .major)
        var story = try Story.told(to: .graded)
        try story.at(hours(1), .agent, .grade(.major, reason: "Hole", security: true, systemFault: false))
        #expect(story.complaint.suggestion(under: .standard) { _ in 0 }.reasons.contains(.init(security: true)))
    }

    @Test("3.1 suggestion and decision are both kept; a person may decide otherwise")
    func kept() throws {
        let suggested = GradeSuggestion(level: .major, reasons: [.init(word: "login")])
        var story = try Story.told(to: .valid)
        try story.at(
            hours(1), .agent,
            .grade(.general, reason: "A question", security: false, systemFault: false, suggestion: suggested))
        guard case .graded(let grade) = try #require(story.facts.last) else { throw NotGraded() }
        #expect(grade.level == .general)
        #expect(grade.suggestion == suggested)
        #expect(story.complaint.level == .general)
        let data = try JSONEncoder().encode(grade.suggestion)
        #expect(try JSONDecoder().decode(GradeSuggestion.self, from: data) == suggested)
    }

    private struct NotGraded: Error {}
}
