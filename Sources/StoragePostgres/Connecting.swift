import CLibPQ
import Foundation
import Storage

extension Wire {
    /// A connection to one server, ready for use.
    ///
    /// Throws ``ConnectionLost`` when it does not come about in time.
    static func open(_ address: ServerAddress, _ options: PostgresDatabase.Options) throws -> Wire {
        let deadline = Deadline.after(options.connectTimeout)
        do {
            let wire = Wire(try connect(address, until: deadline))
            try wire.prepare(options, until: deadline)
            return wire
        } catch let lost as ConnectionLost {
            throw ConnectionLost(reason: address.scrubbed(lost.reason), isTimeout: lost.isTimeout)
        }
    }

    private static func connect(_ address: ServerAddress, until deadline: Deadline) throws -> OpaquePointer {
        let handle = address.parameters.withConnectionWords { PQconnectStartParams($0, $1, 0) }
        guard let handle else { throw ConnectionLost(reason: "no memory for a connection") }
        // Otherwise libpq writes what the server remarks to the standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        do {
            try complete(handle, until: deadline)
            guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else { throw reason(handle) }
            return handle
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    private static func complete(_ handle: OpaquePointer, until deadline: Deadline) throws {
        guard PQstatus(handle) != CONNECTION_BAD else { throw reason(handle) }
        var events = POLLOUT
        while true {
            var one = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
            let count = poll(&one, 1, deadline.milliseconds)
            if count == 0 || deadline.isPast {
                throw ConnectionLost(reason: "the server did not answer in time", isTimeout: true)
            }
            if count < 0 { continue }
            switch PQconnectPoll(handle) {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_READING: events = POLLIN
            case PGRES_POLLING_WRITING: events = POLLOUT
            default: throw reason(handle)
            }
        }
    }

    private static func reason(_ handle: OpaquePointer) -> ConnectionLost {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return ConnectionLost(reason: text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Sets what our promises hang on, and looks whether this is a server we can work with.
    private func prepare(_ options: PostgresDatabase.Options, until deadline: Deadline) throws {
        guard parameter("server_encoding") == "UTF8" else {
            throw StorageError.failed(code: 0, "the database is not encoded in UTF8")
        }
        // Every query of ours has its index. Plans made while the tables are small would read them whole, and the
        // server keeps those of foreign keys for as long as the connection lives.
        try queue(
            """
            SELECT current_setting('server_version_num')::int, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
                    || '/' || coalesce((SELECT stats_reset FROM pg_stat_bgwriter)::text, ''),
                set_config('statement_timeout', ?1, false), set_config('lock_timeout', ?2, false),
                set_config('idle_in_transaction_session_timeout', ?3, false), set_config('jit', 'off', false),
                set_config('client_min_messages', 'error', false), set_config('enable_seqscan', 'off', false),
                set_config('synchronous_commit', CASE current_setting('synchronous_commit')
                    WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)
            """,
            [
                options.statementTimeout, options.lockTimeout, options.idleTransactionTimeout,
            ].map { .text(String($0.milliseconds)) },
            for: .wanted)
        var found: Answer?
        var error: ServerError?
        try settle(until: deadline) { purpose, answer in
            if error == nil { error = answer.error }
            if case .wanted = purpose { found = answer }
        }
        // Such as a server that only reads because it is a copy of another.
        if let error { throw ConnectionLost(reason: error.message) }
        guard let row = try found?.rows().first, try row.int(0) >= 130_000 else {
            throw StorageError.failed(code: 0, "the server is older than PostgreSQL 13")
        }
        life = try row.text(1)
    }
}

extension [String: String] {
    /// Lends names and values as libpq wants them: two lists that end with null.
    fileprivate func withConnectionWords<T>(
        _ body: ([UnsafePointer<CChar>?], [UnsafePointer<CChar>?]) -> T
    ) -> T {
        let names = map { strdup($0.key) }
        let values = map { strdup($0.value) }
        defer { for word in names + values { free(word) } }
        return body(names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
    }
}
