import Testing

@testable import Channels

@Suite("Short cuts that have a general way beside them lead to the same") struct FastPathTests {
    private static let pieces =
        ["a", "Z", "9", ".", "-", "@", "_", "+", "example", "org", "..", "1", "139", "0086", "ext", "(", "\"", ","]
        + [" ", "  ", "\t", "\n", "\r\n", "\r", "\u{B}", "\u{1C}", "\u{7F}", "\u{0}"]
        + ["\u{85}", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{C3}"]
        + ["投诉", "，", "。", "＠", "．", "１", "é", "🙂", "—", "转", "\u{2029}", "\u{206A}", "\u{E000}"]

    private func text(_ numbers: inout SeededNumbers, _ pieces: [String], upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &numbers)).compactMap { _ in pieces.randomElement(using: &numbers) }
            .joined()
    }

    private func cleaned(_ raw: String, _ limit: Int, _ lines: PlainText.Lines) -> Result<String, PlainTextError> {
        do throws(PlainTextError) {
            return .success(try PlainText.cleaned(raw, limit: limit, lines: lines))
        } catch {
            return .failure(error)
        }
    }

    private func plain(_ raw: String, _ limit: Int, _ lines: PlainText.Lines) -> Result<String, PlainTextError> {
        do throws(PlainTextError) {
            return .success(try PlainText(raw, limit: limit, lines: lines).text)
        } catch {
            return .failure(error)
        }
    }

    @Test("Plain text", arguments: 0..<500)
    func plainText(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        let usual = ["a", "投", "，", "—", "é", " ", "b", "“", "\u{FF01}", "\n", "\t"]
        let raw = text(&numbers, seed.isMultiple(of: 2) ? usual : Self.pieces, upTo: 12)
        for limit in [4, 200] {
            #expect(plain(raw, limit, .one) == cleaned(raw, limit, .one))
            #expect(plain(raw, limit, .several) == cleaned(raw, limit, .several))
        }
    }

    @Test("Plain text with each character up to U+20FF and around U+FEFF")
    func eachCharacter() {
        for scalar in [0...0x20FF, 0xFE00...0xFFFD].joined().compactMap({ Unicode.Scalar($0) }) {
            for raw in ["a\(scalar)b", "\(scalar)b", "a\(scalar)"] {
                #expect(plain(raw, 200, .one) == cleaned(raw, 200, .one), "\(scalar.value)")
                #expect(plain(raw, 200, .several) == cleaned(raw, 200, .several), "\(scalar.value)")
            }
        }
    }

    @Test("E-mail addresses", arguments: 0..<1000)
    func email(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        let ascii = Array(Self.pieces.prefix(28))
        let typed =
            switch seed % 4 {
            case 0: "a\(text(&numbers, ascii, upTo: 2))@\(text(&numbers, ascii, upTo: 3)).org"
            case 1: "\(text(&numbers, Array(ascii.prefix(10)), upTo: 3))@example.\(text(&numbers, ascii, upTo: 2))"
            case 2: text(&numbers, ascii, upTo: 8)
            default: text(&numbers, Self.pieces, upTo: 8)
            }
        #expect(EmailAddress.normalise(typed) == EmailAddress.normalise(general: typed), "\(typed)")
    }

    @Test("E-mail addresses with each character of ASCII, and of every length")
    func emailOfEachCharacter() {
        for scalar in (0..<128).compactMap({ Unicode.Scalar($0) }) {
            for typed in [
                "\(scalar)a@b.org", "a\(scalar)b@C.org", "a@b\(scalar)c.oRg", "a@b.o\(scalar)", "a@b.12\(scalar)",
            ] {
                #expect(EmailAddress.normalise(typed) == EmailAddress.normalise(general: typed), "\(scalar.value)")
            }
        }
        for length in 1...260 {
            let part = String(repeating: "a", count: length)
            for typed in ["\(part)@b.org", "a@\(part).org", "a@b.\(part)", "a@\(part).\(part).\(part).org"] {
                #expect(EmailAddress.normalise(typed) == EmailAddress.normalise(general: typed), "\(length)")
            }
        }
    }

    @Test("Telephone numbers", arguments: 0..<500)
    func phone(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        let digits = (0..<10).map(String.init)
        let typed =
            seed.isMultiple(of: 2)
            ? "1" + (0..<10).compactMap { _ in digits.randomElement(using: &numbers) }.joined()
            : text(&numbers, Self.pieces + digits, upTo: 12)
        #expect(PhoneNumber.normalise(typed) == PhoneNumber.normalise(general: typed), "\(typed)")
    }
}
