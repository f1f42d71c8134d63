/// A video call on the case page: who is in it, and the way there for whoever started it. (3'.L1.3)
public struct CaseCall: Sendable {
    /// Who started it, by name.
    public var agent: String
    public var isJoined: Bool
    /// Where it is; nil for everybody but the one who started it.
    public var href: String?

    public init(agent: String, isJoined: Bool, href: String?) {
        self.agent = agent
        self.isJoined = isJoined
        self.href = href
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let link: HTML? = href.map { "<a class=\"button\" href=\"\($0)\">\(texts[.callOpenStaff])</a>" }
        return """
            <div class="invitation"><p><strong>\(texts(.callRunning, ["name": agent]))</strong> \
            \(texts[isJoined ? .callRunningJoined : .callRunningWaiting])</p>\(link)</div>
            """
    }
}
