import Foundation

/// Random tokens for sessions, bearers and idempotency: 256 bits, handed out once, stored only as a digest.
public enum Token {
    /// A new token: 43 characters that are safe in a URL, a header and a cookie.
    public static func random() -> String {
        Base64URL.encode(RandomPool.shared.take(32))
    }

    /// What is stored instead of the token: SHA-256 as 64 hexadecimal digits.
    ///
    /// No salt and no slow hash: 256 random bits cannot be guessed, and look-up needs one fixed value.
    public static func digest(_ token: String) -> String {
        var hash = SHA256()
        hash.update(utf8: token)
        return hash.hex()
    }

    /// The same of bytes.
    public static func digest(_ bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes: bytes)
        return hash.hex()
    }
}

/// Base64 in the URL alphabet, without padding (RFC 4648, section 5).
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { target in
            var (bits, waiting, position) = (0, 0, 0)
            func put(_ digit: Int) {
                target[position] = alphabet[digit & 63]
                position += 1
            }
            for byte in bytes {
                bits = (bits << 8 | Int(byte)) & 0xFFFF
                waiting += 8
                while waiting >= 6 {
                    waiting -= 6
                    put(bits >> waiting)
                }
            }
            if waiting > 0 { put(bits << (6 - waiting)) }
            return position
        }
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
