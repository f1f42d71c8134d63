/// Collects terms as the index has them: words in order, each letter once.
struct TermWriter {
    private(set) var words: [UInt8] = []
    private(set) var letters: [UInt8] = []
    private var seen = LetterSet()

    init() {
        words.reserveCapacity(1024)
        letters.reserveCapacity(512)
    }

    /// Begins a word; its bytes follow.
    mutating func beginWord() {
        if !words.isEmpty { words.append(0x20) }
    }

    mutating func append(_ byte: UInt8) { words.append(byte) }

    mutating func append(_ scalar: Unicode.Scalar) { Self.append(scalar, to: &words) }

    mutating func word(_ word: String) {
        beginWord()
        words += word.utf8
    }

    mutating func letter(_ scalar: Unicode.Scalar) {
        guard seen.insert(scalar) else { return }
        if !letters.isEmpty { letters.append(0x20) }
        Self.append(scalar, to: &letters)
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}

/// Which letters were seen: one bit for each common Chinese character, a set for the rest.
private struct LetterSet {
    private static let common: ClosedRange<UInt32> = 0x4E00...0x9FFF
    private var bits = [UInt64](repeating: 0, count: 0x5200 / 64)
    private var others: Set<Unicode.Scalar> = []

    /// Whether it is new.
    mutating func insert(_ scalar: Unicode.Scalar) -> Bool {
        guard Self.common.contains(scalar.value) else { return others.insert(scalar).inserted }
        let place = Int(scalar.value - Self.common.lowerBound)
        let bit: UInt64 = 1 << UInt64(place & 63)
        defer { bits[place >> 6] |= bit }
        return bits[place >> 6] & bit == 0
    }
}

/// The terms of texts made of nothing but ASCII, common Chinese characters and their punctuation, which is nearly all:
/// folding changes nothing there but the case and the full-width forms, so that one pass does.
enum PlainTerms {
    private enum Kind { case separator, latin, paired, unknown }

    /// Adds the terms of `text`; false, and nothing added, when it takes the general way.
    static func add(_ text: String, to writer: inout TermWriter) -> Bool {
        guard text.unicodeScalars.allSatisfy({ kind(of: folded($0)) != .unknown }) else { return false }
        var previous = Kind.separator
        var last: Unicode.Scalar = " "
        var length = 0
        for raw in text.unicodeScalars {
            let scalar = folded(raw)
            let kind = kind(of: scalar)
            if previous == .paired, kind != .paired, length == 1 { single(last, &writer) }
            if kind != previous { length = 0 }
            switch kind {
            case .latin:
                if length == 0 { writer.beginWord() }
                if length < SearchTerms.longestWord { writer.append(UInt8(truncatingIfNeeded: scalar.value)) }
            case .paired:
                if length > 0 {
                    writer.beginWord()
                    writer.append(last)
                    writer.append(scalar)
                }
                writer.letter(scalar)
            case .separator, .unknown: break
            }
            length += 1
            previous = kind
            last = scalar
        }
        if previous == .paired, length == 1 { single(last, &writer) }
        return true
    }

    private static func single(_ scalar: Unicode.Scalar, _ writer: inout TermWriter) {
        writer.beginWord()
        writer.append(scalar)
    }

    /// Half width and lower case.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        guard value < 0x80 else { return scalar }
        let isCapital = (0x41...0x5A).contains(value)
        return Unicode.Scalar(UInt8(truncatingIfNeeded: isCapital ? value | 0x20 : value))
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: .latin
        case 0..<0x80: .separator
        case 0x4E00...0x9FFF: .paired
        // Chinese commas, full stops, brackets and quotes; dashes and dots; the ideographic space.
        case 0x3000...0x3003, 0x3008...0x3011, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: .separator
        default: .unknown
        }
    }
}
