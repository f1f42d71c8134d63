import Complaints

/// The help centre: a search field, and either its results or every heading with its articles.
public struct HelpPage: Page {
    /// A heading with its articles.
    public struct Group: Sendable {
        public var name: String
        public var articles: [ArticleLink]

        public init(name: String, articles: [ArticleLink]) {
            self.name = name
            self.articles = articles
        }
    }

    public var groups: [Group]
    /// What was typed into the search field.
    public var search: String
    /// What was found, the best first; nil where nothing was looked for.
    public var results: [ArticleLink]?

    public init(groups: [Group], search: String = "", results: [ArticleLink]? = nil) {
        self.groups = groups
        self.search = search
        self.results = results
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let title = results == nil ? texts[.helpTitle] : texts(.helpResults, ["text": search])
        return PublicLayout.html(
            title: title,
            main: """
                <h1>\(texts[.helpTitle])</h1>
                <p class="lead">\(texts[.helpLead])</p>
                \(field(texts))
                <div data-live-region="help">\(results.map { found($0, texts) } ?? list(texts))</div>
                """,
            in: context
        )
    }

    private func field(_ texts: Texts) -> HTML {
        """
        <form class="help-search" role="search" action="\(Paths.help)">
        <label for="help-q">\(texts[.helpSearchLabel])</label>
        <div><input id="help-q" name="q" type="search" value="\(search)" maxlength="200" dir="auto" data-key="/">
        <button>\(texts[.helpSearch])</button></div>
        </form>
        """
    }

    private func found(_ results: [ArticleLink], _ texts: Texts) -> HTML {
        let title: HTML = "<h2 id=\"results\">\(texts(.helpResults, ["text": search]))</h2>"
        let all: HTML = "<p><a href=\"\(Paths.help)\">\(texts[.helpAll])</a></p>"
        if results.isEmpty {
            return """
                \(title)
                <div class="empty"><p>\(texts[.helpNothing])</p>\
                <p><a href="\(Paths.complain)">\(texts[.helpComplain])</a></p></div>
                \(all)
                """
        }
        return "\(title)\(links(results, texts))\(all)"
    }

    private func list(_ texts: Texts) -> HTML {
        let filled = groups.filter { !$0.articles.isEmpty }
        if filled.isEmpty {
            return """
                <div class="empty"><p>\(texts[.helpEmpty])</p>\
                <p><a href="\(Paths.complain)">\(texts[.helpComplain])</a></p></div>
                """
        }
        return HTML(
            filled.map { group -> HTML in "<section><h2>\(group.name)</h2>\(links(group.articles, texts))</section>" })
    }

    private func links(_ articles: [ArticleLink], _ texts: Texts) -> HTML {
        let items = articles.map { article -> HTML in
            """
            <li><a href="\(Paths.help(article.id))"\(attribute: "lang", article.foreign(in: texts)) dir="auto">\
            \(article.title)</a></li>
            """
        }
        return "<ul class=\"article-list\">\(items)</ul>"
    }
}
