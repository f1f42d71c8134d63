import Channels
import Testing

@Suite struct FileKindTests {
    @Test(
        "the content decides what a file is",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .png),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0], .jpeg),
            (Array("GIF89a".utf8) + [1, 0], .gif),
            (Array("RIFF\0\0\0\0WEBPVP8 ".utf8), .webp),
            (Array("RIFF\0\0\0\0WAVEfmt ".utf8), .wav),
            (Array("%PDF-1.7\n".utf8), .pdf),
            (Array("PK\u{3}\u{4}\u{14}\0\0\0[Content_Types].xml".utf8), .office),
            (Array("PK\u{3}\u{4}\u{14}\0\0\0photo.png".utf8), .zip),
            (Array("\0\0\0\u{18}ftypmp42\0\0".utf8), .mp4),
            (Array("\0\0\0\u{18}ftypheic\0\0".utf8), .heic),
            ([0x1A, 0x45, 0xDF, 0xA3, 0x9F], .webm),
            (Array("投诉内容\r\n第二行".utf8), .text),
            ([0xCD, 0xB6, 0xCB, 0xDF, 0x0A], .text),
            ([], .text),
            (Array("a < b and c > d".utf8), .text), (Array("<3 this site".utf8), .text),
            (Array("MZ is my name".utf8), .text),
            (Array("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".utf8), .markup),
            (Array("\u{FEFF}  \n<?xml version='1.0'?><svg/>".utf8), .markup),
            (Array("<!-- --><script>alert(1)</script>".utf8), .markup),
            (Array("<HTML><body>".utf8), .markup),
            ([0x7F, 0x45, 0x4C, 0x46, 2, 1], .executable),
            (Array("MZ".utf8) + [0x90, 0, 3, 0], .executable),
            ([0xCF, 0xFA, 0xED, 0xFE, 7], .executable),
            (Array("#!/bin/sh\necho".utf8), .executable), (Array("\u{FEFF}#!/bin/sh".utf8), .executable),
            ([0, 1, 2, 3, 4], .unknown), (Array("text with a \0".utf8), .unknown),
        ] as [([UInt8], FileKind)])
    func sniff(bytes: [UInt8], kind: FileKind) {
        #expect(FileKind.sniff(bytes) == kind)
    }

    @Test("only four kinds of image are shown inline, and nothing that can carry script has a type of its own")
    func inline() {
        #expect(FileKind.allCases.filter(\.isInlineSafe) == [.png, .jpeg, .gif, .webp])
        #expect(FileKind.allCases.filter { !$0.isAccepted } == [.executable])
        for kind in [FileKind.markup, .unknown, .executable] {
            #expect(kind.contentType == "application/octet-stream")
        }
    }
}
