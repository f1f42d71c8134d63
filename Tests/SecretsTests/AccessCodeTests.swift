import Secrets
import Testing

@Suite struct AccessCodeTests {
    let secret = Secret(hex: String(repeating: "0b", count: 32)) ?? .random()

    @Test("the code of a number is always the same, and another for another number or secret") func derived() {
        let code = AccessCode(number: "TS20261124-000001", secret: secret)
        #expect(code.text == AccessCode(number: "TS20261124-000001", secret: secret).text)
        #expect(code.text != AccessCode(number: "TS20261124-000002", secret: secret).text)
        #expect(code.text != AccessCode(number: "TS20261124-000001", secret: .random()).text)
    }

    @Test("the code is the first 60 bits of the HMAC in Crockford's base 32") func vector() {
        // python3: hmac.new(b"\x0b" * 32, b"access:1", "sha256").digest()[:8], five bits at a time.
        #expect(AccessCode(number: "1", secret: secret).text == "CFDF-TY31-D4PG")
    }

    @Test("a code has twelve symbols in three groups, none of I, L, O, U") func form() {
        for number in 1...500 {
            let text = AccessCode(number: "\(number)", secret: secret).text
            #expect(text.utf8.count == 14)
            #expect(text.split(separator: "-").map(\.count) == [4, 4, 4])
            #expect(!text.contains { "ILOU".contains($0) })
        }
    }

    @Test(
        "however it is typed, it is the same code",
        arguments: [
            "0123-4567-89AB", "0123456789ab", " 0123 4567 89ab ", "o123-4567-89AB", "Oi23-4567-89ab", "0L23–4567—89ab",
            "０１２３－４５６７－８９ＡＢ", "０１２３　４５６７　８９ａｂ", "0123\u{2212}4567\n89AB", "0l23\t4567-89AB",
        ])
    func normalise(typed: String) {
        #expect(AccessCode.normalise(typed) == "0123456789AB")
    }

    @Test(
        "what is no code is refused",
        arguments: [
            "", "0123", "0123-4567-89AU", "0123-4567-89ABC", "0123-4567-89张", "0123/4567/89AB",
            String(repeating: " ", count: 500) + "0123456789AB",
        ])
    func refused(typed: String) {
        #expect(AccessCode.normalise(typed) == nil)
        #expect(!AccessCode(number: "1", secret: secret).matches(typed))
    }

    @Test("only the right code matches") func matches() {
        let code = AccessCode(number: "7", secret: secret)
        #expect(code.matches(code.text))
        #expect(code.matches(code.text.lowercased().replacing("-", with: " ")))
        #expect(!code.matches(AccessCode(number: "8", secret: secret).text))
    }
}
