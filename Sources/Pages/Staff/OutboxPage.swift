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
                \(letters.isEmpty ? "<p class=\"empty\">\(texts[.emptyOutbox])</p>" : list(in: context))
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

    private func again(_ letter: DeadLetter, in context: PageContext) -> HTML {
        let texts = context.texts
        return """
            <form method="post" action="\(Paths.outbox)/\(String(letter.id))/again">\(context.csrfField)\
            <button aria-label="\(texts[.sendAgain]): \(letter.message)">\(texts[.sendAgain])</button></form>
            """
    }

    private func list(in context: PageContext) -> HTML {
        let texts = context.texts
        let lines = letters.map { letter -> HTML in
            """
            <li><div><p><strong dir="auto">\(letter.reason)</strong> · \(letter.channel) · <bdi>\(letter.recipient)</bdi></p>
            <p class="quiet">\(number(letter)) · <bdi>\(letter.message)</bdi></p>
            <p class="quiet">\(texts[.attempts]) \(letter.attempts) · \(texts[.failedAt]) \
            \(context.time.staffTag(letter.failedAt))</p></div>
            \(canResend ? again(letter, in: context) : .empty)</li>
            """
        }
        return "<ul class=\"letters\">\(lines)</ul>"
    }
}
