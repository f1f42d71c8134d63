public import Complaints
public import Foundation

/// An article as the public reads it, with the question whether it helped.
public struct HelpArticlePage: Page {
    public var id: ArticleID
    public var category: String?
    public var title: String
    /// In Markdown.
    public var body: String
    /// The language the text is in.
    public var language: Language
    /// When this version was written.
    public var updatedAt: Date
    /// Whether the reader was about to complain, so that "it did" means a complaint less.
    public var isBeforeComplaining: Bool
    /// What the reader said of it just now.
    public var answer: Bool?

    public init(
        id: ArticleID, category: String?, title: String, body: String, language: Language, updatedAt: Date,
        isBeforeComplaining: Bool = false, answer: Bool? = nil
    ) {
        self.id = id
        self.category = category
        self.title = title
        self.body = body
        self.language = language
        self.updatedAt = updatedAt
        self.isBeforeComplaining = isBeforeComplaining
        self.answer = answer
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let isForeign = language != texts.language
        let lang = isForeign ? language.rawValue : nil
        let above: HTML? = category.map { name in " · \(name)" }
        let only: HTML? =
            isForeign ? "<p class=\"hint\">\(texts(.helpOnlyIn, ["language": texts.word(language)]))</p>" : nil
        return PublicLayout.html(
            title: title,
            main: """
                <div data-live-region="article"><p class="over"><a href="\(Paths.help)">\(texts[.helpTitle])</a>\(above)</p>
                <h1 dir="auto"\(attribute: "lang", lang)>\(title)</h1>
                \(only)
                <div class="article"\(attribute: "lang", lang) dir="auto">
                \(HTML(markdown: body))</div>
                <p class="quiet">\(texts.html(.helpUpdated, ["time": context.time.openTag(updatedAt)]))</p></div>
                \(question(in: context))
                """,
            in: context
        )
    }

    private func question(in context: PageContext) -> HTML {
        let texts = context.texts
        let complain: HTML = "<p><a class=\"button\" href=\"\(Paths.complain)\">\(texts[.helpComplain])</a></p>"
        if let answer {
            return """
                <section class="helped" role="status"><p>\(texts[answer ? .helpThanksYes : .helpThanksNo])</p>
                \(answer ? .empty : complain)</section>
                """
        }
        let from: HTML? =
            isBeforeComplaining ? "<input type=\"hidden\" name=\"from\" value=\"complain\">" : nil
        return """
            <section class="helped" aria-labelledby="helped"><h2 id="helped">\(texts[.helpQuestion])</h2>
            <form method="post" action="\(Paths.helpAnswer(id))">\(context.csrfField)\(from)
            <p class="submit"><button name="answer" value="yes">\(texts[.helpYes])</button>
            <button name="answer" value="no">\(texts[.helpNo])</button></p>
            </form>
            </section>
            """
    }
}
