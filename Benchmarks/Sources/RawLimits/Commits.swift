import CSQLite
import Foundation

/// How many single rows SQLite commits durably in a second, one after another: WAL, synchronous=FULL, one prepared
/// statement, nothing else. A program that gave each complaint a commit of its own could not be faster.
enum Commits {
    static func perSecond(in folder: String, _ seconds: Double) throws -> Double {
        let path = folder + "/commits.sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
        var handle: OpaquePointer?
        guard sqlite3_open(path, &handle) == SQLITE_OK, let database = handle else { throw Failure("open") }
        defer { sqlite3_close_v2(database) }
        for sql in [
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
            "CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)",
        ] {
            guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw Failure(sql) }
        }
        var prepared: OpaquePointer?
        let insert = "INSERT INTO row(body) VALUES (?1)"
        guard sqlite3_prepare_v2(database, insert, -1, &prepared, nil) == SQLITE_OK, let statement = prepared else {
            throw Failure(insert)
        }
        defer { sqlite3_finalize(statement) }
        // As long as a short complaint.
        let body = Array(String(repeating: "complaint ", count: 30).utf8).map { CChar(bitPattern: $0) }
        return try body.withUnsafeBufferPointer { body in
            // The bytes stay where they are while the statement uses them, so SQLite need not copy them.
            sqlite3_bind_text(statement, 1, body.baseAddress, Int32(body.count), nil)
            return try rate(for: seconds) { _ in
                guard sqlite3_step(statement) == SQLITE_DONE else { throw Failure("commit") }
                sqlite3_reset(statement)
            }
        }
    }
}
