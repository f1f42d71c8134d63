import Storage

extension PostgresConnection {
    /// Begins a transaction that is told to the server together with its first statement. Connects if need be.
    func begin(_ kind: TransactionKind) throws {
        causes = Causes()
        gathered.removeAll()
        uncertain = reserved.renew(for: kind)
        (self.kind, isBegun, failure, transaction) = (kind, false, nil, nil)
        (isApart, isUnlimited, hasWritten, canRunAgain) = (false, false, false, true)
        if let wire, wire.statements.isDone {
            // By itself: what is sent together is one transaction, and ours begins with nothing asked before.
            try? wire.queue("DEALLOCATE ALL", for: .ignored)
            wire.abandon()
            try? wire.flush(until: .after(options.slack))
            wire.statements.removeAll()
        }
        if wire == nil { wire = try connector.connect() }
    }

    func begin() throws {
        try begin(.history)
    }

    /// Undoes the transaction, without waiting for the server to say that it did.
    func rollback() {
        end("ROLLBACK")
    }

    /// Ends the transaction without waiting.
    func end(_ text: String) {
        causes = Causes()
        gathered.removeAll()
        defer { leave() }
        if case .refused(let error)? = failure, error.endsConnection(of: kind) { drop() }
        if case .lost? = failure { drop() }
        guard isBegun, let wire else { return }
        do {
            try wire.queue(text, for: .ignored)
            wire.abandon()
            try wire.flush(until: .after(options.slack))
        } catch {
            drop()
        }
    }

    func commit() throws {
        try prepareCommit()
        try queueGathered()
        guard isBegun || !causes.changes.isEmpty else { return leave() }
        let wire = try current()
        // Should the connection be lost with the commit, we must know what to ask for.
        if transaction == nil { try settle() }
        guard let transaction else { throw StorageError.corrupt("a transaction without a number") }
        try queueNotification(wire)
        // A commit that waits for a standby must not be cancelled: it would be reported as done without the standby.
        try queue("SET LOCAL statement_timeout = 0", for: .ignored, wire)
        isCommitting = true
        defer { isCommitting = false }
        do {
            try queue("COMMIT", for: .wanted, wire)
            guard try settledTag() == "COMMIT" else {
                throw StorageError.failed(code: 0, "the server undid a transaction without saying why")
            }
        } catch {
            // With the connection there, the error is of something before the commit.
            guard self.wire == nil else { throw error }
            switch outcome(of: transaction, wire.life) {
            case .committed: failure = nil
            case .aborted: throw StorageError.busy
            case .unknown:
                canRunAgain = false
                throw StorageError.outcomeUnknown
            }
        }
        leave()
    }

    private func leave() {
        (kind, isBegun, isApart, isUnlimited) = (nil, false, false, false)
    }

    // MARK: Savepoints

    func savepoint() throws {
        isApart = true
        try statement("SAVEPOINT job")
    }

    func rollbackToSavepoint() throws {
        guard let wire else { throw StorageError.busy }
        if case .refused(let error)? = failure, error.endsConnection(of: kind) { throw StorageError.busy }
        failure = nil
        try queue("ROLLBACK TO SAVEPOINT job", for: .ignored, wire)
        try settle()
    }

    func releaseSavepoint() throws {
        try statement("RELEASE SAVEPOINT job")
    }

    private func statement(_ text: String) throws {
        try queue(text, for: .ignored, try current())
        try settle()
    }
}
