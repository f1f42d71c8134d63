import Channels
import Testing

@Suite struct PlainTextTests {
    @Test("line breaks become one kind, blanks at both ends go") func lines() throws {
        #expect(try PlainText(" \u{3000}a\r\nb\rc\nd\u{2028}e\t\r\n", limit: 100).text == "a\nb\nc\nd\ne")
        #expect(try PlainText("a\r\n\r\n b\tc\u{3000}", limit: 100, lines: .one).text == "a b c")
        #expect(try PlainText("a\n\n\nb", limit: 100).text == "a\n\n\nb")
    }

    @Test("blanks of any width are empty", arguments: ["", " ", "\u{3000}\n\t", "\u{200B}\u{FEFF}", "\u{202E}"])
    func empty(raw: String) throws {
        #expect(try PlainText(raw, limit: 10).isEmpty)
    }

    @Test("control characters are refused", arguments: ["\0", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}"])
    func control(character: Unicode.Scalar) {
        #expect(throws: PlainTextError.controlCharacter(character)) { try PlainText("a\(character)b", limit: 10) }
    }

    @Test("direction overrides are dropped, everything else is kept") func kept() throws {
        #expect(try PlainText("a\u{202E}b\u{2066}c\u{2069}\u{FEFF}d", limit: 10).text == "abcd")
        let markup = "<script>alert('1')</script> & \"x\" ' 👩‍👩‍👧 é"
        #expect(try PlainText(markup, limit: 100).text == markup)
    }

    @Test("characters are counted as a person counts them, within reason") func limit() throws {
        #expect(try PlainText("投诉👩‍👩‍👧", limit: 3).text.count == 3)
        #expect(throws: PlainTextError.tooLong(count: 4, limit: 3)) { try PlainText("投诉内容", limit: 3) }
        let stacked = "e" + String(repeating: "\u{301}", count: 500)
        #expect(throws: PlainTextError.tooLong(count: 501, limit: 10)) { try PlainText(stacked, limit: 10) }
    }

    @Test(
        "plausible addresses, as stored",
        arguments: [
            ("a@b.cn", "a@b.cn"), (" User.Name+tag@Example.COM ", "User.Name+tag@example.com"),
            ("张三@例子.中国", "张三@例子.中国"), ("ａ＠ｂ。ｃｎ", "a@b.cn"), ("123@qq.com", "123@qq.com"),
        ])
    func email(typed: String, stored: String) {
        #expect(EmailAddress.normalise(typed) == stored)
        #expect(EmailAddress.isPlausible(stored))
    }

    @Test(
        "addresses that cannot be",
        arguments: [
            "", "a", "a@", "@b.cn", "a@b", "a b@c.cn", "a@b..cn", "a@.cn", ".a@b.cn", "a.@b.cn", "a..b@c.cn", "a@-b.cn",
            "a@b.1", "a@b.cn\r\nBcc: x@y.cn", "a@b.c", "a,b@c.cn", "<a@b.cn>", "a@b@c.cn", "a@b_c.cn", "a\u{202E}@b.cn",
            String(repeating: "a", count: 65) + "@b.cn", "a@" + String(repeating: "b.", count: 130) + "cn",
        ])
    func noEmail(typed: String) {
        #expect(EmailAddress.normalise(typed) == nil)
    }
}
