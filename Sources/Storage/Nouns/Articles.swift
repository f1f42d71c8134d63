public import Complaints
public import Foundation

// Writing articles, and reading one.
extension Connection {
    /// Adds an article with its first version, as a draft.
    public func addArticle(
        _ texts: [Language: ArticleText], category: ArticleCategoryID, owner: StaffID, reviewAt: Date,
        by author: StaffID,
        at now: Date
    ) throws -> ArticleID {
        let id = try reserveID(of: "article")
        try send(
            """
            INSERT INTO article(
                id, category_id, owner_id, review_at, state, revision, latest, published, created_at, changed_at)
            VALUES (\(id), \(category), \(owner), \(reviewAt), \(ArticleState.draft), 1, 1, NULL, \(now), \(now))
            """)
        let article = ArticleID(rawValue: id)
        try addVersion(1, texts, of: article, by: author, at: now)
        afterCommit(.articles)
        return article
    }

    /// Changes an article, if `revision` is still the present one; answers whether it was. New texts make a new version;
    /// what is public stays so until it is published.
    public func saveArticle(
        _ id: ArticleID, seen revision: Int, _ texts: [Language: ArticleText], category: ArticleCategoryID,
        owner: StaffID, reviewAt: Date, by author: StaffID, at now: Date
    ) throws -> Bool {
        guard let article = try article(id), article.revision == revision else { return false }
        let isNew = try version(article.latest, of: id)?.texts != texts
        let latest = article.latest + (isNew ? 1 : 0)
        let count = try execute(
            """
            UPDATE article SET category_id = \(category), owner_id = \(owner), review_at = \(reviewAt),
                latest = \(latest), revision = \(revision + 1), changed_at = \(now)
            WHERE id = \(id) AND revision = \(revision)
            """)
        guard count == 1 else { return false }
        if isNew { try addVersion(latest, texts, of: id, by: author, at: now) }
        afterCommit(.articles)
        return true
    }

    private func addVersion(
        _ number: Int, _ texts: [Language: ArticleText], of article: ArticleID, by author: StaffID, at now: Date
    ) throws {
        try send(
            """
            INSERT INTO article_version(article_id, version, author_id, created_at)
            VALUES (\(article), \(number), \(author), \(now))
            """)
        for language in Language.allCases {
            guard let text = texts[language] else { continue }
            try send(
                """
                INSERT INTO article_text(article_id, version, language, title, body)
                VALUES (\(article), \(number), \(language), \(text.title), \(text.body))
                """)
        }
    }

    /// Makes the newest version public and findable, if `revision` is still the present one; answers whether it was.
    public func publishArticle(_ id: ArticleID, seen revision: Int, by staff: StaffID, at now: Date) throws -> Bool {
        guard let article = try article(id), let version = try version(article.latest, of: id) else { return false }
        let count = try execute(
            """
            UPDATE article SET state = \(ArticleState.published), published = latest, revision = revision + 1,
                changed_at = \(now)
            WHERE id = \(id) AND revision = \(revision)
            """)
        guard count == 1 else { return false }
        try record(.published, article.latest, of: id, by: staff, at: now)
        try indexArticle(id, version.texts)
        return true
    }

    /// Takes an article back from the public, if `revision` is still the present one; answers whether it was.
    public func withdrawArticle(_ id: ArticleID, seen revision: Int, by staff: StaffID, at now: Date) throws -> Bool {
        guard let published = try article(id)?.published else { return false }
        let count = try execute(
            """
            UPDATE article SET state = \(ArticleState.withdrawn), published = NULL, revision = revision + 1,
                changed_at = \(now)
            WHERE id = \(id) AND revision = \(revision)
            """)
        guard count == 1 else { return false }
        try record(.withdrawn, published, of: id, by: staff, at: now)
        try indexArticle(id, [:])
        return true
    }

    private func record(
        _ act: ArticleAct.Kind, _ version: Int, of article: ArticleID, by staff: StaffID, at now: Date
    ) throws {
        try send(
            """
            INSERT INTO article_act(article_id, act, version, staff_id, at)
            VALUES (\(article), \(act), \(version), \(staff), \(now))
            """)
        afterCommit(.articles)
    }

    /// One article.
    public func article(_ id: ArticleID) throws -> Article? {
        try row("SELECT \(raw: Article.columns) FROM article a WHERE a.id = \(id)").map(Article.init)
    }

    /// One version of an article.
    public func version(_ number: Int, of article: ArticleID) throws -> ArticleVersion? {
        try versions(of: article, only: number).first
    }

    /// Every version of an article, the newest first.
    public func versions(of article: ArticleID) throws -> [ArticleVersion] { try versions(of: article, only: nil) }

    private func versions(of article: ArticleID, only number: Int?) throws -> [ArticleVersion] {
        let one: SQL = number.map { " AND v.version = \($0)" } ?? ""
        let found = try rows(
            """
            SELECT v.version, v.author_id, v.created_at, t.language, t.title, t.body FROM article_version v
            JOIN article_text t ON t.article_id = v.article_id AND t.version = v.version
            WHERE v.article_id = \(article)\(one) ORDER BY v.version DESC
            """)
        var versions: [ArticleVersion] = []
        for rows in found.chunked(by: { $0.values[0] == $1.values[0] }) {
            var texts: [Language: ArticleText] = [:]
            for row in rows {
                texts[try row.word(3)] = ArticleText(title: try row.text(4), body: try row.text(5))
            }
            guard let row = rows.first else { continue }
            versions.append(
                ArticleVersion(
                    number: try row.int(0), author: try row.id(1), createdAt: try row.date(2), texts: texts))
        }
        return versions
    }

    /// When an article became public and ceased to be, the newest first.
    public func acts(of article: ArticleID) throws -> [ArticleAct] {
        try rows(
            "SELECT act, version, staff_id, at FROM article_act WHERE article_id = \(article) ORDER BY id DESC"
        ).map { row in
            ArticleAct(kind: try row.word(0), version: try row.int(1), staff: try row.id(2), at: try row.date(3))
        }
    }
}

extension Array {
    /// Neighbours that belong together, together.
    fileprivate func chunked(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var chunks: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices.dropFirst() where !belongs(self[index - 1], self[index]) {
            chunks.append(self[start..<index])
            start = index
        }
        if start < endIndex { chunks.append(self[start...]) }
        return chunks
    }
}
