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

/// What a member of staff was alerted to: what was not seen yet comes first.
public struct NoticesPage: Page {
    public var unseen: [NoticeRow]
    public var seen: [NoticeRow]

    public init(unseen: [NoticeRow], seen: [NoticeRow]) {
        self.unseen = unseen
        self.seen = seen
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let isEmpty = unseen.isEmpty && seen.isEmpty
        return StaffLayout.html(
            title: texts[.navNotices], place: .notices,
            main: """
                <h1>\(texts[.navNotices])</h1>
                <p class="lead">\(texts[.noticesIntro])</p>
                <div data-live-region="notices">
                \(isEmpty ? "<p class=\"empty\">\(texts[.emptyNotices])</p>" : HTML.empty)
                \(unseen.isEmpty ? HTML.empty : new(in: context))
                \(seen.isEmpty ? HTML.empty : list(seen, .noticesSeen, in: context))
                </div>
                """,
            in: context
        )
    }

    private func new(in context: PageContext) -> HTML {
        """
        <form method="post" action="\(Paths.notices)" class="see-all">\(context.csrfField)
        <button>\(context.texts[.noticesSeeAll])</button></form>
        \(list(unseen, .noticesUnseen, in: context))
        """
    }

    private func list(_ rows: [NoticeRow], _ title: TextKey, in context: PageContext) -> HTML {
        let isNew = title == .noticesUnseen
        return """
            <section class="notices\(isNew ? " is-new" : "")"><h2>\(context.texts[title])</h2>
            <ul>\(rows.map { line($0, in: context) })</ul></section>
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
