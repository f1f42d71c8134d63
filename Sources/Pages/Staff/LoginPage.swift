/// Where staff sign in.
public struct LoginPage: Page {
    /// Why the last attempt failed.
    public enum Failure: Sendable, Hashable {
        /// Name or password is not right; never which.
        case wrong
        /// Too many attempts; minutes to wait.
        case tooMany(minutes: Int)
        /// The page was open too long; what was typed is still there.
        case expired
    }

    /// The login name typed before.
    public var login: String
    public var failure: Failure?
    /// Where to go afterwards; a path of ours, checked by whoever redirects.
    public var next: String?

    public init(login: String = "", failure: Failure? = nil, next: String? = nil) {
        self.login = login
        self.failure = failure
        self.next = next
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let error: String? =
            switch failure {
            case nil: nil
            case .wrong: texts[.loginWrong]
            case .tooMany(let minutes): texts(.tooManyAttempts, ["n": String(minutes)])
            case .expired: texts.problem("form-expired")
            }
        let name = FormField("login", label: texts[.loginName], value: login, required: true)
        let password = FormField("password", label: texts[.password], kind: .password, required: true)
        let hidden: HTML? = next.map { "<input type=\"hidden\" name=\"next\" value=\"\($0)\">" }
        return PublicLayout.html(
            title: texts[.loginTitle],
            main: """
                <h1>\(texts[.loginTitle])</h1>
                \(error.map { text -> HTML in "<p class=\"flash is-error\" role=\"alert\">\(text)</p>" })
                <form method="post" action="\(Paths.login)" class="narrow">
                \(context.csrfField)\(hidden)
                \(FieldMarkup(field: name, id: "login", texts: texts, autocomplete: "username", maximum: 100).html())
                \(FieldMarkup(field: password, id: "password", texts: texts, autocomplete: "current-password").html())
                <p class="submit"><button class="primary">\(texts[.signIn])</button></p>
                </form>
                """,
            in: context
        )
    }
}
