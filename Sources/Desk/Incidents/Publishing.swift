public import Complaints
public import Foundation
import Storage

/// What a bulletin's form says.
public struct BulletinDraft: Sendable, Hashable {
    public var stage: String?
    public var text: String?
    /// A time in the zone of the policy, or ISO 8601.
    public var expectedAt: String?

    public init(stage: String?, text: String?, expectedAt: String?) {
        self.stage = stage
        self.text = text
        self.expectedAt = expectedAt
    }
}

// One bulletin for all of an incident's complaints. (3'.L3.4)
extension ServiceDesk {
    /// Publishes a bulletin, then has every linked complaint's own record carry it. `version`: what the editor saw; a
    /// bulletin that appeared meanwhile refuses this one. Throws `FieldErrors`, `Refusal`, `IncidentChanged`.
    public func publish(
        _ draft: BulletinDraft, onIncident id: Int64, by member: StaffMember, seen version: Int? = nil
    ) async throws {
        var errors = FieldErrors()
        let stage: BulletinStage? = errors.word("stage", draft.stage)
        let text = errors.text("text", draft.text, limit: TextLimit.text, required: true)
        let expected = errors.text("expectedAt", draft.expectedAt, limit: 40, line: true)
        let moment = now()
        var expectedAt: Date?
        if !expected.isEmpty {
            expectedAt = LocalTime.parse(expected, in: directory.policy(at: moment).calendar)
            if expectedAt == nil { errors.add("expectedAt", .notADate) }
        }
        try errors.check()
        guard let stage else { throw FieldErrors(["stage": .missing]) }
        let bulletin = Bulletin(stage: stage, text: Personal(text), expectedAt: expectedAt)
        try await change(incident: id, seen: version) { found, c in
            try found.incident.publishing(
                bulletin, by: .staff(member), concerned: try concerned(inIncident: id, c), at: moment)
        }
        // Whatever is not told now, should this process die, the watcher tells.
        while try await tellIncidents() {}
    }

    /// Closes an incident: no bulletin is owed from here on.
    public func closeIncident(_ id: Int64, reason: String?, by member: StaffMember) async throws {
        var errors = FieldErrors()
        let reason = errors.text("reason", reason, limit: TextLimit.text)
        try errors.check()
        let moment = now()
        try await change(incident: id, seen: nil) { found, c in
            try found.incident.closing(
                reason: reason, by: .staff(member), concerned: try concerned(inIncident: id, c), at: moment)
        }
    }

    func change(
        incident id: Int64, seen version: Int?,
        _ decide: @escaping @Sendable (IncidentCase, any Connection) throws -> IncidentEvent
    ) async throws {
        let moment = now()
        try await database.write { c in
            let found = try load(incident: id, c)
            if let version, version < found.published.count { throw IncidentChanged() }
            // What time itself brought comes first, as in a complaint's history.
            let due = found.incident.watch(under: directory.policy(found.incident.policyVersion), at: moment)
            try save(due + [try decide(found, c)], to: found, c, at: moment)
        }
    }

    /// Carries the latest bulletins of one incident into the records of up to `limit` complaints; answers whether
    /// there may be more to do.
    public func tellIncidents(limit: Int = 50) async throws -> Bool {
        let moment = now()
        guard try await database.read({ try $0.isTelling() }) else { return false }
        return try await database.write { c in
            guard let id = try c.claimTelling() else { return false }
            let found = try load(incident: id, c)
            let count = found.incident.relays.count
            let untold = try c.untold(ofIncident: id, relays: count, limit: limit)
            for (key, told) in untold {
                for relay in found.incident.relays[told...] { try carry(relay, of: found, to: key, c, at: moment) }
                try c.markTold(key, ofIncident: id, relays: count)
            }
            if untold.count < limit {
                try finishCorrections(of: found, c, at: moment)
                try c.markAllTold(ofIncident: id)
            }
            return true
        }
    }

    /// Records missed periods and reminds editors of ending ones; answers how many incidents it looked at, and when
    /// the next one has something to come.
    public func recordDueIncidents(limit: Int = 50) async throws -> (recorded: Int, next: Date?) {
        let moment = now()
        let next = try await database.read { try $0.nextIncidentAlarm() }
        guard let next, next <= moment else { return (0, next) }
        return try await database.write { c in
            let ids = try c.claimDueIncidents(at: moment, limit: limit)
            for id in ids {
                let found = try load(incident: id, c)
                let policy = directory.policy(found.incident.policyVersion)
                if let end = try owedUntil(found, c) {
                    try save(found.incident.ending(end, under: policy, at: moment), to: found, c, at: moment)
                    continue
                }
                let missed = found.incident.watch(under: policy, at: moment)
                if missed.isEmpty, let due = found.incident.running(under: policy)?.dueAt {
                    try alert(
                        .bulletinDue, id, "incident/\(id)/due/\(due.milliseconds)", c, at: moment)
                    // The due instant itself is still in time.
                    try c.setAlarm(due.addingTimeInterval(0.001), ofIncident: id)
                } else if missed.isEmpty {
                    try c.setAlarm(nil, ofIncident: id)
                } else {
                    try save(missed, to: found, c, at: moment)
                }
            }
            return (ids.count, nil)
        }
    }
}

/// A bulletin appeared since the editor read the page. Nothing was published.
public struct IncidentChanged: Error, Hashable, Sendable {}
