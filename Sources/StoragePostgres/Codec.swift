import CLibPQ
import Storage

/// The server's numbers for the types we speak.
enum TypeID {
    static let unknown: Oid = 0
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let text: Oid = 25
    static let float8: Oid = 701
}

extension Value {
    /// The type it is sent as; null has none of its own.
    var type: Oid {
        switch self {
        case .null: TypeID.unknown
        case .integer: TypeID.int8
        case .real: TypeID.float8
        case .text: TypeID.text
        case .bytes: TypeID.bytea
        }
    }
}

/// Arguments in binary form, one after the other in one piece of memory.
struct EncodedArguments {
    private var bytes: [UInt8] = []
    private var spans: [Range<Int>?] = []

    init(_ arguments: [Value]) {
        spans.reserveCapacity(arguments.count)
        for argument in arguments {
            let start = bytes.count
            switch argument {
            case .null: break
            case .integer(let number): append(UInt64(bitPattern: number))
            case .real(let number): append(number.bitPattern)
            case .text(let text): TextForm.append(text, to: &bytes)
            case .bytes(let content): bytes += content
            }
            spans.append(argument == .null ? nil : start..<bytes.count)
        }
        // So that there is an address even for nothing but empty text.
        bytes.append(0)
    }

    private mutating func append(_ word: UInt64) {
        withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Lends values, lengths and formats as libpq wants them.
    func withPointers<T>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> T
    ) rethrows -> T {
        try bytes.withUnsafeBytes { memory in
            let values = spans.map { span in
                span.flatMap { memory.baseAddress?.advanced(by: $0.lowerBound).assumingMemoryBound(to: CChar.self) }
            }
            let lengths = spans.map { Int32(clamping: $0?.count ?? 0) }
            return try body(Int32(spans.count), values, lengths, Array(repeating: 1, count: spans.count))
        }
    }
}
