public import Complaints
public import Foundation

/// An alert to the member of staff who reads it.
public struct NoticeRow: Sendable {
    /// What happened, in words.
    public var text: String
    /// nil for what belongs to no complaint.
    public var number: ComplaintNumber?
    public var title: String?
    public var time: Date
    /// A limit was broken: said by shape and colour besides the words.
    public var isBreach: Bool
    /// The incident it is about, where it is about one.
    public var incident: Int64?

    public init(text: String, number: ComplaintNumber?, title: String?, time: Date, isBreach: Bool) {
        self.text = text
        self.number = number
        self.title = title
        self.time = time
        self.isBreach = isBreach
    }
}

/// What a member of staff was alerted to: what was not seen yet comes first. Many of one kind are one line.
public struct NoticesPage: Page {
    public var unseen: [NoticeRow]
    public var seen: [NoticeRow]
    /// How many wait until the person may be disturbed again; nil when this is not a time of quiet.
    public var held: Int?

    /// From how many of one kind they are one line.
    static let many = 6

    public init(unseen: [NoticeRow], seen: [NoticeRow], held: Int? = nil) {
        self.unseen = unseen
        self.seen = seen
        self.held = held
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let isEmpty = unseen.isEmpty && seen.isEmpty && (held ?? 0) == 0
        return StaffLayout.html(
            title: texts[.navNotices], place: .notices,
            main: """
                <h1>\(texts[.navNotices])</h1>
                <p class="lead">\(texts[.noticesIntro])</p>
                <div data-live-region="notices">
                \(held.map { quiet($0, in: context) })
                \(isEmpty ? "<p class=\"empty\">\(texts[.emptyNotices])</p>" : HTML.empty)
                \(unseen.isEmpty ? HTML.empty : new(in: context))
                \(seen.isEmpty ? HTML.empty : list(seen.map { line($0, in: context) }, .noticesSeen, in: context))
                </div>
                <p><a href="\(Paths.account)">\(texts[.noticeSettings])</a></p>
                """,
            in: context
        )
    }

    private func quiet(_ count: Int, in context: PageContext) -> HTML {
        let texts = context.texts
        return """
            <p class="flash is-notice is-quiet">\(texts(.noticesHeld, ["n": String(count)])) \
            <a href="\(Paths.notices)?held=1">\(texts[.noticesShowHeld])</a></p>
            """
    }

    private func new(in context: PageContext) -> HTML {
        """
        <form method="post" action="\(Paths.notices)" class="see-all">\(context.csrfField)
        <button>\(context.texts[.noticesSeeAll])</button></form>
        \(list(digest(in: context), .noticesUnseen, in: context))
        """
    }

    /// In the order of the newest of each kind.
    private func digest(in context: PageContext) -> [HTML] {
        let kinds = Dictionary(grouping: unseen, by: \.text)
        var written: Set<String> = []
        return unseen.compactMap { row in
            let rows = kinds[row.text] ?? []
            guard rows.count >= Self.many else { return line(row, in: context) }
            return written.insert(row.text).inserted ? bundle(rows, row, in: context) : nil
        }
    }

    private func bundle(_ rows: [NoticeRow], _ first: NoticeRow, in context: PageContext) -> HTML {
        """
        <li class="bundle"><details><summary><span class="what\(first.isBreach ? " is-late" : "")">\(first.text)</span> \
        <span>\(context.texts(.noticesMany, ["n": String(rows.count)]))</span> \
        \(context.time.staffTag(first.time))</summary>
        <ul>\(rows.map { line($0, in: context) })</ul></details></li>
        """
    }

    private func list(_ lines: [HTML], _ title: TextKey, in context: PageContext) -> HTML {
        let isNew = title == .noticesUnseen
        return """
            <section class="notices\(isNew ? " is-new" : "")"><h2>\(context.texts[title])</h2>
            <ul>\(lines)</ul></section>
            """
    }

    private func line(_ row: NoticeRow, in context: PageContext) -> HTML {
        let link: HTML? = row.number.map { number in
            """
            <a href="\(Paths.complaint(number))"><span class="number">\(number.rawValue)</span> \
            <bdi>\(row.title ?? "")</bdi></a>
            """
        }
        let incident: HTML? = row.incident.map { id in
            "<a href=\"\(Paths.incident(id))\">\(context.texts(.factIncidentShort, ["n": String(id)]))</a>"
        }
        return """
            <li><span class="what\(row.isBreach ? " is-late" : "")">\(row.text)</span> \(link)\(incident) \
            \(context.time.staffTag(row.time))</li>
            """
    }
}
