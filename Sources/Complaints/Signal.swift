import Foundation

/// What starts or stops a clock. A policy names signals; facts give them. (6.1: limits are data)
public enum Signal: String, Codable, CaseIterable, Hashable, Sendable {
    case received
    case registered
    /// Any message of a person to the complainant, a result included.
    case personMessage = "person-message"
    /// A preliminary solution or a confirmation of progress, sent by a person; a result is both.
    case firstAnswer = "first-answer"
    case itemAssigned = "item-assigned"
    case itemVerified = "item-verified"
    case preliminaryFinding = "preliminary-finding"
    case progressTold = "progress-told"
    case planned
    case resultSent = "result-sent"
    /// The first grading to level 3.
    case gradedMajor = "graded-major"
    case groupFormed = "group-formed"
    case preliminaryReported = "preliminary-reported"
    case markedSecurity = "marked-security"
    /// Isolation in force, or waived.
    case isolationSettled = "isolation-settled"
    case bulletinPublished = "bulletin-published"
    /// A result "pending follow-up", the complainant's "not solved", or a reopening.
    case unresolved
    case followUpStarted = "follow-up-started"
    case reportedToManagement = "reported-to-management"
    /// Closed, rejected, withdrawn or merged.
    case ended
}

/// One step of a complaint's life as clocks see it.
enum Turn: Hashable, Sendable {
    /// `scope` tells instances of the same signal apart: the work item, the round.
    case signal(Signal, scope: Int)
    case level(Level)
    case security(Bool)
    case itemDropped(scope: Int)
    /// Ended: everything running is cancelled for this reason.
    case ended(Cancellation)
    case reopened
    /// An objection was upheld: clocks from receipt start anew at the objection. `at` is the objection's time.
    case restarted
    /// Withdrawn at level 3: goes on as an internal case.
    case becameInternal
    case joinedIncident
    case leftIncident
    case breached(ClockKey)
    /// A bulletin said that it is repaired, or that it is not after all: periods end, or go on from there.
    case repaired(Bool)
}

/// A turn with the time and the event it stands on.
struct Moment: Hashable, Sendable {
    var at: Date
    /// The sequence number of the event, from 1.
    var sequence: Int
    var turn: Turn
}
