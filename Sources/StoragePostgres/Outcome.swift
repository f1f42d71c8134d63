import Foundation
import Storage

extension PostgresConnection {
    /// What became of a commit.
    enum Outcome {
        case committed, aborted, unknown
    }

    /// What became of the transaction `number`, whose connection was lost with the commit. Connects anew to ask, and
    /// insists for a while: the server may still be at it, or on its way up.
    func outcome(of number: String, _ life: String) -> Outcome {
        let start = ContinuousClock.now
        let deadline = Deadline.after(options.outcomeTimeout)
        connector.log("a connection was lost with a commit: asking what became of it")
        while !deadline.isPast {
            do {
                let wire = try wire ?? connector.open()
                self.wire = wire
                // After a failover or a crash the same number may have been given to another transaction: what was not
                // yet on the disk, or on the standby, is forgotten, the number with it.
                guard wire.life == life else { return .unknown }
                switch try ask("SELECT pg_xact_status(?1::xid8)", number, wire)?.textOrNil(0) {
                case "committed": return .committed
                case "aborted": return .aborted
                case "in progress" where start.duration(to: .now) > .seconds(1):
                    // Its server process did not notice that we are gone. One that waits for a standby is left to wait.
                    _ = try ask(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE backend_xid = (?1::xid8)::xid AND pid <> pg_backend_pid()
                            AND wait_event IS DISTINCT FROM 'SyncRep'
                        """, number, wire)
                case "in progress": break
                default: return .unknown
                }
            } catch {
                wire?.close()
                wire = nil
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return .unknown
    }

    private func ask(_ text: String, _ number: String, _ wire: Wire) throws -> Row? {
        var row: Row?
        var failure: ServerError?
        try wire.queue(text, [.text(number)], for: .wanted)
        try wire.settle(until: .after(options.slack)) { purpose, answer in
            if failure == nil { failure = answer.error }
            if case .wanted = purpose { row = try? answer.rows(limit: 1).first }
        }
        if let failure { throw failure }
        return row
    }
}
