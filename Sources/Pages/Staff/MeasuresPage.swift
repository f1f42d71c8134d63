public import Complaints

/// Every temporary measure and isolation: what can still change with its countdown, then what is over.
public struct MeasuresPage: Page {
    /// How many past ones are on a page.
    public static let pageLength = 30

    public var open: [MeasureCard]
    public var ended: [MeasureCard]
    /// Where the next page of past ones begins; nil when there is none.
    public var next: MeasureID?
    /// A further page of past ones, without those that are open.
    public var isContinued: Bool

    public init(open: [MeasureCard], ended: [MeasureCard], next: MeasureID?, isContinued: Bool = false) {
        self.open = open
        self.ended = ended
        self.next = next
        self.isContinued = isContinued
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let active = open.filter { $0.state == .active }
        let proposed = open.filter { $0.state == .proposed }
        let present: HTML = """
            \(section(.measuresActive, active, empty: .emptyMeasures, in: context))
            \(proposed.isEmpty ? HTML.empty : section(.measuresProposed, proposed, empty: .emptyMeasures, in: context))
            """
        return StaffLayout.html(
            title: texts[.navMeasures], place: .measures,
            main: """
                <h1>\(texts[.navMeasures])</h1>
                <p class="lead">\(texts[.measuresIntro])</p>
                <div data-live-region="measures">
                \(isContinued ? .empty : present)
                \(section(.measuresPast, ended, empty: .emptyPastMeasures, in: context))
                \(paging(texts))
                </div>
                """,
            in: context
        )
    }

    private func section(_ title: TextKey, _ cards: [MeasureCard], empty: TextKey, in context: PageContext) -> HTML {
        let list: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(context.texts[empty])</p>"
            : "<ul class=\"measures\">\(cards.map { $0.html(in: context) })</ul>"
        return """
            <section class="measure-list"><h2>\(context.texts[title]) <span class="count">\(cards.count)</span></h2>
            \(list)</section>
            """
    }

    private func paging(_ texts: Texts) -> HTML {
        let first: HTML? = isContinued ? "<a href=\"\(Paths.measures)\">\(texts[.backToFirst])</a> " : nil
        let more: HTML? = next.map { "<a href=\"\(Paths.measures)?after=\($0.description)\">\(texts[.nextPage])</a>" }
        guard first != nil || more != nil else { return .empty }
        return "<nav class=\"paging\" aria-label=\"\(texts[.paging])\">\(first)\(more)</nav>"
    }
}
