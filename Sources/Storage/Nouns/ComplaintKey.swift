/// A complaint's row, in storage. People know it by its number.
public struct ComplaintKey: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public var description: String { String(rawValue) }

    public static func < (a: ComplaintKey, b: ComplaintKey) -> Bool { a.rawValue < b.rawValue }
}
