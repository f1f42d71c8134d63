public import Complaints

/// The confirmation, which is the contract: number, code, what happens next and by when.
public struct ReceivedPage: Page {
    public var number: ComplaintNumber
    /// The access code; nil when it was shown before and cannot be shown again.
    public var code: String?
    public var promises: [Promise]
    /// The complainant left no contact: everything hangs on number and code.
    public var hasNoContact: Bool

    public init(number: ComplaintNumber, code: String?, promises: [Promise], hasNoContact: Bool) {
        self.number = number
        self.code = code
        self.promises = promises
        self.hasNoContact = hasNoContact
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return PublicLayout.html(
            title: texts[.receivedTitle], attributes: " data-clear-draft=\"complain\"",
            main: """
                <h1>\(texts[.receivedTitle])</h1>
                \(ticket(texts))
                <p>\(texts[hasNoContact ? .receivedKeepNoContact : .receivedKeep])</p>
                <h2>\(texts[.receivedNextTitle])</h2>
                \(PromiseList.html(promises, in: context))
                <p class="quiet">\(texts[.receivedProvisional])</p>
                <p class="submit"><a class="button primary" href="\(Paths.tracking(number))">\(texts[.receivedTrack])</a>
                <button type="button" data-print hidden>\(texts[.print])</button></p>
                """,
            in: context
        )
    }

    private func ticket(_ texts: Texts) -> HTML {
        let number = number.rawValue
        let secret: HTML =
            if let code {
                "<dd class=\"big\">\(code)</dd>"
            } else {
                "<dd>\(texts[.codeShownBefore])</dd>"
            }
        let copy: HTML? = code.map { code in
            let text = texts(.copyBothText, ["number": number, "code": code])
            return """
                <p class="ticket-acts"><button type="button" data-copy="\(text)" hidden>\(texts[.copyBoth])</button></p>
                """
        }
        return """
            <div class="ticket">
            <dl><div><dt>\(texts[.columnNumber])</dt><dd class="big">\(number)</dd></div>
            <div><dt>\(texts[.accessCode])</dt>\(secret)</div></dl>
            \(copy)
            </div>
            """
    }
}
