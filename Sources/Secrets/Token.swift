import Foundation

/// Random tokens for sessions, bearers and idempotency: 256 bits, handed out once, stored only as a digest.
public enum Token {
    /// A new token: 43 characters that are safe in a URL, a header and a cookie.
    public static func random() -> String {
        Base64URL.encode(randomBytes(32))
    }

    /// What is stored instead of the token: SHA-256 as 64 hexadecimal digits.
    ///
    /// No salt and no slow hash: 256 random bits cannot be guessed, and look-up needs one fixed value.
    public static func digest(_ token: String) -> String {
        var hash = SHA256()
        hash.update(utf8: token)
        return hash.hex()
    }
}

/// Base64 in the URL alphabet, without padding (RFC 4648, section 5).
enum Base64URL {
    static func encode(_ bytes: [UInt8]) -> String {
        String(
            Data(bytes).base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.allSatisfy({ isDigit($0) }) else { return nil }
        var plain = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        plain += String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: plain) else { return nil }
        // The last character may hold unused bits: only the one spelling that encode writes is taken.
        let bytes = Array(data)
        return encode(bytes) == text ? bytes : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
