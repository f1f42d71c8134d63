public import Complaints
public import Foundation

/// What the complainant sees: where is it now, what happens next, what was said, what can I do.
public struct TrackingPage: Page {
    public var number: ComplaintNumber
    /// The complaint's version, carried by every form.
    public var version: Int
    public var title: String
    public var type: ComplaintType
    public var standing: Standing
    /// Whether nothing more is due to the complainant.
    public var isEnded: Bool
    /// Whether somebody decides on an objection, for which the regulation sets no limit. (3.2.1)
    public var isObjected = false
    public var receivedAt: Date
    /// Who answers for it at present, by the name shown to the public; nil when none is shown.
    public var handler: String?
    public var promises: [Promise]
    public var said: [TrackingEntry]
    public var steps: [TrackingStep]
    public var acts: [TrackingAct]
    public var limits: UploadLimits
    /// The video call the complainant is invited to, if there is one.
    public var call: TrackingCall?
    /// Where an online call-back is answered, while one can be.
    public var callBack: String?
    /// The incident it belongs to, once everybody may read of it. (3'.L3.4)
    public var incident: Int64?
    /// Where a copy of the complainant's data is, once it was granted. (6.2)
    public var copy: String?

    public init(
        number: ComplaintNumber, version: Int, title: String, type: ComplaintType, standing: Standing, isEnded: Bool,
        receivedAt: Date, handler: String? = nil, promises: [Promise], said: [TrackingEntry], steps: [TrackingStep],
        acts: [TrackingAct], limits: UploadLimits = UploadLimits()
    ) {
        self.number = number
        self.version = version
        self.title = title
        self.type = type
        self.standing = standing
        self.isEnded = isEnded
        self.receivedAt = receivedAt
        self.handler = handler
        self.promises = promises
        self.said = said
        self.steps = steps
        self.acts = acts
        self.limits = limits
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return PublicLayout.html(
            title: texts(.trackingTitle, ["number": number.rawValue]),
            main: """
                <div data-live-region="call" aria-live="polite">\(call.map { $0.html(in: context) })</div>
                <div data-live-region="call-back">\(callBack.map { ask($0, context.texts) })</div>
                <div data-live-region="now">\(now(in: context))</div>
                <div data-live-region="promises">\(next(in: context))</div>
                <section><h2>\(texts[.trackingSaid])</h2><div data-live-region="said">\(saidList(in: context))</div></section>
                <section><h2>\(texts[.trackingActs])</h2><div data-live-region="acts">\(actList(in: context))</div></section>
                <div data-live-region="outside">\(standing.routes(in: context))</div>
                <section><h2>\(texts[.trackingSteps])</h2>
                <div data-live-region="steps"><ol class="steps line">\(steps.map { $0.html(in: context) })</ol></div>
                </section>
                <div data-live-region="data">\(data(in: context))</div>
                """,
            in: context
        )
    }

    private func ask(_ address: String, _ texts: Texts) -> HTML {
        """
        <section class="invitation" aria-labelledby="call-back-title"><h2 id="call-back-title">\(texts[.callBackTitle])</h2>
        <p>\(texts[.callBackLead])</p>
        <p><a class="button" href="\(address)">\(texts[.callBackOpen])</a></p></section>
        """
    }

    private func now(in context: PageContext) -> HTML {
        let texts = context.texts
        let responsible: HTML? = handler.map { name in
            "<p>\(texts.html(.trackingHandler, ["name": "<bdi>\(name)</bdi>"]))</p>"
        }
        let bulletins: HTML? = incident.map { id in
            "<p><a href=\"\(Paths.publicIncident(id))\">\(texts[.trackingIncident])</a></p>"
        }
        return """
            <p class="over"><span class="number">\(number.rawValue)</span> · \(texts.word(type)) · \
            \(texts.html(.trackingReceived, ["time": context.time.openTag(receivedAt)]))</p>
            <h1 dir="auto">\(title)</h1>
            \(standing.html(more: "\(responsible)\(bulletins)", in: context))
            """
    }

    private func next(in context: PageContext) -> HTML {
        let texts = context.texts
        if isObjected {
            let waits: HTML = "<p>\(texts[.trackingObjected])</p>\(PromiseList.settled(promises, in: context))"
            return "<section><h2>\(texts[.trackingNext])</h2>\(waits)</section>"
        }
        let list: HTML =
            promises.allSatisfy(\.isSettled) && isEnded
            ? "<p>\(ended(texts))</p>\(PromiseList.settled(promises, in: context))"
            : PromiseList.next(promises, in: context)
        return "<section><h2>\(texts[.trackingNext])</h2>\(list)</section>"
    }

    /// What was promised of one that went into another goes on there.
    private func ended(_ texts: Texts) -> String {
        standing.earlier.map { texts(.trackingGoesOn, ["number": $0.rawValue]) } ?? texts[.trackingEnded]
    }

    private func saidList(in context: PageContext) -> HTML {
        if said.isEmpty { return "<p class=\"empty\">\(context.texts[.trackingNothingSaid])</p>" }
        return "<ol class=\"talk\">\(said.map { $0.html(in: context) })</ol>"
    }

    private func actList(in context: PageContext) -> HTML {
        let acts = acts.filter { !$0.act.isAboutData }
        if acts.isEmpty { return "<p class=\"empty\">\(context.texts[.trackingNoActs])</p>" }
        return HTML(acts.map { TrackingActMarkup(page: self, act: $0).html(in: context) })
    }

    /// What the complainant can ask about their own data, and the copy that was granted. (6.2)
    private func data(in context: PageContext) -> HTML {
        let texts = context.texts
        let asks = acts.filter(\.act.isAboutData)
        guard !asks.isEmpty || copy != nil else { return .empty }
        let link: HTML? = copy.map { path in
            """
            <p><a class="button" href="\(path)" download>\(texts[.askCopyReady])</a></p>
            <p class="quiet">\(texts[.askCopyReadyText])</p>
            """
        }
        return """
            <section><h2>\(texts[.askTitle])</h2><p>\(texts[.askIntro])</p>\(link)
            \(asks.map { TrackingActMarkup(page: self, act: $0).html(in: context) })</section>
            """
    }
}
