import Complaints
public import Foundation
public import Storage

// What happens without anybody asking.
extension ServiceDesk {
    /// Records what is due by now in at most `limit` complaints. Answers how many complaints it looked at, and when
    /// the next clock is due once nothing is.
    public func recordDue(limit: Int) async throws -> (recorded: Int, next: Date?) {
        let moment = now()
        let due = try await database.read { try $0.overdue(at: moment, limit: limit) }
        guard !due.isEmpty else {
            // The due instant itself is still in time: one millisecond later it is not.
            return (0, try await database.read { try $0.nextAlarm() }?.addingTimeInterval(0.001))
        }
        // Reading is most of the work: the one writer does it only for what changed since, or what another node took.
        let cases = try await readCases(due)
        return try await database.write { c in
            let claimed = try c.claimOverdue(at: moment, limit: limit)
            let others = claimed.filter { cases[$0.key]?.complaint.version != $0.version }.map(\.key)
            let histories = try c.histories(of: others)
            var touchesOthers = false
            for (key, _) in claimed {
                let found: Case
                // The end of a measure is recorded on linked complaints too, which may be among these.
                if touchesOthers {
                    found = try load(key, c)
                } else if let history = histories[key] {
                    found = try self.found(key, history)
                } else if let known = cases[key] {
                    found = known
                } else {
                    continue
                }
                let new = found.complaint.watch(circumstances(found.complaint.policyVersion, at: moment))
                _ = try save(new, to: found, c, at: moment)
                touchesOthers =
                    touchesOthers
                    || new.contains { if case .measureEnded = $0.fact { true } else { false } }
            }
            return (claimed.count, nil)
        }
    }

    /// Reads several cases, on as many readers as there are for it.
    func readCases(_ keys: [ComplaintKey]) async throws -> [ComplaintKey: Case] {
        try await withThrowingTaskGroup(of: [Case].self) { group in
            for start in stride(from: 0, to: keys.count, by: 50) {
                let part = Array(keys[start..<min(start + 50, keys.count)])
                group.addTask {
                    try await database.read { c in
                        try c.histories(of: part).map { try found($0.key, $0.value) }
                    }
                }
            }
            return try await group.reduce(into: [:]) { cases, read in
                for found in read { cases[found.key] = found }
            }
        }
    }

    /// Adds a batch of events to the search index; answers how many.
    public func indexSome(limit: Int = 500) async throws -> Int {
        try await database.indexNextEvents(limit: limit)
    }

    /// Drops expired sessions, attempts and uploads, once an hour over all nodes.
    public func sweep() async throws {
        let moment = now()
        let digests: [String] = try await database.aside { c in
            guard try c.takesTurn("sweep", every: 3500, at: moment) else { return [] }
            try c.dropExpiredSessions(at: moment)
            try c.dropAttempts(before: moment.addingTimeInterval(-86_400))
            try c.dropStaleSubscribers(
                askedBefore: moment.addingTimeInterval(-Self.confirmDays * 86_400),
                closedBefore: moment.addingTimeInterval(-30 * 86_400))
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

    /// Gives a message up: it goes to the list that people see, and the fact alerts the responsible person and blocks
    /// closing. Both or neither. (3.2.5)
    public func giveUp(_ message: OutgoingMessage, error: String) async throws {
        let moment = now()
        try await database.write { c in
            // Another worker may have delivered it after our claim ran out.
            guard try c.markFailed(message.id, error: error, next: nil, at: moment) else { return }
            if message.kind == WebhookMessage.kind { return try raiseLostWebhook(message, c, at: moment) }
            let found = try load(message.complaint, c)
            let circumstances = circumstances(found.complaint.policyVersion, at: moment)
            let command = Command.recordNotReached(message: message.message, reason: message.kind)
            switch found.complaint.refusal(of: command, by: .system, circumstances) {
            case .nothingToDo, .anonymised: return
            default: break
            }
            let new = try found.complaint.decide(command, by: .system, circumstances)
            _ = try save(new, to: found, c, at: moment)
        }
    }

    /// A host site that was not told: nothing that concerns the complainant, but somebody has to look.
    private func raiseLostWebhook(_ message: OutgoingMessage, _ c: any Connection, at moment: Date) throws {
        for person in directory.roster.holders(of: .operations) + directory.roster.holders(of: .technical) {
            try c.raise(
                NoticeKind.webhookFailed.rawValue, to: person.id, on: nil,
                // Given up again after it was sent again, it is told again.
                key: "webhook/\(message.message)/\(moment.milliseconds)/\(person.id)", at: moment)
        }
    }
}
