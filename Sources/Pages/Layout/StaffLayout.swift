import Complaints

/// The frame of the staff's pages: views on the left with their counts, search on top, the content.
enum StaffLayout {
    /// Which entry of the navigation is the present page.
    enum Place: Hashable {
        case view(QueueView)
        case complaint, notices, people, policy, lookUps, outbox, account, articles, measures, hosts, incidents, archive
        case reports

        private static let all: [Place] =
            QueueView.allCases.map { .view($0) } + [
                .complaint, .notices, .people, .policy, .lookUps, .outbox, .account, .articles, .measures, .hosts,
                .incidents, .archive, .reports,
            ]

        /// As the address of the navigation alone has it.
        var name: String { if case .view(let view) = self { view.rawValue } else { "\(self)" } }

        init?(name: String) {
            guard let place = Self.all.first(where: { $0.name == name }) else { return nil }
            self = place
        }
    }

    static func html(
        title: String, place: Place, search: String = "", scripts: [Asset] = [], main: HTML, in context: PageContext
    ) -> HTML {
        Document.html(
            title: title, kind: "desk", scripts: scripts,
            body: """
                \(bar(search: search, in: context))
                <div class="frame">
                \(navigation(place: place, in: context))
                <main id="main" tabindex="-1">
                \(Document.flash(in: context))
                \(main)
                </main>
                </div>
                \(KeyboardHelp.html(texts: context.texts))
                """,
            in: context
        )
    }

    private static func bar(search: String, in context: PageContext) -> HTML {
        let texts = context.texts
        let who: HTML = """
            <details class="menu who" name="bar">
            <summary>\(context.staff?.name ?? texts[.account])</summary>
            <div class="menu-body">
            <p class="quiet">\(roles(in: context))</p>
            <a href="\(Paths.account)">\(texts[.accountSettings])</a>
            <form method="post" action="\(Paths.logout)">\(context.csrfField)
            <button class="plain">\(texts[.signOut])</button></form>
            </div>
            </details>
            """
        return """
            <header class="bar">
            <a class="wordmark" href="\(Paths.queue)">\(context.siteName ?? texts[.siteName])</a>
            <form class="search" role="search" action="\(Paths.queue)">
            <input type="hidden" name="view" value="all">
            <label class="visually-hidden" for="q">\(texts[.searchLabel])</label>
            <input id="q" name="q" type="search" value="\(search)" placeholder="\(texts[.searchHint])" \
            data-key="/" autocomplete="off" maxlength="200">
            <button>\(texts[.search])</button>
            </form>
            <button type="button" class="plain" data-open="keys" hidden>\(texts[.keyboard])</button>
            \(Document.languageLink(in: context))
            \(who)
            </header>
            """
    }

    private static func roles(in context: PageContext) -> String {
        guard let staff = context.staff else { return "" }
        return staff.roles.map(context.texts.word).joined(separator: " · ")
    }

    static func navigation(place: Place, in context: PageContext) -> HTML {
        let texts = context.texts
        let views = QueueView.allCases.map { view in
            entry(
                texts.word(view), QueueQuery(view: view).path, count: context.staff?.counts[view],
                late: view == .breached, key: view.key, isCurrent: place == .view(view)
            )
        }
        let undelivered = context.staff?.undelivered ?? 0
        let notices = context.staff?.notices ?? 0
        let others = [
            entry(
                texts[.navNotices], Paths.notices, count: notices > 0 ? notices : nil, late: true, key: "n",
                isCurrent: place == .notices
            ),
            entry(
                texts[.navOutbox], Paths.outbox, count: undelivered > 0 ? undelivered : nil, late: true, key: "o",
                isCurrent: place == .outbox
            ),
            measures(place, in: context),
            entry(texts[.navArchive], Paths.archive, key: "r", isCurrent: place == .archive),
            entry(texts[.navArticles], Paths.articles, key: "k", isCurrent: place == .articles),
            entry(texts[.navPeople], Paths.people, key: "p", isCurrent: place == .people),
            entry(texts[.navPolicy], Paths.policy, key: "y", isCurrent: place == .policy),
        ]
        // Only operations define them; everybody else meets them on a complaint.
        let isOperations = context.staff?.roles.contains(.operations) ?? false
        // Operations have no acts on complaints, and do not read them.
        let readsComplaints = context.staff?.roles.contains { $0 != .operations } ?? false
        let incidents = entry(texts[.navIncidents], Paths.incidents, key: "i", isCurrent: place == .incidents)
        // Only the management group and auditors follow these.
        let reports: HTML =
            context.staff?.reported.map { count in
                entry(
                    texts[.navReports], Paths.reports, count: count > 0 ? count : nil, late: true, key: "q",
                    isCurrent: place == .reports)
            } ?? .empty
        let tools = entry(texts[.navLookUps], Paths.lookUps, key: "u", isCurrent: place == .lookUps)
        let hosts = entry(texts[.navHosts], Paths.hosts, key: "h", isCurrent: place == .hosts)
        // On a phone the views stand in one line, and what is beside them opens from its end, with or without scripts.
        // What waits in there is counted on the button.
        let waiting = undelivered + notices + (context.staff?.reported ?? 0)
        let figure: HTML? = waiting > 0 ? "<span class=\"count is-late\">\(waiting)</span>" : nil
        let isElsewhere = if case .view = place { false } else { place != .complaint }
        return """
            <nav class="side" aria-label="\(texts[.mainNavigation])" data-live-region="navigation" \
            data-part="\(Paths.navigation)?at=\(place.name)">
            <ul class="views">\(views)</ul>
            <button type="button" class="plain more-open\(isElsewhere ? " is-current" : HTML.empty)" \
            popovertarget="side-more">\(texts[.navMore])\(figure)</button>
            <div class="more" id="side-more" popover>
            <button type="button" class="plain more-close" popovertarget="side-more" popovertargetaction="hide">\
            \(texts[.close])</button>
            <ul>\(reports)\(readsComplaints ? incidents : .empty)\(others)\(isOperations ? tools : .empty)\
            \(isOperations ? hosts : .empty)</ul>
            </div>
            </nav>
            """
    }

    /// Whoever reads no complaints has no business with what was done about them.
    private static func measures(_ place: Place, in context: PageContext) -> HTML {
        guard context.staff?.roles.contains(where: { $0 != .operations }) ?? false else { return .empty }
        return entry(context.texts[.navMeasures], Paths.measures, key: "s", isCurrent: place == .measures)
    }

    private static func entry(
        _ name: String, _ path: String, count: Int? = nil, late: Bool = false, key: String, isCurrent: Bool
    ) -> HTML {
        let tone = count == 0 ? " is-none" : late ? " is-late" : ""
        let figure: HTML? = count.map { "<span class=\"count\(tone)\">\($0)</span>" }
        return """
            <li><a href="\(path)" data-go="\(key)"\(attribute: "aria-current", isCurrent ? "page" : nil)>\
            <span>\(name)</span>\(figure)</a></li>
            """
    }
}
