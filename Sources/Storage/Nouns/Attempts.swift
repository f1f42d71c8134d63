public import Foundation

extension Connection {
    /// Counts one attempt under `name` and answers how many there were in the present window of `seconds`, this one
    /// included.
    public func countAttempt(_ name: String, window seconds: Int, at now: Date) throws -> Int {
        let start = window(seconds, at: now)
        return try one(
            """
            INSERT INTO attempt(name, window_start, count) VALUES (\(name), \(start), 1)
            ON CONFLICT (name) DO UPDATE SET
                count = CASE WHEN attempt.window_start = excluded.window_start THEN attempt.count + 1 ELSE 1 END,
                window_start = excluded.window_start
            RETURNING count
            """
        ).int(0)
    }

    /// How many attempts there were under `name` in the present window, without counting one.
    public func attempts(_ name: String, window seconds: Int, at now: Date) throws -> Int {
        let start = window(seconds, at: now)
        return try row("SELECT count FROM attempt WHERE name = \(name) AND window_start = \(start)")?.int(0) ?? 0
    }

    /// Forgets the attempts under `name`, as after a success.
    public func forgetAttempts(_ name: String) throws {
        try execute("DELETE FROM attempt WHERE name = \(name)")
    }

    /// Drops windows that began before `instant`; answers how many.
    @discardableResult
    public func dropAttempts(before instant: Date) throws -> Int {
        try execute("DELETE FROM attempt WHERE window_start < \(instant)")
    }

    private func window(_ seconds: Int, at now: Date) -> Int64 {
        let length = Int64(max(1, seconds)) * 1000
        return now.milliseconds / length * length
    }
}
