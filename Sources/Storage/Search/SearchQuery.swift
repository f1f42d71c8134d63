/// What somebody typed into the search field, as conditions on the index. Every part must be found; what stands
/// together without a blank must stand together in the text; the last Latin word may be a beginning.
public struct SearchQuery: Sendable, Hashable {
    /// Phrases of words and pairs.
    let phrases: [[String]]
    /// Single Chinese characters.
    let letters: [String]
    /// Whether the last phrase's last word may go on.
    let endsOpen: Bool

    /// nil when there is nothing to look for in it.
    public init?(_ typed: String) {
        var phrases: [[String]] = []
        var letters: [String] = []
        var endsOpen = false
        for part in typed.prefix(200).split(whereSeparator: \.isWhitespace).prefix(10) {
            let runs = SearchTerms.runs(of: String(part))
            if runs.count == 1, runs[0].isPaired, runs[0].scalars.count == 1 {
                letters.append(String(runs[0].scalars[0]))
                endsOpen = false
            } else if let last = runs.last {
                phrases.append(runs.flatMap(\.terms))
                endsOpen = !last.isPaired
            }
        }
        guard !phrases.isEmpty || !letters.isEmpty else { return nil }
        self.phrases = phrases
        self.letters = letters
        self.endsOpen = endsOpen
    }

    /// As FTS5 has it. Terms hold letters and digits only, so that quoting them is safe.
    var fts5: String {
        var parts: [String] = phrases.enumerated().map { index, phrase in
            let open = endsOpen && index == phrases.count - 1 ? "*" : ""
            return "words:\"" + phrase.joined(separator: " ") + "\"" + open
        }
        parts += letters.map { "letters:\"\($0)\"" }
        return parts.joined(separator: " AND ")
    }

    /// As a tsquery has it.
    var wordQuery: String {
        phrases.enumerated().map { index, phrase in
            let open = endsOpen && index == phrases.count - 1 ? ":*" : ""
            return "(" + phrase.map { "'\($0)'" }.joined(separator: " <-> ") + open + ")"
        }.joined(separator: " & ")
    }

    /// As a tsquery has it.
    var letterQuery: String {
        letters.map { "'\($0)'" }.joined(separator: " & ")
    }
}
