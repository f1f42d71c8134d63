import Complaints
public import Foundation

/// What a complainant can do. Raw values are the last part of the address.
public enum ComplainantAct: String, CaseIterable, Hashable, Sendable {
    case reply
    case accept
    case notSolved = "not-solved"
    case withdraw
    case object
    case reopen
    case requestCopy = "request-copy"
    case requestCorrection = "request-correction"
    case requestDeletion = "request-deletion"

    /// A request of the person for their own data: it stands apart from what is said about the complaint. (6.2)
    public var isAboutData: Bool {
        switch self {
        case .requestCopy, .requestCorrection, .requestDeletion: true
        default: false
        }
    }
}

/// An act open to the complainant now. Fields sent: `text`, for a reply also `attachments`, `csrf`, `version`.
public struct TrackingAct: Sendable {
    public var act: ComplainantAct
    /// What was typed before.
    public var text: String
    public var error: String?
    /// Until when it is possible.
    public var until: Date?
    /// Limits that its explanation states, by the names that texts have for them.
    public var limits: [String: String]

    public init(
        _ act: ComplainantAct, text: String = "", error: String? = nil, until: Date? = nil,
        limits: [String: String]
    ) {
        self.act = act
        self.text = text
        self.error = error
        self.until = until
        self.limits = limits
    }
}

/// Each act is its own small form, opened by its title.
struct TrackingActMarkup {
    let page: TrackingPage
    let act: TrackingAct

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let words = texts.words(act.act)
        let name = act.act.rawValue
        let isReply = act.act == .reply
        let field = FormField(
            "text", label: texts[words.label], kind: .longText, value: act.text, error: act.error,
            required: words.isTextRequired)
        let until: HTML? = act.until.map {
            "<p class=\"hint\">\(texts.html(.possibleUntil, ["time": context.time.openTag($0)]))</p>"
        }
        let upload: HTML? =
            isReply ? UploadField(id: "reply-attachments", limits: page.limits).html(texts: texts) : nil
        let tone = act.act == .withdraw || act.act == .requestDeletion ? "danger" : "primary"
        let input = FieldMarkup(field: field, id: "\(name)-text", texts: texts, maximum: 20_000, rows: 4).html()
        return """
            <details class="act" id="act-\(name)" name="act"\(flag: "open", act.error != nil)>
            <summary>\(texts[words.title])</summary>
            <form method="post" action="\(Paths.tracking(page.number, act.act))"\
            \(attribute: "enctype", isReply ? "multipart/form-data" : nil)\(flag: "data-send", isReply) \
            data-draft="\(page.number.rawValue)-\(name)">
            \(context.csrfField)<input type="hidden" name="version" value="\(page.version)">
            <p class="explanation">\(texts(words.explanation, limits: act.limits))</p>\(until)
            \(input)
            \(upload)
            <p class="submit"><button class="\(tone)">\(texts[words.submit])</button></p>
            </form>
            </details>
            """
    }
}
