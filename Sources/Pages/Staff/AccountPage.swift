/// Where a member of staff changes the own password. Field names: `current`, `new`, `repeat`.
public struct AccountPage: Page {
    public var currentError: String?
    public var newError: String?
    public var repeatError: String?
    /// The fewest characters a password may have.
    public var minimumLength: Int
    /// The password was given by somebody else and has to be changed first.
    public var mustChange: Bool
    public var notices: NoticeChoices?

    public init(
        currentError: String? = nil, newError: String? = nil, repeatError: String? = nil, minimumLength: Int = 12,
        mustChange: Bool = false, notices: NoticeChoices? = nil
    ) {
        self.currentError = currentError
        self.newError = newError
        self.repeatError = repeatError
        self.minimumLength = minimumLength
        self.mustChange = mustChange
        self.notices = notices
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let hint = texts(.passwordHint, ["n": String(minimumLength)])
        let fields = [
            FormField(
                "current", label: texts[.passwordCurrent], kind: .password, error: currentError, required: true),
            FormField(
                "new", label: texts[.passwordNew], hint: hint, kind: .password, error: newError, required: true),
            FormField(
                "repeat", label: texts[.passwordRepeat], kind: .password, error: repeatError, required: true),
        ]
        let inputs = fields.map { field in
            FieldMarkup(
                field: field, id: field.name, texts: texts,
                autocomplete: field.name == "current" ? "current-password" : "new-password"
            ).html()
        }
        let errors = fields.compactMap { field in field.error.map { (text: $0, id: Optional(field.name)) } }
        return StaffLayout.html(
            title: texts[.account], place: .account,
            main: """
                <h1>\(texts[.account])</h1>
                <section class="narrow"><h2>\(texts[.changePassword])</h2>
                \(mustChange ? "<p class=\"flash is-notice\">\(texts[.passwordMustChange])</p>" : HTML.empty)
                \(ErrorSummary(items: errors, texts: texts).html())
                <form method="post" action="\(Paths.account)" class="narrow">
                \(context.csrfField)
                \(inputs)
                <p class="submit"><button class="primary">\(texts[.changePassword])</button></p>
                </form></section>
                \(mustChange ? HTML.empty : (notices?.html(in: context) ?? .empty))
                """,
            in: context
        )
    }
}
