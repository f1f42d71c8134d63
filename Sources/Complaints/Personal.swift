/// A value about a person: a contact, a name, free text. It can be erased while the history that carries it stays
/// verifiable, because storage keeps it beside the event and the event holds a salted digest only. (6.2)
public struct Personal: Hashable, Sendable {
    /// The words, or nil once they were erased.
    public let text: String?

    public init(_ text: String) { self.text = text }
    private init(erased: Void) { text = nil }

    /// What stands where words were erased.
    public static let erased = Personal(erased: ())
    public var isErased: Bool { text == nil }
    /// The words, or nothing once erased.
    public var words: String { text ?? "" }
}

/// Where the words of one event are kept while the event itself is encoded without them.
/// Salts are random, so this belongs to storage; the domain only knows that there is such a place.
public protocol PersonalVault: AnyObject {
    /// Keeps the words and answers with the digest that stands for them in the event.
    func keep(_ text: String) -> String
    /// The words behind a digest, or nil when they were erased.
    func text(behind digest: String) -> String?
}

extension CodingUserInfoKey {
    /// The `PersonalVault` of an encoder or decoder. Without one, personal values are coded as plain text
    /// (a complete export), with null for what was erased.
    public static let personalVault: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "redress.personalVault") else {
            preconditionFailure("a non-empty key is always accepted")
        }
        return key
    }()
}

extension Personal: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .erased
        } else if let vault = decoder.userInfo[.personalVault] as? any PersonalVault {
            self = vault.text(behind: try container.decode(String.self)).map { Personal($0) } ?? .erased
        } else {
            self = Personal(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch (text, encoder.userInfo[.personalVault] as? any PersonalVault) {
        case (let text?, let vault?): try container.encode(vault.keep(text))
        case (let text?, nil): try container.encode(text)
        case (nil, _): try container.encodeNil()
        }
    }
}

extension Personal: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
