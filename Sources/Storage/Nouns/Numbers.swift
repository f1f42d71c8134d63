public import Complaints
public import Foundation
import Synchronization

/// Hands out complaint numbers: `R`, the day as yyMMdd, then a counter of at least five digits.
///
/// Counters are taken from the database in blocks, so that neither many requests nor several processes wait for one
/// another; what is left of a block when the process ends stays unused. Numbers are unique, not without gaps.
public final class ComplaintNumbers: Sendable {
    private let database: any Database
    private let stock = Mutex(Stock())

    /// Numbers from this database.
    public init(_ database: any Database) {
        self.database = database
    }

    /// The next number of the day that `now` is in, in the policy's calendar.
    public func next(at now: Date, in calendar: Calendar) async throws -> ComplaintNumber {
        while true {
            let taken = stock.withLock { stock -> Result<ComplaintNumber, Missing> in
                let today = stock.day(at: now, in: calendar)
                if let number = stock.take(today) { return .success(number) }
                if let pending = stock.pending { return .failure(Missing(refill: pending)) }
                let task = fill(today, stock.nextBlock(today))
                stock.pending = task
                return .failure(Missing(refill: task))
            }
            switch taken {
            case .success(let number): return number
            case .failure(let missing): try await missing.refill.value
            }
        }
    }

    /// None left; there are some once this is done.
    private struct Missing: Error { let refill: Task<Void, any Error> }

    private func fill(_ today: String, _ size: Int64) -> Task<Void, any Error> {
        Task {
            do {
                let end = try await database.aside { connection in
                    try connection.one(
                        """
                        INSERT INTO counter(name, value) VALUES (\("number/" + today), \(size))
                        ON CONFLICT (name) DO UPDATE SET value = counter.value + \(size) RETURNING value
                        """
                    ).int64(0)
                }
                stock.withLock { $0.fill(today, (end - size + 1)...end) }
            } catch {
                stock.withLock { $0.pending = nil }
                throw error
            }
        }
    }

    /// The day as `yyMMdd`.
    static func day(of now: Date, in calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: now)
        return [(parts.year ?? 0) % 100, parts.month ?? 0, parts.day ?? 0]
            .map { $0 < 10 ? "0\($0)" : String($0) }
            .joined()
    }
}

/// The block that is being handed out.
private struct Stock {
    var pending: Task<Void, any Error>?
    private var today = ""
    private var next: Int64 = 1
    private var last: Int64 = 0
    private var block: Int64 = 8
    /// The stretch of time that the last day asked for covers: a calendar is too slow to ask for every complaint.
    private var known: Day?

    private struct Day {
        let name: String
        let whole: DateInterval
        let calendar: Calendar.Identifier
        let zone: TimeZone
    }

    mutating func take(_ day: String) -> ComplaintNumber? {
        guard day == today, next <= last else { return nil }
        defer { next += 1 }
        let digits = String(next)
        var number = "R" + day
        for _ in 0..<max(0, 5 - digits.utf8.count) { number += "0" }
        return ComplaintNumber(rawValue: number + digits)
    }

    /// A busy hour takes larger blocks; a new day starts small again.
    mutating func nextBlock(_ day: String) -> Int64 {
        block = day == today ? min(block * 2, 1024) : 8
        return block
    }

    mutating func fill(_ day: String, _ numbers: ClosedRange<Int64>) {
        pending = nil
        today = day
        next = numbers.lowerBound
        last = numbers.upperBound
    }

    mutating func day(at now: Date, in calendar: Calendar) -> String {
        if let known, known.whole.start <= now, now < known.whole.end, known.calendar == calendar.identifier,
            known.zone == calendar.timeZone
        {
            return known.name
        }
        let day = ComplaintNumbers.day(of: now, in: calendar)
        if let whole = calendar.dateInterval(of: .day, for: now) {
            known = Day(name: day, whole: whole, calendar: calendar.identifier, zone: calendar.timeZone)
        }
        return day
    }
}
