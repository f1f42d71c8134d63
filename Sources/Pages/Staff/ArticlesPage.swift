import Complaints
public import Foundation

/// Where an article stands, as its page says it.
public enum ArticleStanding: String, CaseIterable, Sendable, Hashable {
    case draft, published, withdrawn
}

extension Texts {
    /// Where an article stands.
    public func word(_ standing: ArticleStanding) -> String {
        switch standing {
        case .draft: self[.articleDraft]
        case .published: self[.articlePublished]
        case .withdrawn: self[.articleWithdrawn]
        }
    }
}

/// The articles of the knowledge base. Operations write; everybody else reads.
public struct ArticlesPage: Page {
    /// One article.
    public struct Row: Sendable {
        public var link: ArticleLink
        public var category: String
        public var owner: String
        public var standing: ArticleStanding
        public var hasUnpublishedVersion: Bool
        public var reviewAt: Date
        public var isOverdue: Bool
        /// How often it answered the question, did not, and solved it before a complaint.
        public var counts: (answered: Int, notAnswered: Int, deflected: Int, offered: Int)

        public init(
            link: ArticleLink, category: String, owner: String, standing: ArticleStanding,
            hasUnpublishedVersion: Bool, reviewAt: Date, isOverdue: Bool,
            counts: (answered: Int, notAnswered: Int, deflected: Int, offered: Int)
        ) {
            self.link = link
            self.category = category
            self.owner = owner
            self.standing = standing
            self.hasUnpublishedVersion = hasUnpublishedVersion
            self.reviewAt = reviewAt
            self.isOverdue = isOverdue
            self.counts = counts
        }
    }

    /// What of the list is shown.
    public enum Filter: Sendable, Hashable {
        case all, overdue
        case standing(ArticleStanding)

        /// As the address has it.
        public var rawValue: String {
            switch self {
            case .all: ""
            case .overdue: "overdue"
            case .standing(let standing): standing.rawValue
            }
        }

        public init(rawValue: String) {
            self = rawValue == "overdue" ? .overdue : ArticleStanding(rawValue: rawValue).map { .standing($0) } ?? .all
        }
    }

    public var rows: [Row]
    public var filter: Filter
    public var counts: [Filter: Int]
    public var categories: [String]
    /// The form to add a category; nil for whoever may only read.
    public var addCategory: ActionForm?

    public init(
        rows: [Row], filter: Filter, counts: [Filter: Int], categories: [String], addCategory: ActionForm?
    ) {
        self.rows = rows
        self.filter = filter
        self.counts = counts
        self.categories = categories
        self.addCategory = addCategory
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let new: HTML? =
            addCategory == nil || categories.isEmpty
            ? nil : "<a class=\"button primary\" href=\"\(Paths.newArticle)\">\(texts[.articleNew])</a>"
        return StaffLayout.html(
            title: texts[.navArticles], place: .articles,
            main: """
                <div data-live-region="articles">
                <div class="case-title"><h1>\(texts[.navArticles])</h1>\(new)</div>
                <p class="lead">\(texts[.articlesIntro])</p>
                \(filters(texts))
                \(rows.isEmpty ? empty(texts) : table(in: context))
                </div>
                \(categoryList(in: context))
                """,
            in: context
        )
    }

    private func filters(_ texts: Texts) -> HTML {
        let all: [(Filter, String)] =
            [(.all, texts[.viewAll])] + ArticleStanding.allCases.map { (.standing($0), texts.word($0)) }
            + [(.overdue, texts[.articleOverdue])]
        let links = all.map { filter, name -> HTML in
            let query = filter == .all ? "" : "?show=\(filter.rawValue)"
            let current = filter == self.filter ? "true" : nil
            return """
                <li><a href="\(Paths.articles)\(query)"\(attribute: "aria-current", current)>\(name) \
                <span class="count">\(counts[filter] ?? 0)</span></a></li>
                """
        }
        return "<ul class=\"tabs\" aria-label=\"\(texts[.filters])\">\(links)</ul>"
    }

    private func empty(_ texts: Texts) -> HTML {
        let text: TextKey =
            filter != .all
            ? .articlesNone : addCategory != nil && categories.isEmpty ? .articleNoCategory : .articlesEmpty
        return "<p class=\"empty\">\(texts[text])</p>"
    }

    private func table(in context: PageContext) -> HTML {
        let texts = context.texts
        let heads: [TextKey] = [
            .columnTitle, .columnState, .articleReview, .articleCategory, .articleOwner, .countAnswered,
            .countNotAnswered, .countDeflected, .countOffered,
        ]
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.navArticles])">
            <table class="plain-table articles stacks">
            <thead><tr>\(heads.map { key -> HTML in "<th scope=\"col\">\(texts[key])</th>" })</tr></thead>
            <tbody>\(rows.map { line($0, in: context) })</tbody>
            </table></div>
            """
    }

    private func line(_ row: Row, in context: PageContext) -> HTML {
        let texts = context.texts
        let day = String(context.time.staff(row.reviewAt).prefix(10))
        let review: HTML =
            row.isOverdue ? "<span class=\"is-late\">\(day) · \(texts[.articleOverdue])</span>" : "\(day)"
        let newer: HTML? =
            row.hasUnpublishedVersion ? "<br><span class=\"quiet\">\(texts[.articleUnpublished])</span>" : nil
        func cell(_ key: TextKey, _ content: HTML) -> HTML { "<td data-label=\"\(texts[key])\">\(content)</td>" }
        let figures: [(TextKey, Int)] = [
            (.countAnswered, row.counts.answered), (.countNotAnswered, row.counts.notAnswered),
            (.countDeflected, row.counts.deflected), (.countOffered, row.counts.offered),
        ]
        let counts = figures.map { key, count -> HTML in
            "<td class=\"figure\" data-label=\"\(texts[key])\">\(count)</td>"
        }
        return """
            <tr><th scope="row"><a href="\(Paths.article(row.link.id))"\(attribute: "lang", row.link.foreign(in: texts)) \
            dir="auto">\(row.link.title)</a></th>\
            \(cell(.columnState, "\(texts.word(row.standing))\(newer)"))\(cell(.articleReview, review))\
            \(cell(.articleCategory, "\(row.category)"))\(cell(.articleOwner, "<bdi>\(row.owner)</bdi>"))\(counts)</tr>
            """
    }

    private func categoryList(in context: PageContext) -> HTML {
        guard let addCategory else { return .empty }
        let texts = context.texts
        let names = categories.map { name -> HTML in "<li>\(name)</li>" }
        let list: HTML? = categories.isEmpty ? nil : "<ul class=\"lines\">\(names)</ul>"
        return """
            <section class="acts narrow" data-live-region="categories"><h2>\(texts[.articleCategories])</h2>\(list)
            \(addCategory.disclosure(
                action: Paths.articleCategories, version: nil, group: "category", in: context))</section>
            """
    }
}
