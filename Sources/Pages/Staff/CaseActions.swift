/// The acts on a complaint: the expected one open, the others in one menu, impossible ones with the reason.
struct CaseActions {
    let page: CasePage

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let primary = page.actions.first { $0.isPrimary && $0.blocked == nil }
        let rest = page.actions.filter { $0.name != primary?.name }
        // Answering and noting are always at hand; everything else is in one menu.
        let composer = rest.filter { $0.key == "r" || $0.key == "n" }
        let others = rest.filter { other in !composer.contains { $0.name == other.name } }
        if page.actions.isEmpty { return "<p class=\"empty\">\(texts[.noActs])</p>" }
        return """
            <section class="acts" aria-labelledby="acts-title">
            <h2 id="acts-title">\(texts[.actsTitle])</h2>
            \(primary.map { open($0, in: context) })
            \(composer.isEmpty ? .empty : write(composer, in: context))
            \(others.isEmpty ? .empty : menu(others, in: context))
            </section>
            """
    }

    private func open(_ action: ActionForm, in context: PageContext) -> HTML {
        // `e` leads to whatever is expected; the act's own key still leads to it too.
        let keys = ["e", action.key].compactMap { $0 }.joined(separator: " ")
        return """
            <div class="act is-primary" id="act-\(action.name)" data-key="\(keys)" tabindex="-1">
            <h3>\(action.title)\(ClauseMark.html(action.clause, in: context))</h3>
            \(action.form(action: Paths.act(page.number, action.name), version: page.version, in: context))
            </div>
            """
    }

    private func write(_ actions: [ActionForm], in context: PageContext) -> HTML {
        let items = actions.map { action in
            action.disclosure(
                action: Paths.act(page.number, action.name), version: page.version, group: "act", in: context)
        }
        return "<div class=\"composer\">\(items)</div>"
    }

    private func menu(_ actions: [ActionForm], in context: PageContext) -> HTML {
        let items = actions.map { action in
            action.disclosure(
                action: Paths.act(page.number, action.name), version: page.version, group: "act", in: context)
        }
        let isOpen = actions.contains(where: \.hasErrors)
        return """
            <details class="others" id="other-acts"\(flag: "open", isOpen)>
            <summary>\(context.texts(.otherActs, ["n": String(actions.count)]))</summary>
            \(items)
            </details>
            """
    }
}
