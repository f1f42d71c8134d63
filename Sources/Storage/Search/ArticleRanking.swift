import Complaints
import Foundation

/// How often one term stands in one text of an article.
struct ArticlePosting: Sendable, Hashable {
    let term: String
    let article: ArticleID
    let language: Language
    let title: Int
    let body: Int
}

/// Orders articles by how well they fit what was asked. Pure: the same postings make the same order on every engine.
///
/// A term counts the more the fewer articles have it, and in a title four times as much as in a body.
struct ArticleRanking {
    /// What was asked for.
    enum Purpose: Sendable, Hashable {
        /// Typed into a search field: most of what the articles know of it must be in one.
        case question
        /// A text somebody wrote about something else: only what an article's title is about counts.
        case text
    }

    let purpose: Purpose
    /// How many articles are public.
    let total: Int

    /// The articles that fit, the best first.
    func order(_ postings: [ArticlePosting]) -> [ArticleID] {
        var holders: [String: Set<ArticleID>] = [:]
        for posting in postings { holders[posting.term, default: []].insert(posting.article) }
        let weights = holders.mapValues { weight(heldBy: $0.count) }
        let asked = weights.values.reduce(0, +)
        var fits: [ArticleID: Fit] = [:]
        for posting in postings {
            fits[posting.article, default: Fit()].add(posting, weight: weights[posting.term] ?? 0)
        }
        return fits.filter { isGood($0.value, asked: asked) }
            .sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.map(\.key)
    }

    private func weight(heldBy count: Int) -> Double {
        log(1 + (Double(max(total, count)) - Double(count) + 0.5) / (Double(count) + 0.5))
    }

    private func isGood(_ fit: Fit, asked: Double) -> Bool {
        switch purpose {
        case .question: fit.found.values.reduce(0, +) >= asked / 2
        // Two terms of the title, or one that the body is about as well.
        case .text: fit.titles.count >= 2 || (fit.titles.count == 1 && fit.found.count >= 3)
        }
    }

    private struct Fit {
        var score = 0.0
        var titles: Set<String> = []
        var found: [String: Double] = [:]

        mutating func add(_ posting: ArticlePosting, weight: Double) {
            score += weight * ((posting.title > 0 ? 4 : 0) + 1 - pow(0.5, Double(posting.body)))
            if posting.title > 0 { titles.insert(posting.term) }
            found[posting.term] = weight
        }
    }
}
