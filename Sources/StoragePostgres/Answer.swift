import CLibPQ
import Storage

/// What the server answered to one statement, in binary form.
final class Answer {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit { PQclear(result) }

    var status: ExecStatusType { PQresultStatus(result) }

    /// Whether it failed, by itself or because of something before it.
    var isFailure: Bool { error != nil || status == PGRES_PIPELINE_ABORTED }

    /// Why it failed, if it did by itself.
    var error: ServerError? {
        status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE ? ServerError(result) : nil
    }

    /// How many rows were changed or found.
    var count: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// What was done, such as `COMMIT`.
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    /// The rows, or the first `limit` of them.
    func rows(limit: Int = .max) throws -> [Row] {
        let columns = PQnfields(result)
        let types = (0..<columns).map { PQftype(result, $0) }
        return try (0..<Int32(clamping: min(Int(PQntuples(result)), limit))).map { row in
            Row(try (0..<columns).map { try value(row, $0, types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) throws -> Value {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        switch type {
        // bool, int2, int4, int8, oid, xid8
        case 16: return .integer(bytes.first == 0 ? 0 : 1)
        case 21: return .integer(Int64(Int16(truncatingIfNeeded: Self.number(bytes))))
        case 23: return .integer(Int64(Int32(truncatingIfNeeded: Self.number(bytes))))
        case 20, 26, 5069: return .integer(Int64(bitPattern: Self.number(bytes)))
        // float4, float8, numeric
        case 700: return .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: Self.number(bytes)))))
        case 701: return .real(Double(bitPattern: Self.number(bytes)))
        case 1700: return Self.numeric(bytes)
        case 17: return .bytes(Array(bytes))
        // char, name, text, json, unknown, bpchar, varchar
        case 18, 19, 25, 114, 705, 1042, 1043: return .text(TextForm.decode(bytes.bindMemory(to: UInt8.self)))
        // void: what a function without a result answers
        case 2278: return .null
        default: throw StorageError.failed(code: 0, "a column has the type \(type): cast it to text")
        }
    }

    private static func number(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Sums and averages come as decimals: groups of four digits, the first with the weight 10000^weight.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> Value {
        func word(_ index: Int) -> Int {
            Int(bytes[index * 2]) << 8 | Int(bytes[index * 2 + 1])
        }
        let count = word(0)
        let weight = Int(Int16(truncatingIfNeeded: word(1)))
        let sign = word(2)
        guard sign == 0 || sign == 0x4000 else { return .real(.nan) }
        func group(_ index: Int) -> String {
            guard index >= 0, index < count else { return "0000" }
            let digits = String(word(4 + index))
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        let whole = weight < 0 ? "0" : (0...weight).map(group).joined()
        let fraction = weight + 1 < count ? (weight + 1..<count).map(group).joined() : ""
        let text = (sign == 0 ? "" : "-") + whole
        if fraction.allSatisfy({ $0 == "0" }), let number = Int64(text) { return .integer(number) }
        return .real(Double("\(text).\(fraction.isEmpty ? "0" : fraction)") ?? .nan)
    }
}
