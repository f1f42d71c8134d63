import CLibPQ
import Foundation
import Storage

/// One connection to a server, in pipeline mode: statements are queued, sent together, and answered in order. No call
/// waits longer than its deadline. Used by one thread at a time.
final class Wire {
    /// What an answer is for.
    enum Purpose {
        /// Only its failing matters.
        case ignored
        /// Whoever waits wants it.
        case wanted
        /// A statement to prepare.
        case preparing(PreparedForm, KnownStatement)
        /// The beginning of a transaction that may write.
        case began
        /// The last key of a table.
        case lastKey(String)
        /// New keys of a table.
        case keys(String)
        /// Everything up to here was answered.
        case sync
    }

    private let handle: OpaquePointer
    private var awaited: [Purpose] = []
    /// How many of those answers nobody wants any more.
    private var abandoned = 0
    private var isSynced = true
    private var isClosed = false
    var statements = Statements()
    /// Which life of the server it belongs to: another one after a failover, which begins a new line of its history,
    /// and after a crash, which sets its statistics back.
    var life = ""
    /// Stops what the server is doing for this connection.
    let stop: StopHandle?

    /// Takes over a connection that is open, not blocking, and in pipeline mode.
    init(_ handle: OpaquePointer) {
        self.handle = handle
        stop = StopHandle(of: handle)
    }

    deinit { close() }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        PQfinish(handle)
    }

    var socket: Int32 { PQsocket(handle) }

    func parameter(_ name: String) -> String {
        PQparameterStatus(handle, name).map { String(cString: $0) } ?? ""
    }

    // MARK: Sending

    /// Queues a statement; prepares it first where it is not yet.
    func queue(_ statement: KnownStatement, _ arguments: EncodedArguments, for purpose: Purpose) throws {
        guard statement.isPrepared else {
            try check(
                arguments.withPointers { count, values, lengths, formats in
                    PQsendQueryParams(handle, statement.text, count, arguments.types, values, lengths, formats, 1)
                })
            return note(purpose)
        }
        let (form, isNew) = statements.form(of: statement, for: arguments)
        if isNew {
            do {
                try check(
                    PQsendPrepare(handle, form.name, statement.text, Int32(form.types.count), form.types))
            } catch {
                statements.drop(form, of: statement)
                throw error
            }
            note(.preparing(form, statement))
        }
        try check(
            arguments.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(handle, form.name, count, values, lengths, formats, 1)
            })
        note(purpose)
    }

    /// Queues a statement by its text.
    func queue(_ text: String, _ arguments: [Value] = [], for purpose: Purpose) throws {
        try queue(statements.statement(text), EncodedArguments(arguments), for: purpose)
    }

    private func note(_ purpose: Purpose) {
        awaited.append(purpose)
        isSynced = false
    }

    private func check(_ isQueued: Int32) throws {
        guard isQueued != 1 else { return }
        let message = errorText
        guard PQstatus(handle) == CONNECTION_OK else { throw ConnectionLost(reason: message) }
        throw StorageError.failed(code: 0, message)
    }

    private var errorText: String {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Marks the end of what belongs together: the server answers up to here.
    private func sync() throws {
        guard !isSynced else { return }
        try check(PQpipelineSync(handle))
        awaited.append(.sync)
        isSynced = true
    }

    /// Sends what is queued without waiting for its answers, which ``settle(until:_:)`` takes later.
    func flush(until deadline: Deadline) throws {
        try sync()
        while true {
            switch PQflush(handle) {
            case 0: return
            case 1: try wait(POLLIN | POLLOUT, until: deadline)
            default: throw ConnectionLost(reason: errorText)
            }
        }
    }

    /// Nobody wants the answers to what was queued so far.
    func abandon() {
        abandoned = awaited.count
    }

    // MARK: Answers

    /// Sends what is queued and takes every answer, in order. Reads while it sends, so that neither side waits for the
    /// other with full buffers.
    func settle(until deadline: Deadline, _ take: (Purpose, Answer) -> Void) throws {
        try sync()
        var flushed = PQflush(handle)
        var index = 0
        var hasAnswer = false
        defer {
            awaited.removeSubrange(..<index)
            abandoned = max(0, abandoned - index)
        }
        while index < awaited.count {
            if PQisBusy(handle) == 0 {
                if let result = PQgetResult(handle) {
                    let answer = Answer(result)
                    if answer.status == PGRES_PIPELINE_SYNC {
                        index += 1
                    } else {
                        if case .preparing(let form, let statement) = awaited[index], answer.isFailure {
                            statements.drop(form, of: statement)
                        }
                        if index >= abandoned { take(awaited[index], answer) }
                        hasAnswer = true
                    }
                } else if hasAnswer {
                    hasAnswer = false
                    index += 1
                }
                guard PQstatus(handle) == CONNECTION_OK else { throw ConnectionLost(reason: errorText) }
                continue
            }
            guard flushed >= 0 else { throw ConnectionLost(reason: errorText) }
            try wait(flushed == 0 ? POLLIN : POLLIN | POLLOUT, until: deadline)
            if flushed != 0 { flushed = PQflush(handle) }
        }
    }

    /// Waits for the socket, and reads what is there.
    private func wait(_ events: Int32, until deadline: Deadline) throws {
        var one = pollfd(fd: socket, events: Int16(events), revents: 0)
        let count = poll(&one, 1, deadline.milliseconds)
        if count < 0, errno != EINTR { throw ConnectionLost(reason: "the socket cannot be waited for") }
        if count == 0, deadline.isPast {
            throw ConnectionLost(reason: "the server did not answer in time", isTimeout: true)
        }
        if count > 0, Int32(one.revents) & ~POLLOUT != 0, PQconsumeInput(handle) == 0 {
            throw ConnectionLost(reason: errorText)
        }
    }

    /// What others told by NOTIFY and came in since the last call, as far as it was read.
    func notifications() throws -> [String] {
        guard PQconsumeInput(handle) == 1 else { throw ConnectionLost(reason: errorText) }
        var payloads: [String] = []
        while let notification = PQnotifies(handle) {
            if let text = notification.pointee.extra { payloads.append(String(cString: text)) }
            PQfreemem(notification)
        }
        return payloads
    }
}
