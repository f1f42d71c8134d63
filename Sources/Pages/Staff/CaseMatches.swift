import Complaints
public import Foundation

/// What the knowledge base has for a case, before anything else is done about it. (3'.L1.2)
public struct CaseMatches: Sendable {
    /// An article with what putting it into the answer would write there.
    public struct Match: Sendable {
        public var article: ArticleLink
        /// nil where this person cannot answer.
        public var insertion: String?
        /// When an answer offered it already.
        public var offeredAt: Date?

        public init(article: ArticleLink, insertion: String?, offeredAt: Date?) {
            self.article = article
            self.insertion = insertion
            self.offeredAt = offeredAt
        }
    }

    public var matches: [Match]

    public init(matches: [Match]) { self.matches = matches }

    func html(number: ComplaintNumber, in context: PageContext) -> HTML {
        let texts = context.texts
        let clause = ClauseMark.html("3'.L1.2", in: context)
        let list: HTML =
            matches.isEmpty
            ? "<p class=\"quiet\">\(texts[.matchesForCaseNone])</p>"
            : "<ul>\(matches.map { line($0, number, in: context) })</ul>"
        return """
            <section class="case-matches" aria-labelledby="matches-title">
            <h2 id="matches-title">\(texts[.matchesForCase])\(clause)</h2>
            \(list)
            </section>
            """
    }

    private func line(_ match: Match, _ number: ComplaintNumber, in context: PageContext) -> HTML {
        let texts = context.texts
        let article = match.article
        let insert: HTML? = match.insertion.map { text in
            """
            <a class="button" href="\(Paths.complaint(number))?article=\(article.id.description)#act-send" \
            data-insert="\(text)">\(texts[.matchesInsert])\
            <span class="visually-hidden"> \(article.title)</span></a>
            """
        }
        let offered: HTML? = match.offeredAt.map { at in
            "<span class=\"quiet\">\(texts(.matchesOffered, ["time": context.time.staff(at)]))</span>"
        }
        return """
            <li><a href="\(Paths.help(article.id))" target="_blank" rel="noopener"\
            \(attribute: "lang", article.foreign(in: texts)) dir="auto">\(article.title)</a> \(offered)\(insert)</li>
            """
    }
}
