import Complaints
import Testing

@testable import Pages

@Suite("Markdown")
struct MarkdownTests {
    @Test(
        "what people write is rendered",
        arguments: [
            ("# Top\n## Below", "<h2>Top</h2>\n<h3>Below</h3>\n"),
            ("**bold** and ~~gone~~", "<p><strong>bold</strong> and <del>gone</del></p>\n"),
            ("一行\n又一行", "<p>一行<br />\n又一行</p>\n"),
            ("see https://example.com/a?b=1&c=2", "href=\"https://example.com/a?b=1&amp;c=2\""),
            ("write to help@example.com", "href=\"mailto:help@example.com\""),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "<table>"),
            ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
            ("[here](/complain)", "<a href=\"/complain\">here</a>"),
            ("[call](tel:4008001234)", "<a href=\"tel:4008001234\">"),
            ("![截图](https://example.com/a.png)", "<a href=\"https://example.com/a.png\">截图</a>"),
            ("a < b & c", "a &lt; b &amp; c"),
            ("", ""),
        ])
    func rendering(text: String, part: String) {
        let html = HTML(markdown: text).text
        #expect(html.contains(part) || (part.isEmpty && html.isEmpty), "\(html)")
    }

    static let attacks = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onmouseover=alert(1)>b</b>",
        "<svg/onload=alert(1)>", "<iframe src=//evil.example></iframe>", "<style>*{display:none}</style>",
        "<a href=\"javascript:alert(1)\">x</a>", "<form action=//evil.example><input name=password></form>",
        "<!-- --><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>",
        "<math><mtext></mtext><script>alert(1)</script></math>", "<div\nonclick=alert(1)\n>x</div>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))", "[x](java&#10;script:alert(1))", "[x](java%0ascript:alert(1))",
        "[x](<java\tscript:alert(1)>)", "[x](\u{1}javascript:alert(1))", "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[x](file:///etc/passwd)", "[x](blob:https://example.com/1)", "[x](intent://scan/#Intent;end)",
        "<javascript:alert(1)>", "<data:text/html,1>", "![x](javascript:alert(1))", "![x](data:image/png;base64,AAAA)",
        "![x\" onerror=\"alert(1)](y)", "[x](y \"a\\\" onmouseover=\\\"alert(1)\")",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x](https://a.example\" onclick=\"alert(1))", "[![x](javascript:1)](javascript:2)",
        "`<script>alert(1)</script>`",
        "```\" onclick=\"alert(1)\n<script>\n```", "    <script>alert(1)</script>",
        "https://a.example/\"onclick=alert(1)",
        "www.a.example\"><script>alert(1)</script>",
        "| <script>alert(1)</script> | b |\n|---|---|\n| [x](javascript:1) | 2 |",
        "# <img src=x onerror=alert(1)>", "> <script>\n> alert(1)\n> </script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "~~<script>alert(1)</script>~~", "\\<script>alert(1)\\</script>", "<a@b.example onclick=alert(1)>",
        "[x](//evil.example@javascript:alert(1))", "[a](:javascript:alert(1))", "\u{0}<script>alert(1)</script>",
        "<scr\u{0}ipt>alert(1)</scr\u{0}ipt>", "[x](javascript\u{0}:alert(1))", "[x](&Tab;javascript:alert(1))",
    ]

    @Test("whatever is tried, only known elements come out, with addresses that lead to the web", arguments: attacks)
    func harmless(attack: String) throws {
        let html = HTML(markdown: attack).text
        // What the renderer says where it left something out.
        let rest = html.replacing("<!-- raw HTML omitted -->", with: "")
        let tags = rest.matches(of: /<[^>]*>/).map { String($0.output) }
        for tag in tags {
            let parts = try #require(tag.wholeMatch(of: /<\/?([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)(?: \/)?>/), "\(tag)")
            #expect(Self.elements.contains(String(parts.1)), "\(tag)")
            for attribute in parts.2.matches(of: #/ ([a-z]+)="([^"]*)"/#) {
                switch attribute.1 {
                case "href":
                    #expect(
                        attribute.2.isEmpty || attribute.2.hasPrefix("http://") || attribute.2.hasPrefix("https://")
                            || attribute.2.hasPrefix("mailto:") || attribute.2.hasPrefix("/")
                            || !attribute.2.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":"), "\(tag)")
                case "title", "align", "start", "class": break
                default: Issue.record("\(attribute.1) in \(tag)")
                }
            }
        }
        // No bracket that is not one of those tags.
        #expect(!rest.replacing(/<[^>]*>/, with: "").contains("<"))
        #expect(!rest.contains("<script"))
    }

    private static let elements: Set<String> = [
        "p", "br", "a", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "h2", "h3", "h4",
        "h5",
        "h6", "table", "thead", "tbody", "tr", "th", "td",
    ]

    @Test(
        "deep and long texts end soon",
        arguments: [
            String(repeating: "> ", count: 5000), String(repeating: "[", count: 10_000),
            String(repeating: "*a **b ", count: 3000), String(repeating: "<", count: 20_000),
            String(repeating: "![", count: 8000), String(repeating: "a@", count: 9000),
            String(repeating: "| a ", count: 5000) + "\n" + String(repeating: "|---", count: 5000),
        ])
    func bounded(text: String) {
        let start = ContinuousClock.now
        _ = HTML(markdown: text)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("a difference names what was taken out and what came in, and cuts what stayed the same")
    func difference() {
        let same = (1...9).map { "line \($0)" }
        let old = (["title"] + same + ["end"]).joined(separator: "\n")
        let new = (["Title"] + same + ["end", "more"]).joined(separator: "\n")
        let diff = LineDiff(from: old, to: new)
        #expect(
            diff.pieces == [.removed(["title"]), .added(["Title"]), .same(same + ["end"]), .added(["more"])])
        #expect(!diff.isEmpty && LineDiff(from: old, to: old).isEmpty)
        let html = diff.html(texts: Texts(.en)).text
        #expect(html.contains("6 lines unchanged") && !html.contains("line 5"))
        #expect(LineDiff(from: "<b>", to: "").html(texts: Texts(.zh)).text.contains("&lt;b&gt;"))
    }
}
