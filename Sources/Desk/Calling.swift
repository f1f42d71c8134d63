public import Complaints
public import Foundation
import Secrets
public import Storage

/// The call is over, or there was none.
public struct CallOver: Error, Hashable, Sendable {
    public init() {}
}

/// How a video call stands.
public enum CallStanding: Hashable, Sendable {
    /// Offered, not yet agreed to.
    case waiting
    case joined
    case ended(CallEnding)
}

// A video call between the complainant and the agent who started it. (3'.L1.3) Pictures and sound go from browser to
// browser; what goes through here is how they find each other, kept while the call lasts.
extension ServiceDesk {
    /// Seconds after which a side that says nothing is gone.
    public static let callSilence: TimeInterval = 30
    /// Signals of one call, and bytes of each.
    static let mostSignals = 2000
    static let largestSignal = 64 * 1024
    private static let purpose = "call"
    private static let kinds: Set<String> = ["hello", "ready", "offer", "answer", "candidate"]

    /// What opens a call without an account: goes into the link, for twelve hours.
    public func callKey(_ number: ComplaintNumber, _ call: RemoteCall) -> String {
        SignedValue.sign(
            "\(number)~\(call.id)", purpose: Self.purpose, expires: call.startedAt.addingTimeInterval(12 * 3600),
            secret: secret)
    }

    /// The call behind a key. Throws `CaseUnknown`.
    public func call(behind key: String) throws(CaseUnknown) -> (number: ComplaintNumber, call: String) {
        let value = SignedValue.verify(key, purpose: Self.purpose, now: now(), secret: secret)
        let parts = value?.split(separator: "~") ?? []
        guard parts.count == 2 else { throw CaseUnknown() }
        return (ComplaintNumber(rawValue: String(parts[0])), String(parts[1]))
    }

    /// How a call stands; nil where there was none.
    public func standing(of call: String, in found: Case) -> CallStanding? {
        if let present = found.complaint.call, present.id == call {
            return present.joinedAt == nil ? .waiting : .joined
        }
        for event in found.events.reversed() {
            if case .callEnded(let id, let ending) = event.fact, id == call { return .ended(ending) }
        }
        return nil
    }

    /// The complainant agrees. To have agreed before is the same.
    public func joinCall(_ call: String, on number: ComplaintNumber) async throws {
        do { try await carryOut(.joinCall(call), on: number, by: .complainant) } catch Refusal.nothingToDo {
            guard try await track(number).complaint.call?.id == call else { throw CallOver() }
        }
    }

    /// Ends a call; one that is over stays so.
    public func endCall(
        _ call: String, _ ending: CallEnding, on number: ComplaintNumber, by author: Author
    ) async throws {
        do { try await carryOut(.endCall(call, ending), on: number, by: author) } catch Refusal.nothingToDo {}
    }

    /// A side says that it is still there.
    public func beat(_ side: CallSide, ofCall call: String) async throws {
        let moment = now()
        _ = try await database.aside { try $0.touch(side, ofCall: call, at: moment) }
    }

    /// Passes a signal on to the other side. Throws `CallOver` when there is no call to say it in, `FieldErrors` for
    /// what is no signal.
    public func signal(
        _ kind: String, _ body: String, from side: CallSide, ofCall call: String, on key: ComplaintKey
    ) async throws {
        guard Self.kinds.contains(kind) else { throw FieldErrors(["kind": .unknown]) }
        guard body.utf8.count <= Self.largestSignal, !body.utf8.contains(0) else {
            throw FieldErrors(["body": .tooLong(limit: Self.largestSignal)])
        }
        let added = try await database.aside { c in
            try c.addSignal(kind, body, from: side, ofCall: call, on: key, most: Self.mostSignals)
        }
        if added == nil { throw CallOver() }
    }

    /// What the other side said after a number.
    public func signals(to side: CallSide, ofCall call: String, after sequence: Int) async throws -> [CallSignal] {
        try await database.read { try $0.signals(ofCall: call, to: side, after: sequence) }
    }

    /// The number from which a browser that opens the call now listens.
    public func lastSignal(ofCall call: String) async throws -> Int {
        try await database.read { try $0.lastSignal(ofCall: call) }
    }

    /// Ends calls of which a side has been gone too long; answers when to look again, nil while there is none.
    public func endLostCalls() async throws -> Date? {
        let moment = now()
        guard let oldest = try await database.read({ try $0.longestSilence() }) else { return nil }
        let next = oldest.addingTimeInterval(Self.callSilence + 0.001)
        guard moment >= next else { return next }
        let limit = moment.addingTimeInterval(-Self.callSilence)
        for (call, key) in try await database.read({ try $0.lostCalls(since: limit) }) {
            try await database.write { c in
                // It may have been heard of since, or have ended, or another node may have been here.
                guard try c.lostCalls(since: limit).contains(where: { $0.call == call }) else { return }
                let found = try load(key, c)
                guard found.complaint.call?.id == call else { return try c.forgetCall(call) }
                let circumstances = circumstances(found.complaint.policyVersion, at: moment)
                let new = try found.complaint.decide(.endCall(call, .lost), by: .system, circumstances)
                _ = try save(new, to: found, c, at: moment)
            }
        }
        return now()
    }
}
