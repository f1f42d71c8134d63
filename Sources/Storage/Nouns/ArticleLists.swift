public import Complaints
public import Foundation

/// An article in a list: with its titles instead of its texts.
public struct ArticleEntry: Sendable, Hashable, Identifiable {
    public let article: Article
    /// Of the public version, or of the newest in the list of staff.
    public internal(set) var titles: [Language: String]
    public var id: ArticleID { article.id }

    /// The title in `language`, or in the other where there is none.
    public func title(_ language: Language) -> (language: Language, text: String) {
        ([language] + Language.allCases).lazy.compactMap { wanted in titles[wanted].map { (wanted, $0) } }.first
            ?? (language, "")
    }
}

/// What is counted of an article.
public enum ArticleCount: String, CaseIterable, Hashable, Sendable {
    /// A reader said that it answered the question.
    case answered
    /// A reader said that it did not.
    case notAnswered = "not-answered"
    /// Somebody about to complain said that it answered it.
    case deflected
    /// An answer to a complainant offered it. (3'.L1.2)
    case offered
}

extension Connection {
    /// Headings in the order they are shown.
    public func articleCategories() throws -> [ArticleCategory] {
        try rows("SELECT id, name_zh, name_en FROM article_category ORDER BY position, id").map(ArticleCategory.init)
    }

    /// Adds a heading behind the others. Throws ``StorageError/conflict(_:)`` `article_category_name_zh_key` when there
    /// is one of that name.
    public func addArticleCategory(zh: String, en: String) throws -> ArticleCategoryID {
        let position = try one("SELECT coalesce(max(position), 0) + 1 FROM article_category").int64(0)
        afterCommit(.articles)
        return try one(
            """
            INSERT INTO article_category(name_zh, name_en, position) VALUES (\(zh), \(en), \(position)) RETURNING id
            """
        ).id(0)
    }

    /// Every article with the titles of its newest version, the one changed last first.
    public func articles() throws -> [ArticleEntry] {
        try entries("t.version = a.latest", order: "a.changed_at DESC, a.id DESC")
    }

    /// Every public article with the titles of its public version, the oldest first.
    public func publicArticles() throws -> [ArticleEntry] {
        try entries("t.version = a.published", order: "a.id")
    }

    /// These public articles, in whatever order; what is no longer public is left out.
    public func publicArticles(_ ids: [ArticleID]) throws -> [ArticleID: ArticleEntry] {
        let found = try entries(
            "t.version = a.published AND a.id IN \(list: ids.map(\.rawValue))", order: "a.id")
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func entries(_ condition: SQL, order: String) throws -> [ArticleEntry] {
        var entries: [ArticleEntry] = []
        let found = try rows(
            """
            SELECT \(raw: Article.columns), t.language, t.title
            FROM article a JOIN article_text t ON t.article_id = a.id
            WHERE \(condition) ORDER BY \(raw: order)
            """)
        for row in found {
            let article = try Article(row)
            if entries.last?.id != article.id { entries.append(ArticleEntry(article: article, titles: [:])) }
            entries[entries.count - 1].titles[try row.word(10)] = try row.text(11)
        }
        return entries
    }

    /// The public version of an article, while it has one.
    public func publicVersion(of id: ArticleID) throws -> ArticleVersion? {
        guard let number = try article(id)?.published else { return nil }
        return try version(number, of: id)
    }

    /// Counts one more, on the day of `now` in UTC. One that is not there is not counted.
    public func count(_ kind: ArticleCount, of article: ArticleID, at now: Date) throws {
        let day = now.milliseconds / 86_400_000
        try execute(
            """
            INSERT INTO article_count(article_id, kind, day, count)
            SELECT id, \(kind), \(day), 1 FROM article WHERE id = \(article)
            ON CONFLICT (article_id, kind, day) DO UPDATE SET count = article_count.count + 1
            """)
        afterCommit(.articleCounts)
    }

    /// What was counted so far, of one article or of all.
    public func articleCounts(of article: ArticleID? = nil) throws -> [ArticleID: [ArticleCount: Int]] {
        let one: SQL = article.map { "WHERE article_id = \($0)" } ?? ""
        var counts: [ArticleID: [ArticleCount: Int]] = [:]
        let found = try rows(
            "SELECT article_id, kind, CAST(sum(count) AS BIGINT) FROM article_count \(one) GROUP BY article_id, kind")
        for row in found { counts[try row.id(0), default: [:]][try row.word(1)] = try row.int(2) }
        return counts
    }
}
