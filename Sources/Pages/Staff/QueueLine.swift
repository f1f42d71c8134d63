import Complaints

/// One complaint in the queue: what is due next comes first.
struct QueueLine {
    let row: QueueRow

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let number = row.number.rawValue
        let clock: HTML =
            if let next = row.next {
                """
                \(context.time.countdown(until: next.due, of: next.length)) \
                <span class="quiet">\(texts.word(next.name))</span>
                """
            } else {
                "<span class=\"quiet\">\(texts[.noClock])</span>"
            }
        let level: HTML =
            if let level = row.level {
                "<span class=\"level is-\(level.rawValue)\">\(texts.word(level))</span>"
            } else {
                "<span class=\"quiet\">\(texts[.notGraded])</span>"
            }
        return """
            <tr id="c-\(number)"><td class="due">\(clock)</td><td class="number">\(number)</td><td>\(level)</td>\
            <td>\(texts.short(row.type))</td>\
            <td class="title"><input class="pick" type="checkbox" form="select" name="number" value="\(number)" \
            aria-label="\(texts(.queueSelect, ["number": number]))"> <a href="\(Paths.complaint(row.number))" dir="auto">\(row.title)</a>\(marks(texts))</td>\
            <td class="name"><bdi>\(row.responsible)</bdi></td><td>\(texts.word(row.channel))</td>\
            <td>\(texts.word(row.state))</td></tr>

            """
    }

    private func marks(_ texts: Texts) -> [HTML] {
        row.marks.map { " <span class=\"mark\">\(texts.word($0))</span>" }
    }
}
