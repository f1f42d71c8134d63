extension FileKind {
    /// Decides by the first bytes of a file, ``prefixLength`` of them or the whole file if it is shorter.
    public static func sniff(_ prefix: [UInt8]) -> FileKind {
        if prefix.isEmpty { return .text }
        if isExecutable(prefix) { return .executable }
        for (signature, kind) in signatures where prefix.starts(with: signature) { return kind }
        if let kind = riff(prefix) ?? isoMedia(prefix) { return kind }
        if prefix.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return office(prefix) ? .office : .zip }
        guard isText(prefix) else { return .unknown }
        return isMarkup(prefix) ? .markup : .text
    }

    private static let signatures: [([UInt8], FileKind)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        ([0xFF, 0xD8, 0xFF], .jpeg),
        (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif),
        (Array("%PDF-".utf8), .pdf),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .office),
        ([0x50, 0x4B, 0x05, 0x06], .zip), ([0x50, 0x4B, 0x07, 0x08], .zip),
        (Array("Rar!".utf8) + [0x1A, 0x07], .rar),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
        ([0x1F, 0x8B, 0x08], .gzip),
        ([0x1A, 0x45, 0xDF, 0xA3], .webm),
        (Array("ID3".utf8), .mp3), ([0xFF, 0xFB], .mp3), ([0xFF, 0xF3], .mp3), ([0xFF, 0xF2], .mp3),
        (Array("OggS".utf8), .ogg),
        ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
    ]

    private static func isExecutable(_ bytes: [UInt8]) -> Bool {
        let programs: [[UInt8]] = [
            [0x7F, 0x45, 0x4C, 0x46],  // ELF
            [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF],  // Mach-O
            [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
            [0xCA, 0xFE, 0xBA, 0xBE],  // Mach-O for several processors, and Java classes
            [0x00, 0x61, 0x73, 0x6D],  // WebAssembly
            [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],  // Windows shortcut
        ]
        if programs.contains(where: { bytes.starts(with: $0) }) { return true }
        // A letter may begin with "MZ", a Windows program has zeros soon after it.
        if bytes.starts(with: Array("MZ".utf8)), bytes.contains(0) || !isText(bytes) { return true }
        return withoutMark(bytes).starts(with: Array("#!".utf8))
    }

    private static func riff(_ bytes: [UInt8]) -> FileKind? {
        guard bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)) else {
            return bytes.starts(with: Array("BM".utf8)) && bytes.count > 26 && bytes[6..<10].allSatisfy { $0 == 0 }
                ? .bmp : nil
        }
        switch String(decoding: bytes[8..<12], as: UTF8.self) {
        case "WEBP": return .webp
        case "WAVE": return .wav
        default: return nil
        }
    }

    private static func isoMedia(_ bytes: [UInt8]) -> FileKind? {
        guard bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return nil }
        switch String(decoding: bytes[8..<12], as: UTF8.self) {
        case "heic", "heix", "mif1", "msf1", "avif": return .heic
        default: return .mp4
        }
    }

    private static func office(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
        return ["[Content_Types].xml", "word/", "xl/", "ppt/", "application/vnd.oasis.opendocument"]
            .contains { text.contains($0) }
    }

    private static func isMarkup(_ bytes: [UInt8]) -> Bool {
        let start = withoutMark(bytes).drop { $0 <= 0x20 }
        guard start.first == UInt8(ascii: "<"), let next = start.dropFirst().first else { return false }
        return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == UInt8(ascii: "/")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
    }

    /// Text of any encoding that keeps ASCII: no control characters but line breaks, tab, form feed and escape.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [9, 10, 12, 13, 27].contains($0) }
    }

    private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    }
}
