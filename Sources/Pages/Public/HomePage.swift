/// The front door: complain, look up, and what happens with the limits.
public struct HomePage: Page {
    public init() {}

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let steps: [(TextKey, TextKey)] = [
            (.homeStepReceived, .homeStepReceivedText), (.homeStepRegistered, .homeStepRegisteredText),
            (.homeStepAnswered, .homeStepAnsweredText), (.homeStepHandled, .homeStepHandledText),
            (.homeStepNotSolved, .homeStepNotSolvedText),
        ]
        let list = steps.map { title, text -> HTML in
            "<li><strong>\(texts[title])</strong><p>\(texts[text])</p></li>"
        }
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
                <p class="quiet">\(texts[.homeLimitsNote])</p>
                """,
            in: context
        )
    }
}
