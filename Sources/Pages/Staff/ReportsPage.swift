public import Complaints
public import Foundation

/// What was reported to the management group and waits for one of them to say that they know: each is acknowledged
/// here, with or without a note. (4.2.2)
public struct ReportsPage: Page {
    /// One complaint.
    public struct Row: Sendable {
        public var number: ComplaintNumber
        public var version: Int
        public var title: String
        public var level: Level?
        public var state: State
        public var responsible: String
        public var receivedAt: Date
        public var reportedAt: Date
        public var next: RunningClock?
        public var outstanding: [OutstandingStep]
        public var investigating: [Department]
        /// Why this person cannot acknowledge it; nil when they can.
        public var blocked: String?
        /// What was typed in an attempt that did not go through, and what was wrong: at the note, or as a whole.
        public var note = ""
        public var noteError: String?
        public var error: String?

        public init(
            number: ComplaintNumber, version: Int, title: String, level: Level?, state: State, responsible: String,
            receivedAt: Date, reportedAt: Date, next: RunningClock?, outstanding: [OutstandingStep],
            investigating: [Department], blocked: String?
        ) {
            self.number = number
            self.version = version
            self.title = title
            self.level = level
            self.state = state
            self.responsible = responsible
            self.receivedAt = receivedAt
            self.reportedAt = reportedAt
            self.next = next
            self.outstanding = outstanding
            self.investigating = investigating
            self.blocked = blocked
        }
    }

    public var rows: [Row]
    /// What the page before ended with; nil for the first one.
    public var after: String?
    /// The key to go on after the last line; nil at the end.
    public var next: String?
    /// What an attempt on a complaint that is no longer in the list was refused for.
    public var error: String?
    /// The limits of the policy in force, in words, by the names that texts have for them.
    public var limits: [String: String]

    public init(
        rows: [Row], after: String? = nil, next: String? = nil, error: String? = nil, limits: [String: String]
    ) {
        self.limits = limits
        self.rows = rows
        self.after = after
        self.next = next
        self.error = error
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"empty\">\(texts(after == nil ? .reportsEmpty : .reportsNoMore, limits: limits))</p>"
            : "<ol class=\"reports\">\(rows.map { line($0, in: context) })</ol>"
        return StaffLayout.html(
            title: texts[.navReports], place: .reports,
            main: """
                <h1>\(texts[.navReports])\(ClauseMark.html("4.2.2", in: context))</h1>
                <p class="lead">\(texts(.reportsIntro, limits: limits))</p>
                \(error.map { text -> HTML in "<p class=\"flash is-error\" role=\"alert\">\(text)</p>" })
                <div data-live-region="reports">
                \(list)
                </div>
                \(paging(texts))
                """,
            in: context
        )
    }

    private func line(_ row: Row, in context: PageContext) -> HTML {
        let texts = context.texts
        let level: HTML =
            if let level = row.level {
                "<span class=\"level is-\(level.rawValue)\">\(texts.word(level))</span>"
            } else {
                "<span class=\"quiet\">\(texts[.notGraded])</span>"
            }
        let age = context.time.span(context.time.now.timeIntervalSince(row.receivedAt))
        let clock: HTML? = row.next.map { next in
            """
            <span class="report-end">\(context.time.countdown(until: next.due, of: next.length)) \
            <span class="quiet">\(texts.word(next.name))</span></span>
            """
        }
        return """
            <li id="c-\(row.number.rawValue)" data-scope>
            <div class="report-head"><a href="\(Paths.complaint(row.number))" data-row>\
            <span class="number">\(row.number.rawValue)</span> <bdi>\(row.title)</bdi></a></div>
            <p class="report-line">\(level) <span class="state">\(texts.word(row.state))</span> \
            <strong>\(texts(.reportAge, ["time": age]))</strong> \(clock)</p>
            <p class="report-line"><span class="quiet">\(texts[.reportOutstanding])</span> \
            <span>\(texts.outstanding(row.outstanding, row.investigating))</span> \
            <span class="report-end quiet">\(texts[.reportResponsible]) <bdi>\(row.responsible)</bdi> · \
            \(texts[.reportMade]) \(context.time.staffTag(row.reportedAt))</span></p>
            \(acknowledging(row, in: context))
            </li>
            """
    }

    private func acknowledging(_ row: Row, in context: PageContext) -> HTML {
        let texts = context.texts
        if let blocked = row.blocked {
            return "<p class=\"quiet\">\(texts(.blockedBecause, ["reason": blocked]))</p>"
        }
        let number = row.number.rawValue
        let note = FormField(
            "text", label: texts[.reportNote], kind: .text, value: row.note, error: row.noteError)
        let isOpen = row.error != nil || row.noteError != nil
        // Its name for screen readers says which of the many it is.
        return """
            <details class="act" id="ack-\(number)" name="reports" data-key="e"\(flag: "open", isOpen)>
            <summary>\(texts[.reportAcknowledge])<span class="visually-hidden"> \(number)</span></summary>
            <form method="post" action="\(Paths.acknowledge(row.number))\(position)">\(context.csrfField)
            <input type="hidden" name="version" value="\(row.version)">
            \(row.error.map { text -> HTML in "<p class=\"error\" role=\"alert\">\(text)</p>" })
            \(FieldMarkup(field: note, id: "note-\(number)", texts: texts).html())
            <p class="submit"><button class="primary">\(texts[.reportAcknowledge])</button></p>
            </form></details>
            """
    }

    /// Where one is in the list, for an address.
    private var position: String { after.map { "?after=\(QueueQuery.percentEncoded($0))" } ?? "" }

    private func paging(_ texts: Texts) -> HTML {
        let first: HTML? = after != nil ? "<a href=\"\(Paths.reports)\">\(texts[.backToFirst])</a>" : nil
        let more: HTML? = next.map { key in
            "<a href=\"\(Paths.reports(after: key))\" rel=\"next\">\(texts[.nextPage])</a>"
        }
        guard first != nil || more != nil else { return .empty }
        return "<nav class=\"paging\" aria-label=\"\(texts[.paging])\">\(first) \(more)</nav>"
    }
}

extension Texts {
    /// What is outstanding, in one line.
    func outstanding(_ steps: [OutstandingStep], _ investigating: [Department]) -> String {
        guard !steps.isEmpty else { return self[.outstandingNothing] }
        return steps.map { step in
            guard step == .investigation, !investigating.isEmpty else { return word(step) }
            return self(
                .outstandingInvestigationBy,
                ["departments": investigating.map { word($0) }.joined(separator: self[.listSeparator])])
        }.joined(separator: self[.listSeparator])
    }

    /// One thing that is outstanding.
    public func word(_ step: OutstandingStep) -> String {
        switch step {
        case .registration: self[.outstandingRegistration]
        case .validation: self[.outstandingValidation]
        case .grading: self[.outstandingGrading]
        case .group: self[.outstandingGroup]
        case .assignment: self[.outstandingAssignment]
        case .investigation: self[.outstandingInvestigation]
        case .preliminaryReport: self[.outstandingPreliminaryReport]
        case .plan: self[.outstandingPlan]
        case .approval: self[.outstandingApproval]
        case .result: self[.outstandingResult]
        case .callBack: self[.outstandingCallBack]
        case .answer: self[.outstandingAnswer]
        case .followUp: self[.outstandingFollowUp]
        case .closing: self[.outstandingClosing]
        case .objection: self[.outstandingObjection]
        case .delivery: self[.outstandingDelivery]
        case .measure: self[.outstandingMeasure]
        case .dataRequest: self[.outstandingDataRequest]
        }
    }
}
