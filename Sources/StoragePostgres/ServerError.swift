import CLibPQ
import Storage

/// What the server said no with.
struct ServerError: Error, Sendable {
    /// Five characters; see the appendix of PostgreSQL's manual.
    let state: String
    /// Its first line, which names no values of a row.
    let message: String
    let constraint: String?
    /// The server ends the connection with it.
    let isFatal: Bool

    init(_ result: OpaquePointer) {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue, let text = PQresultErrorField(result, Int32(ascii)) else { return nil }
            return String(cString: text)
        }
        // PG_DIAG_SQLSTATE, _MESSAGE_PRIMARY, _CONSTRAINT_NAME, _SEVERITY_NONLOCALIZED: characters in C.
        state = field("C") ?? ""
        message = field("M") ?? "the server gave no reason"
        constraint = field("n")
        let severity = field("V")
        isFatal = severity == "FATAL" || severity == "PANIC"
    }

    /// The connection is of no more use: it ended, or the server is shutting down, starting, or only for reading.
    func endsConnection(of kind: TransactionKind?) -> Bool {
        if isFatal || state.isEmpty || state.hasPrefix("08") { return true }
        if ["57P01", "57P02", "57P03", "57P05", "25P03"].contains(state) { return true }
        return state == "25006" && kind != .reading
    }

    /// The transaction only met another one: run again, it may well succeed.
    var isCollision: Bool { state == "40001" || state == "40P01" }

    /// A prepared statement does not fit the tables any more, or is unknown to the server.
    var isStalePlan: Bool { state == "0A000" || state == "26000" }

    /// As callers know it.
    var storageError: StorageError {
        switch state {
        case "23505": .conflict(constraint ?? message)
        case _ where state.hasPrefix("23"): .constraint(message)
        case "40001", "40P01", "55P03", "57014", "53300", "": .busy
        case "53100": .full
        case "XX001", "XX002": .corrupt(message)
        case _ where endsConnection(of: .reading): .busy
        default: .failed(code: Int(state, radix: 36) ?? 0, "\(state): \(message)")
        }
    }
}

/// The connection is gone, and why.
struct ConnectionLost: Error, Sendable {
    let reason: String
    /// It was we who gave it up, for the server did not answer in time.
    var isTimeout = false
}
