public import Foundation

/// One row of a result. Columns are read by position, in the order of the statement.
public struct Row: Sendable, Hashable {
    /// The columns.
    public let values: [Value]

    /// A row of these columns.
    public init(_ values: [Value]) {
        self.values = values
    }

    /// A whole number. Throws ``StorageError/corrupt(_:)`` when the column holds anything else.
    public func int64(_ column: Int) throws(StorageError) -> Int64 {
        guard case .integer(let number) = values[column] else { throw unexpected(column, "a whole number") }
        return number
    }

    /// A whole number, or nil for null.
    public func int64OrNil(_ column: Int) throws(StorageError) -> Int64? {
        isNull(column) ? nil : try int64(column)
    }

    /// A whole number.
    public func int(_ column: Int) throws(StorageError) -> Int {
        Int(try int64(column))
    }

    /// A whole number, or nil for null.
    public func intOrNil(_ column: Int) throws(StorageError) -> Int? {
        isNull(column) ? nil : try int(column)
    }

    /// Whether the column is anything but 0.
    public func bool(_ column: Int) throws(StorageError) -> Bool {
        try int64(column) != 0
    }

    /// Text.
    public func text(_ column: Int) throws(StorageError) -> String {
        guard case .text(let text) = values[column] else { throw unexpected(column, "text") }
        return text
    }

    /// Text, or nil for null.
    public func textOrNil(_ column: Int) throws(StorageError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// Bytes.
    public func bytes(_ column: Int) throws(StorageError) -> [UInt8] {
        guard case .bytes(let bytes) = values[column] else { throw unexpected(column, "bytes") }
        return bytes
    }

    /// Bytes, or nil for null.
    public func bytesOrNil(_ column: Int) throws(StorageError) -> [UInt8]? {
        isNull(column) ? nil : try bytes(column)
    }

    /// A fraction; a whole number counts as one.
    public func double(_ column: Int) throws(StorageError) -> Double {
        switch values[column] {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        default: throw unexpected(column, "a number")
        }
    }

    /// A time, stored as UTC milliseconds.
    public func date(_ column: Int) throws(StorageError) -> Date {
        Date(milliseconds: try int64(column))
    }

    /// A time, or nil for null.
    public func dateOrNil(_ column: Int) throws(StorageError) -> Date? {
        isNull(column) ? nil : try date(column)
    }

    /// A word of the vocabulary. Throws ``StorageError/corrupt(_:)`` for a word that is none.
    public func word<T: RawRepresentable>(_ column: Int, as type: T.Type = T.self) throws(StorageError) -> T
    where T.RawValue == String {
        guard let word = T(rawValue: try text(column)) else { throw unexpected(column, "a \(T.self)") }
        return word
    }

    /// An id or another typed whole number.
    public func id<T: RawRepresentable>(_ column: Int, as type: T.Type = T.self) throws(StorageError) -> T
    where T.RawValue == Int64 {
        guard let id = T(rawValue: try int64(column)) else { throw unexpected(column, "a \(T.self)") }
        return id
    }

    /// An id, or nil for null.
    public func idOrNil<T: RawRepresentable>(_ column: Int, as type: T.Type = T.self) throws(StorageError) -> T?
    where T.RawValue == Int64 {
        isNull(column) ? nil : try id(column, as: type)
    }

    /// Whether the column is null.
    public func isNull(_ column: Int) -> Bool {
        values[column] == .null
    }

    private func unexpected(_ column: Int, _ what: String) -> StorageError {
        .corrupt("column \(column) is not \(what)")
    }
}
