import Complaints

/// Finds the articles that a text links to.
struct ArticleLinks {
    /// What every article's address begins with, such as `https://complain.example.com/help/`.
    let beginning: String

    /// The articles in the order of their links, each once.
    func articles(in text: String) -> [ArticleID] {
        guard !beginning.isEmpty else { return [] }
        var found: [ArticleID] = []
        for start in text.ranges(of: beginning) {
            let digits = text[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
            // A longer word is another address.
            let next = text[digits.endIndex...].first
            if let next, next.isASCII, next.isLetter || next == "-" || next == "_" { continue }
            guard let number = Int64(digits), !found.contains(where: { $0.rawValue == number }) else { continue }
            found.append(ArticleID(rawValue: number))
        }
        return found
    }
}
