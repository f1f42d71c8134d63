public import Complaints
import Foundation
import Storage

/// Somebody else changed the article since it was read. Nothing was saved.
public struct ArticleChanged: Error, Hashable, Sendable {
    public init() {}
}

// Writing the knowledge base: operations only; everybody else reads.
extension ServiceDesk {
    /// Adds an article as a draft, or saves a change to `id` that `revision` was the base of. Throws `FieldErrors`,
    /// `Refusal`, `CaseUnknown`, `ArticleChanged`.
    @discardableResult
    public func save(
        _ draft: ArticleDraft, as id: ArticleID? = nil, seen revision: Int = 0, by member: StaffMember
    ) async throws -> ArticleID {
        try Self.check(member)
        let moment = now()
        let (directory, policy) = (directory, directory.policy(at: now()))
        return try await database.write { c in
            let checked = try CheckedArticle(draft, try c.articleCategories(), directory, policy)
            guard let id else {
                return try c.addArticle(
                    checked.texts, category: checked.category, owner: checked.owner, reviewAt: checked.reviewAt,
                    by: member.id, at: moment)
            }
            guard try c.article(id) != nil else { throw CaseUnknown() }
            guard
                try c.saveArticle(
                    id, seen: revision, checked.texts, category: checked.category, owner: checked.owner,
                    reviewAt: checked.reviewAt, by: member.id, at: moment)
            else { throw ArticleChanged() }
            return id
        }
    }

    /// Makes the newest version public, or takes the article back from the public. Throws as
    /// ``save(_:as:seen:by:)`` does.
    public func setArticle(_ id: ArticleID, isPublic: Bool, seen revision: Int, by member: StaffMember) async throws {
        try Self.check(member)
        let moment = now()
        try await database.write { c in
            guard try c.article(id) != nil else { throw CaseUnknown() }
            let isDone =
                isPublic
                ? try c.publishArticle(id, seen: revision, by: member.id, at: moment)
                : try c.withdrawArticle(id, seen: revision, by: member.id, at: moment)
            guard isDone else { throw ArticleChanged() }
        }
    }

    /// Adds a heading of the help centre. Throws `FieldErrors`, `Refusal`.
    public func addArticleCategory(zh: String?, en: String?, by member: StaffMember) async throws {
        try Self.check(member)
        var errors = FieldErrors()
        let chinese = errors.text("nameZh", zh, limit: TextLimit.name, line: true, required: true)
        let english = errors.text("nameEn", en, limit: TextLimit.name, line: true, required: true)
        try errors.check()
        do {
            try await database.write { _ = try $0.addArticleCategory(zh: chinese, en: english) }
        } catch StorageError.conflict {
            throw FieldErrors(["nameZh": .nameTaken])
        }
    }

    private static func check(_ member: StaffMember) throws(Refusal) {
        guard member.isEnabled, member.has(.operations) else { throw .notAllowed(needs: [.operations]) }
    }
}
