public import Complaints
import Foundation
import Storage

/// An article as somebody typed it, before anything is checked.
public struct ArticleDraft: Hashable, Sendable {
    public var category: String?
    public var owner: String?
    /// `2027-05-24`.
    public var reviewOn: String?
    public var titles: [Language: String] = [:]
    public var bodies: [Language: String] = [:]

    public init() {}

    /// The name of a text's field, such as `titleZh`.
    public static func field(_ part: String, _ language: Language) -> String { part + (language == .zh ? "Zh" : "En") }
}

/// A draft that passed.
struct CheckedArticle: Sendable {
    let category: ArticleCategoryID
    let owner: StaffID
    let reviewAt: Date
    let texts: [Language: ArticleText]

    /// Throws every field that is not right, all at once. A language is left out as a whole or not at all, and one
    /// there must be.
    init(
        _ draft: ArticleDraft, _ categories: [ArticleCategory], _ directory: Directory, _ policy: Policy
    ) throws(FieldErrors) {
        var errors = FieldErrors()
        let category = draft.category.flatMap { Int64($0) }.map(ArticleCategoryID.init)
        if category == nil { errors.add("category", .missing) }
        if let category, !categories.contains(where: { $0.id == category }) { errors.add("category", .unknown) }
        let owner = draft.owner.flatMap { Int64($0) }.map(StaffID.init)
        if owner == nil { errors.add("owner", .missing) }
        if let owner, directory.accounts[owner]?.isEnabled != true { errors.add("owner", .notAPerson) }
        let day = (draft.reviewOn ?? "").filter { !$0.isWhitespace }
        let review = LocalTime.parse(day, in: policy.calendar)
        if review == nil { errors.add("reviewOn", day.isEmpty ? .missing : .notADate) }
        texts = Self.texts(draft, &errors)
        try errors.check()
        guard let category, let owner, let review else { throw FieldErrors(["category": .missing]) }
        self.category = category
        self.owner = owner
        reviewAt = review
    }

    private static func texts(_ draft: ArticleDraft, _ errors: inout FieldErrors) -> [Language: ArticleText] {
        var texts: [Language: ArticleText] = [:]
        let isEmpty = Language.allCases.allSatisfy { language in
            ((draft.titles[language] ?? "") + (draft.bodies[language] ?? "")).allSatisfy(\.isWhitespace)
        }
        for language in Language.allCases {
            let (titleField, bodyField) = (
                ArticleDraft.field("title", language), ArticleDraft.field("body", language)
            )
            let title = errors.text(titleField, draft.titles[language], limit: TextLimit.title, line: true)
            let body = errors.text(bodyField, draft.bodies[language], limit: TextLimit.content)
            let isNeeded = !title.isEmpty || !body.isEmpty || (isEmpty && language == .zh)
            guard isNeeded else { continue }
            if title.isEmpty { errors.add(titleField, .missing) }
            if body.isEmpty { errors.add(bodyField, .missing) }
            texts[language] = ArticleText(title: title, body: body)
        }
        return texts
    }
}
