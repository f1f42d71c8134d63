public import Complaints

/// Writing a draft of the policy: every figure with its field, what is wrong at the field. (6.1)
public struct PolicyFormPage: Page {
    /// Fields that belong together: one limit, one calendar, one sub-type.
    public struct Row: Sendable {
        public var legend: String
        /// A clause, or what the regulation says.
        public var note: String?
        public var clause: Clause?
        public var fields: [FormField]
        /// Fields that are seldom changed, folded below it.
        public var more: More?
        /// A further button of the row: what it sends as `then`, and its label.
        public var button: (value: String, label: String)?

        public init(
            _ legend: String, note: String? = nil, clause: Clause? = nil, fields: [FormField], more: More? = nil,
            button: (value: String, label: String)? = nil
        ) {
            self.legend = legend
            self.note = note
            self.clause = clause
            self.fields = fields
            self.more = more
            self.button = button
        }

        var isFaulty: Bool { (fields + (more?.fields ?? [])).contains { $0.error != nil } }

        /// One group of choices with the row's own title: a group within a group would say it twice.
        var isGroup: Bool {
            guard let only = fields.first, fields.count == 1, only.label == legend else { return false }
            if case .checkboxes = only.kind { return true }
            return false
        }
    }

    /// Fields folded under a line that says what is in them.
    public struct More: Sendable {
        public var summary: String
        /// What is unusual about it.
        public var mark: String?
        public var fields: [FormField]

        public init(_ summary: String, mark: String? = nil, fields: [FormField]) {
            self.summary = summary
            self.mark = mark
            self.fields = fields
        }
    }

    /// A part of the form with its heading.
    public struct Part: Sendable {
        /// Stable, for links on the page.
        public var id: String
        public var title: String
        public var hint: String?
        public var rows: [Row]
        /// One line per row where there is room, without visible labels beside the first row's.
        public var isDense: Bool

        public init(_ id: String, _ title: String, hint: String? = nil, rows: [Row], isDense: Bool = false) {
            self.id = id
            self.title = title
            self.hint = hint
            self.rows = rows
            self.isDense = isDense
        }
    }

    public var basis: Int
    /// What the author saw, so that two who write at once are noticed.
    public var revision: Int
    public var parts: [Part]
    /// What is wrong with the attempt as a whole.
    public var error: String?
    /// Something to know that is no error.
    public var notice: String?
    /// What was sent as `then` by the button of a row: whoever pressed it goes on there.
    public var pressed: String?

    public init(
        basis: Int, revision: Int, parts: [Part], error: String? = nil, notice: String? = nil, pressed: String? = nil
    ) {
        self.basis = basis
        self.revision = revision
        self.parts = parts
        self.error = error
        self.notice = notice
        self.pressed = pressed
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let links = parts.map { part -> HTML in "<li><a href=\"#part-\(part.id)\">\(part.title)</a></li>" }
        let note: HTML? = notice.map { "<p class=\"notice-line\" role=\"status\">\($0)</p>" }
        return StaffLayout.html(
            title: texts[.policyEditTitle], place: .policy,
            main: """
                <p class="over"><a href="\(Paths.policyDraft)">\(texts[.policyDraftTitle])</a></p>
                <h1>\(texts[.policyEditTitle])</h1>
                <p>\(texts(.policyEditIntro, ["n": String(basis)]))</p>
                \(summary(texts))\(note)
                <nav aria-label="\(texts[.policyEditTitle])"><ul class="part-links">\(links)</ul></nav>
                <form method="post" action="\(Paths.policyEdit)" class="policy-form" id="policy-form">
                \(context.csrfField)<input type="hidden" name="revision" value="\(revision)">
                \(firstButton)\(parts.map { html($0, texts) })
                <p class="submit"><button class="primary" name="then" value="save">\(texts[.policySave])</button></p>
                </form>
                """,
            in: context
        )
    }

    /// The enter key saves, whatever button stands first among the rows.
    private var firstButton: HTML {
        "<button class=\"visually-hidden\" name=\"then\" value=\"save\" tabindex=\"-1\" aria-hidden=\"true\"></button>"
    }

    private func summary(_ texts: Texts) -> HTML {
        let items = parts.flatMap(\.rows).flatMap { row in
            (row.fields + (row.more?.fields ?? [])).compactMap { field in
                field.error.map {
                    (text: "\(row.legend) · \(field.label) · \($0)", id: Optional(Self.id(field)))
                }
            }
        }
        return ErrorSummary(items: (error.map { [(text: $0, id: nil)] } ?? []) + items, texts: texts).html()
    }

    private static func id(_ field: FormField) -> String { "policy-\(field.name)" }

    private func html(_ part: Part, _ texts: Texts) -> HTML {
        let hint: HTML? = part.hint.map { "<p class=\"hint\">\($0)</p>" }
        let dense: HTML = part.isDense ? " is-dense" : ""
        return """
            <section class="policy-part\(dense)" id="part-\(part.id)" aria-labelledby="part-\(part.id)-title">
            <h2 id="part-\(part.id)-title">\(part.title)</h2>\(hint)
            \(part.rows.map { html($0, in: part, texts) })
            </section>
            """
    }

    private func html(_ row: Row, in part: Part, _ texts: Texts) -> HTML {
        let clause: HTML? = row.clause.map {
            " <span class=\"clause\">\(texts(.clauseMark, ["clause": $0.rawValue]))</span>"
        }
        let note: HTML? = row.note.map { "<p class=\"hint policy-note\">\($0)</p>" }
        let button: HTML? = row.button.map {
            """
            <p class="policy-button"><button name="then" value="\($0.value)"\(flag: "autofocus", $0.value == pressed)>\
            \($0.label)</button></p>
            """
        }
        // What stands in the heading just above is there for whoever does not see it.
        let isRepeated = row.legend == part.title
        let fields = row.fields.map { field in
            var markup = FieldMarkup(field: field, id: Self.id(field), texts: texts, rows: 4, saysOptional: false)
            if row.isGroup {
                markup.mark = clause
                markup.isTitleAbove = isRepeated
            }
            return markup.html()
        }
        let more = row.more.map { html($0, texts) }
        let faulty: HTML = row.isFaulty ? " is-faulty" : ""
        if row.isGroup {
            return "<div class=\"policy-row is-group\(faulty)\">\(fields)\(note)\(button)</div>"
        }
        let legend: HTML = isRepeated ? "<span class=\"visually-hidden\">\(row.legend)</span>" : "\(row.legend)"
        let own: HTML? = row.fields.isEmpty ? nil : "<div class=\"policy-fields\">\(fields)</div>"
        return """
            <fieldset class="policy-row\(faulty)"><legend>\(legend)\(clause)</legend>
            \(own)\(note)\(button)\(more)</fieldset>
            """
    }

    /// Open where something in it has to be put right.
    private func html(_ more: More, _ texts: Texts) -> HTML {
        let isFaulty = more.fields.contains { $0.error != nil }
        let mark: HTML? = more.mark.map { " <span class=\"kind\">\($0)</span>" }
        let fields = more.fields.map {
            FieldMarkup(field: $0, id: Self.id($0), texts: texts, rows: 4, saysOptional: false).html()
        }
        return """
            <details class="policy-more"\(flag: "open", isFaulty)><summary>\(more.summary)\(mark)</summary>\(fields)</details>
            """
    }
}
