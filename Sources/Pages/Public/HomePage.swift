/// The front door: complain, look up, and what happens with the limits.
public struct HomePage: Page {
    /// The limits of the policy in force, in words, by the names that texts have for them.
    public var limits: [String: String]
    /// Whether these limits run through nights and holidays.
    public var isWallClock: Bool

    public init(limits: [String: String], isWallClock: Bool) {
        self.limits = limits
        self.isWallClock = isWallClock
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        var steps: [(TextKey, TextKey)] = [
            (.homeStepReceived, .homeStepReceivedText), (.homeStepRegistered, .homeStepRegisteredText),
            (.homeStepAnswered, .homeStepAnsweredText), (.homeStepHandled, .homeStepHandledText),
            (.homeStepNotSolved, .homeStepNotSolvedText),
        ]
        // A limit that no complaint begins with is not promised to everybody.
        if limits["firstAnswer"] == nil { steps.removeAll { $0.0 == .homeStepAnswered } }
        let list = steps.map { title, text -> HTML in
            "<li><strong>\(texts(title, limits: limits))</strong><p>\(texts(text, limits: limits))</p></li>"
        }
        let note: HTML? = isWallClock ? "<p class=\"quiet\">\(texts[.homeLimitsNote])</p>" : nil
        return PublicLayout.html(
            title: texts[.homeTitle],
            main: """
                <h1>\(texts[.homeTitle])</h1>
                <p class="lead">\(texts[.homeLead])</p>
                <div class="doors">
                <a class="door is-first" href="\(Paths.complain)"><strong>\(texts[.homeComplain])</strong>\
                <span>\(texts[.homeComplainText])</span></a>
                <a class="door" href="\(Paths.track)"><strong>\(texts[.homeTrack])</strong>\
                <span>\(texts[.homeTrackText])</span></a>
                <a class="door" href="\(Paths.help)"><strong>\(texts[.homeHelp])</strong>\
                <span>\(texts[.homeHelpText])</span></a>
                </div>
                <h2>\(texts[.homeStepsTitle])</h2>
                <ol class="steps">\(list)</ol>
                \(note)
                """,
            in: context
        )
    }
}
