public import Complaints
public import Foundation

/// One article as staff read it: its texts, what it changed, its past, and what operations can do with it.
public struct ArticlePage: Page {
    /// A line of its past.
    public struct Moment: Sendable {
        public var at: Date
        public var who: String
        public var text: String
        /// The version it is about, to look at.
        public var version: Int

        public init(at: Date, who: String, text: String, version: Int) {
            self.at = at
            self.who = who
            self.text = text
            self.version = version
        }
    }

    public var id: ArticleID
    public var title: String
    public var standing: ArticleStanding
    public var hasUnpublishedVersion: Bool
    public var isOverdue: Bool
    /// How often it helped, did not, and was offered: with their labels.
    public var usage: [(label: String, value: String)]
    /// Category, owner, review date: with their labels.
    public var facts: [(label: String, value: String)]
    /// The version shown.
    public var version: Int
    public var texts: [ArticleWords]
    /// What it changed; nil for the first.
    public var diff: ArticleDiff?
    /// The newest first.
    public var past: [Moment]
    /// Publishing and withdrawing; empty for whoever may only read.
    public var acts: [ActionForm]
    public var canEdit: Bool
    public var revision: Int

    public init(
        id: ArticleID, title: String, standing: ArticleStanding, hasUnpublishedVersion: Bool, isOverdue: Bool,
        facts: [(label: String, value: String)], usage: [(label: String, value: String)], version: Int,
        texts: [ArticleWords], diff: ArticleDiff?,
        past: [Moment], acts: [ActionForm], canEdit: Bool, revision: Int
    ) {
        self.id = id
        self.title = title
        self.standing = standing
        self.hasUnpublishedVersion = hasUnpublishedVersion
        self.isOverdue = isOverdue
        self.facts = facts
        self.usage = usage
        self.version = version
        self.texts = texts
        self.diff = diff
        self.past = past
        self.acts = acts
        self.canEdit = canEdit
        self.revision = revision
    }

    public func html(in context: PageContext) -> HTML {
        let words = context.texts
        return StaffLayout.html(
            title: title, place: .articles,
            main: """
                <p class="over"><a href="\(Paths.articles)">\(words[.navArticles])</a></p>
                <div data-live-region="head">\(head(words))</div>
                <div class="case">
                <div class="case-main">
                <div data-live-region="texts">
                <section class="article-texts" aria-label="\(words(.versionNumber, ["n": String(version)]))">
                \(texts.map { $0.html(in: context) })</section>
                \(diff.map { $0.html(in: context) })
                </div>
                <div data-live-region="acts">\(actList(in: context))</div>
                </div>
                <aside class="case-side" data-live-region="side" aria-label="\(words[.articleParticulars])">
                \(list(.articleParticulars, facts, words))\(list(.articleUsage, usage, words))\(history(in: context))
                </aside>
                </div>
                """,
            in: context
        )
    }

    private func head(_ words: Texts) -> HTML {
        let late: HTML? = isOverdue ? " <span class=\"is-late\">\(words[.articleOverdue])</span>" : nil
        let newer: HTML? =
            hasUnpublishedVersion ? " <span class=\"mark\">\(words[.articleUnpublished])</span>" : nil
        let open: HTML? =
            standing == .published ? " <a href=\"\(Paths.help(id))\">\(words[.articlePublicPage])</a>" : nil
        let edit: HTML? =
            canEdit
            ? "<a class=\"button primary\" href=\"\(Paths.article(id, "edit"))\">\(words[.articleEdit])</a>" : nil
        return """
            <div class="case-head">
            <div class="case-line"><span class="state">\(words.word(standing))</span> \
            <span>\(words(.versionNumber, ["n": String(version)]))</span>\(newer)\(late)\(open)</div>
            <div class="case-title"><h1 dir="auto">\(title)</h1>\(edit)</div>
            </div>
            """
    }

    private func actList(in context: PageContext) -> HTML {
        guard !acts.isEmpty else { return .empty }
        let forms = acts.map { act -> HTML in
            let form = act.form(action: Paths.article(id, act.name), version: revision, in: context)
            return "<div class=\"article-act\" id=\"act-\(act.name)\">\(form)</div>"
        }
        return "<section class=\"acts\"><h2>\(context.texts[.actsTitle])</h2>\(forms)</section>"
    }

    private func list(_ title: TextKey, _ rows: [(label: String, value: String)], _ words: Texts) -> HTML {
        let rows = rows.map { row -> HTML in "<div><dt>\(row.label)</dt><dd><bdi>\(row.value)</bdi></dd></div>" }
        return "<section><h2>\(words[title])</h2><dl class=\"parts\">\(rows)</dl></section>"
    }

    private func history(in context: PageContext) -> HTML {
        let lines = past.map { moment -> HTML in
            let current = moment.version == version ? "true" : nil
            return """
                <li><a href="\(Paths.article(id))?version=\(moment.version)"\(attribute: "aria-current", current)>\
                \(moment.text)</a><br><span class="quiet"><bdi>\(moment.who)</bdi> \(context.time.staffTag(moment.at))\
                </span></li>
                """
        }
        return "<section><h2>\(context.texts[.articleHistory])</h2><ul class=\"lines\">\(lines)</ul></section>"
    }
}
