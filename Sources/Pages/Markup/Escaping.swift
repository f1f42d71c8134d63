/// Makes text from outside harmless in HTML text and in double-quoted or single-quoted attributes.
enum Escaping {
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
        guard done == nil else { return }
        var copy = text
        copy.withUTF8 { append($0, to: &bytes) }
    }

    /// Whole runs of harmless bytes are copied at once; that is nearly all of them.
    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        var index = 0
        while index < text.count {
            if let replacement = replacement(for: text[index]) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                bytes.append(contentsOf: replacement.utf8)
                start = index + 1
            }
            index += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    @inline(__always)
    private static func replacement(for byte: UInt8) -> String? {
        if byte > 0x3E && byte != 0x7F { return nil }
        switch byte {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return "&quot;"
        case UInt8(ascii: "'"): return "&#39;"
        case 0x09, 0x0A, 0x0D: return nil
        // Control characters have no place in HTML; they are shown as "something was here".
        case 0x00..<0x20, 0x7F: return "\u{FFFD}"
        default: return nil
        }
    }
}
