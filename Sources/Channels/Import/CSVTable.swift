/// A CSV file whose first record names its columns.
///
/// Names are compared without regard to case and the blanks around them.
public final class CSVTable {
    /// Why the first record is no header, besides what ``CSVFileError`` says of the file.
    public enum HeaderError: Error, Sendable, Hashable {
        /// The file holds no record.
        case empty
        /// The first record cannot be read.
        case unreadable(CSVFault)
        /// A name stands over two columns.
        case duplicate(column: String)
        /// These columns are needed and are not there.
        case missing(columns: [String])
    }

    /// One record, its fields by the names of their columns.
    public struct Row: Sendable, Hashable {
        /// The line of the file it begins on, counted from 1.
        public let line: Int
        private let index: [String: Int]
        private let fields: [String]

        fileprivate init(_ record: CSVRecord, index: [String: Int]) {
            line = record.line
            fields = record.fields
            self.index = index
        }

        /// The field under this column; nil when the file has no such column.
        public subscript(_ column: String) -> String? {
            index[CSVTable.key(column)].map { fields[$0] }
        }
    }

    /// The names of the columns in their order, without blanks around them.
    public let columns: [String]
    /// The reader behind the table, for progress and encoding.
    public let reader: CSVReader
    private let index: [String: Int]

    /// Reads the header of `reader`'s file. Throws ``HeaderError`` or ``CSVFileError``.
    public init(_ reader: CSVReader, required: [String] = []) throws {
        self.reader = reader
        switch try reader.next() {
        case nil: throw HeaderError.empty
        case .fault(let fault): throw HeaderError.unreadable(fault)
        case .record(let record):
            columns = record.fields.map { $0[...].trimmingWhitespace() }
        }
        var index: [String: Int] = [:]
        for (position, column) in columns.enumerated() where !column.isEmpty {
            guard index.updateValue(position, forKey: Self.key(column)) == nil else {
                throw HeaderError.duplicate(column: column)
            }
        }
        self.index = index
        let missing = required.filter { index[Self.key($0)] == nil }
        guard missing.isEmpty else { throw HeaderError.missing(columns: missing) }
    }

    /// The next row, or what is wrong with the lines where it should be; nil at the end of the file.
    public func next() throws(CSVFileError) -> Result<Row, CSVFault>? {
        switch try reader.next() {
        case nil: nil
        case .record(let record): .success(Row(record, index: index))
        case .fault(let fault): .failure(fault)
        }
    }

    fileprivate static func key(_ column: String) -> String {
        column[...].trimmingWhitespace().lowercased()
    }
}
