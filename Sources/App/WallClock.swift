public import Foundation

/// What time it is.
public enum WallClock {
    /// The machine's time. A debug build, and no other, can be moved by `REDRESS_CLOCK_OFFSET` in seconds: that is how
    /// tests see a limit pass under a real server.
    public static let now: @Sendable () -> Date = {
        #if DEBUG
            if let text = ProcessInfo.processInfo.environment["REDRESS_CLOCK_OFFSET"], let seconds = Double(text) {
                return { Date.now + seconds }
            }
        #endif
        return { Date.now }
    }()
}
