/// Reads JSON strictly (RFC 8259): one value, valid UTF-8, no lone surrogates, no name twice, bounded depth.
///
/// Hand-written because intake reads thousands of bodies a second, and because Foundation's decoder lets duplicate
/// names and unpaired surrogates through.
struct JSONReader {
    private static let mostDepth = 16

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONProblem) -> JSONValue {
        var reader = JSONReader(bytes)
        reader.skipBlanks()
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.index == bytes.count else { throw .malformed(at: reader.index) }
        return value
    }

    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private var problem: JSONProblem { .malformed(at: index) }

    private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
        guard index < bytes.count else { throw problem }
        switch bytes[index] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
        guard bytes.count - index >= word.utf8CodeUnitCount else { throw problem }
        for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] != word.utf8Start[offset] {
            throw problem
        }
        index += word.utf8CodeUnitCount
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
        guard depth <= Self.mostDepth else { throw .tooDeep }
        index += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        members.reserveCapacity(8)
        var names: Set<String> = []
        repeat {
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw problem }
            let name = try string()
            // Few names are compared one by one; many would take a time that grows with their square.
            let isNew =
                members.count < 16
                ? !members.contains { $0.name == name } : Self.insert(name, into: &names, members)
            guard isNew else { throw .duplicateName(name) }
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw problem }
            skipBlanks()
            members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw problem }
        return .object(members)
    }

    private static func insert(_ name: String, into names: inout Set<String>, _ members: [JSONValue.Member]) -> Bool {
        if names.isEmpty { names = Set(members.map(\.name)) }
        return names.insert(name).inserted
    }

    private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue {
        guard depth <= Self.mostDepth else { throw .tooDeep }
        index += 1
        var values: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(values) }
        repeat {
            skipBlanks()
            values.append(try value(depth: depth))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw problem }
        return .array(values)
    }

    private mutating func number() throws(JSONProblem) -> String {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(JSONProblem) {
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        guard index > start else { throw problem }
    }
}

// Strings.
extension JSONReader {
    private mutating func string() throws(JSONProblem) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                defer { index += 1 }
                return try text(UnsafeBufferPointer(rebasing: bytes[start..<index]))
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw problem
            default: index += 1
            }
        }
        throw problem
    }

    private func text(_ part: some Collection<UInt8>) throws(JSONProblem) -> String {
        guard let text = String(validating: part, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    private mutating func escapedString(from start: Int) throws(JSONProblem) -> String {
        var content = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return try text(content)
            case UInt8(ascii: "\\"):
                index += 1
                try unescape(into: &content)
            case 0..<0x20: throw problem
            default:
                content.append(byte)
                index += 1
            }
        }
        throw problem
    }

    private mutating func unescape(into content: inout [UInt8]) throws(JSONProblem) {
        guard index < bytes.count else { throw problem }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content += Array(String(try scalar()).utf8)
        default: throw problem
        }
    }

    /// The scalar of `XXXX`, or of two such halves.
    private mutating func scalar() throws(JSONProblem) -> Unicode.Scalar {
        let first = try unit()
        guard (0xD800...0xDBFF).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw problem }
            return scalar
        }
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw problem }
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw problem }
        return scalar
    }

    private mutating func unit() throws(JSONProblem) -> UInt32 {
        guard bytes.count - index >= 4 else { throw problem }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { throw problem }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}
