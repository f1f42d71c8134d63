public import Complaints

/// A complaint as staff work on it: the stream on the left, what matters on the right, the acts below.
public struct CasePage: Page {
    public var number: ComplaintNumber
    /// The complaint's version, carried by every form.
    public var version: Int
    public var title: String
    public var state: State
    /// nil before grading.
    public var level: Level?
    public var marks: [CaseMark]
    public var facts: CaseFacts
    public var stream: [StreamEntry]
    public var clocks: [CaseClock]
    public var actions: [ActionForm]
    /// What others changed since the form was opened, one sentence each; empty when nothing.
    public var changedMeanwhile: [String]
    /// What the knowledge base has for it; nil where nothing is to be offered. (3'.L1.2)
    public var matches: CaseMatches?
    public var lookUps = CaseLookUps()
    public var measures = CaseMeasures()
    public var keeping = CaseKeeping()
    /// The video call that is offered or going on.
    public var call: CaseCall?
    /// It is about the reader: what is internal is left out, and the page says so. (1.2)
    public var isPartlyWithheld = false
    /// The earlier complaint that it went into. (2.2.1)
    public var mergedInto: ComplaintNumber?
    /// Something of another complaint, one that is about the reader, is left out. (1.2)
    public var isLinkWithheld = false

    public init(
        number: ComplaintNumber, version: Int, title: String, state: State, level: Level?, marks: [CaseMark] = [],
        facts: CaseFacts, stream: [StreamEntry], clocks: [CaseClock], actions: [ActionForm],
        changedMeanwhile: [String] = []
    ) {
        self.number = number
        self.version = version
        self.title = title
        self.state = state
        self.level = level
        self.marks = marks
        self.facts = facts
        self.stream = stream
        self.clocks = clocks
        self.actions = actions
        self.changedMeanwhile = changedMeanwhile
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return StaffLayout.html(
            title: "\(number) \(title)", place: .complaint,
            main: """
                \(head(in: context))
                \(MeanwhileNotice.html(changedMeanwhile, texts))
                \(withheld(in: context))
                <div data-live-region="call">\(call.map { $0.html(in: context) })</div>
                <div class="case">
                <div class="case-main">
                <div data-live-region="matches">\(matches.map { $0.html(number: number, in: context) })</div>
                <section class="stream" aria-labelledby="stream-title">
                <h2 id="stream-title">\(texts[.streamTitle])</h2>
                <ol data-live-region="stream">
                \(stream.map { $0.html(in: context) })
                </ol>
                </section>
                <div data-live-region="acts">\(CaseActions(page: self).html(in: context))</div>
                </div>
                <aside class="case-side" aria-label="\(texts[.caseFacts])">
                <div data-live-region="clocks">\(CaseClocks(clocks: clocks).html(in: context))</div>
                <div data-live-region="measures">\(measures.html(in: context))</div>
                \(lookUps.html(self, in: context))
                <div data-live-region="facts">\(facts.html(state: state, level: level, in: context))</div>
                <div data-live-region="keeping">\(keeping.html(in: context))</div>
                </aside>
                </div>
                """,
            in: context
        )
    }

    private func head(in context: PageContext) -> HTML {
        let texts = context.texts
        let marks = marks.map { mark -> HTML in " <span class=\"mark\">\(texts.word(mark))</span>" }
        let badge: HTML? = level.map { level in
            "<span class=\"level is-\(level.rawValue)\">\(texts.word(level))</span>"
        }
        let next = clocks.filter(\.isRunning).min { $0.due < $1.due }
        let clock: HTML? = next.map { clock in
            """
            <span class="next">\(clock.title(texts)) \
            \(context.time.countdown(until: clock.due, of: clock.length.seconds))</span>
            """
        }
        let jump: HTML? = actions.first { $0.isPrimary && $0.blocked == nil }.map { action in
            "<a class=\"button primary\" href=\"#act-\(action.name)\" data-go-act>\(action.title)</a>"
        }
        let room: HTML? =
            level == .major && !isPartlyWithheld ? " <a href=\"\(Paths.room(number))\">\(texts[.roomTitle])</a>" : nil
        let target: HTML? = mergedInto.map { number -> HTML in
            let there: HTML = "<a href=\"\(Paths.complaint(number))\">\(number.rawValue)</a>"
            return "<p>\(texts.html(.factMerged, ["number": there]))</p>"
        }
        return """
            <div class="case-head" data-live-region="head">
            <div class="case-line"><span class="number">\(number.rawValue)</span>
            <span class="state">\(texts.word(state))</span> \(badge)\(marks) \(clock)\(room)</div>
            <div class="case-title"><h1 dir="auto">\(title)</h1>\(jump)</div>\(target)
            </div>
            """
    }

    private func withheld(in context: PageContext) -> HTML? {
        guard isPartlyWithheld || isLinkWithheld else { return nil }
        let text = context.texts[isPartlyWithheld ? .internalWithheld : .linkWithheld]
        return """
            <p class="notice-line" id="withheld">\(text)\(ClauseMark.html("1.2", in: context))</p>
            """
    }
}
