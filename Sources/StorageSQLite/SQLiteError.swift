import CSQLite
import Foundation
import Storage

extension StorageError {
    /// What a result code of SQLite means to the rest of the program.
    init(_ code: Int32, on database: OpaquePointer?) {
        let extended = database.map { sqlite3_extended_errcode($0) } ?? code
        let message = database.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? ""
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_FULL: self = .full
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(message)
        case SQLITE_CONSTRAINT: self = Self.constraint(extended, message)
        default: self = .failed(code: Int(extended), message)
        }
    }

    private static func constraint(_ extended: Int32, _ message: String) -> StorageError {
        // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY, _ROWID: macros too rich to import.
        let unique = SQLITE_CONSTRAINT | (8 << 8)
        let primaryKey = SQLITE_CONSTRAINT | (6 << 8)
        let rowID = SQLITE_CONSTRAINT | (10 << 8)
        guard let colon = message.range(of: ": "), [unique, primaryKey, rowID].contains(extended) else {
            return .constraint(message)
        }
        // "UNIQUE constraint failed: receipt.channel, receipt.external_id", by the name PostgreSQL gives it.
        let columns = message[colon.upperBound...].split(separator: ", ").map { $0.split(separator: ".") }
        guard let table = columns.first?.first else { return .constraint(message) }
        if extended != unique { return .conflict("\(table)_pkey") }
        return .conflict("\(table)_\(columns.compactMap(\.last).joined(separator: "_"))_key")
    }
}
