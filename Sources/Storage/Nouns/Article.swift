public import Complaints
public import Foundation

/// A heading of the help centre, in storage.
public struct ArticleCategoryID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public var description: String { String(rawValue) }
}

/// A heading of the help centre.
public struct ArticleCategory: Sendable, Hashable, Identifiable {
    public let id: ArticleCategoryID
    public let names: [Language: String]

    init(_ row: Row) throws {
        id = try row.id(0)
        names = [.zh: try row.text(1), .en: try row.text(2)]
    }
}

/// Where an article stands.
public enum ArticleState: String, CaseIterable, Hashable, Sendable {
    /// Never published yet.
    case draft
    case published
    /// Was published and no longer is.
    case withdrawn
}

/// What an article says in one language; the body in Markdown.
public struct ArticleText: Sendable, Hashable {
    public var title: String
    public var body: String
    public init(title: String, body: String) {
        self.title = title
        self.body = body
    }
}

/// An article of the knowledge base, without its texts.
public struct Article: Sendable, Hashable, Identifiable {
    public let id: ArticleID
    public let category: ArticleCategoryID
    public let owner: StaffID
    /// When somebody should look whether it still holds.
    public let reviewAt: Date
    public let state: ArticleState
    /// Raised by every change; whoever edits says which one they saw.
    public let revision: Int
    /// The newest version; what is published may be an earlier one.
    public let latest: Int
    /// The version that is public, while one is.
    public let published: Int?
    public let createdAt: Date
    public let changedAt: Date

    static let columns = """
        a.id, a.category_id, a.owner_id, a.review_at, a.state, a.revision, a.latest, a.published, a.created_at, \
        a.changed_at
        """

    init(_ row: Row) throws {
        id = try row.id(0)
        category = try row.id(1)
        owner = try row.id(2)
        reviewAt = try row.date(3)
        state = try row.word(4)
        revision = try row.int(5)
        latest = try row.int(6)
        published = try row.intOrNil(7)
        createdAt = try row.date(8)
        changedAt = try row.date(9)
    }

    /// Whether it has a version that is newer than the public one.
    public var hasUnpublishedVersion: Bool { published.map { $0 < latest } ?? false }
}

/// One version of an article: written once, never changed.
public struct ArticleVersion: Sendable, Hashable {
    public let number: Int
    public let author: StaffID
    public let createdAt: Date
    /// In one language or in both.
    public let texts: [Language: ArticleText]

    /// The text in `language`, or in the other where there is none.
    public func text(_ language: Language) -> (language: Language, text: ArticleText)? {
        ([language] + Language.allCases).lazy.compactMap { wanted in texts[wanted].map { (wanted, $0) } }.first
    }
}

/// That an article became public, or ceased to be.
public struct ArticleAct: Sendable, Hashable {
    public enum Kind: String, Hashable, Sendable { case published, withdrawn }
    public let kind: Kind
    public let version: Int
    public let staff: StaffID
    public let at: Date
}
