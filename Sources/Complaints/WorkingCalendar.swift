public import Foundation

/// Working hours: several slots a day, holidays without any, make-up workdays 调休 with a weekday's slots.
public struct WorkingCalendar: Hashable, Sendable, Codable {
    /// A stretch of a day, in minutes from midnight, `from` < `to`.
    public struct Slot: Hashable, Sendable, Codable {
        public var from: Int
        public var to: Int
        public init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// By weekday, 1 = Sunday … 7 = Saturday.
    public var week: [Int: [Slot]]
    /// `2026-10-01` → the slots of that day instead, empty for a holiday.
    public var exceptions: [String: [Slot]]

    public init(week: [Int: [Slot]], exceptions: [String: [Slot]] = [:]) {
        self.week = week
        self.exceptions = exceptions
    }

    /// Every minute of every day: working time by it is the time on the wall.
    public var isAlwaysOpen: Bool {
        let everyDay = (1...7).allSatisfy { week[$0].map(Self.isWholeDay) ?? false }
        return everyDay && exceptions.values.allSatisfy(Self.isWholeDay)
    }

    private static func isWholeDay(_ slots: [Slot]) -> Bool {
        var reached = 0
        for slot in slots.sorted(by: { $0.from < $1.from }) {
            guard slot.from <= reached else { return false }
            reached = max(reached, slot.to)
        }
        return reached >= 24 * 60
    }

    /// The instant at which `seconds` of working time have passed since `start`. Falls back to the wall clock when
    /// no working time is found within two years, so that a broken calendar cannot switch a limit off.
    public func adding(_ seconds: Int, to start: Date, in calendar: Calendar) -> Date {
        var left = Double(seconds)
        var day = calendar.startOfDay(for: start)
        for _ in 0..<731 {
            for slot in slots(on: day, in: calendar) {
                let from = max(start, instant(slot.from, of: day, in: calendar))
                let to = instant(slot.to, of: day, in: calendar)
                guard to > from else { continue }
                let length = to.timeIntervalSince(from)
                if length >= left { return from.addingTimeInterval(left) }
                left -= length
            }
            guard let next = calendar.date(byAdding: .day, value: 1, to: day) else { break }
            day = next
        }
        return start.addingTimeInterval(Double(seconds))
    }

    private func slots(on day: Date, in calendar: Calendar) -> [Slot] {
        let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
        let name = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        return (exceptions[name] ?? week[parts.weekday ?? 0] ?? []).sorted { $0.from < $1.from }
    }

    /// The time on the wall, which is not minutes since midnight on a day when the clocks change.
    private func instant(_ minutes: Int, of day: Date, in calendar: Calendar) -> Date {
        let elapsed = day.addingTimeInterval(Double(minutes) * 60)
        if minutes >= 24 * 60 { return calendar.date(byAdding: .day, value: 1, to: day) ?? elapsed }
        return calendar.date(bySettingHour: minutes / 60, minute: minutes % 60, second: 0, of: day) ?? elapsed
    }
}
