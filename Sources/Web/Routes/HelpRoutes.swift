import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Storage

/// The public help centre: headings and search, articles, what readers say of them, matches while somebody types.
struct HelpRoutes: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/help", use: centre)
        router.get("/help/live") { request, _ in
            LiveUpdates(site: site).answer(request) { $0 == .articles || $0 == .anything }
        }
        router.get("/help/matches") { request, context in
            let asked = request.uri.queryParameters["q"].map { String($0) } ?? ""
            return try await matches(asked, context)
        }
        // What somebody types about their trouble is no part of an address: those are kept in logs.
        router.post("/help/matches") { request, context in
            try await matches(try await FormReader(desk: site.desk).read(request)["q"] ?? "", context)
        }
        router.get("/help/:article", use: article)
        router.post("/help/:article/answer", use: answer)
    }

    @Sendable private func centre(_ request: Request, _ context: WebContext) async throws -> Response {
        let typed = request.uri.queryParameters["q"].map { String($0.prefix(200)) } ?? ""
        let search = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        let language = context.language
        let page = try await site.desk.database.read { c in
            if !search.isEmpty {
                return HelpPage(
                    groups: [], search: search, results: try c.searchArticles(search).map { $0.link(language) })
            }
            let articles = Dictionary(grouping: try c.publicArticles(), by: \.article.category)
            return HelpPage(
                groups: try c.articleCategories().map { category in
                    HelpPage.Group(
                        name: category.names[language] ?? "",
                        articles: (articles[category.id] ?? []).map { $0.link(language) })
                })
        }
        return site.open(page, request, context, live: Paths.helpLive)
    }

    private func matches(_ text: String, _ context: WebContext) async throws -> Response {
        let found = try await site.desk.suggestions(for: text)
        let piece = HelpMatches(articles: found.map { $0.link(context.language) })
        return Answer.page(piece.html(texts: Texts(context.language)))
    }

    @Sendable private func article(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let id = context.articleID, let found = try await site.desk.publicArticle(id),
            let (language, text) = found.version.text(context.language)
        else {
            return site.open(
                ErrorPage(.notFound, back: Paths.help, detail: gone(context)), request, context, status: .notFound)
        }
        let query = request.uri.queryParameters
        let page = HelpArticlePage(
            id: id, category: found.category?.names[context.language], title: text.title, body: text.body,
            language: language, updatedAt: found.version.createdAt,
            isBeforeComplaining: query["from"] == "complain",
            answer: query["answer"].map { $0 == "yes" })
        return site.open(page, request, context, live: Paths.helpLive)
    }

    private func gone(_ context: WebContext) -> String { Texts(context.language)[.helpGone] }

    @Sendable private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let id = context.articleID else { throw CaseUnknown() }
        let form = try await FormReader(desk: site.desk).read(request)
        let helped = form["answer"] == "yes"
        // A form without its browser's token counts nothing; nobody needs to be told.
        if site.isOurs(form, request), let token = request.cookie(.form) {
            let kind: ArticleCount = helped ? (form["from"] == "complain" ? .deflected : .answered) : .notAnswered
            try await site.desk.count(kind, of: id, token: token)
        }
        return Answer.see("\(Paths.help(id))?answer=\(helped ? "yes" : "no")")
    }
}

extension WebContext {
    /// The article in the address.
    var articleID: ArticleID? { parameters.get("article").flatMap { Int64($0) }.map(ArticleID.init) }
}
