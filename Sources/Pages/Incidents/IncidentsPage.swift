public import Complaints
public import Foundation

/// Every incident, as staff see them: what is open first.
public struct IncidentsPage: Page {
    /// One line.
    public struct Row: Sendable {
        public var id: Int64
        public var title: String
        public var stage: BulletinStage
        public var isOpen: Bool
        public var complaints: Int
        public var openedAt: Date
        public var publishedAt: Date?

        public init(
            id: Int64, title: String, stage: BulletinStage, isOpen: Bool, complaints: Int, openedAt: Date,
            publishedAt: Date?
        ) {
            self.id = id
            self.title = title
            self.stage = stage
            self.isOpen = isOpen
            self.complaints = complaints
            self.openedAt = openedAt
            self.publishedAt = publishedAt
        }
    }

    public var rows: [Row]
    public init(rows: [Row]) { self.rows = rows }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return StaffLayout.html(
            title: texts[.navIncidents], place: .incidents,
            main: """
                <h1>\(texts[.navIncidents])</h1>
                <p class="lead">\(texts[.incidentsIntro])</p>
                <div data-live-region="incidents">
                \(rows.isEmpty ? "<p class=\"empty\">\(texts[.incidentsEmpty])</p>" : table(in: context))
                </div>
                """,
            in: context
        )
    }

    private func table(in context: PageContext) -> HTML {
        let texts = context.texts
        let lines = rows.sorted { ($0.isOpen ? 0 : 1, -$0.id) < ($1.isOpen ? 0 : 1, -$1.id) }.map { row -> HTML in
            let state = row.isOpen ? texts.word(row.stage) : texts[.incidentClosed]
            let published: HTML =
                row.publishedAt.map { context.time.staffTag($0) }
                ?? "<span class=\"quiet\">\(texts[.incidentNoBulletin])</span>"
            return """
                <tr><th scope="row"><a href="\(Paths.incident(row.id))" dir="auto">\(row.title)</a></th>\
                <td data-label="\(texts[.incidentNumber])">\(Int(row.id))</td>\
                <td data-label="\(texts[.labelStage])">\(state)</td>\
                <td data-label="\(texts[.incidentComplaints])">\(row.complaints)</td>\
                <td data-label="\(texts[.incidentLastBulletin])">\(published)</td>\
                <td data-label="\(texts[.incidentOpened])">\(context.time.staffTag(row.openedAt))</td></tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.navIncidents])">
            <table class="plain-table stacks">
            <thead><tr><th scope="col">\(texts[.incidentTitle])</th><th scope="col">\(texts[.incidentNumber])</th>\
            <th scope="col">\(texts[.labelStage])</th><th scope="col">\(texts[.incidentComplaints])</th>\
            <th scope="col">\(texts[.incidentLastBulletin])</th><th scope="col">\(texts[.incidentOpened])</th></tr></thead>
            <tbody>\(lines)</tbody></table></div>
            """
    }
}
