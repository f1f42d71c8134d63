import Complaints
import Foundation

/// The clocks of a complaint: running ones first, each with the answer to "why is it due then?".
struct CaseClocks {
    let clocks: [CaseClock]

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let running = clocks.filter(\.isRunning).sorted { $0.due < $1.due }
        let done = clocks.filter { !$0.isRunning }.sorted { $0.due < $1.due }
        let open: HTML =
            running.isEmpty
            ? "<p class=\"quiet\">\(texts[.noClockRuns])</p>"
            : "<ul class=\"clocks\">\(running.map { line($0, in: context) })</ul>"
        let ended: HTML? =
            done.isEmpty
            ? nil
            : """
            <details class="ended" id="ended-clocks"><summary>\(texts(.endedClocks, ["n": String(done.count)]))</summary>
            <ul class="clocks">\(done.map { line($0, in: context) })</ul></details>
            """
        return "<section><h2>\(texts[.clocksTitle])</h2>\(open)\(ended)</section>"
    }

    /// Its title, with the level whose promise it is where another clock has the same.
    private func title(_ clock: CaseClock, _ texts: Texts) -> String {
        let title = clock.title(texts)
        guard let level = clock.level, clocks.count(where: { $0.title(texts) == title }) > 1 else { return title }
        return "\(title) · \(texts.word(level))"
    }

    private func line(_ clock: CaseClock, in context: PageContext) -> HTML {
        let texts = context.texts
        let provisional: HTML? =
            clock.isProvisional ? " <span class=\"kind\">\(texts[.provisional])</span>" : nil
        return """
            <li class="clock">
            <div class="clock-head"><span>\(title(clock, texts))\(provisional)</span> \(Self.standing(clock, in: context))</div>
            <details id="\(clock.mark)">
            <summary>\(texts(.dueAt, ["time": context.time.staff(clock.due)]))</summary>
            \(why(clock, in: context))
            </details>
            </li>
            """
    }

    /// How it stands: what is left, or what became of it.
    static func standing(_ clock: CaseClock, in context: PageContext) -> HTML {
        let texts = context.texts
        let time = context.time
        switch clock.outcome {
        case .running, .breached: return time.countdown(until: clock.due, of: clock.length.seconds)
        case .met(let date): return "<span class=\"is-met\">\(texts(.clockMet, ["time": time.staff(date)]))</span>"
        case .metLate(let date):
            let over = time.span(date.timeIntervalSince(clock.due))
            return "<span class=\"is-late\">\(texts(.clockMetLate, ["time": time.staff(date), "over": over]))</span>"
        case .missed: return "<span class=\"is-late\">\(texts[.clockMissed])</span>"
        case .cancelled(let date):
            return "<span class=\"quiet\">\(texts(.clockCancelled, ["time": time.staff(date)]))</span>"
        }
    }

    private func why(_ clock: CaseClock, in context: PageContext) -> HTML {
        let texts = context.texts
        let rows: [(TextKey, String)] = [
            (.whyClause, texts(.clauseMark, ["clause": clock.clause.rawValue])),
            (.whyStart, "\(clock.startEvent) · \(context.time.staff(clock.startedAt))"),
            (.whyLength, context.time.length(clock.length)),
            (.whyDue, context.time.staff(clock.due)),
            (.whyMetBy, clock.metBy),
        ]
        let list = rows.map { key, value -> HTML in "<div><dt>\(texts[key])</dt><dd>\(value)</dd></div>" }
        return "<dl class=\"parts\">\(list)</dl>"
    }
}
