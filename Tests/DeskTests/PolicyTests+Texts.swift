import Complaints
import Desk
import Foundation
import Storage
import Testing

// Texts of the house's own: what is filled in at them is checked, and a level has one name.
extension PolicyRevisingTests {
    @Test("6.1 a text with a place that nothing fills in, without one it needs, or too long, is a problem of its field")
    func texts() async throws {
        try await House.with { house in
            let wrong: [String: (String, FieldProblem)] = [
                "text-confirm-by-zh-CN": ("请尽快答复。", .placeMissing(name: "{time}")),
                "text-confirm-by-en": ("Answer by {date}, not {time}.", .placeUnknown(name: "{date}")),
                "text-acknowledgement-en": ("By {time}.", .placeUnknown(name: "{time}")),
                "text-promise-late-en": ("Late: {time}.", .placeMissing(name: "{due}")),
                "text-level-2-zh-CN": (String(repeating: "长", count: 21), .tooLong(limit: 20)),
            ]
            let typed = wrong.mapValues(\.0)
            #expect(try await problems(typed, in: house) == wrong.mapValues(\.1))
            let same = ["text-level-1-en": "Plain", "text-level-2-en": "Plain"]
            #expect(try await problems(same, in: house) == ["text-level-2-en": .nameTaken])
            let right = [
                "text-confirm-by-zh-CN": "请在{time}前告诉我们是否解决。", "text-outside-routes-en": "The court\nThe ombudsman",
                "text-level-2-zh-CN": "疑难",
            ]
            #expect(try await problems(right, in: house) == [:])
            let draft = try #require(try await house.desk.policyDraft()).stored.draft
            #expect(draft.policy[.confirmBy, .zh] == "请在{time}前告诉我们是否解决。")
            #expect(draft.policy[.confirmBy, .en] == nil)
            #expect(
                draft.policy.changes(from: draft.basis) == [
                    .text(.levelComplex, .zh, from: nil, to: "疑难"),
                    .text(.confirmBy, .zh, from: nil, to: "请在{time}前告诉我们是否解决。"),
                    .text(.outsideRoutes, .en, from: nil, to: "The court\nThe ombudsman"),
                ])
            #expect(draft.policy.departures.isEmpty, "words depart from nothing")
            #expect(try await problems(right.mapValues { _ in "" }, in: house) == [:])
            #expect(try #require(try await house.desk.policyDraft()).stored.draft.policy.texts.isEmpty)
        }
    }
}
