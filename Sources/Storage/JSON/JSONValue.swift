/// A parsed JSON text.
enum JSONValue: Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Hashable {
        var key: String
        var value: JSONValue
    }

    /// Why a text is no JSON. The database wrote it, so that where does not matter.
    struct Malformed: Error {}

    /// Parses one value and nothing after it.
    init(parsing text: String) throws(Malformed) {
        var text = text
        let parsed: Result<JSONValue, Malformed> = text.withUTF8 { utf8 in
            var parser = JSONParser(utf8)
            do throws(Malformed) {
                let value = try parser.value(depth: 0)
                return parser.isAtEnd ? .success(value) : .failure(Malformed())
            } catch {
                return .failure(error)
            }
        }
        self = try parsed.get()
    }

    /// The value under a key of an object; nil when there is none.
    func member(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}

private struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return index == bytes.count
        }
    }

    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private mutating func next() throws(JSONValue.Malformed) -> UInt8 {
        guard index < bytes.count else { throw JSONValue.Malformed() }
        defer { index += 1 }
        return bytes[index]
    }

    private mutating func expect(_ literal: StaticString, _ value: JSONValue) throws(JSONValue.Malformed) -> JSONValue {
        for offset in 0..<literal.utf8CodeUnitCount where try next() != literal.utf8Start[offset] {
            throw JSONValue.Malformed()
        }
        return value
    }

    /// Deeper than any fact is: only a guard for the stack.
    private static let deepest = 64

    mutating func value(depth: Int) throws(JSONValue.Malformed) -> JSONValue {
        skipBlanks()
        guard index < bytes.count, depth < Self.deepest else { throw JSONValue.Malformed() }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""):
            index += 1
            return .string(try string())
        case UInt8(ascii: "t"): return try expect("true", .bool(true))
        case UInt8(ascii: "f"): return try expect("false", .bool(false))
        case UInt8(ascii: "n"): return try expect("null", .null)
        default: return try number()
        }
    }

    private mutating func object(_ depth: Int) throws(JSONValue.Malformed) -> JSONValue {
        index += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
            index += 1
            return .object([])
        }
        while true {
            skipBlanks()
            guard try next() == UInt8(ascii: "\"") else { throw JSONValue.Malformed() }
            let key = try string()
            skipBlanks()
            guard try next() == UInt8(ascii: ":") else { throw JSONValue.Malformed() }
            members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
            skipBlanks()
            switch try next() {
            case UInt8(ascii: ","): continue
            case UInt8(ascii: "}"): return .object(members)
            default: throw JSONValue.Malformed()
            }
        }
    }

    private mutating func array(_ depth: Int) throws(JSONValue.Malformed) -> JSONValue {
        index += 1
        var values: [JSONValue] = []
        skipBlanks()
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
            index += 1
            return .array([])
        }
        while true {
            values.append(try value(depth: depth + 1))
            skipBlanks()
            switch try next() {
            case UInt8(ascii: ","): continue
            case UInt8(ascii: "]"): return .array(values)
            default: throw JSONValue.Malformed()
            }
        }
    }

    /// The string whose opening quote was read.
    private mutating func string() throws(JSONValue.Malformed) -> String {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index += 1 }
        guard index < bytes.count else { throw JSONValue.Malformed() }
        if bytes[index] == UInt8(ascii: "\"") {
            defer { index += 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        }
        var text = Array(bytes[start..<index])
        while true {
            let byte = try next()
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: text.append(byte)
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONValue.Malformed) {
        switch try next() {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
        case let byte where [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/")].contains(byte):
            text.append(byte)
        default: throw JSONValue.Malformed()
        }
    }

    private mutating func scalar() throws(JSONValue.Malformed) -> Unicode.Scalar {
        let high = try codeUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard (0xD800..<0xDC00).contains(high), try next() == UInt8(ascii: "\\"), try next() == UInt8(ascii: "u")
        else { throw JSONValue.Malformed() }
        let low = try codeUnit()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw JSONValue.Malformed() }
        return scalar
    }

    private mutating func codeUnit() throws(JSONValue.Malformed) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = try next()
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw JSONValue.Malformed() }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    private mutating func number() throws(JSONValue.Malformed) -> JSONValue {
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                index += 1
                continue
            default: break
            }
            break
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        if let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text) else { throw JSONValue.Malformed() }
        return .number(number)
    }
}
