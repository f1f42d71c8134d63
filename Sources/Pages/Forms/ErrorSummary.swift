/// What is wrong with a form, on top of it, with a link to each field.
struct ErrorSummary {
    /// Sentence and the id of the field, if it is about one.
    let items: [(text: String, id: String?)]
    let texts: Texts

    func html() -> HTML {
        guard !items.isEmpty else { return .empty }
        let list = items.map { item -> HTML in
            if let id = item.id { return "<li><a href=\"#\(id)\">\(item.text)</a></li>" }
            return "<li>\(item.text)</li>"
        }
        return """
            <div class="summary" role="alert" tabindex="-1" id="errors">
            <h2>\(texts[.errorSummaryTitle])</h2>
            <ul>\(list)</ul>
            </div>
            """
    }
}
