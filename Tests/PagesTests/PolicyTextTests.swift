import Complaints
import Testing

@testable import Pages

@Suite("Texts that a policy words")
struct PolicyTextTests {
    @Test("6.1 each stands for a built-in text with the same places", arguments: PolicyText.allCases)
    func places(text: PolicyText) {
        for language in Language.allCases {
            let builtIn = Texts(language)[text.key]
            #expect(Set(Texts.placeholders(in: builtIn)) == text.places)
            #expect(PolicyText.places(in: builtIn) == Texts.placeholders(in: builtIn))
            #expect(builtIn.count <= text.limit)
        }
        #expect(text.requiredPlaces.isSubset(of: text.places))
    }

    @Test("6.1 no two stand for the same, and each is called otherwise", arguments: Language.allCases)
    func apart(language: Language) {
        let texts = Texts(language)
        #expect(Set(PolicyText.allCases.map(\.key)).count == PolicyText.allCases.count)
        #expect(Set(PolicyText.allCases.map { texts.title($0) }).count == PolicyText.allCases.count)
        for level in Level.allCases {
            #expect(PolicyText.name(of: level).namedLevel == level)
            #expect(texts.scope(level) == texts[PolicyText.scope(of: level).key])
        }
    }

    @Test("6.1 a policy's words stand in their place, in their language only, and go with it")
    func worded() {
        var policy = Policy.standard
        policy[.levelComplex, .zh] = "疑难"
        policy[.rejected, .zh] = "{time}起不受理。"
        let texts = Texts(.zh).worded(by: policy)
        #expect(texts.word(Level.complex) == "疑难")
        #expect(texts.long(.complex).contains("疑难"))
        #expect(texts(.sayRejected, ["time": "今天"]) == "今天起不受理。")
        #expect(texts.word(Level.major) == Texts(.zh).word(Level.major))
        #expect(Texts(.en).worded(by: policy).word(Level.complex) == Texts(.en).word(Level.complex))
        #expect(texts.worded(by: .standard).word(Level.complex) == Texts(.zh).word(Level.complex))
    }

    @Test(
        "6.1 the names between braces", arguments: [("{a} and {b}", ["a", "b"]), ("{a", []), ("a}", []), ("{}", [""])])
    func names(text: String, names: [String]) {
        #expect(PolicyText.places(in: text) == names)
    }
}
