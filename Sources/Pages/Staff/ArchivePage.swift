public import Complaints
public import Foundation

/// What ended, the latest first: how long it is kept, what holds it, who asked for their data. (6.2)
public struct ArchivePage: Page {
    /// What of the archive is shown.
    public enum Filter: String, CaseIterable, Sendable, Hashable {
        case all, held, requested, anonymised
    }

    /// One complaint that ended.
    public struct Row: Sendable {
        public var number: ComplaintNumber
        /// nil once it is anonymised.
        public var title: String?
        public var level: Level?
        public var type: ComplaintType
        public var state: State
        public var responsible: String
        public var endedAt: Date
        public var keptUntil: Date?
        public var marks: [Filter]

        public init(
            number: ComplaintNumber, title: String?, level: Level?, type: ComplaintType, state: State,
            responsible: String, endedAt: Date, keptUntil: Date?, marks: [Filter]
        ) {
            self.number = number
            self.title = title
            self.level = level
            self.type = type
            self.state = state
            self.responsible = responsible
            self.endedAt = endedAt
            self.keptUntil = keptUntil
            self.marks = marks
        }
    }

    public var rows: [Row]
    public var filter: Filter
    public var search: String
    /// Whether it begins after the first line of all.
    public var isLater: Bool
    /// The key to go on after the last line; nil at the end.
    public var next: String?

    public init(rows: [Row], filter: Filter = .all, search: String = "", isLater: Bool = false, next: String? = nil) {
        self.rows = rows
        self.filter = filter
        self.search = search
        self.isLater = isLater
        self.next = next
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return StaffLayout.html(
            title: texts[.navArchive], place: .archive,
            main: """
                <h1>\(texts[.navArchive])\(ClauseMark.html("6.2", in: context))</h1>
                <p class="lead">\(texts[.archiveIntro])</p>
                <form class="archive-search" role="search" action="\(Paths.archive)" aria-label="\(texts[.archiveSearch])">
                <label for="archive-q">\(texts[.archiveSearch])</label>
                <input id="archive-q" name="q" type="search" value="\(search)" maxlength="200" autocomplete="off">
                <button>\(texts[.search])</button>
                </form>
                \(search.isEmpty ? filters(texts) : clear(texts))
                <div data-live-region="archive">
                \(rows.isEmpty ? empty(texts) : table(in: context))
                </div>
                \(paging(texts))
                """,
            in: context
        )
    }

    private func filters(_ texts: Texts) -> HTML {
        let links = Filter.allCases.map { filter -> HTML in
            """
            <li><a href="\(Paths.archive(filter))"\(attribute: "aria-current", filter == self.filter ? "true" : nil)>\
            \(texts.word(filter))</a></li>
            """
        }
        return "<ul class=\"tabs\" aria-label=\"\(texts[.filters])\">\(links)</ul>"
    }

    private func clear(_ texts: Texts) -> HTML {
        "<p><a href=\"\(Paths.archive)\">\(texts[.clearFilters])</a></p>"
    }

    private func empty(_ texts: Texts) -> HTML {
        let text: TextKey = filter == .all && search.isEmpty ? .archiveEmpty : .archiveNothing
        return "<div class=\"empty\"><p>\(texts[text])</p></div>"
    }

    private func table(in context: PageContext) -> HTML {
        let texts = context.texts
        return """
            <table class="queue archive">
            <caption class="visually-hidden">\(texts[.navArchive])</caption>
            <thead><tr>
            <th scope="col">\(texts[.archiveEnded])</th><th scope="col">\(texts[.columnNumber])</th>\
            <th scope="col">\(texts[.columnLevel])</th><th scope="col">\(texts[.columnType])</th>\
            <th scope="col">\(texts[.columnTitle])</th><th scope="col">\(texts[.columnResponsible])</th>\
            <th scope="col">\(texts[.archiveKeptUntil])</th><th scope="col">\(texts[.columnState])</th>
            </tr></thead>
            <tbody>
            \(rows.map { line($0, in: context) })</tbody>
            </table>
            """
    }

    private func line(_ row: Row, in context: PageContext) -> HTML {
        let texts = context.texts
        let level: HTML =
            if let level = row.level {
                "<span class=\"level is-\(level.rawValue)\">\(texts.word(level))</span>"
            } else {
                "<span class=\"quiet\">\(texts[.notGraded])</span>"
            }
        let marks = row.marks.map { mark -> HTML in " <span class=\"mark\">\(texts.word(mark))</span>" }
        let kept: HTML =
            if let until = row.keptUntil {
                "<span class=\"narrow-label\">\(texts[.archiveKeptUntil]) </span>\(context.time.staffTag(until))"
            } else {
                "<span class=\"quiet\">—</span>"
            }
        return """
            <tr id="c-\(row.number.rawValue)"><td><span class="narrow-label">\(texts[.archiveEnded]) </span>\
            \(context.time.staffTag(row.endedAt))</td><td class="number">\(row.number.rawValue)</td><td>\(level)</td>\
            <td>\(texts.short(row.type))</td>\
            <td class="title"><a href="\(Paths.complaint(row.number))" dir="auto">\
            \(row.title ?? texts[.archiveAnonymised])</a>\(marks)</td>\
            <td class="name"><bdi>\(row.responsible)</bdi></td><td>\(kept)</td><td>\(texts.word(row.state))</td></tr>

            """
    }

    private func paging(_ texts: Texts) -> HTML {
        let start = Paths.archive(filter, search: search)
        let first: HTML? = isLater ? "<a href=\"\(start)\">\(texts[.backToFirst])</a>" : nil
        let more: HTML? = next.map { key -> HTML in
            "<a href=\"\(Paths.archive(filter, search: search, after: key))\" rel=\"next\">\(texts[.nextPage])</a>"
        }
        guard first != nil || more != nil else { return .empty }
        return "<nav class=\"paging\" aria-label=\"\(texts[.paging])\">\(first) \(more)</nav>"
    }
}

extension Texts {
    /// A part of the archive, and the mark of what belongs to it.
    public func word(_ filter: ArchivePage.Filter) -> String {
        switch filter {
        case .all: self[.archiveAll]
        case .held: self[.archiveHeld]
        case .requested: self[.archiveRequested]
        case .anonymised: self[.archiveAnonymised]
        }
    }
}

extension Paths {
    /// The archive narrowed, so that it can be bookmarked.
    static func archive(_ filter: ArchivePage.Filter, search: String = "", after: String? = nil) -> String {
        var items: [String] = []
        if filter != .all { items.append("show=\(filter.rawValue)") }
        if !search.isEmpty { items.append("q=\(QueueQuery.percentEncoded(search))") }
        if let after { items.append("after=\(QueueQuery.percentEncoded(after))") }
        let start: String = archive
        return items.isEmpty ? start : "\(start)?\(items.joined(separator: "&"))"
    }
}
