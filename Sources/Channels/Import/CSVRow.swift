/// What a CSV file holds between two record breaks: a record, or a fault with the lines it takes up.
public enum CSVRow: Sendable, Hashable {
    /// A record that could be read.
    case record(CSVRecord)
    /// Something that could not; reading goes on behind it.
    case fault(CSVFault)
}

/// One record of a CSV file.
public struct CSVRecord: Sendable, Hashable {
    /// The line of the file it begins on, counted from 1. Line breaks inside quoted fields count.
    public let line: Int
    /// Its fields, unquoted, line breaks inside them as they are in the file.
    public let fields: [String]
}

/// Lines of a CSV file that are no record.
public struct CSVFault: Error, Sendable, Hashable {
    /// Why.
    public enum Problem: Sendable, Hashable {
        /// A quoted field that begins in these lines is never closed.
        case quoteNotClosed
        /// A quote stands within a field that does not begin with one.
        case strayQuote
        /// Something other than a comma or a line break follows a closing quote.
        case textAfterQuote
        /// Bytes that are not of the file's encoding.
        case invalidBytes(TextEncoding)
        /// More or fewer fields than the first record has.
        case wrongFieldCount(expected: Int, found: Int)
        /// A record larger than the reader takes, in bytes.
        case recordTooLarge(limit: Int)
    }

    /// The first and the last line that could not be read, counted from 1.
    public let lines: ClosedRange<Int>
    /// Why they could not.
    public let problem: Problem
}

/// Why a file cannot be read at all.
public enum CSVFileError: Error, Sendable, Hashable {
    /// There is no such file, or it may not be read.
    case cannotOpen(path: String)
    /// Reading failed after this many bytes.
    case cannotRead(path: String, afterBytes: Int)
    /// The file begins with the mark of UTF-16 or UTF-32, which are not understood.
    case unknownEncoding
    /// The system cannot convert from this encoding.
    case encodingUnavailable(TextEncoding)
}
