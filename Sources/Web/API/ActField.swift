/// A field of an act, as the API takes it. Names are those that the forms send.
struct ActField: Sendable {
    enum Kind: Sendable {
        /// Text of several lines, or of one.
        case text, line
        case flag
        /// The id of a member of staff, of a work item, of a measure.
        case person, item
        /// 1, 2 or 3.
        case level
        /// ISO 8601, local to the policy's time zone or with an offset.
        case date
        case email, phone
        case words([String])
    }

    let name: String
    let kind: Kind
    let isRequired: Bool

    init(_ name: String, _ kind: Kind, required: Bool = false) {
        self.name = name
        self.kind = kind
        isRequired = required
    }
}

extension ActField {
    /// Its value as a form would have sent it. Numbers and truths may come as what they are or as text; a text must be
    /// one, or `false` would pass for a reason.
    func text(in body: inout JSONBody) -> String? {
        guard let value = body.value(name) else { return nil }
        switch (kind, value) {
        case (.flag, .bool(let flag)): return flag ? "true" : "false"
        case (.flag, .string(let text)) where ["true", "false", ""].contains(text): return text
        case (.person, .number(let text)), (.item, .number(let text)), (.level, .number(let text)): return text
        case (.person, .string(let text)), (.item, .string(let text)), (.level, .string(let text)):
            if text.utf8.count <= 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return text }
            body.report(name, .wrongType)
            return nil
        case (.text, .string(let text)), (.line, .string(let text)), (.date, .string(let text)),
            (.email, .string(let text)), (.phone, .string(let text)), (.words, .string(let text)):
            return text
        default:
            body.report(name, .wrongType)
            return nil
        }
    }

    /// Its description for programs.
    func write(_ w: inout JSONWriter) {
        w.member("name", name)
        w.member("kind", kindName)
        w.member("required", isRequired)
        if case .words(let words) = kind { w.strings("values", words) }
    }

    private var kindName: String {
        switch kind {
        case .text: "text"
        case .line: "line"
        case .flag: "flag"
        case .person: "person"
        case .item: "ordinal"
        case .level: "level"
        case .date: "date"
        case .email: "email"
        case .phone: "phone"
        case .words: "word"
        }
    }

    /// The names of all kinds.
    static let kindNames = [
        "text", "line", "flag", "person", "ordinal", "level", "date", "email", "phone", "word",
    ]
}
