/// The encodings in which Chinese tables arrive.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    /// With or without a byte order mark.
    case utf8 = "UTF-8"
    /// GB 18030, and with it GBK and GB 2312.
    case gb18030 = "GB 18030"
}

/// Decides which encoding a file has: its byte order mark; else UTF-8 when that is what its lines are; else GB 18030.
///
/// One broken line does not turn a UTF-8 file into GB 18030: it takes more lines that are no UTF-8 than lines that are
/// UTF-8 beyond ASCII, which text in GB 18030 hardly ever is by chance.
struct EncodingDetection {
    private var pending: [UInt8] = []
    private var isStart = true
    private var marked: TextEncoding?
    private var utf8Lines = 0
    private var otherLines = 0

    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Looks at the next piece of the file. Throws ``CSVFileError/unknownEncoding`` for the mark of UTF-16 or UTF-32.
    mutating func look(at bytes: [UInt8]) throws(CSVFileError) {
        pending += bytes
        if isStart {
            guard pending.count >= 4 else { return }
            try readMark()
        }
        guard let end = pending.lastIndex(where: Self.isLineBreak) else { return }
        count(pending[...end])
        pending.removeSubrange(...end)
    }

    /// The decision, once the whole file was looked at.
    mutating func decide() throws(CSVFileError) -> TextEncoding {
        if isStart { try readMark() }
        count(pending[...])
        return marked ?? (otherLines > utf8Lines ? .gb18030 : .utf8)
    }

    private mutating func readMark() throws(CSVFileError) {
        isStart = false
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
        guard !marks.contains(where: { pending.starts(with: $0) }) else { throw .unknownEncoding }
        if pending.starts(with: Self.mark) { marked = .utf8 }
        if pending.starts(with: [0x84, 0x31, 0x95, 0x33]) { marked = .gb18030 }
    }

    private mutating func count(_ lines: ArraySlice<UInt8>) {
        for line in lines.split(whereSeparator: Self.isLineBreak) where line.contains(where: { $0 >= 0x80 }) {
            if String(validating: line, as: UTF8.self) != nil { utf8Lines += 1 } else { otherLines += 1 }
        }
    }

    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
