import Foundation

/// JSON laid out for reading: the text as it came, in its order, with lines and indents. What is none stays as it is.
enum PrettyJSON {
    static func lines(_ text: String) -> String {
        let isJSON = text.utf8.first { !" \n\r\t".utf8.contains($0) }.map { "{[".utf8.contains($0) } ?? false
        guard isJSON, (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil else { return text }
        var layout = Layout()
        for byte in text.utf8 { layout.take(byte) }
        return readable(String(decoding: layout.bytes, as: UTF8.self))
    }

    /// Characters written as `\uXXXX` as themselves, but for those that would break the text: many programs write
    /// every Chinese character so.
    private static func readable(_ text: String) -> String {
        guard text.contains("\\u") else { return text }
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        let backslash = UInt16(UInt8(ascii: "\\"))
        while let unit = rest.popFirst() {
            guard unit == backslash, let next = rest.first else {
                units.append(unit)
                continue
            }
            let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF16.self)
            if next == UInt16(UInt8(ascii: "u")), let value = UInt16(digits, radix: 16), value >= 0xA0 {
                units.append(value)
                rest = rest.dropFirst(5)
            } else {
                // What follows a backslash belongs to it, a second one included.
                units += [unit, next]
                rest = rest.dropFirst()
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// Goes through text that is known to be JSON.
    private struct Layout {
        var bytes: [UInt8] = []
        private var depth = 0
        private var isInString = false
        private var isEscaped = false
        /// A bracket was opened and nothing has come in it yet.
        private var isFresh = false

        mutating func take(_ byte: UInt8) {
            if isInString {
                bytes.append(byte)
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                return
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): return
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth = max(0, depth - 1)
                if !isFresh { newLine() }
                isFresh = false
                bytes.append(byte)
                return
            default: break
            }
            if isFresh { newLine() }
            isFresh = false
            bytes.append(byte)
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                isFresh = true
            case UInt8(ascii: ","): newLine()
            case UInt8(ascii: ":"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "\""): isInString = true
            default: break
            }
        }

        private mutating func newLine() {
            bytes.append(UInt8(ascii: "\n"))
            bytes += Array(repeating: UInt8(ascii: " "), count: min(depth, 40) * 2)
        }
    }
}
