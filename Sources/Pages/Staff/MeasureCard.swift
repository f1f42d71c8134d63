public import Complaints
public import Foundation

/// A temporary measure or an isolation, with everybody who had a hand in it.
public struct MeasureCard: Sendable {
    public var id: MeasureID
    public var kind: MeasureKind
    public var state: MeasureState
    public var target: String
    public var flag: String
    public var value: String
    public var until: Date
    public var proposedAt: Date
    public var reason = ""
    /// In force, and still to be approved.
    public var isUnapproved = false
    public var since: Date?
    public var proposedBy = ""
    public var decidedBy: String?
    public var decidedAt: Date?
    public var endedBy: String?
    public var endedAt: Date?
    /// The measure that decides the same flag instead of this one.
    public var overriddenBy: MeasureID?
    /// The complaint it was taken on, where that is not the page's own.
    public var number: ComplaintNumber?
    /// Other complaints linked to it.
    public var linked = 0

    public init(
        id: MeasureID, kind: MeasureKind, state: MeasureState, target: String, flag: String, value: String,
        until: Date, proposedAt: Date
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        self.target = target
        self.flag = flag
        self.value = value
        self.until = until
        self.proposedAt = proposedAt
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let heading: HTML = """
            <span class="mark\(kind == .isolation ? " is-isolation" : "")">\(texts.word(kind))</span> \
            <span class="state">\(texts.word(state))</span>
            """
        let warning: HTML? =
            isUnapproved ? "<p class=\"is-soon-text\">\(texts[.measureUnapproved])</p>" : nil
        let overridden: HTML? = overriddenBy.map { other in
            "<p class=\"quiet\">\(texts(.measureOverridden, ["n": other.description]))</p>"
        }
        return """
            <li class="measure is-\(state.rawValue)" id="measure-\(Int(id.rawValue))">
            <div class="clock-head"><span>\(heading)</span> \(standing(in: context))</div>
            <h3 dir="auto">\(texts(.measureNamed, ["n": id.description, "target": target]))</h3>
            \(warning)\(overridden)
            <dl class="parts">\(rows(in: context))</dl>
            </li>
            """
    }

    private func standing(in context: PageContext) -> HTML {
        switch state {
        case .active, .proposed:
            context.time.countdown(until: until, of: until.timeIntervalSince(since ?? proposedAt))
        default: endedAt.map { context.time.staffTag($0) } ?? .empty
        }
    }

    private func rows(in context: PageContext) -> HTML {
        let texts = context.texts
        func row(_ key: TextKey, _ value: HTML) -> HTML { "<div><dt>\(texts[key])</dt><dd>\(value)</dd></div>" }
        func by(_ name: String, _ at: Date?) -> HTML {
            "<bdi>\(name)</bdi>\(at.map { date -> HTML in " · \(context.time.staffTag(date))" })"
        }
        var rows: [HTML] = []
        if let number {
            let others: HTML? = linked > 0 ? " \(texts(.measureLinkedCount, ["n": String(linked)]))" : nil
            rows.append(
                row(.measureCase, "<a href=\"\(Paths.complaint(number))\">\(number.rawValue)</a>\(others)"))
        }
        rows.append(row(.labelFlag, "<code>\(flag) = \(value)</code>"))
        rows.append(row(.labelReason, "<span dir=\"auto\">\(reason)</span>"))
        rows.append(row(.measureProposedBy, by(proposedBy, proposedAt)))
        if let decidedBy {
            rows.append(row(state == .refused ? .measureRefusedBy : .measureApprovedBy, by(decidedBy, decidedAt)))
        }
        if let since { rows.append(row(.measureSince, context.time.staffTag(since))) }
        rows.append(row(.labelUntil, context.time.staffTag(until)))
        if let endedBy, state != .refused { rows.append(row(.measureEndedBy, by(endedBy, endedAt))) }
        return rows.reduce(into: HTML.empty) { $0.append($1) }
    }
}

/// A measure of another complaint that this one is linked to.
public struct MeasureLinkLine: Sendable {
    public var id: MeasureID
    public var kind: MeasureKind
    public var target: String
    public var until: Date
    public var endedAt: Date?

    public init(id: MeasureID, kind: MeasureKind, target: String, until: Date, endedAt: Date?) {
        self.id = id
        self.kind = kind
        self.target = target
        self.until = until
        self.endedAt = endedAt
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let standing: HTML =
            endedAt.map { date -> HTML in
                "<span class=\"quiet\">\(texts(.measureEndedAt, ["time": context.time.staff(date)]))</span>"
            } ?? context.time.countdown(until: until, of: nil)
        return """
            <li class="measure"><div class="clock-head"><span>\
            <a href="\(Paths.measures)#measure-\(Int(id.rawValue))" dir="auto">\
            \(texts(.measureNamed, ["n": id.description, "target": target]))</a></span> \(standing)</div>
            <p class="quiet">\(texts.word(kind)) · \(texts[.measureOnAnother])</p></li>
            """
    }
}

/// The measures of one complaint, beside its clocks. (3'.L2.3, 3'.L3.2)
public struct CaseMeasures: Sendable {
    public var own: [MeasureCard]
    public var linked: [MeasureLinkLine]

    public init(own: [MeasureCard] = [], linked: [MeasureLinkLine] = []) {
        self.own = own
        self.linked = linked
    }

    func html(in context: PageContext) -> HTML {
        guard !own.isEmpty || !linked.isEmpty else { return .empty }
        let texts = context.texts
        return """
            <section class="case-measures"><h2>\(texts[.navMeasures])</h2>
            <ul class="measures">\(own.map { $0.html(in: context) })\(linked.map { $0.html(in: context) })</ul>
            </section>
            """
    }
}

extension Texts {
    /// Which of the two a measure is.
    public func word(_ kind: MeasureKind) -> String {
        self[kind == .temporary ? .measureTemporary : .measureIsolation]
    }

    /// How a measure stands.
    public func word(_ state: MeasureState) -> String {
        switch state {
        case .proposed: self[.measureProposed]
        case .active: self[.measureActive]
        case .refused: self[.measureRefused]
        case .rolledBack: self[.measureRolledBack]
        case .expired: self[.measureExpired]
        case .lapsed: self[.measureLapsed]
        }
    }
}
