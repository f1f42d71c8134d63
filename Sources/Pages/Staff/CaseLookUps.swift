import Complaints

/// The back-office tools that can be asked about a complaint, each with one button. (3'.L1.1)
public struct CaseLookUps: Sendable {
    /// A tool, by its id and name.
    public struct Tool: Sendable {
        public var id: Int64
        public var name: String

        public init(id: Int64, name: String) {
            self.id = id
            self.name = name
        }
    }

    public var tools: [Tool]
    /// Why the last one could not be asked.
    public var error: String?

    public init(tools: [Tool] = [], error: String? = nil) {
        self.tools = tools
        self.error = error
    }

    func html(_ page: CasePage, in context: PageContext) -> HTML {
        guard !tools.isEmpty || error != nil else { return .empty }
        let texts = context.texts
        let buttons = tools.map { tool -> HTML in
            """
            <form method="post" action="\(Paths.act(page.number, "look-up"))">\(context.csrfField)\
            <input type="hidden" name="lookup" value="\(Int(tool.id))">\
            <button>\(texts(.lookUpAbout, ["name": tool.name]))</button></form>
            """
        }
        let problem: HTML? = error.map { "<p class=\"error\" role=\"alert\" id=\"errors\" tabindex=\"-1\">\($0)</p>" }
        return """
            <section class="lookups"><h2>\(texts[.caseLookUps])\(ClauseMark.html("3'.L1.1", in: context))</h2>
            \(problem)\(buttons)</section>
            """
    }
}
