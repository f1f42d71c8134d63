public import Complaints
public import Foundation

/// One line of the queue.
public struct QueueRow: Sendable {
    public var number: ComplaintNumber
    public var title: String
    /// nil before grading.
    public var level: Level?
    public var type: ComplaintType
    public var state: State
    public var channel: Channel
    /// The one named person.
    public var responsible: String
    /// The clock that is due next; nil when none runs.
    public var next: RunningClock?
    /// Marks beside the title.
    public var marks: [CaseMark]

    public init(
        number: ComplaintNumber, title: String, level: Level?, type: ComplaintType, state: State, channel: Channel,
        responsible: String, next: RunningClock?, marks: [CaseMark] = []
    ) {
        self.number = number
        self.title = title
        self.level = level
        self.type = type
        self.state = state
        self.channel = channel
        self.responsible = responsible
        self.next = next
        self.marks = marks
    }
}

/// A clock that runs.
public struct RunningClock: Sendable, Hashable {
    public var name: ClockName
    public var due: Date
    /// In seconds; nil when it is not a plain stretch of time.
    public var length: TimeInterval?

    public init(_ name: ClockName, due: Date, length: TimeInterval?) {
        self.name = name
        self.due = due
        self.length = length
    }
}

/// How many complaints a filter would show.
public struct QueueCounts: Sendable {
    public var levels: [Level: Int] = [:]
    public var types: [ComplaintType: Int] = [:]
    public var channels: [Channel: Int] = [:]
    public var states: [State: Int] = [:]
    public init() {}
}

/// The home of staff: one line per complaint, what is due next first.
public struct QueuePage: Page {
    public var query: QueueQuery
    public var rows: [QueueRow]
    /// The key to go on after the last line; nil at the end.
    public var next: String?
    /// Counts beside the filters, where they are known.
    public var counts: QueueCounts
    /// A search that cannot be done, in words.
    public var searchError: String?
    /// The limits of the policy in force, in words, by the names that texts have for them.
    public var limits: [String: String]

    public init(
        query: QueueQuery, rows: [QueueRow], next: String? = nil, counts: QueueCounts = QueueCounts(),
        searchError: String? = nil, limits: [String: String]
    ) {
        self.limits = limits
        self.query = query
        self.rows = rows
        self.next = next
        self.counts = counts
        self.searchError = searchError
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let title = query.search.isEmpty ? texts.word(query.view) : texts(.searchTitle, ["text": query.search])
        return StaffLayout.html(
            title: title, place: .view(query.view), search: query.search,
            main: """
                <div class="queue-head">
                <h1>\(title)</h1>
                \(QueueFilters(query: query, counts: counts).html(texts: texts))
                </div>
                \(searchError.map { text -> HTML in "<p class=\"flash is-error\" role=\"alert\">\(text)</p>" })
                <div data-live-region="queue">
                \(rows.isEmpty ? empty(texts) : table(title: title, in: context))
                </div>
                \(rows.isEmpty ? HTML.empty : selection(texts))
                \(paging(texts))
                """,
            in: context
        )
    }

    /// What is done with the ticked lines: they are linked to an incident. (3'.L3)
    private func selection(_ texts: Texts) -> HTML {
        """
        <form class="queue-select" id="select" method="get" action="\(Paths.linkIncident)">
        <button>\(texts[.incidentLink])</button> <span class="quiet" data-chosen role="status"></span></form>
        """
    }

    private func table(title: String, in context: PageContext) -> HTML {
        let texts = context.texts
        let lines = rows.map { QueueLine(row: $0).html(in: context) }
        return """
            <table class="queue">
            <caption class="visually-hidden">\(title)</caption>
            <thead><tr>
            <th scope="col">\(texts[.columnNextClock])</th><th scope="col">\(texts[.columnNumber])</th>\
            <th scope="col">\(texts[.columnLevel])</th><th scope="col">\(texts[.columnType])</th>\
            <th scope="col">\(texts[.columnTitle])</th><th scope="col">\(texts[.columnResponsible])</th>\
            <th scope="col">\(texts[.columnChannel])</th><th scope="col">\(texts[.columnState])</th>
            </tr></thead>
            <tbody>
            \(lines)</tbody>
            </table>
            """
    }

    private func empty(_ texts: Texts) -> HTML {
        let text: TextKey =
            if query.isFiltered {
                .emptyFiltered
            } else {
                switch query.view {
                case .toRegister: .emptyToRegister
                case .mine: .emptyMine
                case .department: .emptyDepartment
                case .breached: .emptyBreached
                case .all: .emptyAll
                }
            }
        let clear: HTML? =
            query.isFiltered
            ? "<p><a href=\"\(QueueQuery(view: query.view).path)\">\(texts[.clearFilters])</a></p>" : nil
        return "<div class=\"empty\"><p>\(texts(text, limits: limits))</p>\(clear)</div>"
    }

    private func paging(_ texts: Texts) -> HTML {
        var first: HTML?
        if query.after != nil {
            var query = query
            query.after = nil
            first = "<a href=\"\(query.path)\">\(texts[.backToFirst])</a>"
        }
        var more: HTML?
        if let next {
            var query = query
            query.after = next
            more = "<a href=\"\(query.path)\" rel=\"next\">\(texts[.nextPage])</a>"
        }
        guard first != nil || more != nil else { return .empty }
        return "<nav class=\"paging\" aria-label=\"\(texts[.paging])\">\(first) \(more)</nav>"
    }
}
