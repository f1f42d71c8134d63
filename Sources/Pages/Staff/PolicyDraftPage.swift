public import Complaints
public import Foundation

/// A draft of the policy for whoever decides: what it changes, where it departs, what it would have made of last
/// month's complaints. (6.1)
public struct PolicyDraftPage: Page {
    /// A figure looser than the regulation.
    public struct Departure: Sendable {
        public var text: String
        public var clause: Clause
        public var isConfirmed: Bool

        public init(text: String, clause: Clause, isConfirmed: Bool) {
            self.text = text
            self.clause = clause
            self.isConfirmed = isConfirmed
        }
    }

    /// One limit of the replay.
    public struct Line: Sendable {
        public var limit: String
        public var underDraft: [ComplaintNumber]
        public var now: [ComplaintNumber]

        public init(limit: String, underDraft: [ComplaintNumber], now: [ComplaintNumber]) {
            self.limit = limit
            self.underDraft = underDraft
            self.now = now
        }
    }

    /// What the replay amounts to.
    public struct Replay: Sendable {
        public var sentence: String
        /// How many were replayed, the newest, where there were more.
        public var only: Int?
        public var lines: [Line]

        public init(sentence: String, only: Int? = nil, lines: [Line]) {
            self.sentence = sentence
            self.only = only
            self.lines = lines
        }
    }

    /// Something that was done to the draft.
    public struct Act: Sendable {
        public var text: String
        public var person: String
        public var at: Date
        public var remark: String?

        public init(text: String, person: String, at: Date, remark: String?) {
            self.text = text
            self.person = person
            self.at = at
            self.remark = remark
        }
    }

    public var basis: Int
    public var revision: Int
    public var stage: String
    public var authors: String
    public var reason: String?
    public var takesEffect: String
    public var changes: [String]
    public var departures: [Departure]
    public var replay: Replay
    public var acts: [Act]
    /// Whether the person may write in it now.
    public var canEdit: Bool
    public var forms: [ActionForm]
    /// Whether numbers of complaints lead anywhere for this person.
    public var readsComplaints: Bool

    public init(
        basis: Int, revision: Int, stage: String, authors: String, reason: String?, takesEffect: String,
        changes: [String], departures: [Departure], replay: Replay, acts: [Act], canEdit: Bool, forms: [ActionForm],
        readsComplaints: Bool
    ) {
        self.basis = basis
        self.revision = revision
        self.stage = stage
        self.authors = authors
        self.reason = reason
        self.takesEffect = takesEffect
        self.changes = changes
        self.departures = departures
        self.replay = replay
        self.acts = acts
        self.canEdit = canEdit
        self.forms = forms
        self.readsComplaints = readsComplaints
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let edit: HTML? =
            canEdit ? "<p><a class=\"button\" href=\"\(Paths.policyEdit)\">\(texts[.policyEdit])</a></p>" : nil
        return StaffLayout.html(
            title: texts[.policyDraftTitle], place: .policy,
            main: """
                <p class="over"><a href="\(Paths.policy)">\(texts[.navPolicy])</a></p>
                <div class="flow" data-live-region="draft">
                <header class="case-head"><h1>\(texts[.policyDraftTitle])</h1><span class="state">\(stage)</span></header>
                <p>\(texts(.policyDraftOf, ["n": String(basis), "names": authors]))<br>
                \(texts(.policyDraftTakes, ["time": takesEffect]))</p>
                <p>\(reason ?? texts[.policyNoReason])</p>
                \(edit)
                <section id="diff"><h2>\(texts(.policyDiff, ["n": String(basis)]))</h2>\(changeList(texts))</section>
                \(departureList(texts))
                <section id="what-if"><h2>\(texts[.whatIfTitle])</h2>\(replayed(in: context))</section>
                </div>
                <section class="acts narrow" data-live-region="draft-acts">\(forms.map { act($0, in: context) })</section>
                <div class="flow" data-live-region="draft-past">\(history(in: context))</div>
                """,
            in: context
        )
    }

    private func changeList(_ texts: Texts) -> HTML {
        guard !changes.isEmpty else { return "<p class=\"empty\">\(texts[.policyDiffNone])</p>" }
        return "<ul class=\"policy-changes\">\(changes.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private func departureList(_ texts: Texts) -> HTML {
        guard !departures.isEmpty else { return .empty }
        let items = departures.map { departure -> HTML in
            let word = texts[departure.isConfirmed ? .policyDepartureConfirmed : .policyDepartureOpen]
            return """
                <li>\(departure.text) <span class="clause">\(texts(.clauseMark, ["clause": departure.clause.rawValue]))\
                </span> · \(word)</li>
                """
        }
        return """
            <section id="departures"><h2>\(texts[.policyDepartures])</h2><ul class="policy-changes">\(items)</ul></section>
            """
    }

    private func replayed(in context: PageContext) -> HTML {
        let texts = context.texts
        let remark = replay.only.map { only -> HTML in
            """
            <p class="quiet">\(texts(.whatIfPart, ["n": String(only)])) \
            <a href="\(Paths.policyDraftReplayed)">\(texts[.whatIfAll])</a></p>
            """
        }
        guard !replay.lines.isEmpty else { return "<p>\(replay.sentence)</p>\(remark)" }
        let rows = replay.lines.map { line -> HTML in
            """
            <tr><th scope="row">\(line.limit)</th>\
            <td data-label="\(texts[.whatIfDraft])">\(numbers(line.underDraft, texts))</td>\
            <td data-label="\(texts[.whatIfNow])">\(numbers(line.now, texts))</td></tr>
            """
        }
        return """
            <p>\(replay.sentence)</p>\(remark)
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.whatIfTitle])">
            <table class="plain-table stacks"><thead><tr><th scope="col">\(texts[.clock])</th>\
            <th scope="col">\(texts[.whatIfDraft])</th><th scope="col">\(texts[.whatIfNow])</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    /// The count, and behind it the first of them.
    private func numbers(_ all: [ComplaintNumber], _ texts: Texts) -> HTML {
        guard !all.isEmpty else { return "0" }
        let shown = all.prefix(20).map { number -> HTML in
            readsComplaints
                ? " <a href=\"\(Paths.complaint(number))\">\(number.rawValue)</a>" : " <span>\(number.rawValue)</span>"
        }
        let rest: HTML? = all.count > 20 ? " \(texts(.whatIfMore, ["n": String(all.count - 20)]))" : nil
        return "<b>\(all.count)</b>\(shown)\(rest)"
    }

    private func act(_ form: ActionForm, in context: PageContext) -> HTML {
        guard form.blocked == nil else {
            return form.disclosure(action: Paths.policyDraft(form.name), version: nil, group: "policy", in: context)
        }
        return """
            <section class="act-open" id="act-\(form.name)"><h2>\(form.title)</h2>
            \(form.form(action: Paths.policyDraft(form.name), version: nil, in: context))</section>
            """
    }

    private func history(in context: PageContext) -> HTML {
        let rows = acts.map { act -> HTML in
            let remark: HTML? = act.remark.map { "<br><span class=\"quiet\">\($0)</span>" }
            return """
                <tr><th scope="row">\(act.text)</th><td>\(act.person)</td><td>\(context.time.staff(act.at))\(remark)</td></tr>
                """
        }
        return """
            <section><h2>\(context.texts[.policyHistory])</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="\(context.texts[.policyHistory])">
            <table class="plain-table"><tbody>\(rows)</tbody></table></div></section>
            """
    }
}
