import Complaints
import Desk

/// A complaint as a program sends it.
struct ReceiptBody {
    let draft: Draft

    /// Throws when a member has the wrong type or is unknown; what the members say, the desk checks.
    init(_ body: JSONBody, _ words: ProblemWords) throws {
        var body = body
        var draft = Draft()
        draft.type = body.text("type")
        draft.subType = body.text("subType")
        draft.title = body.text("title")
        draft.content = body.text("content")
        draft.about = body.text("about")
        draft.userID = body.text("userID")
        draft.language = words.language
        if let text = body.text("language") {
            guard let language = Language(rawValue: text) else { throw FieldErrors(["language": .unknown]) }
            draft.language = language
        }
        switch body.value("contact") {
        case .string(let word) where word == "none": draft.noContact = true
        case .string: throw FieldErrors(["contact": .unknown])
        case .object:
            guard var contact = body.object("contact") else { break }
            draft.email = contact.text("email")
            draft.phone = contact.text("phone")
            body.report(contact, within: "contact")
            try Self.check(contact: draft)
        case nil: break
        default: body.report("contact", .wrongType)
        }
        try body.check(words)
        self.draft = draft
    }

    /// A contact that is there but blank is a mistake of the program, not a wish to leave none.
    private static func check(contact draft: Draft) throws(FieldErrors) {
        var errors = FieldErrors()
        if let email = draft.email, email.allSatisfy(\.isWhitespace) { errors.add("contact.email", .notAnEmail) }
        if let phone = draft.phone, phone.allSatisfy(\.isWhitespace) { errors.add("contact.phone", .notAPhone) }
        if !errors.isEmpty { throw errors }
    }

    /// The desk's names of fields as this body has them.
    static func renamed(_ errors: FieldErrors) -> FieldErrors {
        var renamed = FieldErrors()
        for (name, problem) in errors.problems {
            renamed.add(name == "email" || name == "phone" ? "contact.\(name)" : name, problem)
        }
        return renamed
    }
}
