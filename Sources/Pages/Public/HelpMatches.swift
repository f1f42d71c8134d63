public import Complaints

/// A public article by its title, in the language it has one in.
public struct ArticleLink: Sendable, Hashable {
    public var id: ArticleID
    public var title: String
    public var language: Language

    public init(id: ArticleID, title: String, language: Language) {
        self.id = id
        self.title = title
        self.language = language
    }

    /// The `lang` of the title, where it is not that of the page.
    func foreign(in texts: Texts) -> String? { language == texts.language ? nil : language.rawValue }
}

/// Articles that may answer what somebody is typing: a piece of the complaint form, not a page.
public struct HelpMatches: Sendable {
    public var articles: [ArticleLink]

    public init(articles: [ArticleLink]) { self.articles = articles }

    /// Nothing at all when nothing matches.
    public func html(texts: Texts) -> HTML {
        guard !articles.isEmpty else { return .empty }
        let items = articles.map { article -> HTML in
            // In a tab of its own: what is typed stays. The button works by script; the article's page has its own.
            """
            <li><a href="\(Paths.help(article.id))?from=complain" target="_blank" rel="noopener" \
            \(attribute: "lang", article.foreign(in: texts))>\(article.title)</a>\
            <button type="button" class="plain" data-answered="\(Paths.helpAnswer(article.id))" hidden>\
            \(texts[.matchesAnswered])<span class="visually-hidden"> \(article.title)</span></button></li>
            """
        }
        return """
            <div class="matches"><p>\(texts[.matchesTitle]) <span class="quiet">\(texts[.matchesNote])</span></p>
            <ul>\(items)</ul></div>
            """
    }

    /// Where they appear, below the field with this id; without a script a way to the help centre.
    static func place(for field: String, _ articles: [ArticleLink], texts: Texts) -> HTML {
        let link: HTML = "<a href=\"\(Paths.help)\" target=\"_blank\" rel=\"noopener\">\(texts[.helpTitle])</a>"
        return """
            <div class="matches-place" data-matches="\(Paths.helpMatches)" data-for="\(field)" aria-live="polite">\
            \(HelpMatches(articles: articles).html(texts: texts))</div>
            <noscript><p class="hint">\(texts.html(.complainHelp, ["link": link]))</p></noscript>
            """
    }
}
