/// The frame of the complainant's pages: a name, a way to the look-up, the content, nothing else.
enum PublicLayout {
    static func html(
        title: String, attributes: HTML = .empty, wide: Bool = false, scripts: [Asset] = [], feed: String? = nil,
        main: HTML,
        in context: PageContext
    ) -> HTML {
        let texts = context.texts
        let header: HTML = """
            <header class="top"><div class="page">
            <a class="wordmark" href="\(Paths.home)">\(context.siteName ?? texts[.siteName])</a>
            <nav aria-label="\(texts[.mainNavigation])">
            <a href="\(Paths.complain)">\(texts[.navComplain])</a>
            <a href="\(Paths.help)">\(texts[.navHelp])</a>
            <a href="\(Paths.track)">\(texts[.navTrack])</a>
            \(Document.languageLink(in: context))
            </nav>
            </div></header>
            """
        let footer: HTML = """
            <footer class="bottom"><div class="page">
            <p>\(texts[.footerPromise])</p>
            </div></footer>
            """
        return Document.html(
            title: title, kind: "public", attributes: attributes, scripts: scripts, feed: feed,
            body: """
                \(header)
                <main id="main" class="page" tabindex="-1">
                \(Document.flash(in: context))
                \(main)
                </main>
                \(footer)
                """,
            in: context
        )
    }
}
