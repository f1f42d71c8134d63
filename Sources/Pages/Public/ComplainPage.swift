import Complaints

/// The complaint form. Sent as `multipart/form-data` with the fields `type`, `subType`, `title`, `content`, `about`,
/// `email`, `phone`, `none` (`on`), `userID`, `attachments` (several), `kept` (several tokens), `key`, `csrf`.
public struct ComplainPage: Page {
    public var values: ComplaintFormValues
    public var errors: [ComplaintFormField: String]
    /// What is wrong with the attempt as a whole.
    public var error: String?
    /// Sending the same key twice makes one complaint.
    public var key: String
    public var subTypes: [SubTypeChoice]
    public var keptAttachments: [KeptAttachment]
    public var limits: UploadLimits
    /// Help articles that may answer it, offered below the text.
    public var matches: [ArticleLink] = []

    public init(
        values: ComplaintFormValues = ComplaintFormValues(), errors: [ComplaintFormField: String] = [:],
        error: String? = nil, key: String, subTypes: [SubTypeChoice] = [], keptAttachments: [KeptAttachment] = [],
        limits: UploadLimits = UploadLimits()
    ) {
        self.values = values
        self.errors = errors
        self.error = error
        self.key = key
        self.subTypes = subTypes
        self.keptAttachments = keptAttachments
        self.limits = limits
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return PublicLayout.html(
            title: hasErrors ? texts(.titleWithError, ["title": texts[.complainTitle]]) : texts[.complainTitle],
            main: """
                <h1>\(texts[.complainTitle])</h1>
                \(hasErrors ? HTML.empty : "<p class=\"lead\">\(texts[.complainLead])</p>")
                \(summary(texts))
                <form method="post" action="\(Paths.complain)" enctype="multipart/form-data" data-draft="complain" \
                data-send>
                \(context.csrfField)<input type="hidden" name="key" value="\(key)">
                \(ComplaintMatter(page: self).html(texts: texts))
                \(ComplaintContact(page: self).html(texts: texts))
                \(UploadField(
                    id: "attachments", error: errors[.attachments], kept: keptAttachments, limits: limits
                ).html(texts: texts))
                <p class="submit"><button class="primary">\(texts[.complainSubmit])</button></p>
                <p class="quiet">\(texts[.complainAfter])</p>
                </form>
                """,
            in: context
        )
    }

    private var hasErrors: Bool { error != nil || !errors.isEmpty }

    private func summary(_ texts: Texts) -> HTML {
        let fields = ComplaintFormField.allCases.compactMap { field in
            errors[field].map { (text: $0, id: Optional(field.rawValue)) }
        }
        let general = error.map { [(text: $0, id: String?.none)] } ?? []
        return ErrorSummary(items: general + fields, texts: texts).html()
    }
}

/// What may be uploaded at once.
public struct UploadLimits: Sendable {
    public var maximumFiles: Int
    /// In megabytes, for one file.
    public var maximumMegabytes: Int

    public init(maximumFiles: Int = 10, maximumMegabytes: Int = 10) {
        self.maximumFiles = maximumFiles
        self.maximumMegabytes = maximumMegabytes
    }
}
