public import Complaints
public import Foundation

/// A version of the policy, to read, and every version there is. (6.1)
public struct PolicyPage: Page {
    /// One clock of the policy.
    public struct Clock: Sendable {
        public var name: ClockName
        /// Empty for every level.
        public var levels: [Level]
        public var startsAt: String
        /// In words, with the calendar it is counted by.
        public var length: String
        public var metBy: String
        public var clause: Clause

        public init(
            name: ClockName, levels: [Level], startsAt: String, length: String, metBy: String, clause: Clause
        ) {
            self.name = name
            self.levels = levels
            self.startsAt = startsAt
            self.length = length
            self.metBy = metBy
            self.clause = clause
        }
    }

    /// A type of complaint with what operations added to it.
    public struct TypeRow: Sendable {
        public var type: ComplaintType
        public var subTypes: [String]
        public var isUrgent: Bool

        public init(type: ComplaintType, subTypes: [String], isUrgent: Bool) {
            self.type = type
            self.subTypes = subTypes
            self.isUrgent = isUrgent
        }
    }

    /// A version in the list.
    public struct Version: Sendable {
        public var number: Int
        public var effectiveFrom: Date
        /// In force, planned, superseded.
        public var standing: String
        public var authors: String
        public var approvedBy: String?
        public var reason: String

        public init(
            number: Int, effectiveFrom: Date, standing: String, authors: String, approvedBy: String?, reason: String
        ) {
            self.number = number
            self.effectiveFrom = effectiveFrom
            self.standing = standing
            self.authors = authors
            self.approvedBy = approvedBy
            self.reason = reason
        }
    }

    public var version: Int
    public var effectiveFrom: Date
    public var clocks: [Clock]
    /// Settings with their headings: calendars, texts, suggestions.
    public var sections: [(title: String, rows: [(label: String, value: String)])] = []
    /// Every version, the newest first.
    public var versions: [Version] = []
    /// The stage of the draft on its way, in words; nil where there is none.
    public var draft: String?
    /// What runs out: holidays that are known for a while only.
    public var warning: String?
    /// Whether a draft can be begun from here.
    public var canRevise = false
    public var types: [TypeRow]
    public var dutyAgent: String?
    /// Periods and other settings with their labels, such as "closed after silence of" and "7 days".
    public var periods: [(label: String, value: String)]

    public init(
        version: Int, effectiveFrom: Date, clocks: [Clock], types: [TypeRow], dutyAgent: String?,
        periods: [(label: String, value: String)]
    ) {
        self.version = version
        self.effectiveFrom = effectiveFrom
        self.clocks = clocks
        self.types = types
        self.dutyAgent = dutyAgent
        self.periods = periods
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let intro = texts(
            .policyIntro, ["n": String(version), "time": context.time.staff(effectiveFrom)])
        return StaffLayout.html(
            title: texts[.navPolicy], place: .policy,
            main: """
                <h1>\(texts[.navPolicy])</h1>
                <div class="flow" data-live-region="policy">
                <p>\(intro)</p>
                \(warning.map { Self.warning($0) })
                \(revising(in: context))
                <h2>\(texts[.clocksTitle])</h2>
                \(clockTable(in: context))
                <h2>\(texts[.policyTypes])</h2>
                \(typeTable(texts))
                <h2>\(texts[.policyPeriods])</h2>
                \(settings(texts))
                \(sections.map { Self.section($0.title, $0.rows) })
                \(versionTable(in: context))
                </div>
                """,
            in: context
        )
    }

    /// A cell that says what it is where the table is too narrow for its head.
    private func cell(_ key: TextKey, _ text: String, _ texts: Texts) -> HTML {
        "<td data-label=\"\(texts[key])\">\(text)</td>"
    }

