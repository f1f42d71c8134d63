import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// The knowledge base at the desk: the list, one article, writing, publishing, withdrawing.
struct ArticleRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("articles") { request, context in try await list(request, context) }
        group.post("articles/categories", use: addCategory)
        let editing = ArticleEditing(site: site)
        editing.add(to: group)
        group.get("articles/:article") { request, context in try await show(request, context) }
        group.post("articles/:article/publish") { request, context in
            try await set(true, "article-published", request, context)
        }
        group.post("articles/:article/withdraw") { request, context in
            try await set(false, "article-withdrawn", request, context)
        }
    }

    // MARK: The list

    private func list(
        _ request: Request, _ context: WebContext, typed: [String: String] = [:], errors: FieldErrors = FieldErrors(),
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let (entries, categories, counts) = try await site.desk.database.read { c in
            (try c.articles(), try c.articleCategories(), try c.articleCounts())
        }
        let texts = Texts(context.language)
        let names = Dictionary(
            categories.map { ($0.id, $0.names[context.language] ?? "") }, uniquingKeysWith: { first, _ in first })
        let now = site.desk.now()
        let directory = site.desk.directory
        let rows = entries.map { entry in
            let count = counts[entry.id] ?? [:]
            return ArticlesPage.Row(
                link: entry.link(context.language), category: names[entry.article.category] ?? "",
                owner: directory.name(entry.article.owner), standing: entry.article.state.standing,
                hasUnpublishedVersion: entry.article.hasUnpublishedVersion, reviewAt: entry.article.reviewAt,
                isOverdue: entry.article.isOverdue(at: now),
                counts: (
                    count[.answered] ?? 0, count[.notAnswered] ?? 0, count[.deflected] ?? 0, count[.offered] ?? 0
                ))
        }
        let filter = ArticlesPage.Filter(rawValue: request.uri.queryParameters["show"].map { String($0) } ?? "")
        let filters: [ArticlesPage.Filter] = [.all, .overdue] + ArticleStanding.allCases.map { .standing($0) }
        let page = ArticlesPage(
            rows: rows.filter(filter.shows), filter: filter,
            counts: Dictionary(
                filters.map { filter in (filter, rows.count(where: filter.shows)) }, uniquingKeysWith: { $1 }),
            categories: categories.map { $0.names[context.language] ?? "" },
            addCategory: who.member.has(.operations) ? categoryForm(texts, typed, errors) : nil)
        return try await site.desk(page, request, context, live: Paths.live(.articles), status: status)
    }

    private func categoryForm(_ texts: Texts, _ typed: [String: String], _ errors: FieldErrors) -> ActionForm {
        let fields = [("nameZh", TextKey.articleNameZh), ("nameEn", .articleNameEn)].map { name, label in
            FormField(
                name, label: texts[label], value: typed[name] ?? "",
                error: errors.problems[name].map { texts.sentence($0) },
                required: true)
        }
        return ActionForm(
            name: "category", title: texts[.articleAddCategory], fields: fields, submitLabel: texts[.articleAddCategory]
        )
    }

    @Sendable private func addCategory(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        do {
            try await site.desk.addArticleCategory(zh: form["nameZh"], en: form["nameEn"], by: who.member)
            return site.see(Paths.articles, flash: "saved")
        } catch let errors as FieldErrors {
            return try await list(request, context, typed: form.fields, errors: errors, status: .unprocessableContent)
        }
    }

    // MARK: One article

    private func show(
        _ request: Request, _ context: WebContext, error: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        guard let id = context.articleID, let file = try await site.desk.articleFile(id) else { throw CaseUnknown() }
        let categories = try await site.desk.database.read { try $0.articleCategories() }
        let wanted = request.uri.queryParameters["version"].flatMap { Int($0) }
        let presenter = ArticlePresenter(
            file: file, categories: categories, member: who.member, directory: site.desk.directory,
            texts: Texts(context.language), time: site.time(context))
        guard let page = presenter.page(version: wanted ?? file.article.latest, error: error) else {
            throw CaseUnknown()
        }
        return try await site.desk(page, request, context, live: Paths.live(.articles), status: status)
    }

    private func set(_ isPublic: Bool, _ flash: String, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let (who, form) = try await site.form(request, context)
        guard let id = context.articleID else { throw CaseUnknown() }
        let revision = form["version"].flatMap { Int($0) } ?? 0
        do {
            try await site.desk.setArticle(id, isPublic: isPublic, seen: revision, by: who.member)
            return site.see(Paths.article(id), flash: flash)
        } catch is ArticleChanged {
            let texts = Texts(context.language)
            return try await show(request, context, error: texts[.changedTitle], status: .conflict)
        }
    }
}

extension ArticlesPage.Filter {
    /// Whether a line belongs to what is shown.
    func shows(_ row: ArticlesPage.Row) -> Bool {
        switch self {
        case .all: true
        case .overdue: row.isOverdue
        case .standing(let standing): row.standing == standing
        }
    }
}

extension Article {
    /// Whether somebody should have looked at it by now; what is withdrawn needs no look.
    func isOverdue(at now: Date) -> Bool { state != .withdrawn && reviewAt <= now }
}
