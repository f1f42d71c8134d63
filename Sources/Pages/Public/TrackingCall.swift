/// A video call that the complainant is invited to. (3'.L1.3)
public struct TrackingCall: Sendable {
    /// Who invites, by name.
    public var agent: String
    public var href: String

    public init(agent: String, href: String) {
        self.agent = agent
        self.href = href
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return """
            <section class="invitation" aria-labelledby="invitation">
            <h2 id="invitation">\(texts(.callInvitation, ["name": agent]))</h2>
            <p>\(texts[.callInvitationText])</p>
            <p><a class="button primary" href="\(href)">\(texts[.callOpen])</a></p>
            </section>
            """
    }
}
