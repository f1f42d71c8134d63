import Complaints
import Desk
import Pages

// Texts of the house's own: one line each, in both languages, the built-in words beside it. (6.1)
extension PolicyForm {
    var ownTexts: PolicyFormPage.Part {
        let rows = PolicyText.allCases.map { text -> PolicyFormPage.Row in
            let own = Language.allCases.filter { !fields[PolicyFields.name(text, $0)].isEmpty }
            return PolicyFormPage.Row(
                texts.title(text), clause: text.clause, fields: [],
                more: PolicyFormPage.More(
                    excerpt(text, texts.language), mark: own.isEmpty ? nil : texts[.policyTextOwn],
                    fields: Language.allCases.map { asked(text, $0) }))
        }
        return .init("texts", texts[.policyTexts], hint: texts[.policyTextsHint], rows: rows, isDense: true)
    }

    /// What is said now, as far as it fits on a line.
    private func excerpt(_ text: PolicyText, _ language: Language) -> String {
        let own = fields[PolicyFields.name(text, language)]
        let words = own.isEmpty ? Texts(language)[text.key] : own
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " / ")
        return line.count > 70 ? "\(line.prefix(70))…" : line
    }

    private func asked(_ text: PolicyText, _ language: Language) -> FormField {
        var asked = field(PolicyFields.name(text, language), .policyTexts, text.namedLevel == nil ? .longText : .text)
        asked.label = texts.word(language)
        let own = Texts(language)[text.key].split(separator: "\n").joined(separator: " / ")
        asked.hint = texts(.policyTextBuiltIn, ["text": own])
        return asked
    }
}
