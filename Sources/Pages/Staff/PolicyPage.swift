public import Complaints
public import Foundation

/// The policy in force, to read. (6.1)
public struct PolicyPage: Page {
    /// One clock of the policy.
    public struct Clock: Sendable {
        public var name: ClockName
        /// Empty for every level.
        public var levels: [Level]
        public var startsAt: String
        public var length: ClockLength
        public var metBy: String
        public var clause: Clause

        public init(
            name: ClockName, levels: [Level], startsAt: String, length: ClockLength, metBy: String, clause: Clause
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

    public var version: Int
    public var effectiveFrom: Date
    public var clocks: [Clock]
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
                <p>\(intro)</p>
                <h2>\(texts[.clocksTitle])</h2>
                \(clockTable(in: context))
                <h2>\(texts[.policyTypes])</h2>
                \(typeTable(texts))
                <h2>\(texts[.policyPeriods])</h2>
                \(settings(texts))
                """,
            in: context
        )
    }

    private func clockTable(in context: PageContext) -> HTML {
        let texts = context.texts
        let rows = clocks.map { clock -> HTML in
            let levels =
                clock.levels.isEmpty
                ? texts[.anyLevel] : clock.levels.map(texts.word).joined(separator: texts[.listSeparator])
            return """
                <tr><th scope="row">\(texts.word(clock.name))</th><td>\(levels)</td><td>\(clock.startsAt)</td>\
                <td>\(context.time.length(clock.length))</td><td>\(clock.metBy)</td>\
                <td class="clause">\(clock.clause.rawValue)</td></tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.clocksTitle])">
            <table class="plain-table">
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
                <tr><th scope="row">\(texts.word(row.type))</th><td>\(subTypes)</td>\
                <td>\(row.isUrgent ? texts[.markUrgent] : "—")</td></tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.policyTypes])">
            <table class="plain-table">
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
}
