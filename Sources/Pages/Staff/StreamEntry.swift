public import Complaints
public import Foundation

/// One thing that happened, or was said, or was noted.
public struct StreamEntry: Sendable {
    /// Told apart by shape and label, not by colour alone.
    public enum Kind: String, Sendable, CaseIterable {
        /// What the complainant said.
        case complainant
        /// What was sent to the complainant by a person.
        case message
        /// What the system sent by itself.
        case automatic
        /// A result with its parts.
        case result
        /// For staff only.
        case note
        /// Something done or decided.
        case fact
        /// A limit that passed.
        case breach
    }

    /// Unique within the complaint, such as the event's number.
    public var id: String
    public var kind: Kind
    public var time: Date
    /// Who did it, by name.
    public var actor: String
    /// What happened, in a few words.
    public var title: String
    public var body: String?
    /// What a program answered, shown as it is laid out.
    public var listing: String?
    /// Further parts with their labels: reason, handler, stated time.
    public var parts: [(label: String, value: String)]
    public var clause: Clause?
    public var attachments: [AttachmentLink]

    public init(
        id: String, kind: Kind, time: Date, actor: String, title: String, body: String? = nil,
        listing: String? = nil, parts: [(label: String, value: String)] = [], clause: Clause? = nil,
        attachments: [AttachmentLink] = []
    ) {
        self.id = id
        self.kind = kind
        self.time = time
        self.actor = actor
        self.title = title
        self.body = body
        self.listing = listing
        self.parts = parts
        self.clause = clause
        self.attachments = attachments
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let body: HTML? = body.map { "<p class=\"said\" dir=\"auto\">\($0)</p>" }
        let listing: HTML? = listing.map { text in
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"\(title)\" dir=\"auto\">\(text)</pre>"
        }
        let rows = parts.map { part -> HTML in
            "<div><dt>\(part.label)</dt><dd dir=\"auto\">\(part.value)</dd></div>"
        }
        let list: HTML? = parts.isEmpty ? nil : "<dl class=\"parts\">\(rows)</dl>"
        let label: HTML? = texts.label(kind).map { " <span class=\"kind\">\($0)</span>" }
        return """
            <li class="entry is-\(kind.rawValue)" id="e-\(id)">
            <p class="entry-head"><strong>\(title)</strong>\(label) <bdi>\(actor)</bdi> \
            \(context.time.staffTag(time))\(ClauseMark.html(clause, in: context))</p>
            \(body)\(list)\(listing)\(AttachmentList.html(attachments, isInline: true, in: context))
            </li>

            """
    }
}
