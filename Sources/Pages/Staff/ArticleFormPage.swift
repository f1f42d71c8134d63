public import Complaints

/// A text of an article in one language.
public struct ArticleWords: Sendable, Hashable {
    public var language: Language
    public var title: String
    /// In Markdown.
    public var body: String

    public init(language: Language, title: String, body: String) {
        self.language = language
        self.title = title
        self.body = body
    }

    /// The text as it will be read.
    func html(in context: PageContext) -> HTML {
        """
        <article class="article-words"><p class="kind">\(context.texts.word(language))</p>
        <h3 lang="\(language.rawValue)" dir="auto">\(title)</h3>
        <div class="article" lang="\(language.rawValue)" dir="auto">\(HTML(markdown: body))</div></article>
        """
    }
}

/// How the texts of one version differ from those of another.
public struct ArticleDiff: Sendable {
    /// The version compared with.
    public var version: Int
    public var languages: [(language: Language, lines: LineDiff)]

    /// - Parameters:
    ///   - version: the number of `old`.
    public init(from old: [ArticleWords], version: Int, to new: [ArticleWords]) {
        self.version = version
        languages = Language.allCases.compactMap { language in
            func text(_ words: [ArticleWords]) -> String? {
                words.first { $0.language == language }.map { "\($0.title)\n\n\($0.body)" }
            }
            let (before, after) = (text(old), text(new))
            guard before != nil || after != nil else { return nil }
            return (language, LineDiff(from: before ?? "", to: after ?? ""))
        }
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let changed = languages.filter { !$0.lines.isEmpty }
        let pieces = changed.map { language, lines -> HTML in
            "<p class=\"kind\">\(texts.word(language))</p>\(lines.html(texts: texts))"
        }
        let body: HTML =
            changed.isEmpty ? "<p class=\"quiet\">\(texts[.articleDiffNone])</p>" : HTML(pieces)
        return "<section><h2>\(texts(.articleDiff, ["n": String(version)]))</h2>\(body)</section>"
    }
}

/// Writing an article: its particulars, the text in both languages, a preview, the difference to what there is.
public struct ArticleFormPage: Page {
    /// nil for a new one.
    public var id: ArticleID?
    /// What the author saw, so that two who edit at once are noticed.
    public var revision: Int
    /// Category, owner, review date.
    public var particulars: [FormField]
    /// Title and body of each language.
    public var texts: [(language: Language, title: FormField, body: FormField)]
    /// What was typed as it will be read; nil where nothing was to be shown.
    public var preview: [ArticleWords]?
    public var diff: ArticleDiff?
    /// What is wrong with the attempt as a whole.
    public var error: String?

    public init(
        id: ArticleID?, revision: Int, particulars: [FormField],
        texts: [(language: Language, title: FormField, body: FormField)], preview: [ArticleWords]? = nil,
        diff: ArticleDiff? = nil, error: String? = nil
    ) {
        self.id = id
        self.revision = revision
        self.particulars = particulars
        self.texts = texts
        self.preview = preview
        self.diff = diff
        self.error = error
    }

    public func html(in context: PageContext) -> HTML {
        let words = context.texts
        let title = words[id == nil ? .articleNew : .articleEditTitle]
        let action = id.map { Paths.article($0, "edit") } ?? Paths.newArticle
        return StaffLayout.html(
            title: title, place: .articles,
            main: """
                <p class="over"><a href="\(Paths.articles)">\(words[.navArticles])</a></p>
                <h1>\(title)</h1>
                \(summary(words))
                \(shown(in: context))
                <form method="post" action="\(action)" class="article-form" id="article-form">
                \(context.csrfField)<input type="hidden" name="revision" value="\(revision)">
                <div class="article-particulars">\(particulars.map { markup($0, words) })</div>
                <p class="hint">\(words[.articleLanguagesHint]) \(words[.articleBodyHint])</p>
                <div class="article-columns">\(texts.map { column($0, words) })</div>
                <p class="submit"><button class="primary" name="then" value="save">\(words[.articleSave])</button>
                <button name="then" value="preview">\(words[.articlePreview])</button></p>
                </form>
                """,
            in: context
        )
    }

    private func summary(_ words: Texts) -> HTML {
        let fields = particulars + texts.flatMap { [$0.title, $0.body] }
        let items = fields.compactMap { field in
            field.error.map { (text: "\(field.label) · \($0)", id: Optional("article-\(field.name)")) }
        }
        return ErrorSummary(items: (error.map { [(text: $0, id: nil)] } ?? []) + items, texts: words).html()
    }

    private func shown(in context: PageContext) -> HTML {
        guard preview != nil || diff != nil else { return .empty }
        let rendered: HTML? = preview.map { words in
            """
            <section><h2>\(context.texts[.articlePreviewTitle])</h2>
            <div class="article-columns">\(words.map { $0.html(in: context) })</div></section>
            """
        }
        return "<div class=\"article-shown\">\(rendered)\(diff.map { $0.html(in: context) })</div>"
    }

    private func column(_ text: (language: Language, title: FormField, body: FormField), _ words: Texts) -> HTML {
        let legend: TextKey = text.language == .zh ? .articleTextZh : .articleTextEn
        return """
            <fieldset lang="\(words.language.rawValue)"><legend>\(words[legend])</legend>
            \(markup(text.title, words, maximum: 200))\(markup(text.body, words, maximum: 20_000, rows: 18))
            </fieldset>
            """
    }

    private func markup(_ field: FormField, _ words: Texts, maximum: Int? = nil, rows: Int = 4) -> HTML {
        FieldMarkup(
            field: field, id: "article-\(field.name)", texts: words, maximum: maximum, rows: rows, saysOptional: false
        ).html()
    }
}
