/// Text that another program sent, of whatever encoding it may be.
public enum ReceivedText {
    /// The text, without what no screen shows; nil for bytes that are none, or for none.
    public static func decode(_ bytes: [UInt8]) -> String? {
        guard !bytes.contains(0), let text = utf8(bytes) ?? gb18030(bytes) else { return nil }
        let shown = text.unicodeScalars.filter { scalar in
            scalar == "\n" || scalar == "\t" || !(scalar.value < 32 || (127..<160).contains(scalar.value))
        }
        let clean = String(String.UnicodeScalarView(shown))
        return clean.allSatisfy(\.isWhitespace) ? nil : clean
    }

    private static func utf8(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }

    private static func gb18030(_ bytes: [UInt8]) -> String? { (try? TextDecoding(.gb18030))?.text(bytes) }
}
