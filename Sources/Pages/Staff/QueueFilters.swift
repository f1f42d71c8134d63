import Complaints

/// The filters above the queue: every choice is a link.
struct QueueFilters {
    let query: QueueQuery
    let counts: QueueCounts

    func html(texts: Texts) -> HTML {
        let levels = menu(texts[.columnLevel], \.level, Level.allCases, counts.levels, texts) { texts.word($0) }
        let types = menu(texts[.columnType], \.type, ComplaintType.allCases, counts.types, texts) { texts.word($0) }
        let channels = menu(texts[.columnChannel], \.channel, Channel.allCases, counts.channels, texts) {
            texts.word($0)
        }
        let states = menu(texts[.columnState], \.state, State.allCases, counts.states, texts) { texts.word($0) }
        let clear: HTML? =
            query.isFiltered ? "<a href=\"\(QueueQuery(view: query.view).path)\">\(texts[.clearFilters])</a>" : nil
        return """
            <div class="filters" role="group" aria-label="\(texts[.filters])">\
            \(levels)\(types)\(channels)\(states)\(clear)</div>
            """
    }

    private func menu<Value: Hashable>(
        _ label: String, _ path: WritableKeyPath<QueueQuery, Value?>, _ values: [Value], _ counts: [Value: Int],
        _ texts: Texts, word: (Value) -> String
    ) -> HTML {
        let current = query[keyPath: path]
        let links = ([nil] + values.map(Optional.some)).map { value -> HTML in
            var target = query
            target.after = nil
            target[keyPath: path] = value
            let count = value.flatMap { counts[$0] }
            let figure: HTML? = count.map { "<span class=\"count\">\($0)</span>" }
            return """
                <li><a href="\(target.path)"\(attribute: "aria-current", value == current ? "true" : nil)>\
                <span>\(value.map(word) ?? texts[.anyValue])</span>\(figure)</a></li>
                """
        }
        let chosen: HTML? = current.map { value -> HTML in " <strong>\(word(value))</strong>" }
        return """
            <details class="menu" name="filter"><summary>\(label)\(chosen)</summary>\
            <ul class="menu-body">\(links)</ul></details>
            """
    }
}
