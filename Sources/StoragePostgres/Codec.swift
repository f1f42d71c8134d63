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
    static let byteaArray: Oid = 1001
    static let textArray: Oid = 1009
    static let int8Array: Oid = 1016
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

extension Value {
    /// Adds its binary form; null has none.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: break
        case .integer(let number): bytes.append(big: number)
        case .real(let number): bytes.append(big: number.bitPattern)
        case .text(let text): TextForm.append(text, to: &bytes)
        case .bytes(let content): bytes += content
        }
    }
}

extension [UInt8] {
    /// Adds a number, its most significant byte first.
    mutating func append(big number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

/// Arguments in binary form, one after the other in one piece of memory.
struct EncodedArguments {
    private var bytes: [UInt8] = []
    private var spans: [Range<Int>?] = []
    /// What each is sent as; of null nothing is known.
    private(set) var types: [Oid] = []

    init(_ arguments: [Value]) {
        spans.reserveCapacity(arguments.count)
        types.reserveCapacity(arguments.count)
        for argument in arguments {
            let start = bytes.count
            argument.append(to: &bytes)
            spans.append(argument == .null ? nil : start..<bytes.count)
            types.append(argument.type)
        }
        // So that there is an address even for nothing but empty text.
        bytes.append(0)
    }

    /// An array for each column.
    init(_ columns: [GatheredColumn], rows: Int) {
        for column in columns {
            let start = bytes.count
            column.append(to: &bytes, rows: rows)
            spans.append(start..<bytes.count)
            types.append(column.arrayType)
        }
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
