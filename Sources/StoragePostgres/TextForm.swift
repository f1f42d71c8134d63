/// Text as the server holds it. It cannot hold U+0000, so that this is written as two noncharacters (which Unicode
/// keeps for such use inside of a program), and so is the first of those.
enum TextForm {
    // U+FDD0 followed by U+FDD1 or U+FDD2; in UTF-8 EF B7 90, EF B7 91, EF B7 92.
    private static let mark: [UInt8] = [0xEF, 0xB7, 0x90]
    private static let zero: [UInt8] = [0xEF, 0xB7, 0x91]
    private static let itself: [UInt8] = [0xEF, 0xB7, 0x92]

    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { utf8 in
            let isPlain = !utf8.contains { $0 == 0 } && find(in: utf8, from: 0) == nil
            guard !isPlain else { return bytes.append(contentsOf: utf8) }
            var index = 0
            while index < utf8.count {
                if utf8[index] == 0 {
                    bytes += mark + zero
                    index += 1
                } else if find(in: utf8, from: index) == index {
                    bytes += mark + itself
                    index += 3
                } else {
                    bytes.append(utf8[index])
                    index += 1
                }
            }
        }
    }

    static func decode(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        guard var next = find(in: utf8, from: 0) else { return String(decoding: utf8, as: UTF8.self) }
        var bytes: [UInt8] = []
        var index = 0
        while index < utf8.count {
            guard index == next, index + 6 <= utf8.count else {
                bytes.append(utf8[index])
                index += 1
                continue
            }
            bytes += utf8[index + 5] == zero[2] ? [0] : mark
            index += 6
            next = find(in: utf8, from: index) ?? .max
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the mark next is.
    private static func find(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 2 < utf8.count {
            if utf8[index] == 0xEF, utf8[index + 1] == 0xB7, utf8[index + 2] == 0x90 { return index }
            index += 1
        }
        return nil
    }
}
