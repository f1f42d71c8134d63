import Foundation

/// The form in which contacts are compared.
public enum LookUp {
    /// Trimmed, in lower case; nil when nothing is left.
    public static func email(_ text: String) -> String? {
        userID(text)
    }

    /// Digits only, without the Chinese country code; nil when nothing is left.
    public static func phone(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { $0 < 128 }
        let narrow = isPlain ? text : text.precomposedStringWithCompatibilityMapping
        var digits = narrow.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }[...]
        for code in ["0086", "86"] where digits.count == code.utf8.count + 11 && digits.starts(with: code.utf8) {
            digits.removeFirst(code.utf8.count)
            break
        }
        return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
    }

    /// Trimmed, in lower case; nil when nothing is left.
    public static func userID(_ text: String) -> String? {
        let form = plain(text) ?? general(text)
        return form.isEmpty ? nil : form
    }

    static func general(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    /// The same of text in ASCII, without the general rules of Unicode; nil for any other.
    static func plain(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { utf8 in
            guard utf8.allSatisfy({ $0 < 128 }) else { return nil }
            var (start, end) = (0, utf8.count)
            while start < end, isBlank(utf8[start]) { start += 1 }
            while start < end, isBlank(utf8[end - 1]) { end -= 1 }
            return String(unsafeUninitializedCapacity: end - start) { target in
                for index in start..<end {
                    let byte = utf8[index]
                    let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                    target[index - start] = isCapital ? byte | 0x20 : byte
                }
                return end - start
            }
        }
    }

    /// What of ASCII is in `CharacterSet.whitespacesAndNewlines`.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
