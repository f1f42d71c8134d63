import Foundation

/// The terms of a text, for the full-text index: Latin words and numbers as they are, in lower case; of Chinese (and
/// any script written without blanks) each pair of neighbours, and beside them each character.
///
/// Pairs keep their order, so a phrase of pairs finds a phrase of characters. A run of one character is its own word.
public struct SearchTerms: Sendable, Hashable {
    /// Words and pairs, in order, with blanks between them.
    let wordText: String
    /// Single characters, each once, with blanks between them.
    let letterText: String
    /// Words and pairs, in order.
    public var words: [String] { wordText.split(separator: " ").map(String.init) }
    /// Single characters, each once.
    public var letters: [String] { letterText.split(separator: " ").map(String.init) }

    /// The longest word kept, in characters; what is longer is found by its beginning.
    static let longestWord = 40

    /// The terms of all of `texts`.
    public init(_ texts: some Sequence<String>) {
        self.init(texts, isGeneral: false)
    }

    /// - Parameter isGeneral: whether to go the general way with plain texts too.
    init(_ texts: some Sequence<String>, isGeneral: Bool) {
        var writer = TermWriter()
        for text in texts {
            if !isGeneral, PlainTerms.add(text, to: &writer) { continue }
            for run in Self.runs(of: text) {
                for term in run.terms { writer.word(term) }
                for letter in run.letters { writer.letter(letter) }
            }
        }
        wordText = String(decoding: writer.words, as: UTF8.self)
        letterText = String(decoding: writer.letters, as: UTF8.self)
    }

    /// As a tsvector has them, with their places. The terms are final: no parser of PostgreSQL's splits or drops any.
    var wordVector: String { Self.vector(words) }
    var letterVector: String { letters.map { "'\($0)'" }.joined(separator: " ") }

    private static func vector(_ terms: [String]) -> String {
        var size = 0
        var result = ""
        for (index, term) in terms.enumerated() {
            // PostgreSQL has room for one megabyte; better a text found by most of its words than one that stops all.
            size += term.utf8.count + 8
            guard size < 1_000_000 else { break }
            // A tsvector knows 16383 places; what comes later stands at the last one and is found, but in no phrase.
            result += "'\(term)':\(min(index + 1, 16383)) "
        }
        return result
    }

    /// A stretch of one kind of writing.
    struct Run {
        var scalars: [Unicode.Scalar]
        var isPaired: Bool

        var terms: [String] {
            guard isPaired, scalars.count > 1 else {
                return [String(String.UnicodeScalarView(scalars.prefix(SearchTerms.longestWord)))]
            }
            return zip(scalars, scalars.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) }
        }

        var letters: [Unicode.Scalar] { isPaired ? scalars : [] }
    }

    /// The runs of a text after folding: full width to half width, case, compatibility forms.
    static func runs(of text: String) -> [Run] {
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
        var runs: [Run] = []
        var current: Run?
        for scalar in folded.unicodeScalars {
            guard isWordPart(scalar) else {
                if let run = current { runs.append(run) }
                current = nil
                continue
            }
            let paired = isPaired(scalar)
            if var run = current, run.isPaired == paired {
                run.scalars.append(scalar)
                current = run
            } else {
                if let run = current { runs.append(run) }
                current = Run(scalars: [scalar], isPaired: paired)
            }
        }
        if let run = current { runs.append(run) }
        return runs
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return true
        case 0..<0x80: return false
        case 0x4E00...0x9FFF: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }

    /// Whether the character belongs to a script that puts no blanks between words.
    private static func isPaired(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FF, 0x3100...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
