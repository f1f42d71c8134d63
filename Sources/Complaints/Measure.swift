public import Foundation

/// A temporary measure or an isolation, across complaints: the number people and host sites know it by.
public struct MeasureID: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public var description: String { String(rawValue) }
    public static func < (a: MeasureID, b: MeasureID) -> Bool { a.rawValue < b.rawValue }
}

/// Which of the two: both are one mechanism.
public enum MeasureKind: String, Codable, CaseIterable, Hashable, Sendable {
    /// 临时措施: takes effect once it is approved. (3'.L2.3)
    case temporary
    /// 紧急隔离: takes effect at once and is approved afterwards. (3'.L3.2)
    case isolation

    public var clause: Clause {
        switch self {
        case .temporary: "3'.L2.3"
        case .isolation: "3'.L3.2"
        }
    }
}

/// What a host site is told: the flag and its value while the measure is in force.
public struct FlagSetting: Hashable, Sendable, Codable {
    /// How the value is written in JSON.
    public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        case boolean, number, text
    }

    /// The longest key and the longest value, in characters.
    public static let longestKey = 100
    public static let longestValue = 200

    public let key: String
    public let kind: Kind
    /// As JSON writes a truth or a number; a text as it is.
    public let value: String

    /// From storage, where it was checked before.
    public init(key: String, kind: Kind, value: String) {
        self.key = key
        self.kind = kind
        self.value = value
    }

    /// From what a person typed: `true` and `false` are truths, what JSON calls a number is one, everything else is a
    /// text. nil where key or value are none; see ``isKey(_:)``.
    public init?(key: String, typed: String) {
        guard Self.isKey(key), typed.hasWords, typed.count <= Self.longestValue else { return nil }
        self.key = key
        value = typed
        kind = typed == "true" || typed == "false" ? .boolean : Self.isNumber(typed) ? .number : .text
    }

    /// Letters, digits and `. _ - :`, beginning with a letter or digit: safe in every address and header.
    public static func isKey(_ text: String) -> Bool {
        guard let first = text.utf8.first, isAlphanumeric(first), text.utf8.count <= longestKey else { return false }
        return text.utf8.allSatisfy { isAlphanumeric($0) || "._-:".utf8.contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// `-12`, `0.5`: no leading zeros, no exponents, at most fifteen digits, so that every reader reads the same number.
    private static func isNumber(_ text: String) -> Bool {
        let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...])
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard digits, let whole = parts.first, whole == "0" || !whole.hasPrefix("0") else { return false }
        return parts.reduce(0) { $0 + $1.count } <= 15 && text != "-0"
    }
}

/// A temporary measure or an isolation: what is switched, why, until when.
public struct Measure: Hashable, Sendable, Codable {
    public var id: MeasureID
    /// The function, test, module or data it is about, in words.
    public var target: Personal
    public var flag: FlagSetting
    public var reason: Personal
    /// When it ends by itself; nothing temporary is without an end.
    public var until: Date

    public init(id: MeasureID, target: Personal, flag: FlagSetting, reason: Personal, until: Date) {
        self.id = id
        self.target = target
        self.flag = flag
        self.reason = reason
        self.until = until
    }
}

/// How a measure came to its end.
public enum MeasureEnding: String, Hashable, Sendable, Codable, CaseIterable {
    /// Not approved; an isolation is undone by that.
    case refused
    /// Taken back by a person.
    case rolledBack = "rolled-back"
    /// Its time was over.
    case expired
    /// Its time was over before anybody approved it.
    case lapsed
}

/// How a measure stands.
public enum MeasureState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Waits for approval, without effect.
    case proposed
    /// In force: host sites are told.
    case active
    case refused
    case rolledBack = "rolled-back"
    case expired, lapsed

    /// Something can still come of it.
    public var isOpen: Bool { self == .proposed || self == .active }

    init(_ ending: MeasureEnding) {
        switch ending {
        case .refused: self = .refused
        case .rolledBack: self = .rolledBack
        case .expired: self = .expired
        case .lapsed: self = .lapsed
        }
    }
}

/// A measure that was taken on another complaint and helps this one too.
public struct LinkedMeasure: Hashable, Sendable, Codable {
    public var id: MeasureID
    public var kind: MeasureKind
    /// As the measure itself has it, at the time of linking.
    public var target: Personal
    public var until: Date

    public init(id: MeasureID, kind: MeasureKind, target: Personal, until: Date) {
        self.id = id
        self.kind = kind
        self.target = target
        self.until = until
    }
}

extension Fact {
    /// The measure it is about, where it is about one.
    public var measure: MeasureID? {
        switch self {
        case .measureProposed(let measure), .isolated(let measure): measure.id
        case .measureDecided(let id, _, _), .measureEnded(let id, _, _): id
        case .measureLinked(let linked): linked.id
        default: nil
        }
    }
}
