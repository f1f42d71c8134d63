public import Complaints

/// An act somebody may do now, as a form; or the reason why it cannot be done yet.
public struct ActionForm: Sendable {
    /// The last part of the address it is posted to.
    public var name: String
    public var title: String
    /// What exactly will happen, and for an outward act what will be sent to whom.
    public var explanation: String?
    public var clause: Clause?
    public var fields: [FormField]
    public var submitLabel: String
    /// The one act the regulation expects next.
    public var isPrimary: Bool
    /// Cannot be taken back, or cuts something off.
    public var isDangerous: Bool
    /// Why it cannot be done yet; nil when it can.
    public var blocked: String?
    /// What went wrong with the last attempt as a whole.
    public var error: String?
    /// The single key that opens it: `r`, `n`, `a`.
    public var key: String?

    public init(
        name: String, title: String, explanation: String? = nil, clause: Clause? = nil, fields: [FormField] = [],
        submitLabel: String, isPrimary: Bool = false, isDangerous: Bool = false, blocked: String? = nil,
        error: String? = nil, key: String? = nil
    ) {
        self.name = name
        self.title = title
        self.explanation = explanation
        self.clause = clause
        self.fields = fields
        self.submitLabel = submitLabel
        self.isPrimary = isPrimary
        self.isDangerous = isDangerous
        self.blocked = blocked
        self.error = error
        self.key = key
    }

    /// Holds what was typed in an attempt that did not go through.
    public var isTyped = false

    /// Whether the last attempt went wrong, so that it has to be shown open.
    public var hasErrors: Bool { isTyped || error != nil || fields.contains { $0.error != nil } }

    var hasFiles: Bool {
        fields.contains { if case .file = $0.kind { true } else { false } }
    }
}

extension ActionForm {
    /// The form itself.
    /// - Parameters:
    ///   - action: the address it is posted to.
    ///   - version: the complaint's version as shown, so that two acts at once are noticed.
    func form(action: String, version: Int?, in context: PageContext) -> HTML {
        let texts = context.texts
        let items = fields.compactMap { field in
            // Several fields may be wrong in the same way: each is named.
            field.error.map { (text: field.label.isEmpty ? $0 : "\(field.label) · \($0)", id: fieldID(field)) }
        }
        let general = error.map { [(text: $0, id: String?.none)] } ?? []
        let summary = ErrorSummary(items: general + items.map { ($0.text, $0.id) }, texts: texts)
        let inputs = fields.map { field in
            var markup = FieldMarkup(field: field, id: fieldID(field), texts: texts)
            // A secret of another kind than one's own password.
            if case .password = field.kind { markup.autocomplete = "new-password" }
            return markup.html()
        }
        let versionField: HTML? = version.map { "<input type=\"hidden\" name=\"version\" value=\"\($0)\">" }
        let tone = isDangerous ? "danger" : isPrimary ? "primary" : ""
        return """
            <form method="post" action="\(action)"\(attribute: "enctype", hasFiles ? "multipart/form-data" : nil)>
            \(context.csrfField)\(versionField)
            \(summary.html())
            \(explanation.map { text -> HTML in "<p class=\"explanation\">\(text)</p>" })
            \(inputs)
            <p class="submit"><button class="\(tone)">\(submitLabel)</button></p>
            </form>
            """
    }

    private func fieldID(_ field: FormField) -> String { "\(name)-\(field.name)" }

    /// Closed until asked for: the title opens it.
    func disclosure(action: String, version: Int?, group: String, in context: PageContext) -> HTML {
        let mark = ClauseMark.html(clause, in: context)
        if let blocked {
            return """
                <div class="act is-blocked" id="act-\(name)"><span>\(title)\(mark)</span>\
                <span class="quiet">\(context.texts(.blockedBecause, ["reason": blocked]))</span></div>
                """
        }
        return """
            <details class="act" id="act-\(name)" name="\(group)"\(attribute: "data-key", key)\
            \(flag: "open", hasErrors)>
            <summary>\(title)\(mark)</summary>
            \(form(action: action, version: version, in: context))
            </details>
            """
    }
}

/// A clause of the regulation beside what rests on it.
enum ClauseMark {
    static func html(_ clause: Clause?, in context: PageContext) -> HTML {
        guard let clause else { return .empty }
        return " <span class=\"clause\">\(context.texts(.clauseMark, ["clause": clause.rawValue]))</span>"
    }
}
