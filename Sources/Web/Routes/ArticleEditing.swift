import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// Writing and editing an article, with a preview, and with both hands kept apart when two edit at once.
struct ArticleEditing: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("articles/new", use: new)
        group.post("articles/new", use: save)
        group.get("articles/:article/edit", use: edit)
        group.post("articles/:article/edit", use: save)
    }

    @Sendable private func new(_ request: Request, _ context: WebContext) async throws -> Response {
        let who = try writer(context)
        var draft = ArticleDraft()
        draft.owner = who.account.id.description
        // Half a year is a habit of help centres; whoever writes knows better.
        draft.reviewOn = day(site.desk.now().addingTimeInterval(182 * 86_400), context)
        return try await page(draft, of: nil, request, context)
    }

    @Sendable private func edit(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try writer(context)
        guard let id = context.articleID, let file = try await site.desk.articleFile(id) else { throw CaseUnknown() }
        var draft = ArticleDraft()
        draft.category = file.article.category.description
        draft.owner = file.article.owner.description
        draft.reviewOn = day(file.article.reviewAt, context)
        for (language, text) in file.latest?.texts ?? [:] {
            draft.titles[language] = text.title
            draft.bodies[language] = text.body
        }
        return try await page(draft, of: file, request, context)
    }

    private func writer(_ context: WebContext) throws -> SignedIn {
        guard let who = context.who else { throw SessionExpired() }
        guard who.member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        return who
    }

    private func day(_ date: Date, _ context: WebContext) -> String {
        String(site.time(context).staff(date).prefix(10))
    }

    @Sendable private func save(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        _ = try writer(context)
        let id = context.articleID
        let file: ArticleFile?
        if let id {
            guard let found = try await site.desk.articleFile(id) else { throw CaseUnknown() }
            file = found
        } else {
            file = nil
        }
        let draft = Self.draft(form)
        let revision = form["revision"].flatMap { Int($0) } ?? 0
        if form["then"] == "preview" {
            return try await page(draft, of: file, revision: revision, isPreview: true, request, context)
        }
        do {
            let saved = try await site.desk.save(draft, as: id, seen: revision, by: who.member)
            return site.see(Paths.article(saved), flash: "article-saved")
        } catch let errors as FieldErrors {
            return try await page(
                draft, of: file, revision: revision, errors: errors, request, context, status: .unprocessableContent)
        } catch is ArticleChanged {
            // Shown against what there is now; saving once more is then a decision.
            return try await page(
                draft, of: try await id.mapAsync(site.desk.articleFile) ?? file, isPreview: true,
                error: Texts(context.language)[.articleChangedMeanwhile], request, context, status: .conflict)
        }
    }

    private static func draft(_ form: Form) -> ArticleDraft {
        var draft = ArticleDraft()
        draft.category = form["category"]
        draft.owner = form["owner"]
        draft.reviewOn = form["reviewOn"]
        for language in Language.allCases {
            draft.titles[language] = form[ArticleDraft.field("title", language)]
            draft.bodies[language] = form[ArticleDraft.field("body", language)]
        }
        return draft
    }

    private func page(
        _ draft: ArticleDraft, of file: ArticleFile?, revision: Int? = nil, isPreview: Bool = false,
        errors: FieldErrors = FieldErrors(), error: String? = nil, _ request: Request, _ context: WebContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let categories = try await site.desk.database.read { try $0.articleCategories() }
        let fields = ArticleFields(
            draft: draft, errors: errors, categories: categories, directory: site.desk.directory,
            texts: Texts(context.language))
        let page = ArticleFormPage(
            id: file?.article.id, revision: revision ?? file?.article.revision ?? 0, particulars: fields.particulars,
            texts: fields.bilingual, preview: isPreview ? fields.words : nil,
            diff: isPreview
                ? file?.latest.map { ArticleDiff(from: $0.words, version: $0.number, to: fields.words) } : nil,
            error: error)
        return try await site.desk(page, request, context, live: Paths.live(.articles), status: status)
    }
}

extension Optional {
    /// What `body` makes of the value, if there is one.
    fileprivate func mapAsync<T>(_ body: (Wrapped) async throws -> T?) async throws -> T? {
        guard let self else { return nil }
        return try await body(self)
    }
}
