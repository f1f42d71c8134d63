/// Recognises, by its bytes alone, text with which there is nothing to do: most of what arrives.
enum PlainBytes {
    /// Whether cleaning would leave `raw` as it is. False also where that takes a closer look.
    static func isClean(_ raw: String, limit: Int, lines: PlainText.Lines) -> Bool {
        var raw = raw
        // No text has more characters than bytes.
        guard raw.utf8.count <= limit, hasNothingToClean(&raw, lines) else { return false }
        guard let first = raw.unicodeScalars.first, let last = raw.unicodeScalars.last else { return true }
        return !PlainText.isBlank(first) && !PlainText.isBlank(last)
    }

    private static func hasNothingToClean(_ raw: inout String, _ lines: PlainText.Lines) -> Bool {
        raw.withUTF8 { utf8 in
            var previous: UInt8 = 0
            for (index, byte) in utf8.enumerated() {
                switch byte {
                case 0x0A, 0x09: if lines == .one { return false }
                case 0..<0x20, 0x7F: return false
                case 0x20: if previous == 0x20, lines == .one { return false }
                // What begins U+0080…, U+2000…, U+FEFF: controls, separators and marks of direction are there.
                case 0xC2: if index + 1 >= utf8.count || utf8[index + 1] < 0xA0 { return false }
                case 0xE2:
                    if isSuspect(utf8, index, 0x80, 0xA8...0xAE) || isSuspect(utf8, index, 0x81, 0xA6...0xA9) {
                        return false
                    }
                case 0xEF: if isSuspect(utf8, index, 0xBB, 0xBF...0xBF) { return false }
                default: break
                }
                previous = byte
            }
            return true
        }
    }

    private static func isSuspect(
        _ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ second: UInt8, _ third: ClosedRange<UInt8>
    ) -> Bool {
        index + 2 >= utf8.count || (utf8[index + 1] == second && third.contains(utf8[index + 2]))
    }

    /// Whether there is nothing but ASCII in it.
    static func isASCII(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
    }
}
