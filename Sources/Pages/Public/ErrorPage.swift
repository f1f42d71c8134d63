/// What went wrong, what is safe, and what to do; never "system error".
public struct ErrorPage: Page {
    /// What went wrong.
    public enum Kind: Sendable, Hashable {
        case forbidden
        case notFound
        /// More was sent than is taken; the limit in megabytes.
        case tooLarge(megabytes: Int)
        /// Too many requests; minutes to wait.
        case tooMany(minutes: Int)
        /// Something of ours failed; the reference leads to the log.
        case failed(reference: String)
        case unavailable
        case sessionExpired
        case changedMeanwhile
        case badRequest
    }

    public var kind: Kind
    /// Where to go on; the home page when nil.
    public var back: String?
    /// A sentence more, such as why it is forbidden.
    public var detail: String?

    public init(_ kind: Kind, back: String? = nil, detail: String? = nil) {
        self.kind = kind
        self.back = back
        self.detail = detail
    }

    /// The HTTP status that goes with it.
    public var status: Int {
        switch kind {
        case .badRequest: 400
        case .forbidden, .sessionExpired: 403
        case .notFound: 404
        case .changedMeanwhile: 409
        case .tooLarge: 413
        case .tooMany: 429
        case .failed: 500
        case .unavailable: 503
        }
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        var (title, text) = words(texts)
        if kind == .notFound, context.staff != nil { text = texts[.errorNotFoundStaff] }
        let detail: HTML? = detail.map { "<p>\($0)</p>" }
        var reference: HTML?
        if case .failed(let code) = kind {
            reference = "<p>\(texts.html(.errorReference, ["reference": "<code>\(code)</code>"]))</p>"
        }
        let target = back ?? (context.staff == nil ? Paths.home : Paths.queue)
        let main: HTML = """
            <h1>\(title)</h1>
            <p>\(text)</p>
            \(detail)\(reference)
            <p class="submit"><a class="button" href="\(target)">\(texts[back != nil ? .goBack : context.staff == nil ? .backHome : .backQueue])</a></p>
            """
        guard context.staff == nil else {
            return StaffLayout.html(title: title, place: .complaint, main: main, in: context)
        }
        return PublicLayout.html(title: title, main: main, in: context)
    }

    private func words(_ texts: Texts) -> (String, String) {
        switch kind {
        case .badRequest: (texts[.errorBadRequest], texts[.errorBadRequestText])
        case .forbidden: (texts[.errorForbidden], texts[.errorForbiddenText])
        case .notFound: (texts[.errorNotFound], texts[.errorNotFoundText])
        case .tooLarge(let size): (texts[.errorTooLarge], texts(.errorTooLargeText, ["size": String(size)]))
        case .tooMany(let minutes): (texts[.errorTooMany], texts(.errorTooManyText, ["n": String(minutes)]))
        case .failed: (texts[.errorFailed], texts[.errorFailedText])
        case .unavailable: (texts[.errorUnavailable], texts[.errorUnavailableText])
        case .sessionExpired: (texts[.errorSession], texts[.errorSessionText])
        case .changedMeanwhile: (texts[.changedTitle], texts[.errorChangedText])
        }
    }
}
