import Complaints

extension Connection {
    /// Replaces the terms of an article by those of `texts`; with none it is found no more.
    func indexArticle(_ id: ArticleID, _ texts: [Language: ArticleText]) throws {
        try execute("DELETE FROM article_term WHERE article_id = \(id)")
        for (language, text) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let title = ArticleTerms(text.title, letters: true)
            let body = ArticleTerms(text.body, letters: true)
            for term in Set(title.terms).union(body.terms).sorted() {
                try send(
                    """
                    INSERT INTO article_term(term, article_id, language, title, body)
                    VALUES (\(term), \(id), \(language), \(title.counts[term] ?? 0), \(body.counts[term] ?? 0))
                    """)
            }
        }
    }

    /// Public articles that answer what was typed into a search field, the best first: single Chinese characters,
    /// pairs, words, and beginnings of words.
    public func searchArticles(_ typed: String, limit: Int = 20) throws -> [ArticleEntry] {
        let terms = ArticleTerms(String(typed.prefix(200))).terms.prefix(40)
        var beginnings: [String] = []
        for term in terms where term.utf8.count >= 3 && term.utf8.allSatisfy({ $0 < 0x80 }) {
            beginnings += try rows(
                """
                SELECT DISTINCT term FROM article_term WHERE term > \(term) AND term < \(term + "\u{7F}")
                ORDER BY term LIMIT 10
                """
            ).map { try $0.text(0) }
        }
        return try articles(with: Array(terms) + beginnings, for: .question, limit: limit)
    }

    /// Public articles that may answer what somebody wrote about, the best first; none where nothing is near enough.
    public func matchArticles(_ text: String, limit: Int = 3) throws -> [ArticleEntry] {
        let terms = ArticleTerms(String(text.prefix(4000))).terms.prefix(256)
        return try articles(with: Array(terms), for: .text, limit: limit)
    }

    private func articles(
        with terms: [String], for purpose: ArticleRanking.Purpose, limit: Int
    ) throws -> [ArticleEntry] {
        guard let first = terms.first else { return [] }
        // Few lengths, so that the statement stays the same.
        let length = [8, 64, 256].first { $0 >= terms.count } ?? 512
        let list = Array(terms.prefix(length)) + Array(repeating: first, count: max(0, length - terms.count))
        let postings = try rows(
            "SELECT term, article_id, language, title, body FROM article_term WHERE term IN \(list: list)"
        ).map { row in
            ArticlePosting(
                term: try row.text(0), article: try row.id(1), language: try row.word(2), title: try row.int(3),
                body: try row.int(4))
        }
        guard !postings.isEmpty else { return [] }
        let total = try one("SELECT count(*) FROM article WHERE published IS NOT NULL").int(0)
        let order = ArticleRanking(purpose: purpose, total: total).order(postings).prefix(limit)
        let found = try publicArticles(Array(order))
        return order.compactMap { found[$0] }
    }
}
