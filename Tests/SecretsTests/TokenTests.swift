import Secrets
import Testing

@Suite struct TokenTests {
    @Test("a token has 256 bits in the URL alphabet and never comes twice") func random() {
        let tokens = Set((0..<1000).map { _ in Token.random() })
        #expect(tokens.count == 1000)
        for token in tokens {
            #expect(token.utf8.count == 43)
            #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        }
    }

    @Test("a token is stored as its SHA-256") func digest() {
        #expect(Token.digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("a secret is read back from its stored form and prints as nothing") func secret() throws {
        let secret = Secret.random()
        let again = try #require(Secret(hex: secret.hex))
        #expect(again.hex == secret.hex)
        #expect(!"\(secret)".contains(secret.hex))
        #expect(!String(reflecting: secret).contains(secret.hex))
        #expect(Secret(hex: "00ff") == nil)
        #expect(Secret(hex: String(repeating: "zz", count: 32)) == nil)
    }
}
