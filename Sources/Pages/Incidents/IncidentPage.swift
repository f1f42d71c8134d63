public import Complaints
public import Foundation

/// A complaint of an incident, or one that could belong to it.
public struct IncidentComplaint: Sendable {
    public var number: ComplaintNumber
    public var title: String
    public var level: Level?
    public var state: State
    /// The incident it belongs to already, where that is another one's business.
    public var isLinked: Bool

    public init(number: ComplaintNumber, title: String, level: Level?, state: State, isLinked: Bool = false) {
        self.number = number
        self.title = title
        self.level = level
        self.state = state
        self.isLinked = isLinked
    }
}

/// What became of an act on one of many complaints.
public struct OutcomeLine: Sendable {
    public var number: ComplaintNumber
    /// Why it was not done there, with its clause; nil when it was.
    public var refusal: String?

    public init(number: ComplaintNumber, refusal: String?) {
        self.number = number
        self.refusal = refusal
    }
}

/// An incident on the desk: its complaints, its bulletins and their clock, what can be done. (3'.L3.4)
public struct IncidentPage: Page {
    public var id: Int64
    public var title: String
    public var stage: BulletinStage
    public var isOpen: Bool
    public var isPublic: Bool
    public var subscribers: Int
    public var clocks: [CaseClock]
    public var bulletins: [BulletinEntry]
    public var complaints: [IncidentComplaint]
    /// What may be done now, by this person.
    public var acts: [ActionForm]
    /// Whether this person may link and take out complaints.
    public var canLink: Bool
    public var search: String
    /// What the search found; nil where nothing was looked for.
    public var results: [IncidentComplaint]?
    /// What became of the last act on all of them; empty when there was none.
    public var outcomes: [OutcomeLine] = []
    /// Open complaints that the last result did not reach, and why.
    public var waiting: [OutcomeLine] = []
    /// What the last attempt was refused for.
    public var error: String?
    /// The history besides bulletins, in words.
    public var history: [(time: Date, text: String)] = []

    public init(
        id: Int64, title: String, stage: BulletinStage, isOpen: Bool, isPublic: Bool, subscribers: Int,
        clocks: [CaseClock], bulletins: [BulletinEntry], complaints: [IncidentComplaint], acts: [ActionForm],
        canLink: Bool, search: String = "", results: [IncidentComplaint]? = nil
    ) {
        self.id = id
        self.title = title
        self.stage = stage
        self.isOpen = isOpen
        self.isPublic = isPublic
        self.subscribers = subscribers
        self.clocks = clocks
        self.bulletins = bulletins
        self.complaints = complaints
        self.acts = acts
        self.canLink = canLink
        self.search = search
        self.results = results
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return StaffLayout.html(
            title: title, place: .incidents,
            main: """
                <p class="over"><a href="\(Paths.incidents)">\(texts[.navIncidents])</a></p>
                <h1 dir="auto" data-live-region="title">\(title)</h1>
                \(error.map { text -> HTML in "<p class=\"flash is-error\" role=\"alert\">\(text)</p>" })
                \(outcome(in: context))
                <div class="incident">
                <div class="incident-main">
                <div data-live-region="incident">
                \(Bulletins.stages(stage, in: context))
                \(standing(texts))
                \(unreached(texts))
                \(bulletinList(in: context))
                </div>
                <div data-live-region="acts">\(acts(in: context))</div>
                </div>
                <div class="incident-side">
                <div data-live-region="clocks">\(CaseClocks(clocks: clocks).html(in: context))</div>
                \(linked(in: context))
                \(canLink && isOpen ? linking(in: context) : HTML.empty)
                <div data-live-region="past">\(past(in: context))</div>
                </div>
                </div>
                """,
            in: context
        )
    }

    private func standing(_ texts: Texts) -> HTML {
        let state: HTML? = isOpen ? nil : "<p><span class=\"state\">\(texts[.incidentClosed])</span></p>"
        let open: HTML =
            isPublic
            ? """
            <p><a href="\(Paths.publicIncident(id))">\(texts[.incidentPublicPage])</a> · \
            \(texts(.incidentSubscribers, ["n": String(subscribers)]))</p>
            """
            : "<p class=\"quiet\">\(texts[.incidentNotPublic])</p>"
        return "\(state)\(open)"
    }

    private func bulletinList(in context: PageContext) -> HTML {
        let list: HTML =
            bulletins.isEmpty
            ? "<p class=\"empty\">\(context.texts[.incidentNoBulletin])</p>"
            : Bulletins.list(bulletins, in: context, forStaff: true)
        return "<section><h2>\(context.texts[.bulletinsTitle])</h2>\(list)</section>"
    }

    private func acts(in context: PageContext) -> HTML {
        guard !acts.isEmpty else { return .empty }
        let forms = acts.map { act in
            act.disclosure(
                action: Paths.incident(id, act.name), version: bulletins.count, group: "incident", in: context)
        }
        return "<section class=\"acts\"><h2>\(context.texts[.actsTitle])</h2>\(forms)</section>"
    }

