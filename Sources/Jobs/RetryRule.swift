public import Foundation

/// When a failed delivery is tried again. Pure: no clock, no random source.
public struct RetryRule: Hashable, Sendable {
    /// Seconds before the second attempt.
    public var first: TimeInterval
    /// What each further wait is multiplied by.
    public var factor: Double
    /// The longest wait, in seconds.
    public var longest: TimeInterval
    /// Attempts before a person has to see it.
    public var attempts: Int

    public init(first: TimeInterval = 10, factor: Double = 3, longest: TimeInterval = 3600, attempts: Int = 12) {
        self.first = first
        self.factor = factor
        self.longest = longest
        self.attempts = attempts
    }

    /// Seconds until the next attempt after `attempt` failed ones, or nil to give up. `share`, from 0 to 1, spreads
    /// waits by up to a tenth, so that what failed together does not come back together.
    public func wait(after attempt: Int, share: Double = 0) -> TimeInterval? {
        guard attempt < attempts else { return nil }
        let wait = min(longest, first * pow(factor, Double(max(0, attempt - 1))))
        return wait * (1 + 0.1 * min(1, max(0, share)))
    }
}
