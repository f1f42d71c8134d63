public import Complaints
public import Foundation

/// The command room of a level 3 complaint: who leads it, what is open, what was decided and told, by when what is due.
/// (3'.L3)
public struct RoomPage: Page {
    /// A seat of the group.
    public struct Seat: Sendable {
        public var role: Role
        /// nil while nobody has it.
        public var name: String?
        /// Nobody has it any more: it asks for somebody else. (1.2)
        public var isVacated: Bool
        public init(role: Role, name: String?, isVacated: Bool = false) {
            self.role = role
            self.name = name
            self.isVacated = isVacated
        }
    }

    /// A line of a list: what, who or how it stands, when.
    public struct Line: Sendable {
        public var title: String
        public var detail: String
        public var standing: String
        public var time: Date?
        public var isOpen: Bool
        public init(title: String, detail: String = "", standing: String, time: Date?, isOpen: Bool) {
            self.title = title
            self.detail = detail
            self.standing = standing
            self.time = time
            self.isOpen = isOpen
        }
    }

    public var number: ComplaintNumber
    public var version: Int
    public var title: String
    public var state: State
    public var seats: [Seat]
    /// What is investigated side by side.
    public var work: [CaseFacts.WorkItem]
    public var approvals: [Line]
    /// Temporary measures and isolations.
    public var measures: [Line]
    public var reports: [Line]
    public var bulletins: [BulletinEntry]
    public var incident: Int64?
    public var clocks: [CaseClock]
    public var actions: [ActionForm]
    /// The reader's own link to answer a pending request with, for a phone.
    public var approvalLink: String?
    /// What others changed since the form was opened, one sentence each; empty when nothing.
    public var changedMeanwhile: [String] = []

    public init(
        number: ComplaintNumber, version: Int, title: String, state: State, seats: [Seat], work: [CaseFacts.WorkItem],
        approvals: [Line], measures: [Line], reports: [Line], bulletins: [BulletinEntry], incident: Int64?,
        clocks: [CaseClock], actions: [ActionForm], approvalLink: String?
    ) {
        self.number = number
        self.version = version
        self.title = title
        self.state = state
        self.seats = seats
        self.work = work
        self.approvals = approvals
        self.measures = measures
        self.reports = reports
        self.bulletins = bulletins
        self.incident = incident
        self.clocks = clocks
        self.actions = actions
        self.approvalLink = approvalLink
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return StaffLayout.html(
            title: "\(texts[.roomTitle]) \(number)", place: .complaint,
            main: """
                <p class="over"><a href="\(Paths.complaint(number))"><span class="number">\(number.rawValue)</span> \
                \(texts[.roomToCase])</a></p>
                <div class="case-line"><span class="state">\(texts.word(state))</span></div>
                <h1 dir="auto">\(texts[.roomTitle]) · <bdi>\(title)</bdi></h1>
                \(MeanwhileNotice.html(changedMeanwhile, texts))
                <div class="incident">
                <div class="incident-main">
                <div data-live-region="room">
                \(group(in: context))
                \(items(in: context))
                \(list(.roomApprovals, approvals, in: context))
                \(list(.roomMeasures, measures, in: context))
                \(list(.roomReport, reports, in: context))
                <section><h2>\(texts[.bulletinsTitle])</h2>\(told(in: context))</section>
                </div>
                <div data-live-region="room-acts">\(acts(in: context))</div>
                </div>
                <div class="incident-side" data-live-region="clocks">\(CaseClocks(clocks: clocks).html(in: context))</div>
                </div>
                """,
            in: context
        )
    }

    private func group(in context: PageContext) -> HTML {
        let texts = context.texts
        let rows = seats.map { seat -> HTML in
            let empty = texts[seat.isVacated ? .roomSeatVacated : .roomSeatEmpty]
            let name: HTML = seat.name.map { "<bdi>\($0)</bdi>" } ?? "<span class=\"is-late\">\(empty)</span>"
            return "<div><dt>\(texts.word(seat.role))</dt><dd>\(name)</dd></div>"
        }
        return """
            <section><h2>\(texts[.roomGroup])\(ClauseMark.html("3'.L3.1", in: context))</h2>
            <dl class="parts is-wide">\(rows)</dl></section>
            """
    }

    private func items(in context: PageContext) -> HTML {
        let list: HTML =
            work.isEmpty ? "<p class=\"quiet\">\(context.texts[.roomNothing])</p>" : WorkList.html(work, in: context)
        return "<section><h2>\(context.texts[.workTitle])</h2>\(list)</section>"
    }

    private func list(_ title: TextKey, _ lines: [Line], in context: PageContext) -> HTML {
        let texts = context.texts
        let link: HTML? =
            title == .roomApprovals
            ? approvalLink.map { "<p><a class=\"button\" href=\"\($0)\">\(texts[.approvalOpenLink])</a></p>" } : nil
        let items = lines.map { line -> HTML in
            let detail: HTML? = line.detail.isEmpty ? nil : "<p class=\"quiet\" dir=\"auto\">\(line.detail)</p>"
            return """
                <li><strong dir="auto">\(line.title)</strong> \
                <span class="\(HTML(stringLiteral: line.isOpen ? "mark" : "quiet"))">\(line.standing)</span> \
                \(line.time.map { context.time.staffTag($0) })\(detail)</li>
                """
        }
        let body: HTML =
            items.isEmpty ? "<p class=\"quiet\">\(texts[.roomNothing])</p>" : "<ul class=\"linked\">\(items)</ul>"
        return "<section><h2>\(texts[title])</h2>\(body)\(link)</section>"
    }

    private func told(in context: PageContext) -> HTML {
        let texts = context.texts
        let link: HTML? = incident.map { id in
            """
            <p><a href="\(Paths.incident(id))">\(texts(.factIncidentShort, ["n": String(id)]))</a></p>
            """
        }
        let list: HTML =
            bulletins.isEmpty
            ? "<p class=\"quiet\">\(texts[.incidentNoBulletin])</p>"
            : Bulletins.list(bulletins, in: context, forStaff: true)
        return "\(link)\(list)"
    }

    private func acts(in context: PageContext) -> HTML {
        guard !actions.isEmpty else { return .empty }
        let forms = actions.map { act in
            act.disclosure(
                action: "\(Paths.act(number, act.name))?from=room", version: version, group: "room", in: context)
        }
        return "<section class=\"acts\"><h2>\(context.texts[.actsTitle])</h2>\(forms)</section>"
    }
}
