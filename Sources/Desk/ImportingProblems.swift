public import Channels

/// A row that was not imported, and why.
public struct ImportProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The lines of the file it takes up, from 1.
    public let lines: ClosedRange<Int>
    /// Its id, where it could be read.
    public let id: String?
    public let fault: ImportFault

    /// `line 17 (id 4711): received_at is missing`.
    public var description: String {
        let place = lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound)–\(lines.upperBound)"
        let name = id.flatMap { $0.isEmpty ? nil : " (id \($0))" } ?? ""
        return "\(place)\(name): \(fault.text)"
    }
}

/// What is wrong with a row.
public enum ImportFault: Error, Sendable, Hashable {
    case unreadable(CSVFault.Problem)
    case missing(ImportColumn)
    case notATime(ImportColumn, String)
    case inFuture(ImportColumn, String)
    case answeredBeforeReceived
    /// A time of answering without an answer.
    case answerMissing
    case tooLong(ImportColumn, count: Int, limit: Int)
    case controlCharacter(ImportColumn)
    /// The id was imported before with other words; what is there stays.
    case changed

    /// In plain words.
    public var text: String {
        switch self {
        case .unreadable(let problem): Self.text(problem)
        case .missing(let column): "\(column.rawValue) is missing"
        case .notATime(let column, let typed):
            "\(column.rawValue) is no time: “\(typed)” (such as 2026-11-24 14:37 is one)"
        case .inFuture(let column, let typed): "\(column.rawValue) lies in the future: \(typed)"
        case .answeredBeforeReceived: "it was answered before it was received"
        case .answerMissing: "there is a time of answering but no answer"
        case .tooLong(let column, let count, let limit):
            "\(column.rawValue) has \(count) characters, \(limit) are allowed"
        case .controlCharacter(let column): "\(column.rawValue) holds a control character"
        case .changed: "its id was imported before with other contents; what is there was left as it is"
        }
    }

    private static func text(_ problem: CSVFault.Problem) -> String {
        switch problem {
        case .quoteNotClosed: "a quote is opened and never closed"
        case .strayQuote: "a quote stands inside a field that does not begin with one"
        case .textAfterQuote: "something follows a closing quote"
        case .invalidBytes(let encoding): "bytes that are not \(encoding.rawValue)"
        case .wrongFieldCount(let expected, let found): "\(found) fields where the header has \(expected)"
        case .recordTooLarge(let limit): "a row of more than \(limit) bytes"
        }
    }
}

/// Why a file cannot be imported at all.
public enum ImportFailure: Error, Sendable, Hashable, CustomStringConvertible {
    case file(CSVFileError)
    case header(CSVTable.HeaderError)
    case columnsMissing([String], found: [String])
    case mapping(String)
    /// No account: nobody can be responsible for what is imported. (1.2)
    case nobodyResponsible
    case other(String)

    /// In plain words.
    public var description: String {
        switch self {
        case .file(.cannotOpen(let path)): "cannot open \(path)"
        case .file(.cannotRead(let path, let bytes)): "reading \(path) failed after \(bytes) bytes"
        case .file(.unknownEncoding): "the file is in UTF-16 or UTF-32; save it as UTF-8 or GB 18030"
        case .file(.encodingUnavailable(let encoding)): "this system cannot read \(encoding.rawValue)"
        case .header(.empty): "the file is empty"
        case .header(.unreadable): "the first line cannot be read as the names of columns"
        case .header(.duplicate(let column)): "two columns are called \(column)"
        case .header(.missing(let columns)): "columns are missing: \(columns.joined(separator: ", "))"
        case .columnsMissing(let columns, let found):
            """
            columns are missing: \(columns.joined(separator: ", ")); the file has \(found.joined(separator: ", ")). \
            Name them with --columns, such as --columns id=NAME,content=NAME
            """
        case .mapping(let part):
            """
            “\(part)” names no column: write COLUMN=NAME with one of \
            \(ImportColumn.allCases.map(\.rawValue).joined(separator: ", "))
            """
        case .nobodyResponsible: "there is no account that can be responsible; add one with `redress staff add`"
        case .other(let what): "the file cannot be read: \(what)"
        }
    }
}
