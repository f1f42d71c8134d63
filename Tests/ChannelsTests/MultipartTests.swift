import Testing

@testable import Channels

@Suite struct MultipartTests {
    /// One part as a test wants to see it.
    struct Part: Equatable {
        var name: String
        var fileName: String?
        var contentType: String?
        var content: [UInt8] = []
    }

    static let type = "multipart/form-data; boundary=AaB03x"

    /// The parts of a body fed in these pieces.
    private func parts(
        _ pieces: [some Collection<UInt8>], type: String = type, limits: MultipartLimits = MultipartLimits()
    ) throws -> [Part] {
        var parser = try MultipartParser(contentType: type, limits: limits)
        var parts: [Part] = []
        var open = false
        var finished = false
        for piece in pieces {
            for event in try parser.feed(piece) {
                #expect(!finished)
                switch event {
                case .partBegan(let name, let fileName, let contentType):
                    #expect(!open)
                    open = true
                    parts.append(Part(name: name, fileName: fileName, contentType: contentType))
                case .bytes(let bytes):
                    #expect(open && !bytes.isEmpty)
                    parts[parts.count - 1].content += bytes
                case .partEnded:
                    #expect(open)
                    open = false
                case .finished:
                    #expect(!open)
                    finished = true
                }
            }
        }
        try parser.finish()
        #expect(finished)
        return parts
    }

    private func parts(of body: String, type: String = type) throws -> [Part] {
        try parts([Array(body.utf8)], type: type)
    }

    /// A field, a file whose content nearly holds the boundary, an empty file, an empty field.
    static let form = Array(
        """
        preamble\r
        --AaB03x\r
        Content-Disposition: form-data; name="标题"\r
        \r
        页面打不开\r
        第二行\r
        --AaB03x \t\r
        content-disposition: form-data; name="file"; filename="截图;1.png"\r
        Content-Type: image/png\r
        \r
        \r\r
        --AaB03\r
        -\r
        --AaB03 \r\r\r
        --AaB03x\r
        Content-Disposition: form-data; name="none"; filename=""\r
        Content-Type: application/octet-stream\r
        \r
        \r
        --AaB03x\r
        Content-Disposition: form-data; name="empty"\r
        \r
        --AaB03x--\r
        epilogue --AaB03x\r
        """.utf8)

    static let expected = [
        Part(name: "标题", content: Array("页面打不开\r\n第二行".utf8)),
        Part(
            name: "file", fileName: "截图;1.png", contentType: "image/png",
            content: Array("\r\r\n--AaB03\r\n-\r\n--AaB03 \r\r".utf8)),
        Part(name: "none", fileName: "", contentType: "application/octet-stream"),
        Part(name: "empty"),
    ]

    @Test("a form is the same wherever the network cuts it in two") func everySplit() throws {
        for split in 0...Self.form.count {
            #expect(try parts([Self.form[..<split], Self.form[split...]]) == Self.expected, "split at \(split)")
        }
    }

    @Test("a form is the same in pieces of any size", arguments: [1, 2, 3, 5, 7, 16, 61]) func pieces(size: Int) throws
    {
        let pieces = stride(from: 0, to: Self.form.count, by: size).map {
            Self.form[$0..<min($0 + size, Self.form.count)]
        }
        #expect(try parts(pieces) == Self.expected)
    }

