public import Complaints
public import Foundation

/// A message that could not be delivered.
public struct DeadLetter: Sendable {
    public var id: Int64
    public var number: ComplaintNumber
    /// By which way, in words.
    public var channel: String
    /// To whom, in words.
    public var recipient: String
    /// Its id, by which the receiver knows it.
    public var message: String
    public var failedAt: Date
    public var attempts: Int
    public var reason: String

    public init(
        id: Int64, number: ComplaintNumber, channel: String, recipient: String, message: String, failedAt: Date,
        attempts: Int,
        reason: String
    ) {
        self.id = id
        self.number = number
        self.channel = channel
        self.recipient = recipient
        self.message = message
        self.failedAt = failedAt
        self.attempts = attempts
        self.reason = reason
    }
}

/// Messages that did not arrive, for a person to see.
public struct OutboxPage: Page {
    public var letters: [DeadLetter]
    /// Whether this person may send them again.
    public var canResend: Bool
    /// The complaint of a message is linked for those who read complaints.
    public var readsComplaints: Bool
    /// Why the last attempt to send one again was refused.
    public var error: String?
    /// Where the next page begins.
    public var next: Int64?

    public init(
        letters: [DeadLetter], canResend: Bool, readsComplaints: Bool, error: String? = nil, next: Int64? = nil
    ) {
        self.letters = letters
        self.canResend = canResend
        self.readsComplaints = readsComplaints
        self.error = error
        self.next = next
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let more: HTML? = next.map {
            "<p><a href=\"\(Paths.outbox)?before=\(String($0))\" rel=\"next\">\(texts[.nextPage])</a></p>"
        }
        return StaffLayout.html(
            title: texts[.navOutbox], place: .outbox,
            main: """
                <h1>\(texts[.navOutbox])</h1>
                <p class="lead">\(texts[.outboxIntro])</p>
                \(ErrorSummary(items: error.map { [(text: $0, id: nil)] } ?? [], texts: texts).html())
                <div data-live-region="outbox">
                \(letters.isEmpty ? "<p class=\"empty\">\(texts[.emptyOutbox])</p>" : table(in: context))
                \(more)
                </div>
                """,
            in: context
        )
    }

    private func number(_ letter: DeadLetter) -> HTML {
        guard readsComplaints else { return "\(letter.number.rawValue)" }
        return "<a href=\"\(Paths.complaint(letter.number))\">\(letter.number.rawValue)</a>"
    }

    private func head(_ texts: Texts) -> HTML {
        "<th scope=\"col\"><span class=\"visually-hidden\">\(texts[.sendAgain])</span></th>"
    }

    private func again(_ letter: DeadLetter, in context: PageContext) -> HTML {
        let texts = context.texts
        return """
            <td><form method="post" action="\(Paths.outbox)/\(String(letter.id))/again">\(context.csrfField)\
            <button aria-label="\(texts[.sendAgain]): \(letter.message)">\(texts[.sendAgain])</button></form></td>
            """
    }

    private func table(in context: PageContext) -> HTML {
        let texts = context.texts
        let rows = letters.map { letter -> HTML in
            """
            <tr><th scope="row">\(number(letter))</th>\
            <td data-label="\(texts[.failedAt])">\(context.time.staffTag(letter.failedAt))</td>\
            <td data-label="\(texts[.columnChannel])">\(letter.channel)</td>\
            <td data-label="\(texts[.recipient])"><bdi>\(letter.recipient)</bdi></td>\
            <td data-label="\(texts[.message])"><code>\(letter.message)</code></td>\
            <td data-label="\(texts[.attempts])">\(letter.attempts)</td>\
            <td data-label="\(texts[.reason])" dir="auto">\(letter.reason)</td>\
            \(canResend ? again(letter, in: context) : .empty)</tr>
            """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.navOutbox])">
            <table class="plain-table stacks">
            <thead><tr><th scope="col">\(texts[.columnNumber])</th><th scope="col">\(texts[.failedAt])</th>\
            <th scope="col">\(texts[.columnChannel])</th><th scope="col">\(texts[.recipient])</th>\
            <th scope="col">\(texts[.message])</th><th scope="col">\(texts[.attempts])</th>\
            <th scope="col">\(texts[.reason])</th>\(canResend ? head(texts) : .empty)</tr></thead>
            <tbody>\(rows)</tbody>
            </table></div>
            """
    }
}
