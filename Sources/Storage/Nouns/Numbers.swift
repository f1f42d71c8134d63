public import Complaints
public import Foundation

/// Hands out complaint numbers: `R`, the day as yyMMdd, then a counter of at least five digits.
///
/// Counters are taken from the database in blocks, so that neither many requests nor several processes wait for one
/// another; what is left of a block when the process ends stays unused. Numbers are unique, not without gaps.
public actor ComplaintNumbers {
    private let database: any Database
    private var day = ""
    /// The stretch of time that the last day asked for covers: a calendar is too slow to ask for every complaint.
    private var known: (day: String, from: Date, until: Date, calendar: Calendar)?
    private var next: Int64 = 1
    private var last: Int64 = 0
    private var block: Int64 = 8
    private var pending: Task<Void, any Error>?

    /// Numbers from this database.
    public init(_ database: any Database) {
        self.database = database
    }

    /// The next number of the day that `now` is in, in the policy's calendar.
    public func next(at now: Date, in calendar: Calendar) async throws -> ComplaintNumber {
        let today = day(at: now, in: calendar)
        while true {
            if today == day, next <= last {
                defer { next += 1 }
                let digits = String(next)
                let zeros = String(repeating: "0", count: max(0, 5 - digits.count))
                return ComplaintNumber(rawValue: "R\(today)\(zeros)\(digits)")
            }
            try await refill(today)
        }
    }

    private func refill(_ today: String) async throws {
        if let pending { return try await pending.value }
        // A busy hour takes larger blocks; a new day starts small again.
        block = today == day ? min(block * 2, 1024) : 8
        let size = block
        let task = Task {
            defer { pending = nil }
            let end = try await database.aside { connection in
                try connection.one(
                    """
                    INSERT INTO counter(name, value) VALUES (\("number/" + today), \(size))
                    ON CONFLICT (name) DO UPDATE SET value = counter.value + \(size) RETURNING value
                    """
                ).int64(0)
            }
            day = today
            last = end
            next = end - size + 1
        }
        pending = task
        try await task.value
    }

    private func day(at now: Date, in calendar: Calendar) -> String {
        if let known, known.from <= now, now < known.until, known.calendar == calendar { return known.day }
        let day = Self.day(of: now, in: calendar)
        if let whole = calendar.dateInterval(of: .day, for: now) { known = (day, whole.start, whole.end, calendar) }
        return day
    }

    /// The day as `yyMMdd`.
    static func day(of now: Date, in calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: now)
        return [(parts.year ?? 0) % 100, parts.month ?? 0, parts.day ?? 0]
            .map { $0 < 10 ? "0\($0)" : String($0) }
            .joined()
    }
}
