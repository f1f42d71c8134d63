public import Complaints
import Foundation

/// A case on one page of its own, which needs no server: for reading and printing. (6.2)
public struct DossierPage: Page {
    public var number: ComplaintNumber
    public var title: String
    /// What is the complainant's own, for them.
    public var isCopy: Bool
    public var madeBy: String
    public var facts: [(label: String, value: String)]
    public var stream: [StreamEntry]
    public var clocks: [CaseClock]
    /// Events that are not part of it.
    public var withheld: Int
    /// The hash of the last event.
    public var head: String

    public init(
        number: ComplaintNumber, title: String, isCopy: Bool, madeBy: String,
        facts: [(label: String, value: String)], stream: [StreamEntry], clocks: [CaseClock], withheld: Int,
        head: String
    ) {
        self.number = number
        self.title = title
        self.isCopy = isCopy
        self.madeBy = madeBy
        self.facts = facts
        self.stream = stream
        self.clocks = clocks
        self.withheld = withheld
        self.head = head
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let name = texts(isCopy ? .dossierCopyOf : .dossierOf, ["number": number.rawValue])
        let made = texts(.dossierMade, ["name": madeBy, "time": context.time.staff(context.time.now)])
        let rows = facts.map { fact -> HTML in
            "<div><dt>\(fact.label)</dt><dd><bdi>\(fact.value)</bdi></dd></div>"
        }
        let withheld: HTML? =
            withheld == 0 ? nil : "<p class=\"quiet\">\(texts(.dossierWithheld, ["n": String(self.withheld)]))</p>"
        return """
            <!doctype html>
            <html lang="\(context.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <title>\(name)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <header><p class="quiet">\(name)\(isCopy ? HTML.empty : " · \(made)")</p>
            <h1 dir="auto">\(title)</h1>
            <dl class="parts">\(rows)</dl></header>
            \(limits(in: context))
            <section><h2>\(texts[.dossierEvents])</h2>
            <ol class="stream">
            \(stream.map { $0.html(in: context) })
            </ol>\(withheld)</section>
            <footer><p class="quiet">\(texts[.dossierHead])<br><code>\(head)</code></p>
            <p class="quiet">\(texts[.dossierNote])</p></footer>
            </main>
            </body>
            </html>

            """
    }

    private func limits(in context: PageContext) -> HTML {
        guard !clocks.isEmpty else { return .empty }
        let texts = context.texts
        let lines = clocks.sorted { ($0.due, $0.name.rawValue) < ($1.due, $1.name.rawValue) }.map { clock -> HTML in
            """
            <tr><th scope="row">\(clock.title(texts)) <span class="quiet">\(clock.clause.rawValue)</span></th>\
            <td>\(context.time.staff(clock.startedAt))</td><td>\(context.time.staff(clock.due))</td>\
            <td>\(outcome(clock, context))</td></tr>
            """
        }
        return """
            <section><h2>\(texts[.clocksTitle])</h2><div class="table"><table>
            <thead><tr><th scope="col">\(texts[.clock])</th><th scope="col">\(texts[.startsAt])</th>\
            <th scope="col">\(texts[.whyDue])</th><th scope="col">\(texts[.columnState])</th></tr></thead>
            <tbody>\(lines)</tbody></table></div></section>
            """
    }

    private func outcome(_ clock: CaseClock, _ context: PageContext) -> String {
        let (texts, time) = (context.texts, context.time)
        switch clock.outcome {
        case .running, .breached: return time.remaining(until: clock.due, of: clock.length.seconds).words
        case .met(let date): return texts(.clockMet, ["time": time.staff(date)])
        case .metLate(let date):
            return texts(
                .clockMetLate, ["time": time.staff(date), "over": time.span(date.timeIntervalSince(clock.due))])
        case .missed: return texts[.clockMissed]
        case .cancelled: return texts[.clockCancelled]
        }
    }

    // Whole in itself: a dossier is read where no server is.
    private static let style: HTML = """
        :root{color-scheme:light dark;--ink:#1d2430;--quiet:#5a6472;--line:#d5dae1;--page:#fff;--soft:#f4f6f8;\
        --accent:#0b5cad}
        @media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--quiet:#a3acb9;--line:#3a424e;--page:#14181e;\
        --soft:#1d232b;--accent:#7fb4f0}}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC",\
        "Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
        main{max-inline-size:52rem;margin:auto;padding:1.5rem 1rem 3rem}
        h1{font-size:1.5rem;line-height:1.35;margin:.25rem 0 1rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
        .quiet,.kind,.clause{color:var(--quiet);font-size:.875rem}
        a{color:var(--accent)}
        ol,ul{list-style:none;margin:0;padding:0}
        .entry{border-block-start:1px solid var(--line);padding:.75rem 0}
        .entry.is-note,.entry.is-breach{background:var(--soft);padding-inline:.75rem}
        .entry-head{margin:0;display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
        .said{white-space:pre-wrap;margin:.5rem 0 0}
        .parts{display:grid;gap:.25rem;margin:.5rem 0 0}.parts div{display:grid;grid-template-columns:9rem 1fr;gap:.75rem}
        .parts dt{color:var(--quiet)}.parts dd{margin:0;white-space:pre-wrap}
        pre{white-space:pre-wrap;background:var(--soft);padding:.75rem}
        img{max-inline-size:100%;block-size:auto;display:block}
        .table{overflow-x:auto}table{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums}
        th,td{text-align:start;padding:.375rem .75rem .375rem 0;border-block-end:1px solid var(--line);\
        font-weight:400;vertical-align:top}thead th{color:var(--quiet);font-size:.875rem}
        code{font-size:.8125rem}footer{margin-block-start:2rem}
        @media (max-width:30rem){.parts div{grid-template-columns:1fr;gap:0}}
        @media print{.entry{break-inside:avoid}}
        """
}
