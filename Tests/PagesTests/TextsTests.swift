import Complaints
import Testing

@testable import Pages

struct TextsTests {
    @Test("every key has a text in both languages, with the same placeholders", arguments: TextKey.allCases)
    func complete(key: TextKey) {
        let chinese = TextsInChinese.all.compactMap { $0[key] }
        let english = TextsInEnglish.all.compactMap { $0[key] }
        #expect(chinese.count == 1 && english.count == 1)
        #expect(Texts(.zh)[key] == chinese.first)
        #expect(Texts(.en)[key] == english.first)
        let placeholders = Set(Texts.placeholders(in: Texts(.zh)[key]))
        #expect(placeholders == Set(Texts.placeholders(in: Texts(.en)[key])))
    }

    @Test("Chinese addresses people as 您 and does not shout", arguments: TextKey.allCases)
    func manner(key: TextKey) {
        let text = Texts(.zh)[key]
        for word in ["你", "亲爱", "！", "!"] { #expect(!text.contains(word)) }
    }

    @Test("placeholders are replaced, unknown ones stay visible")
    func replacement() {
        let texts = Texts(.en)
        #expect(texts(.timeLeft, ["time": "12 min"]) == "12 min left")
        #expect(texts(.timeLeft, [:]) == "{time} left")
        #expect(texts(.searchTitle, ["text": "{text}{x}"]).contains("{text}{x}"))
        #expect(
            texts.html(.errorReference, ["reference": "<code>\("<")</code>"]).text == "Reference: <code>&lt;</code>")
    }

    @Test("every word of the regulation has its own text", arguments: Language.allCases)
    func words(language: Language) {
        let texts = Texts(language)
        #expect(Set(State.allCases.map(texts.word)).count == State.allCases.count)
        #expect(Set(ClockName.allCases.map(texts.word)).count == ClockName.allCases.count)
        #expect(Set(ClockName.allCases.map(texts.promise)).count == ClockName.allCases.count)
        #expect(Set(Role.allCases.map(texts.word)).count == Role.allCases.count)
        #expect(Set(ComplaintType.allCases.map(texts.word)).count == ComplaintType.allCases.count)
        #expect(Set(Level.allCases.map(texts.word)).count == Level.allCases.count)
        #expect(Set(State.allCases.map(texts.standing)).count == State.allCases.count)
    }
}
