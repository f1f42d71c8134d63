public import Complaints
public import Foundation

/// A limit as the complainant is told: what we do, and by when.
public struct Promise: Sendable {
    public var clock: ClockName
    public var due: Date
    public var outcome: ClockOutcome
    /// Why it was broken, where a reason is recorded.
    public var reason: String?

    /// Kept, or no longer needed: nothing to look out for.
    var isSettled: Bool {
        switch outcome {
        case .met, .cancelled: true
        case .running, .breached, .missed, .metLate: false
        }
    }

    public init(_ clock: ClockName, due: Date, outcome: ClockOutcome = .running, reason: String? = nil) {
        self.clock = clock
        self.due = due
        self.outcome = outcome
        self.reason = reason
    }
}

/// Promises as a list: what, by when, in absolute local time and in words; broken ones say so plainly.
enum PromiseList {
    /// What is still to come, or was missed, first; what was kept is folded away below it.
    static func next(_ promises: [Promise], in context: PageContext) -> HTML {
        let open = promises.filter { !$0.isSettled }.sorted { $0.due < $1.due }
        let first: HTML = open.isEmpty ? "<p>\(context.texts[.trackingNoPromise])</p>" : html(open, in: context)
        return "\(first)\(settled(promises, in: context))"
    }

    /// What was kept, folded away; nothing where there is none.
    static func settled(_ promises: [Promise], in context: PageContext) -> HTML {
        let settled = promises.filter(\.isSettled)
        guard !settled.isEmpty else { return .empty }
        let title = context.texts(.trackingSettled, ["n": String(settled.count)])
        return """
            <details class="ended" id="settled"><summary>\(title)</summary>\(html(settled, in: context))</details>
            """
    }

    static func html(_ promises: [Promise], in context: PageContext) -> HTML {
        let items = promises.map { item($0, in: context) }
        return "<ul class=\"promises\">\(items)</ul>"
    }

    private static func item(_ promise: Promise, in context: PageContext) -> HTML {
        let texts = context.texts
        let time = context.time
        let name = texts.promise(promise.clock)
        switch promise.outcome {
        case .running where promise.due > time.now:
            return """
                <li><span class="promise">\(name)</span> <span class="by"><strong>\(time.byTag(promise.due))</strong> \
                <span class="quiet">\(absolute(promise.due, time))</span></span></li>
                """
        case .running, .breached, .missed:
            let text = texts.html(.promiseBroken, ["time": time.openTag(promise.due)])
            return """
                <li class="is-broken"><span class="promise">\(name)</span> \
                <span class="by"><strong>\(text)</strong>\(why(promise, texts))</span></li>
                """
        case .met(let date):
            return """
                <li class="is-kept"><span class="promise">\(name)</span> \
                <span class="by">\(texts.html(.promiseKept, ["time": time.openTag(date)]))</span></li>
                """
        case .metLate(let date):
            let text = texts.html(.promiseLate, ["time": time.openTag(date), "due": time.openTag(promise.due)])
            return """
                <li class="is-broken"><span class="promise">\(name)</span> \
                <span class="by">\(text)\(why(promise, texts))</span></li>
                """
        case .cancelled:
            return """
                <li class="is-kept"><span class="promise">\(name)</span> \
                <span class="by quiet">\(texts[.promiseCancelled])</span></li>
                """
        }
    }

    /// The same limit as a date, unless the words hold it already.
    private static func absolute(_ due: Date, _ time: TimeFormat) -> String {
        let absolute = time.open(due)
        return time.by(due).contains(absolute) ? "" : absolute
    }

    private static func why(_ promise: Promise, _ texts: Texts) -> HTML {
        guard let reason = promise.reason else { return .empty }
        return " <span class=\"reason\" dir=\"auto\">\(texts(.promiseReason, ["reason": reason]))</span>"
    }
}
