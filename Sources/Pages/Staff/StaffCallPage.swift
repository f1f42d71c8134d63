public import Complaints

/// A video call as the agent sees it who started it. (3'.L1.3)
public struct StaffCallPage: Page {
    public var number: ComplaintNumber
    public var title: String
    /// The room; nil once the call is over.
    public var room: CallRoom?
    public var ending: CallEnding?
    /// What opens the call for the complainant without number and code.
    public var link: String

    public init(number: ComplaintNumber, title: String, room: CallRoom?, ending: CallEnding? = nil, link: String) {
        self.number = number
        self.title = title
        self.room = room
        self.ending = ending
        self.link = link
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let back: HTML = """
            <p><a href="\(Paths.complaint(number))"\(attribute: "target", room == nil ? nil : "_blank")>\
            \(texts[.callBackToCase])</a></p>
            """
        guard let room else {
            return StaffLayout.html(
                title: texts[.callOver], place: .complaint,
                main: "<h1>\(texts[.callOver])</h1><p>\(texts.sentence(ending))</p>\(back)", in: context)
        }
        return StaffLayout.html(
            title: "\(texts[.callTitle]) \(number)", place: .complaint, scripts: [Assets.call],
            main: """
                <p class="over"><span class="number">\(number.rawValue)</span> <span dir="auto">\(title)</span></p>
                <h1>\(texts[.callTitle])</h1>
                \(room.html(in: context))
                <section class="call-link" data-call-link><h2>\(texts[.callLink])</h2>
                <p class="quiet">\(texts[.callLinkText])</p>
                <p><button type="button" data-copy="\(link)" hidden>\(texts[.callCopyLink])</button></p></section>
                \(back)
                """, in: context)
    }
}
