import Testing

@testable import Pages

struct EscapingTests {
    @Test(
        "text from outside cannot become markup",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onmouseover=\"x", "&quot; onmouseover=&quot;x"),
            ("' autofocus onfocus='x", "&#39; autofocus onfocus=&#39;x"),
            ("&lt;", "&amp;lt;"),
            ("投诉 😡 مرحبا", "投诉 😡 مرحبا"),
            ("a\u{0}b\u{7F}c\td\n", "a\u{FFFD}b\u{FFFD}c\td\n"),
            ("", ""),
        ]
    )
    func text(input: String, output: String) {
        let html: HTML = "<p title=\"\(input)\">\(input)</p>"
        #expect(html.text == "<p title=\"\(output)\">\(output)</p>")
        #expect(HTML(escaping: input).text == output)
    }

    @Test("HTML goes in as it is, alone, in lists and where there is none")
    func nesting() {
        let item: HTML = "<li>\("a&b")</li>"
        let list: HTML = "<ul>\([item, item])\(HTML?.none)\(String?.none)\(7)</ul>"
        #expect(list.text == "<ul><li>a&amp;b</li><li>a&amp;b</li>7</ul>")
    }

    @Test("attributes are whole or absent")
    func attributes() {
        let html: HTML =
            "<a\(attribute: "href", "\"x")\(attribute: "rel", nil)\(flag: "hidden", true)\(flag: "open", false)>"
        #expect(html.text == "<a href=\"&quot;x\" hidden>")
    }
}
