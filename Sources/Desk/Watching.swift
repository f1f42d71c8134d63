import Complaints
public import Foundation
public import Storage

// What happens without anybody asking.
extension ServiceDesk {
    /// Records what is due by now in at most `limit` complaints. Answers how many complaints it looked at, and when
    /// the next clock is due once nothing is.
    public func recordDue(limit: Int) async throws -> (recorded: Int, next: Date?) {
        let moment = now()
        let keys = try await database.read { try $0.overdue(at: moment, limit: limit) }
        guard !keys.isEmpty else {
            // The due instant itself is still in time: one millisecond later it is not.
            return (0, try await database.read { try $0.nextAlarm() }?.addingTimeInterval(0.001))
        }
        return try await database.write { c in
            // Another process may have been here since: what it recorded is found in the histories.
            let histories = try c.histories(of: keys)
            for key in keys {
                guard let history = histories[key] else { continue }
                let found = try found(key, history)
                let new = found.complaint.watch(circumstances(found.complaint.policyVersion, at: moment))
                _ = try save(new, to: found, c, at: moment)
            }
            return (keys.count, nil)
        }
    }

    /// Adds a batch of events to the search index; answers how many.
    public func indexSome(limit: Int = 500) async throws -> Int {
        try await database.indexNextEvents(limit: limit)
    }

    /// Drops expired sessions, attempts and uploads.
    public func sweep() async throws {
        let moment = now()
        let digests = try await database.write { c in
            try c.dropExpiredSessions(at: moment)
            try c.dropAttempts(before: moment.addingTimeInterval(-86_400))
            return try c.dropExpiredUploads(at: moment)
        }
        for digest in digests { try await store.remove(digest) }
    }

    /// Whether the tracking page shows what a message says.
    public func isShown(_ message: OutgoingMessage) async throws -> Bool {
        try await database.read { c in
            try c.version(of: message.complaint) ?? 0 >= message.sequence
        }
    }

    /// A message was given up: a fact that alerts the responsible person and blocks closing. (3.2.5)
    public func recordNotReached(_ message: OutgoingMessage) async throws {
        do {
            try await carryOut(
                .recordNotReached(message: message.message, reason: message.kind), on: message.number, by: .system)
        } catch let refusal as Refusal where refusal == .nothingToDo {
            // Recorded before.
        }
    }
}
