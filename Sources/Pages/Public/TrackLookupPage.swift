/// Where a complainant asks for a complaint by number and code.
public struct TrackLookupPage: Page {
    /// Why the last attempt failed.
    public enum Failure: Sendable, Hashable {
        /// Number or code is not right; never which, and an unknown number is the same.
        case wrong
        /// Too many attempts; minutes to wait.
        case tooMany(minutes: Int)
        /// The page was open too long; what was typed is still there.
        case expired
    }

    /// The number typed before.
    public var number: String
    public var failure: Failure?

    public init(number: String = "", failure: Failure? = nil) {
        self.number = number
        self.failure = failure
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let error: String? =
            switch failure {
            case nil: nil
            case .wrong: texts[.trackWrong]
            case .tooMany(let minutes): texts(.tooManyAttempts, ["n": String(minutes)])
            case .expired: texts.problem("form-expired")
            }
        let numberField = FormField(
            "number", label: texts[.columnNumber], hint: texts[.trackNumberHint], value: number, required: true)
        let codeField = FormField("code", label: texts[.accessCode], hint: texts[.trackCodeHint], required: true)
        return PublicLayout.html(
            title: texts[.trackTitle],
            main: """
                <h1>\(texts[.trackTitle])</h1>
                \(error.map { text -> HTML in "<p class=\"flash is-error\" role=\"alert\">\(text)</p>" })
                <form method="post" action="\(Paths.track)" class="narrow">
                \(context.csrfField)
                \(FieldMarkup(
                    field: numberField, id: "number", texts: texts, autocomplete: "off", maximum: 40
                ).html())
                \(FieldMarkup(field: codeField, id: "code", texts: texts, autocomplete: "off", maximum: 40).html())
                <p class="submit"><button class="primary">\(texts[.trackSubmit])</button></p>
                </form>
                <p class="quiet">\(texts[.trackLost])</p>
                """,
            in: context
        )
    }
}
