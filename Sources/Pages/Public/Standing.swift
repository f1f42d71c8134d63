public import Complaints

/// Where a complaint stands: what happened, why, what can be done and until when. (1.2t)
public struct Standing: Sendable, Hashable {
    /// In a word or two.
    public var word: String
    /// One after the other: what happened, what comes, what can be done.
    public var sentences: [String]
    /// Why, in the words of whoever decided.
    public var reason: String?
    /// The earlier complaint that it went into.
    public var earlier: ComplaintNumber?
    /// Nothing more can be done here but to complain anew.
    public var offersNew = false
    /// Ways outside this site, one a line, where the complainant may not agree with us.
    public var outside: String?

    public init(_ word: String, _ sentences: [String], reason: String? = nil) {
        self.word = word
        self.sentences = sentences
        self.reason = reason
    }

    /// The box on top of the tracking page.
    /// - Parameter more: what else belongs in it, such as who is responsible.
    func html(more: HTML, in context: PageContext) -> HTML {
        let texts = context.texts
        let why: HTML? = reason.map { reason in
            "<p class=\"said\" dir=\"auto\">\(texts(.promiseReason, ["reason": reason]))</p>"
        }
        let link: HTML? = earlier.map { number -> HTML in
            let there: HTML = "<a href=\"\(Paths.tracking(number))\">\(number.rawValue)</a>"
            return "<p>\(texts.html(.sayGoesOn, ["number": there]))</p>"
        }
        let anew: HTML? =
            offersNew ? "<p><a href=\"\(Paths.complain)\">\(texts[.sayComplainAnew])</a></p>" : nil
        // Why follows on what happened; then what comes of it.
        let lines = sentences.map { sentence -> HTML in "<p>\(sentence)</p>" }
        return """
            <div class="standing"><p class="standing-word">\(word)</p>
            \(Array(lines.prefix(1)))\(why)\(Array(lines.dropFirst()))\(link)\(anew)\(more)</div>
            """
    }

    /// Whom else the complainant may turn to, as a part of the page of its own.
    func routes(in context: PageContext) -> HTML {
        guard let outside else { return .empty }
        let lines = outside.split(whereSeparator: \.isNewline).map { line -> HTML in
            "<li dir=\"auto\">\(String(line))</li>"
        }
        return """
            <section id="outside"><h2>\(context.texts[.outsideTitle])</h2><p>\(context.texts[.outsideIntro])</p>
            <ul class="bullets">\(lines)</ul></section>
            """
    }
}
