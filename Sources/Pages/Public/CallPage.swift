public import Complaints

/// A video call as the complainant enters it: what is shared is said first. (3'.L1.3)
public struct CallPage: Page {
    public var number: ComplaintNumber
    /// Who invites, by name.
    public var agent: String
    /// The room; nil once the call is over.
    public var room: CallRoom?
    /// How it ended.
    public var ending: CallEnding?

    public init(number: ComplaintNumber, agent: String, room: CallRoom?, ending: CallEnding? = nil) {
        self.number = number
        self.agent = agent
        self.room = room
        self.ending = ending
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let back: HTML = """
            <p data-call-back\(flag: "hidden", room != nil)>\
            <a href="\(Paths.tracking(number))">\(texts[.callBackToTracking])</a></p>
            """
        guard let room else {
            return PublicLayout.html(
                title: texts[.callOver],
                main: "<h1>\(texts[.callOver])</h1><p>\(texts.sentence(ending))</p>\(back)", in: context)
        }
        let points = [
            texts(.callConsentCamera, ["name": agent]), texts[.callConsentScreen], texts[.callConsentRecord],
            texts[.callConsentLeave],
        ].map { point -> HTML in "<li>\(point)</li>" }
        return PublicLayout.html(
            title: texts(.callWith, ["name": agent]), scripts: [Assets.call],
            main: """
                <p class="over"><span class="number">\(number.rawValue)</span></p>
                <h1>\(texts(.callWith, ["name": agent]))</h1>
                <section class="ticket consent" data-call-consent>
                <h2>\(texts[.callConsentTitle])</h2>
                <ul class="bullets">\(points)</ul>
                <p class="ticket-acts"><button type="button" class="primary" data-call-join="camera">\
                \(texts[.callJoin])</button>
                <button type="button" data-call-join="voice">\(texts[.callJoinVoice])</button>
                <button type="button" class="plain" data-call-decline>\(texts[.callDecline])</button></p>
                <p class="error" role="alert" data-call-problem hidden></p>
                </section>
                \(room.html(in: context))
                \(back)
                """, in: context)
    }
}

extension Texts {
    /// How a call ended, to either side.
    func sentence(_ ending: CallEnding?) -> String {
        switch ending {
        case .declined: self[.callOverDeclined]
        case .lost: self[.callOverLost]
        case .hungUp, nil: self[.callOverHungUp]
        }
    }

    /// How a call ended, in the timeline.
    public func word(_ ending: CallEnding) -> String {
        switch ending {
        case .hungUp: self[.callHungUp]
        case .declined: self[.callDeclined]
        case .lost: self[.callLost]
        }
    }

    /// How a look-up went.
    public func word(_ outcome: LookUpAnswer.Outcome) -> String {
        switch outcome {
        case .answered: self[.lookUpAnswered]
        case .timedOut: self[.lookUpTimedOut]
        case .unreachable: self[.lookUpUnreachable]
        case .tooLarge: self[.lookUpTooLarge]
        }
    }
}
