public import Complaints
public import Foundation

/// Something said between us and the complainant. Internal notes have no place here.
public struct TrackingEntry: Sendable {
    /// Who said it, and in which form.
    public enum Kind: Sendable {
        case fromComplainant
        case fromStaff
        case automatic
        case bulletin
        /// A result with its three parts. (4.1)
        case result(ResultStatus, handler: String, contact: String)
    }

    /// Unique within the complaint.
    public var id: String
    public var kind: Kind
    public var time: Date
    /// The name shown; nil for the complainant and the system.
    public var author: String?
    /// What it did, such as objecting, where it is more than words.
    public var heading: String?
    public var text: String
    public var attachments: [AttachmentLink]

    public init(
        id: String, kind: Kind, time: Date, author: String? = nil, text: String, attachments: [AttachmentLink] = []
    ) {
        self.id = id
        self.kind = kind
        self.time = time
        self.author = author
        self.text = text
        self.attachments = attachments
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let time = context.time.openTag(time)
        let files = AttachmentList.html(attachments, in: context)
        if case .result(let status, let handler, let contact) = kind {
            return """
                <li class="said-result" id="m-\(id)">
                <p class="entry-head"><strong>\(texts[.resultTitle])</strong> \(time)</p>
                <dl class="parts"><div><dt>\(texts[.resultStatus])</dt><dd><strong>\(texts.word(status))</strong></dd></div>
                <div><dt>\(texts[.resultSolution])</dt><dd class="said" dir="auto">\(text)</dd></div>
                <div><dt>\(texts[.resultHandler])</dt><dd><bdi>\(handler)</bdi></dd></div>
                <div><dt>\(texts[.resultContact])</dt><dd><bdi>\(contact)</bdi></dd></div></dl>\(files)
                </li>
                """
        }
        let title: HTML? = heading.map { "<p><strong>\($0)</strong></p>" }
        let body: HTML? = text.isEmpty && heading != nil ? nil : "<p class=\"said\" dir=\"auto\">\(text)</p>"
        let (shape, name): (StaticString, String) =
            switch kind {
            case .fromComplainant: ("said-mine", texts[.authorYou])
            case .fromStaff: ("said-ours", author ?? texts[.authorStaff])
            case .automatic: ("said-automatic", texts[.authorSystem])
            case .bulletin: ("said-bulletin", texts[.authorBulletin])
            case .result: ("said-result", "")
            }
        return """
            <li class="\(HTML(stringLiteral: "\(shape)"))" id="m-\(id)">
            <p class="entry-head"><strong><bdi>\(name)</bdi></strong> \(time)</p>
            \(title)\(body)\(files)
            </li>
            """
    }
}

/// One step of the way, done or still to come.
public struct TrackingStep: Sendable {
    public var title: String
    /// When it was done; nil while it is to come.
    public var time: Date?
    /// A word more, such as the reason of a rejection.
    public var detail: String?
    public var isCurrent: Bool

    public init(title: String, time: Date?, detail: String? = nil, isCurrent: Bool = false) {
        self.title = title
        self.time = time
        self.detail = detail
        self.isCurrent = isCurrent
    }

    func html(in context: PageContext) -> HTML {
        let shape: HTML = time == nil && !isCurrent ? " class=\"is-ahead\"" : isCurrent ? " class=\"is-current\"" : ""
        let detail: HTML? = detail.map { "<p dir=\"auto\">\($0)</p>" }
        let mark: HTML? = time.map { context.time.openTag($0) }
        let ahead: HTML? =
            time == nil && !isCurrent ? "<span class=\"quiet\">\(context.texts[.stepAhead])</span>" : nil
        return """
            <li\(shape)\(attribute: "aria-current", isCurrent ? "step" : nil)><strong>\(title)</strong> \
            \(mark)\(ahead)\(detail)</li>
            """
    }
}
