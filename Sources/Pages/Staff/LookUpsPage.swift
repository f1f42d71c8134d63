/// The back-office tools, as operations define them. (3'.L1.1)
public struct LookUpsPage: Page {
    /// One tool; its secret is never among what is shown.
    public struct Row: Sendable {
        public var id: Int64
        public var name: String
        public var url: String
        public var header: String?
        public var seconds: Int
        /// The form that changes it.
        public var form: ActionForm

        public init(id: Int64, name: String, url: String, header: String?, seconds: Int, form: ActionForm) {
            self.id = id
            self.name = name
            self.url = url
            self.header = header
            self.seconds = seconds
            self.form = form
        }
    }

    public var rows: [Row]
    public var add: ActionForm
    /// The hosts that the settings allow.
    public var hosts: [String]

    public init(rows: [Row], add: ActionForm, hosts: [String]) {
        self.rows = rows
        self.add = add
        self.hosts = hosts
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let allowed =
            hosts.isEmpty
            ? texts[.lookUpNoHosts]
            : texts(.lookUpHosts, ["hosts": hosts.joined(separator: texts[.listSeparator])])
        return StaffLayout.html(
            title: texts[.navLookUps], place: .lookUps,
            main: """
                <h1>\(texts[.navLookUps])</h1>
                <p>\(texts[.lookUpsIntro])</p>
                <p class="quiet">\(allowed)</p>
                <div data-live-region="tools">\(table(in: context))</div>
                <section class="acts narrow" id="act-\(add.name)"><h2>\(add.title)</h2>
                \(add.form(action: Paths.lookUps, version: nil, in: context))</section>
                """,
            in: context
        )
    }

    private func table(in context: PageContext) -> HTML {
        guard !rows.isEmpty else { return "<p class=\"empty\">\(context.texts[.emptyLookUps])</p>" }
        return "<div class=\"tools\">\(rows.map { row($0, in: context) })</div>"
    }

    private func row(_ row: Row, in context: PageContext) -> HTML {
        let texts = context.texts
        let header: HTML? = row.header.map { name in
            "<div><dt>\(texts[.lookUpHeader])</dt><dd>\(texts(.lookUpSecretSet, ["header": name]))</dd></div>"
        }
        return """
            <section class="tool" aria-labelledby="tool-\(Int(row.id))">
            <h2 id="tool-\(Int(row.id))"><bdi>\(row.name)</bdi></h2>
            <dl class="parts is-wide"><div><dt>\(texts[.lookUpURL])</dt><dd><code>\(row.url)</code></dd></div>\
            <div><dt>\(texts[.lookUpTimeout])</dt><dd>\(row.seconds)</dd></div>\(header)</dl>
            <details class="act" id="act-\(row.form.name)"\(flag: "open", row.form.hasErrors)>
            <summary>\(texts[.change])<span class="visually-hidden"> \(row.name)</span></summary>
            \(row.form.form(action: Paths.lookUp(row.id, "change"), version: nil, in: context))
            <form method="post" action="\(Paths.lookUp(row.id, "remove"))">\(context.csrfField)
            <p class="quiet">\(texts(.lookUpRemoveText, ["name": row.name]))</p>
            <p class="submit"><button class="danger">\(texts[.lookUpRemove])</button></p></form>
            </details>
            </section>
            """
    }
}