    private func clockTable(in context: PageContext) -> HTML {
        let texts = context.texts
        let rows = clocks.map { clock -> HTML in
            let levels =
                clock.levels.isEmpty
                ? texts[.anyLevel] : clock.levels.map(texts.word).joined(separator: texts[.listSeparator])
            return """
                <tr><th scope="row">\(texts.word(clock.name))</th>\
                \(cell(.columnLevel, levels, texts))\(cell(.startsAt, clock.startsAt, texts))\
                \(cell(.dueAfter, clock.length, texts))\(cell(.metBy, clock.metBy, texts))\
                <td class="clause" data-label="\(texts[.clause])">\(clock.clause.rawValue)</td></tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.clocksTitle])">
            <table class="plain-table stacks">
            <thead><tr><th scope="col">\(texts[.clock])</th><th scope="col">\(texts[.columnLevel])</th>\
            <th scope="col">\(texts[.startsAt])</th><th scope="col">\(texts[.dueAfter])</th>\
            <th scope="col">\(texts[.metBy])</th><th scope="col">\(texts[.clause])</th></tr></thead>
            <tbody>\(rows)</tbody>
            </table></div>
            """
    }

    private func typeTable(_ texts: Texts) -> HTML {
        let rows = types.map { row -> HTML in
            let subTypes = row.subTypes.isEmpty ? "—" : row.subTypes.joined(separator: texts[.listSeparator])
            return """
                <tr><th scope="row">\(texts.word(row.type))</th>\
                \(cell(.subTypes, subTypes, texts))\(cell(.policyMark, row.isUrgent ? texts[.markUrgent] : "—", texts))</tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.policyTypes])">
            <table class="plain-table stacks">
            <thead><tr><th scope="col">\(texts[.columnType])</th><th scope="col">\(texts[.subTypes])</th>\
            <th scope="col">\(texts[.policyMark])</th></tr></thead>
            <tbody>\(rows)</tbody>
            </table></div>
            """
    }

    private func settings(_ texts: Texts) -> HTML {
        let all = [(label: texts[.dutyAgent], value: dutyAgent ?? texts[.dutyAgentNone])] + periods
        let rows = all.map { row -> HTML in "<div><dt>\(row.label)</dt><dd>\(row.value)</dd></div>" }
        return "<dl class=\"parts is-wide\">\(rows)</dl>"
    }

    /// Something that is to be done in time.
    static func warning(_ text: String) -> HTML { "<p class=\"notice-line is-soon\" id=\"holidays-end\">\(text)</p>" }

    /// A heading with settings below it.
    static func section(_ title: String, _ rows: [(label: String, value: String)]) -> HTML {
        let lines = rows.map { row -> HTML in "<div><dt>\(row.label)</dt><dd>\(row.value)</dd></div>" }
        return "<section><h2>\(title)</h2><dl class=\"parts is-wide\">\(lines)</dl></section>"
    }

    private func revising(in context: PageContext) -> HTML {
        let texts = context.texts
        if let draft {
            return """
                <p class="notice-line" id="policy-draft">\(texts(.policyDraftOnItsWay, ["stage": draft])) \
                <a href="\(Paths.policyDraft)">\(texts[.policySeeDraft])</a></p>
                """
        }
        guard canRevise else { return .empty }
        return """
            <form method="post" action="\(Paths.policyDraft("begin"))" id="act-begin">\(context.csrfField)
            <p class="hint">\(texts[.policyReviseText])</p>
            <p class="submit"><button class="primary">\(texts[.policyRevise])</button></p></form>
            """
    }

    private func versionTable(in context: PageContext) -> HTML {
        guard !versions.isEmpty else { return .empty }
        let texts = context.texts
        let rows = versions.map { row -> HTML in
            """
            <tr><th scope="row"><a href="\(Paths.policy(row.number))">\(texts(.versionNumber, ["n": String(row.number)]))\
            </a></th>\(cell(.columnState, row.standing, texts))\
            \(cell(.policyEffective, context.time.staff(row.effectiveFrom), texts))\(cell(.policyAuthors, row.authors, texts))\
            \(cell(.policyApprovedBy, row.approvedBy ?? "—", texts))\(cell(.policyReason, row.reason, texts))</tr>
            """
        }
        return """
            <section><h2 id="versions">\(texts[.policyVersions])</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="versions">
            <table class="plain-table stacks"><thead><tr><th scope="col">\(texts[.policyVersions])</th>\
            <th scope="col">\(texts[.columnState])</th><th scope="col">\(texts[.policyEffective])</th>\
            <th scope="col">\(texts[.policyAuthors])</th><th scope="col">\(texts[.policyApprovedBy])</th>\
            <th scope="col">\(texts[.policyReason])</th></tr></thead>
            <tbody>\(rows)</tbody></table></div></section>
            """
    }
}
