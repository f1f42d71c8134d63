public import Complaints
public import Foundation

/// A message that could not be delivered.
public struct DeadLetter: Sendable {
    public var number: ComplaintNumber
    /// By which way, in words.
    public var channel: String
    /// Its id, by which the receiver knows it.
    public var message: String
    public var failedAt: Date
    public var attempts: Int
    public var reason: String

    public init(
        number: ComplaintNumber, channel: String, message: String, failedAt: Date, attempts: Int,
        reason: String
    ) {
        self.number = number
        self.channel = channel
        self.message = message
        self.failedAt = failedAt
        self.attempts = attempts
        self.reason = reason
    }
}

/// Messages that did not arrive, for a person to see.
public struct OutboxPage: Page {
    public var letters: [DeadLetter]

    public init(letters: [DeadLetter]) { self.letters = letters }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return StaffLayout.html(
            title: texts[.navOutbox], place: .outbox,
            main: """
                <h1>\(texts[.navOutbox])</h1>
                <p class="lead">\(texts[.outboxIntro])</p>
                \(letters.isEmpty ? "<p class=\"empty\">\(texts[.emptyOutbox])</p>" : table(in: context))
                """,
            in: context
        )
    }

    private func table(in context: PageContext) -> HTML {
        let texts = context.texts
        let rows = letters.map { letter -> HTML in
            """
            <tr><th scope="row"><a href="\(Paths.complaint(letter.number))">\(letter.number.rawValue)</a></th>\
            <td data-label="\(texts[.failedAt])">\(context.time.staffTag(letter.failedAt))</td>\
            <td data-label="\(texts[.columnChannel])">\(letter.channel)</td>\
            <td data-label="\(texts[.message])"><code>\(letter.message)</code></td>\
            <td data-label="\(texts[.attempts])">\(letter.attempts)</td>\
            <td data-label="\(texts[.reason])" dir="auto">\(letter.reason)</td></tr>
            """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.navOutbox])">
            <table class="plain-table stacks">
            <thead><tr><th scope="col">\(texts[.columnNumber])</th><th scope="col">\(texts[.failedAt])</th>\
            <th scope="col">\(texts[.columnChannel])</th>\
            <th scope="col">\(texts[.message])</th><th scope="col">\(texts[.attempts])</th>\
            <th scope="col">\(texts[.reason])</th></tr></thead>
            <tbody>\(rows)</tbody>
            </table></div>
            """
    }
}
