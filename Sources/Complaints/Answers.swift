public import Foundation

// What somebody outside the desk was asked, and answered.

/// Whether things got better, as the complainant says. (3'.L2.4)
public enum Improvement: String, Hashable, Sendable, Codable, CaseIterable {
    case yes, partly, no
}

/// What the decision makers are asked for. (3'.L3.3)
public struct ApprovalRequest: Hashable, Sendable {
    public var reason: Personal
    /// The amount or the extent.
    public var scope: Personal?
    public var by: Actor
    public var at: Date
    /// Its place in the history.
    public var sequence: Int
    public init(reason: Personal, scope: Personal?, by: Actor, at: Date, sequence: Int) {
        self.reason = reason
        self.scope = scope
        self.by = by
        self.at = at
        self.sequence = sequence
    }
}