    private func outcome(in context: PageContext) -> HTML {
        guard !outcomes.isEmpty else { return .empty }
        let texts = context.texts
        let done = outcomes.count { $0.refusal == nil }
        let refused = outcomes.filter { $0.refusal != nil }.map(Self.refused)
        let list: HTML? = refused.isEmpty ? nil : "<ul>\(refused)</ul>"
        return """
            <div class="flash is-notice outcomes" role="status"><p>\
            \(texts(.incidentOutcome, ["done": String(done), "all": String(outcomes.count)]))</p>\(list)</div>
            """
    }

    private static func refused(_ line: OutcomeLine) -> HTML {
        """
        <li><a href="\(Paths.complaint(line.number))">\(line.number.rawValue)</a> \(line.refusal)</li>
        """
    }

    /// Whom the result did not reach stays listed until it does: sending it again reaches those that are ready then.
    private func unreached(_ texts: Texts) -> HTML {
        guard outcomes.isEmpty, !waiting.isEmpty else { return .empty }
        return """
            <section id="unreached"><h2>\(texts[.incidentUnreached])</h2>
            <ul class="linked">\(waiting.map(Self.refused))</ul></section>
            """
    }

    private func linked(in context: PageContext) -> HTML {
        let texts = context.texts
        let items = complaints.map { complaint -> HTML in
            let out: HTML? =
                canLink && isOpen
                ? """
                <details class="act" id="unlink-\(complaint.number.rawValue)"><summary>\(texts[.incidentUnlink])<span class="visually-hidden"> \
                \(complaint.number.rawValue)</span></summary>
                <form method="post" action="\(Paths.incident(id, "unlink"))">\(context.csrfField)
                <input type="hidden" name="number" value="\(complaint.number.rawValue)">
                <div class="field"><label for="out-\(complaint.number.rawValue)">\(texts[.labelReason])</label>
                <input id="out-\(complaint.number.rawValue)" name="reason" required maxlength="2000" dir="auto"></div>
                <p class="submit"><button>\(texts[.incidentUnlink])</button></p></form></details>
                """ : nil
            return "<li>\(line(complaint, texts))\(out)</li>"
        }
        return """
            <section><h2 data-live-region="linked-count">\
            \(texts(.incidentComplaintsTitle, ["n": String(complaints.count)]))</h2>
            <ul class="linked" data-live-region="linked">\(items)</ul></section>
            """
    }

    private func line(_ complaint: IncidentComplaint, _ texts: Texts) -> HTML {
        let level: HTML? = complaint.level.map { level in
            "<span class=\"level is-\(level.rawValue)\">\(texts.word(level))</span> "
        }
        return """
            <a href="\(Paths.complaint(complaint.number))"><span class="number">\(complaint.number.rawValue)</span> \
            <bdi>\(complaint.title)</bdi></a> \(level)<span class="quiet">\(texts.word(complaint.state))</span>
            """
    }

    private func linking(in context: PageContext) -> HTML {
        let texts = context.texts
        return """
            <section id="link"><h2>\(texts[.incidentLink])</h2>
            <form class="inline-search" role="search" action="\(Paths.incident(id))#link" method="get">
            <label for="link-q">\(texts[.incidentSearch])</label>
            <div><input id="link-q" name="q" type="search" value="\(search)" maxlength="200" dir="auto">
            <button>\(texts[.search])</button></div></form>
            \(results.map { found($0, in: context) })
            </section>
            """
    }

    private func found(_ results: [IncidentComplaint], in context: PageContext) -> HTML {
        let texts = context.texts
        guard !results.isEmpty else { return "<p class=\"empty\">\(texts[.emptyFiltered])</p>" }
        return """
            <form method="post" action="\(Paths.incident(id, "link"))">\(context.csrfField)
            \(IncidentChoice.list(results, checked: false, texts))
            <p class="submit"><button class="primary">\(texts[.incidentLinkSelected])</button></p></form>
            """
    }

    private func past(in context: PageContext) -> HTML {
        let lines = history.map { entry -> HTML in
            "<li>\(context.time.staffTag(entry.time)) <span dir=\"auto\">\(entry.text)</span></li>"
        }
        return """
            <section><details class="ended" id="incident-history"><summary>\(context.texts[.incidentHistory])</summary>
            <ul class="incident-history">\(lines)</ul></details></section>
            """
    }
}

/// Complaints to choose from.
enum IncidentChoice {
    static func list(_ complaints: [IncidentComplaint], checked: Bool, _ texts: Texts) -> HTML {
        let items = complaints.map { complaint -> HTML in
            let number = complaint.number.rawValue
            let note: HTML? = complaint.isLinked ? " <span class=\"mark\">\(texts[.incidentAlready])</span>" : nil
            return """
                <li><label class="choice" for="pick-\(number)"><input type="checkbox" id="pick-\(number)" name="number" \
                value="\(number)"\(flag: "checked", checked && !complaint.isLinked)\
                \(flag: "disabled", complaint.isLinked)>\
                <span><span class="number">\(number)</span> <bdi>\(complaint.title)</bdi> \
                <span class="quiet">\(texts.word(complaint.state))</span>\(note)</span></label></li>
                """
        }
        return "<ul class=\"linked\">\(items)</ul>"
    }
}
