import Channels

/// How long each kind of text may be, in characters.
public enum TextLimit {
    public static let title = 200
    public static let content = 20_000
    public static let about = 200
    public static let userID = 100
    public static let line = 200
    public static let text = 20_000
    public static let name = 100
}

extension FieldErrors {
    /// The cleaned text of a field; records what is wrong with it and then answers with nothing.
    mutating func text(
        _ field: String, _ raw: String?, limit: Int, line: Bool = false, required: Bool = false
    ) -> String {
        guard let raw else {
            if required { add(field, .missing) }
            return ""
        }
        do throws(PlainTextError) {
            let clean = try PlainText(raw, limit: limit, lines: line ? .one : .several).text
            if required && clean.isEmpty { add(field, .missing) }
            return clean
        } catch {
            switch error {
            case .controlCharacter: add(field, .controlCharacter)
            case .tooLong(_, let limit): add(field, .tooLong(limit: limit))
            }
            return ""
        }
    }

    mutating func email(_ field: String, _ raw: String?) -> String? {
        let text = text(field, raw, limit: 254, line: true)
        guard !text.isEmpty else { return nil }
        guard let email = EmailAddress.normalise(text) else {
            add(field, .notAnEmail)
            return nil
        }
        return email
    }

    mutating func phone(_ field: String, _ raw: String?) -> String? {
        let text = text(field, raw, limit: 40, line: true)
        guard !text.isEmpty else { return nil }
        guard let phone = PhoneNumber.normalise(text) else {
            add(field, .notAPhone)
            return nil
        }
        return phone
    }

    /// One of the words of a vocabulary.
    mutating func word<T: RawRepresentable>(_ field: String, _ raw: String?, required: Bool = true) -> T?
    where T.RawValue == String {
        guard let raw, !raw.isEmpty else {
            if required { add(field, .missing) }
            return nil
        }
        guard let word = T(rawValue: raw) else {
            add(field, .unknown)
            return nil
        }
        return word
    }
}
