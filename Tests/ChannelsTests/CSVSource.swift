@testable import Channels

/// Bytes of a test, in pieces of any size, for the reader.
final class PiecedBytes: ByteSource {
    let count: Int
    private let bytes: [UInt8]
    private let size: Int
    private var position = 0

    init(_ bytes: [UInt8], size: Int) {
        self.bytes = bytes
        self.size = size
        count = bytes.count
    }

    func next() throws(CSVFileError) -> [UInt8]? {
        guard position < bytes.count else { return nil }
        let end = min(position + size, bytes.count)
        defer { position = end }
        return Array(bytes[position..<end])
    }

    func rewind() throws(CSVFileError) { position = 0 }
}

extension CSVReader {
    /// Every row of these bytes, read in pieces of `size`.
    static func rows(
        _ bytes: [UInt8], size: Int = 1 << 16, encoding: TextEncoding? = nil, recordLimit: Int = recordLimit
    ) throws -> [CSVRow] {
        let reader = try CSVReader(PiecedBytes(bytes, size: size), encoding: encoding, recordLimit: recordLimit)
        var rows: [CSVRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}

/// A row in the short form of the tests' tables: `1: a|b`, or `2-4 quoteNotClosed`.
func brief(_ row: CSVRow) -> String {
    switch row {
    case .record(let record):
        "\(record.line): \(record.fields.joined(separator: "|"))"
    case .fault(let fault):
        "\(fault.lines.lowerBound)-\(fault.lines.upperBound) \(fault.problem)"
    }
}
