public import Complaints
public import Foundation

/// What everybody may read of an incident: how far it is, when it is expected to end, what was said. No account.
public struct PublicIncidentPage: Page {
    public var id: Int64
    public var title: String
    public var stage: BulletinStage
    public var isOpen: Bool
    /// When the last bulletin expected the repair.
    public var expectedAt: Date?
    /// By when the next bulletin comes; nil when none is owed.
    public var nextBy: Date?
    public var bulletins: [BulletinEntry]
    /// What was typed into the form that subscribes, and what is wrong with it.
    public var email: String
    public var error: String?
    /// The question was sent, or would have been.
    public var isAsked: Bool

    public init(
        id: Int64, title: String, stage: BulletinStage, isOpen: Bool, expectedAt: Date?, nextBy: Date?,
        bulletins: [BulletinEntry], email: String = "", error: String? = nil, isAsked: Bool = false
    ) {
        self.id = id
        self.title = title
        self.stage = stage
        self.isOpen = isOpen
        self.expectedAt = expectedAt
        self.nextBy = nextBy
        self.bulletins = bulletins
        self.email = email
        self.error = error
        self.isAsked = isAsked
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return PublicLayout.html(
            title: title, feed: Paths.incidentFeed(id),
            main: """
                <p class="over"><a href="\(Paths.publicIncidents)">\(texts[.incidentsPublicTitle])</a></p>
                <h1 dir="auto" data-live-region="title">\(title)</h1>
                <div data-live-region="incident" aria-live="polite">
                \(Bulletins.stages(stage, in: context))
                \(promise(in: context))
                <section><h2>\(texts[.bulletinsTitle])</h2>
                \(Bulletins.list(bulletins, in: context, forStaff: false))</section>
                </div>
                \(isOpen ? subscribe(in: context) : refused ?? .empty)
                <p class="quiet"><a href="\(Paths.incidentFeed(id))" type="application/atom+xml">\
                \(texts[.incidentFeed])</a></p>
                """,
            in: context
        )
    }

    /// Why somebody is not told of an incident that ended while the page was open.
    private var refused: HTML? {
        error.map { text -> HTML in "<p class=\"flash is-error\" role=\"alert\">\(text)</p>" }
    }

    private func promise(in context: PageContext) -> HTML {
        let texts = context.texts
        let time = context.time
        if !isOpen { return "<p class=\"lead\">\(texts[.incidentClosedText])</p>" }
        if stage == .repaired { return "<p class=\"lead\">\(texts[.incidentRepairedText])</p>" }
        let expected: HTML =
            expectedAt.map { texts.html(.bulletinExpected, ["time": time.openTag($0)]) }
            ?? HTML(escaping: texts[.incidentNoExpectation])
        let next: HTML? = nextBy.map { date in
            "<p class=\"quiet\">\(texts.html(.incidentNextBulletin, ["time": time.openTag(date)]))</p>"
        }
        return "<p class=\"lead\">\(expected)</p>\(next)"
    }

    private func subscribe(in context: PageContext) -> HTML {
        let texts = context.texts
        if isAsked {
            return """
                <section class="subscribe" id="subscribe"><h2>\(texts[.subscribeTitle])</h2>
                <p role="status">\(texts[.subscribeAsked])</p></section>
                """
        }
        let field = FormField(
            "email", label: texts[.fieldEmail], kind: .email, value: email, error: error, required: true)
        let form = ActionForm(
            name: "subscribe", title: texts[.subscribeTitle], fields: [field], submitLabel: texts[.subscribeSubmit])
        return """
            <section class="subscribe" id="subscribe"><h2>\(texts[.subscribeTitle])</h2>
            <p>\(texts[.subscribeText])</p>
            \(form.form(action: Paths.subscribe(id), version: nil, in: context))</section>
            """
    }
}

/// Every incident the public may read of.
public struct PublicIncidentsPage: Page {
    /// One line.
    public struct Row: Sendable {
        public var id: Int64
        public var title: String
        public var stage: BulletinStage
        public var isOpen: Bool
        public var publishedAt: Date?

        public init(id: Int64, title: String, stage: BulletinStage, isOpen: Bool, publishedAt: Date?) {
            self.id = id
            self.title = title
            self.stage = stage
            self.isOpen = isOpen
            self.publishedAt = publishedAt
        }
    }

    public var rows: [Row]
    /// The limits of the policy in force, in words, by the names that texts have for them.
    public var limits: [String: String]

    public init(rows: [Row], limits: [String: String]) {
        self.rows = rows
        self.limits = limits
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let items = rows.map { row -> HTML in
            let state = row.isOpen ? texts.word(row.stage) : texts[.incidentClosed]
            return """
                <li><a href="\(Paths.publicIncident(row.id))" dir="auto">\(row.title)</a> \
                <span class="state">\(state)</span> \(row.publishedAt.map { context.time.openTag($0) })</li>
                """
        }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">\(texts[.incidentsPublicEmpty])</p>" : "<ul class=\"incident-list\">\(items)</ul>"
        return PublicLayout.html(
            title: texts[.incidentsPublicTitle], feed: Paths.incidentsFeed,
            main: """
                <h1>\(texts[.incidentsPublicTitle])</h1>
                <p class="lead">\(texts(.incidentsPublicLead, limits: limits))</p>
                <div data-live-region="incidents">\(list)</div>
                <p class="quiet"><a href="\(Paths.incidentsFeed)" type="application/atom+xml">\
                \(texts[.incidentFeed])</a></p>
                """,
            in: context
        )
    }
}

/// One question of a link that came by mail: nothing happens before the button, for programs open links too.
public struct SubscriptionPage: Page {
    /// What the link is for.
    public enum Kind: Sendable { case confirm, leave, confirmed, left }
    public var kind: Kind
    public var key: String
    public var incident: Int64
    public var title: String

    public init(_ kind: Kind, key: String, incident: Int64, title: String) {
        self.kind = kind
        self.key = key
        self.incident = incident
        self.title = title
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let (heading, text): (TextKey, TextKey) =
            switch kind {
            case .confirm: (.subscribeTitle, .subscribeConfirmText)
            case .leave: (.unsubscribeTitle, .unsubscribeText)
            case .confirmed: (.subscribeTitle, .subscribeConfirmed)
            case .left: (.unsubscribeTitle, .unsubscribed)
            }
        let button: HTML? =
            switch kind {
            case .confirm: form(Paths.confirmSubscription(key), texts[.subscribeConfirm], context)
            case .leave: form(Paths.endSubscription(key), texts[.unsubscribe], context)
            case .confirmed, .left: nil
            }
        return PublicLayout.html(
            title: texts[heading],
            main: """
                <h1>\(texts[heading])</h1>
                <p>\(texts(text, ["title": title]))</p>
                \(button)
                <p><a href="\(Paths.publicIncident(incident))">\(texts[.incidentToPage])</a></p>
                """,
            in: context
        )
    }

    private func form(_ action: String, _ label: String, _ context: PageContext) -> HTML {
        """
        <form method="post" action="\(action)">\(context.csrfField)
        <p class="submit"><button class="primary">\(label)</button></p></form>
        """
    }
}
