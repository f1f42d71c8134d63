import Channels
import Testing

@Suite struct SafeFileNameTests {
    @Test(
        "a name is made fit to be shown",
        arguments: [
            ("截图.png", "截图.png"), ("/etc/passwd", "passwd"), ("..\\..\\x.png", "x.png"), ("a/../b.txt", "b.txt"),
            ("", "attachment"), ("..", "attachment"), (" . ", "attachment"), ("dir/", "dir"), (".bashrc", "bashrc"),
            ("a\0b\n.txt", "ab.txt"), ("x\u{202E}gnp.exe", "xgnp.exe"), ("x\u{2067}\u{200B}\u{FEFF}.png", "x.png"),
            ("a<b>\"c\"|d?*:.txt", "a_b__c__d___.txt"), ("name. . ", "name"), ("CON.txt", "_CON.txt"), ("nul", "_nul"),
            ("console.txt", "console.txt"),
        ])
    func safe(raw: String, text: String) {
        #expect(SafeFileName(raw).text == text)
    }

    @Test("a long name is cut, its extension kept, no character torn") func long() {
        let name = SafeFileName(String(repeating: "长", count: 300) + ".jpeg").text
        #expect(name == String(repeating: "长", count: 115) + ".jpeg")
        let stacked = SafeFileName(String(repeating: "e\u{301}", count: 300) + ".png").text
        #expect(stacked.unicodeScalars.count == 120)
        #expect(stacked.hasSuffix("e\u{301}.png"))
        #expect(SafeFileName("a." + String(repeating: "x", count: 300)).text.unicodeScalars.count == 120)
    }

    @Test("a name that would run is known by its extension") func executable() {
        #expect(SafeFileName("invoice.pdf.EXE").isExecutableName)
        #expect(SafeFileName("x.lnk ").isExecutableName)
        #expect(!SafeFileName("x.png").isExecutableName)
        #expect(!SafeFileName("exe").isExecutableName)
    }

    @Test("a download carries its name in both forms and breaks no header") func header() {
        #expect(
            SafeFileName("图 1%\"\r\n.png").contentDisposition(inline: false)
                == "attachment; filename=\"_ 1__.png\"; filename*=UTF-8''%E5%9B%BE%201%25_.png")
        #expect(SafeFileName("a.png").contentDisposition(inline: true).hasPrefix("inline; filename=\"a.png\";"))
    }
}
