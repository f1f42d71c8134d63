/// A piece of finished HTML. Whatever is interpolated into a literal of this type is escaped, for text and for
/// double-quoted attributes alike, unless it is HTML already: `let row: HTML = "<td>\(title)</td>"`.
///
/// A hand-written value rather than a template engine: pages are built by appending to one buffer, which is what
/// keeps the queue page within its budget.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text as UTF-8, ready to be sent.
    public private(set) var bytes: [UInt8]

    /// The text as a string.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Nothing at all.
    public static let empty = HTML(bytes: [])

    /// A literal is trusted: it was written by us.
    public init(stringLiteral value: String) { bytes = Array(value.utf8) }

    public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Takes text from outside, escaped.
    public init(escaping text: String) {
        bytes = []
        Escaping.append(text, to: &bytes)
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Several pieces, one after the other.
    public init(_ pieces: [HTML]) {
        bytes = []
        bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
        for piece in pieces { bytes.append(contentsOf: piece.bytes) }
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Adds a piece at the end.
    public mutating func append(_ piece: HTML) { bytes.append(contentsOf: piece.bytes) }

    /// Collects a literal and its values into one buffer.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 48)
        }

        public mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

        /// Text from outside, escaped.
        public mutating func appendInterpolation(_ text: String) { Escaping.append(text, to: &bytes) }

        /// Text from outside, escaped; nothing when there is none.
        public mutating func appendInterpolation(_ text: String?) {
            if let text { Escaping.append(text, to: &bytes) }
        }

        /// A number.
        public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

        /// Finished HTML, as it is.
        public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        /// Finished HTML, as it is; nothing when there is none.
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// Several pieces, one after the other.
        public mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        /// A whole attribute with the space before it; nothing when there is no value.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(contentsOf: " \(name)=\"".utf8)
            Escaping.append(value, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }

        /// An attribute without a value, such as `checked`, with the space before it; nothing unless it holds.
        public mutating func appendInterpolation(flag name: StaticString, _ holds: Bool) {
            if holds { bytes.append(contentsOf: " \(name)".utf8) }
        }
    }
}
