public import Complaints

/// A complaint as somebody typed it, before anything is checked.
public struct Draft: Hashable, Sendable {
    public var type: String?
    public var subType: String?
    public var title: String?
    public var content: String?
    public var about: String?
    public var email: String?
    public var phone: String?
    /// Explicitly no contact.
    public var noContact = false
    public var userID: String?
    public var language: Language = .zh
    /// Tokens of uploads that wait for it.
    public var uploads: [String] = []

    public init() {}
}

/// A draft that passed: what a receipt is made of.
struct CheckedDraft: Sendable {
    var type: ComplaintType
    var subType: String?
    var title: String
    var content: String
    var about: String?
    var email: String?
    var phone: String?
    var userID: String?

    /// Throws every field that is not right, all at once.
    init(_ draft: Draft, _ policy: Policy) throws(FieldErrors) {
        var errors = FieldErrors()
        let type: ComplaintType? = errors.word("type", draft.type)
        let content = errors.text("content", draft.content, limit: TextLimit.content, required: true)
        let title = errors.text("title", draft.title, limit: TextLimit.title, line: true)
        let about = errors.text("about", draft.about, limit: TextLimit.about, line: true)
        let userID = errors.text("userID", draft.userID, limit: TextLimit.userID, line: true)
        email = errors.email("email", draft.email)
        phone = errors.phone("phone", draft.phone)
        let hasTyped = !(draft.email ?? "").isEmpty || !(draft.phone ?? "").isEmpty
        if draft.noContact, hasTyped { errors.add("contact", .contactContradicts) }
        if !draft.noContact, !hasTyped { errors.add("contact", .contactMissing) }
        let subType = errors.text("subType", draft.subType, limit: 60, line: true)
        if !subType.isEmpty, !policy.subTypes.contains(where: { $0.id == subType && $0.type == type }) {
            errors.add("subType", .unknown)
        }
        try errors.check()
        guard let type else { throw FieldErrors(["type": .missing]) }
        self.type = type
        self.subType = subType.isEmpty ? nil : subType
        self.content = content
        self.title = title.isEmpty ? Self.firstWords(of: content) : title
        self.about = about.isEmpty ? nil : about
        self.userID = userID.isEmpty ? nil : userID
    }

    /// A title where none was given: the first sentence, or the first forty characters.
    static func firstWords(of content: String) -> String {
        let line = content.prefix { $0 != "\n" }
        let end = line.firstIndex { "。！？!?；;".contains($0) } ?? line.endIndex
        let sentence = line[..<end]
        return sentence.count <= 40 ? String(sentence.isEmpty ? line.prefix(40) : sentence) : "\(sentence.prefix(40))…"
    }
}
