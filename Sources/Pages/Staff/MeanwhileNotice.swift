/// What others did since a form was opened, above the page that keeps what was typed.
enum MeanwhileNotice {
    static func html(_ sentences: [String], _ texts: Texts) -> HTML {
        guard !sentences.isEmpty else { return .empty }
        let changes = sentences.map { text -> HTML in "<li>\(text)</li>" }
        return """
            <div class="summary" role="alert" tabindex="-1" id="errors">
            <h2>\(texts[.changedTitle])</h2>
            <p>\(texts[.changedKept])</p>
            <ul>\(changes)</ul>
            </div>
            """
    }
}
