public import Complaints
import Foundation
import Secrets
public import Storage

/// An article as the public reads it.
public struct PublicArticle: Sendable {
    public let article: Article
    public let version: ArticleVersion
    public let category: ArticleCategory?
}

/// Everything of an article, as staff read it.
public struct ArticleFile: Sendable {
    public let article: Article
    /// The newest first.
    public let versions: [ArticleVersion]
    public let acts: [ArticleAct]
    public let counts: [ArticleCount: Int]

    /// The newest version.
    public var latest: ArticleVersion? { versions.first }

    /// One version.
    public func version(_ number: Int) -> ArticleVersion? { versions.first { $0.number == number } }
}

// Reading the knowledge base.
extension ServiceDesk {
    /// How many articles are offered to somebody who is about to complain.
    public static let mostSuggestions = 3
    /// How many are offered to the agent who opens a case.
    public static let mostMatches = 5

    /// A public article, or nil where there is none.
    public func publicArticle(_ id: ArticleID) async throws -> PublicArticle? {
        try await database.read { c in
            guard let article = try c.article(id), let version = try c.publicVersion(of: id) else { return nil }
            let category = try c.articleCategories().first { $0.id == article.category }
            return PublicArticle(article: article, version: version, category: category)
        }
    }

    /// An article with its whole past, or nil where there is none.
    public func articleFile(_ id: ArticleID) async throws -> ArticleFile? {
        try await database.read { c in
            guard let article = try c.article(id) else { return nil }
            return ArticleFile(
                article: article, versions: try c.versions(of: id), acts: try c.acts(of: id),
                counts: try c.articleCounts(of: id)[id] ?? [:])
        }
    }

    /// Public articles that may answer what somebody is typing, the best first.
    public func suggestions(for text: String) async throws -> [ArticleEntry] {
        try await database.read { try $0.matchArticles(text, limit: Self.mostSuggestions) }
    }

    /// Public articles that match what a complaint is about, the best first: the knowledge base is matched before
    /// anything else is done about a general question. (3'.L1.2)
    public func matches(for complaint: Complaint) async throws -> [ArticleEntry] {
        let text = [complaint.receipt.title, complaint.receipt.content, complaint.registration?.summary]
            .compactMap { $0?.text }.joined(separator: "\n")
        return try await database.read { try $0.matchArticles(text, limit: Self.mostMatches) }
    }

    /// The articles among `ids` that are public, as an answer would offer them.
    func offered(_ ids: [ArticleID], _ language: Language, _ c: any Connection) throws -> [OfferedArticle] {
        let found = try c.publicArticles(ids)
        return ids.compactMap { id in
            guard let entry = found[id], let version = entry.article.published else { return nil }
            let title = entry.title(language)
            return OfferedArticle(article: id, version: version, language: title.language, title: title.text)
        }
    }

    /// What a reader said of an article, counted once a day for one browser; `token` is what tells browsers apart.
    public func count(_ kind: ArticleCount, of article: ArticleID, token: String) async throws {
        let moment = now()
        let name = "article/\(article)/\(Token.digest(token).prefix(32))"
        try await database.aside { c in
            guard try c.article(article)?.published != nil else { return }
            guard try c.countAttempt(name, window: 86_400, at: moment) == 1 else { return }
            try c.count(kind, of: article, at: moment)
        }
    }
}
