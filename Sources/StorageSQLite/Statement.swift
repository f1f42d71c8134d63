import CSQLite
import Storage

/// One prepared statement: binds, steps, decodes. Belongs to the thread of its connection.
final class Statement {
    private let handle: OpaquePointer
    private let columns: Int32
    /// Whether running it can change the database.
    let writes: Bool

    init(_ text: String, on database: OpaquePointer) throws {
        var handle: OpaquePointer?
        var text = text
        let code = text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { bytes in
                sqlite3_prepare_v3(
                    database, bytes.baseAddress, Int32(bytes.count), UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
            }
        }
        guard code == SQLITE_OK, let handle else { throw StorageError(code, on: database) }
        self.handle = handle
        columns = sqlite3_column_count(handle)
        writes = sqlite3_stmt_readonly(handle) == 0
    }

    func finalize() {
        sqlite3_finalize(handle)
    }

    /// Runs it to its end or to `limit` rows.
    func run(_ arguments: [Value], limit: Int = .max, on database: OpaquePointer) throws -> [Row] {
        defer { sqlite3_reset(handle) }
        try bind(arguments, on: database)
        var rows: [Row] = []
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                if rows.count < limit { rows.append(row()) }
                // A statement that writes must be stepped to its end; a query may stop here.
                if rows.count >= limit && !writes { return rows }
            case SQLITE_DONE: return rows
            case let code: throw StorageError(code, on: database)
            }
        }
    }

    /// Runs it to its end, dropping what it returns.
    func run(_ arguments: [Value], on database: OpaquePointer) throws {
        defer { sqlite3_reset(handle) }
        try bind(arguments, on: database)
        var code = sqlite3_step(handle)
        while code == SQLITE_ROW { code = sqlite3_step(handle) }
        guard code == SQLITE_DONE else { throw StorageError(code, on: database) }
    }

    private func bind(_ arguments: [Value], on database: OpaquePointer) throws {
        guard sqlite3_bind_parameter_count(handle) == Int32(arguments.count) else {
            throw StorageError.failed(code: Int(SQLITE_RANGE), "a statement has other parameters than arguments")
        }
        for (offset, argument) in arguments.enumerated() {
            let index = Int32(offset + 1)
            let code =
                switch argument {
                case .null: sqlite3_bind_null(handle, index)
                case .integer(let number): sqlite3_bind_int64(handle, index, number)
                case .real(let number): sqlite3_bind_double(handle, index, number)
                case .text(var text): text.withUTF8 { bind(text: $0, at: index) }
                case .bytes(let bytes): bytes.withUnsafeBytes { bind(blob: $0, at: index) }
                }
            guard code == SQLITE_OK else { throw StorageError(code, on: database) }
        }
    }

    private func bind(text: UnsafeBufferPointer<UInt8>, at index: Int32) -> Int32 {
        // An empty buffer may have no address, which SQLite would take for null.
        guard let start = text.baseAddress, !text.isEmpty else {
            return sqlite3_bind_text(handle, index, "", 0, Self.copied)
        }
        return start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            sqlite3_bind_text(handle, index, $0, Int32(text.count), Self.copied)
        }
    }

    private func bind(blob: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
        guard let start = blob.baseAddress, !blob.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return sqlite3_bind_blob(handle, index, start, Int32(blob.count), Self.copied)
    }

    /// SQLITE_TRANSIENT, which C spells as a cast that does not import: SQLite copies the bytes.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func row() -> Row {
        Row(
            [Value](unsafeUninitializedCapacity: Int(columns)) { target, count in
                for index in 0..<columns {
                    (target.baseAddress.map { $0 + Int(index) })?.initialize(to: column(index))
                }
                count = Int(columns)
            })
    }

    private func column(_ index: Int32) -> Value {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(handle, index) else { return .text("") }
            let count = Int(sqlite3_column_bytes(handle, index))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(handle, index) else { return .bytes([]) }
            let count = Int(sqlite3_column_bytes(handle, index))
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}