    @Test("a form that stops before its end is truncated, wherever it stops") func everyTruncation() throws {
        let end = Self.form.count - Array("\r\nepilogue --AaB03x\r".utf8).count
        for length in 0..<end {
            #expect(throws: MultipartError.truncated, "after \(length) bytes") {
                try parts([Self.form[..<length]])
            }
        }
    }

    @Test("a large file arrives whole and is never held whole") func large() throws {
        let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 % 251 == 0 ? 13 : $0 * 7) }
        let head = Array("--AaB03x\r\nContent-Disposition: form-data; name=f; filename=a.bin\r\n\r\n".utf8)
        let body = head + content + Array("\r\n--AaB03x--".utf8)
        let pieces = stride(from: 0, to: body.count, by: 8192).map { body[$0..<min($0 + 8192, body.count)] }
        #expect(try parts(pieces) == [Part(name: "f", fileName: "a.bin", content: content)])
    }

    @Test("a form without fields") func noParts() throws {
        #expect(try parts(of: "--AaB03x--") == [])
    }

    @Test(
        "names and file names as browsers write them",
        arguments: [
            (#"name="a;b=c""#, "a;b=c", nil),
            (#"name=plain; filename=x.png"#, "plain", "x.png"),
            (#"name="q"; filename="say \"hi\".txt""#, "q", #"say "hi".txt"#),
            (#"name="q"; filename="say %22hi%22.txt""#, "q", #"say "hi".txt"#),
            (#"name="w"; filename="C:\dir\x.png""#, "w", #"C:\dir\x.png"#),
            (#"name="w"; filename="C:\dir\""#, "w", #"C:\dir\"#),
            (#"name="e"; filename="x.png"; filename*=UTF-8''%E6%88%AA%E5%9B%BE.png"#, "e", "截图.png"),
            (#"name="e"; filename*=utf-8'zh'%E5%9B%BE"#, "e", "图"),
            (#"name="e"; filename="x.png"; filename*=UTF-8''%E5%9B"#, "e", "x.png"),
            (#"name="e"; filename*=GB2312''%CD%BC"#, "e", ""),
            (#" Name = "spaced" ; FileName = "y" ;"#, "spaced", "y"),
        ] as [(String, String, String?)])
    func names(parameters: String, name: String, fileName: String?) throws {
        let body = "--AaB03x\r\nContent-Disposition: form-data;\(parameters)\r\n\r\nx\r\n--AaB03x--\r\n"
        #expect(try parts(of: body) == [Part(name: name, fileName: fileName, content: [UInt8(ascii: "x")])])
    }

    @Test("a folded header is one header") func folded() throws {
        let body = "--AaB03x\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\nx\r\n--AaB03x--"
        #expect(try parts(of: body).map(\.name) == ["a"])
    }

    @Test(
        "headers that cannot be read",
        arguments: [
            ("", .nameMissing), ("Content-Type: text/plain\r\n", .nameMissing),
            ("Content-Disposition: form-data\r\n", .nameMissing),
            ("Content-Disposition: form-data; name=\"\"\r\n", .nameMissing),
            ("Content-Disposition: attachment; name=\"a\"\r\n", .nameMissing),
            ("Content-Disposition form-data; name=a\r\n", .headersMalformed),
            ("Content-Disposition: form-data; name=\"a\r\n", .headersMalformed),
            ("Content-Disposition: form-data; name=a; name=b\r\n", .headersMalformed),
            ("Content-Disposition: form-data; name=\"a\"x\r\n", .headersMalformed),
        ] as [(String, MultipartError)])
    func headers(block: String, error: MultipartError) {
        #expect(throws: error) { try parts(of: "--AaB03x\r\n\(block)\r\nx\r\n--AaB03x--") }
    }

    @Test("a name that is no UTF-8 is refused") func invalidUTF8() {
        let body = Array("--AaB03x\r\nContent-Disposition: form-data; name=\"".utf8) + [0xFF] + Array("\"\r\n\r\n".utf8)
        #expect(throws: MultipartError.headersMalformed) { try parts([body]) }
    }

    @Test("something else behind a boundary is refused", arguments: ["y", "-x", "\rx", " y"]) func boundary(end: String)
    {
        #expect(throws: MultipartError.boundaryMalformed) { try parts(of: "--AaB03x\(end)\r\n\r\n") }
    }

    @Test("headers and parts are limited") func limits() {
        let part = "--AaB03x\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n"
        let many = Array((String(repeating: part, count: 4) + "--AaB03x--").utf8)
        #expect(throws: MultipartError.tooManyParts(limit: 3)) {
            try parts([many], limits: MultipartLimits(parts: 3))
        }
        let long = Array("--AaB03x\r\nX: \(String(repeating: "x", count: 300))".utf8)
        #expect(throws: MultipartError.headersTooLarge(limit: 200)) {
            try parts([long[..<100], long[100...]], limits: MultipartLimits(headerBytes: 200))
        }
    }

    @Test("the boundary as the content type gives it") func contentTypes() throws {
        let body = "--a b(1)\r\nContent-Disposition: form-data; name=n\r\n\r\nv\r\n--a b(1)--"
        #expect(try parts(of: body, type: #"Multipart/Form-Data; charset=utf-8; boundary="a b(1)""#).count == 1)
        #expect(throws: MultipartError.notMultipart) { try MultipartParser(contentType: "text/plain; boundary=a") }
        for type in [
            "", "; boundary=", "; boundary=\"a", "; boundary=\"a \"", "; boundary=\(String(repeating: "a", count: 71))",
        ] {
            #expect(throws: MultipartError.boundaryInvalid) {
                try MultipartParser(contentType: "multipart/form-data\(type)")
            }
        }
    }
}
