/// Why a text is not taken as it is.
public enum PlainTextError: Error, Sendable, Hashable {
    /// It holds a control character, this one, which no keyboard enters.
    case controlCharacter(Unicode.Scalar)
    /// It has `count` characters where `limit` are allowed.
    case tooLong(count: Int, limit: Int)
}

/// Text as a person means it: line breaks as `\n`, no control characters, nothing that turns the direction of other
/// text around, no blanks at either end.
public struct PlainText: Sendable, Hashable, CustomStringConvertible {
    /// Whether line breaks are part of the text.
    public enum Lines: Sendable {
        /// Each run of spaces, line breaks and tabs becomes one space: for titles and names.
        case one
        /// Line breaks and tabs are kept.
        case several
    }

    /// The cleaned text; empty when nothing but blanks was entered.
    public let text: String

    /// Cleans what was entered. Throws when it holds a control character or more than `limit` characters.
    public init(_ raw: String, limit: Int, lines: Lines = .several) throws(PlainTextError) {
        if PlainBytes.isClean(raw, limit: limit, lines: lines) {
            text = raw
            return
        }
        text = try Self.cleaned(raw, limit: limit, lines: lines)
    }

    /// The general way, for text of any kind.
    static func cleaned(_ raw: String, limit: Int, lines: Lines) throws(PlainTextError) -> String {
        var clean = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in raw.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\n", "\r", "\u{2028}", "\u{2029}": add("\n", to: &clean, lines)
            case "\t", " ": add(scalar, to: &clean, lines)
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}": continue
            default:
                guard !isControl(scalar) else { throw .controlCharacter(scalar) }
                clean.append(scalar)
            }
        }
        let text = trimmed(String(clean))
        let count = text.count
        guard count <= limit else { throw .tooLong(count: count, limit: limit) }
        // A character may be stacked from any number of marks; writing in no language needs four for each.
        let scalars = text.unicodeScalars.count
        guard scalars <= limit * 4 else { throw .tooLong(count: scalars, limit: limit) }
        return text
    }

    /// Whether nothing but blanks was entered.
    public var isEmpty: Bool { text.isEmpty }

    /// The same as ``text``.
    public var description: String { text }

    private static func add(
        _ scalar: Unicode.Scalar, to clean: inout String.UnicodeScalarView, _ lines: Lines
    ) {
        switch lines {
        case .several: clean.append(scalar)
        case .one: if clean.last != " " { clean.append(" ") }
        }
    }

    /// Without blanks at either end, the full-width space U+3000 and the zero-width ones among them.
    private static func trimmed(_ text: String) -> String {
        var rest = text.unicodeScalars[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }

    /// The general category "control", which is these two ranges for good, without looking it up.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{200B}"
    }
}
