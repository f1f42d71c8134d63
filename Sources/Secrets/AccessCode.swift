/// The code that opens one complaint's tracking page together with its number.
///
/// It is derived from the number and the installation's secret, so nothing is stored that a copy of the database
/// could give away. Twelve symbols of Crockford's base 32 hold 60 bits; attempts must be limited by the caller.
public struct AccessCode: Sendable {
    /// Digits and letters without I, L, O and U, which are misread or spell words.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let length = 12

    private let symbols: [UInt8]

    /// The code of the complaint with this number.
    public init(number: String, secret: Secret) {
        var mac = secret.keyed
        mac.update(utf8: "access:")
        mac.update(utf8: number)
        var bits = mac.code().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        symbols = (0..<Self.length).map { _ in
            defer { bits <<= 5 }
            return Self.alphabet[Int(bits >> 59)]
        }
    }

    /// The form to show and send: `XXXX-XXXX-XXXX`.
    public var text: String {
        var text: [UInt8] = []
        text.reserveCapacity(Self.length + 2)
        for (index, symbol) in symbols.enumerated() {
            if index == 4 || index == 8 { text.append(UInt8(ascii: "-")) }
            text.append(symbol)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether what a person typed is this code, in whatever case and grouping. Takes the same time for every
    /// wrong code of the right length.
    public func matches(_ typed: String) -> Bool {
        guard let normal = Self.normalise(typed) else { return false }
        return equalInConstantTime(Array(normal.utf8), symbols)
    }

    /// The twelve symbols behind what a person typed: upper case, full-width characters narrowed, spaces and dashes
    /// dropped, O read as 0 and I or L as 1. Nil when that is not twelve symbols of the alphabet.
    public static func normalise(_ typed: String) -> String? {
        // A pasted novel is no code; do not walk through it.
        guard typed.utf8.count <= 200 else { return nil }
        var symbols: [UInt8] = []
        for scalar in typed.unicodeScalars where !isSeparator(scalar) {
            guard let symbol = symbol(for: scalar), symbols.count < length else { return nil }
            symbols.append(symbol)
        }
        return symbols.count == length ? String(decoding: symbols, as: UTF8.self) : nil
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
            || scalar == "\u{2212}" || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }

    private static func symbol(for scalar: Unicode.Scalar) -> UInt8? {
        let narrow = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        guard var byte = UInt8(exactly: narrow) else { return nil }
        if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { byte -= 32 }
        switch byte {
        case UInt8(ascii: "O"): byte = UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): byte = UInt8(ascii: "1")
        default: break
        }
        return alphabet.contains(byte) ? byte : nil
    }
}
