import Complaints

// Texts of the house's own: what they fill in is checked, so that nobody is told "{tmie}". (6.1)
extension CheckedPolicy {
    mutating func readTexts(_ fields: PolicyFields) {
        for text in PolicyText.allCases {
            for language in Language.allCases { read(text, language, fields) }
        }
        for language in Language.allCases { checkLevelNames(language) }
    }

    private mutating func read(_ text: PolicyText, _ language: Language, _ fields: PolicyFields) {
        let field = PolicyFields.name(text, language)
        let words = errors.text(field, fields[field], limit: text.limit, line: text.namedLevel != nil)
        policy[text, language] = words.isEmpty ? nil : words
        guard !words.isEmpty else { return }
        let places = PolicyText.places(in: words)
        if let unknown = places.first(where: { !text.places.contains($0) }) {
            errors.add(field, .placeUnknown(name: "{\(unknown)}"))
        }
        if let missing = text.requiredPlaces.subtracting(places).min() {
            errors.add(field, .placeMissing(name: "{\(missing)}"))
        }
    }

    /// Two levels of one name could not be told apart.
    private mutating func checkLevelNames(_ language: Language) {
        var taken: Set<String> = []
        for level in Level.allCases {
            let text = PolicyText.name(of: level)
            guard let name = policy[text, language] else { continue }
            if !taken.insert(name).inserted { errors.add(PolicyFields.name(text, language), .nameTaken) }
        }
    }
}
