public import Complaints

/// The catalogue of one language: every sentence a person reads.
public struct Texts: Sendable {
    /// The language of the texts.
    public let language: Language
    private let values: [String]
    /// What a house words itself, by the place of its key.
    private var own: [Int: String] = [:]

    /// The catalogue of a language. Cheap: both are built once.
    public init(_ language: Language) {
        self.language = language
        values =
            switch language {
            case .zh: Self.chinese
            case .en: Self.english
            }
    }

    /// The text of a key, placeholders and all.
    public subscript(key: TextKey) -> String {
        own.isEmpty ? values[key.rawValue] : own[key.rawValue] ?? values[key.rawValue]
    }

    /// The same catalogue with other words in the places of some keys.
    func reworded(_ own: [Int: String]) -> Texts {
        var texts = self
        texts.own = own
        return texts
    }

    /// The text of a key with its placeholders, such as `{time}`, replaced.
    public func callAsFunction(_ key: TextKey, _ replacements: KeyValuePairs<String, String>) -> String {
        var result = ""
        Self.scan(self[key]) { piece in
            switch piece {
            case .text(let text): result += text
            case .placeholder(let name):
                result += replacements.first { $0.key[...] == name }?.value ?? "{\(name)}"
            }
        }
        return result
    }

    /// The same with the limits of a policy, in words, by the names that texts have for them.
    public func callAsFunction(_ key: TextKey, limits: [String: String]) -> String {
        var result = ""
        Self.scan(self[key]) { piece in
            switch piece {
            case .text(let text): result += text
            case .placeholder(let name): result += limits[String(name)] ?? "{\(name)}"
            }
        }
        return result
    }

    /// The text of a key, escaped, with HTML in the place of its placeholders.
    func html(_ key: TextKey, _ replacements: KeyValuePairs<String, HTML>) -> HTML {
        var result = HTML.empty
        Self.scan(self[key]) { piece in
            switch piece {
            case .text(let text): result.append(HTML(escaping: String(text)))
            case .placeholder(let name):
                if let value = replacements.first(where: { $0.key[...] == name })?.value { result.append(value) }
            }
        }
        return result
    }

    /// The placeholders of a text, in order of appearance.
    static func placeholders(in text: String) -> [String] {
        var names: [String] = []
        scan(text) { if case .placeholder(let name) = $0 { names.append(String(name)) } }
        return names
    }

    private enum Piece {
        case text(Substring)
        case placeholder(Substring)
    }

    private static func scan(_ text: String, _ body: (Piece) -> Void) {
        let utf8 = text.utf8
        var start = utf8.startIndex
        while let open = utf8[start...].firstIndex(of: UInt8(ascii: "{")),
            let close = utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            if start < open { body(.text(text[start..<open])) }
            body(.placeholder(text[utf8.index(after: open)..<close]))
            start = utf8.index(after: close)
        }
        if start < utf8.endIndex { body(.text(text[start...])) }
    }

    private static let chinese = table(TextsInChinese.all)
    private static let english = table(TextsInEnglish.all)

    /// A missing text shows as its key; a test keeps that from happening.
    private static func table(_ texts: [[TextKey: String]]) -> [String] {
        TextKey.allCases.map { key in
            for part in texts { if let text = part[key] { return text } }
            return String(describing: key)
        }
    }
}
