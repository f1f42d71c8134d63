public import Foundation

/// Public holidays and make-up workdays 调休 of some years: facts from the official notices, read from a file.
public struct HolidayPlan: Hashable, Sendable, Codable {
    /// One year's notice.
    public struct Year: Hashable, Sendable, Codable {
        public var year: Int
        /// Which notice it is taken from.
        public var source: String
        /// Days off, `2026-10-01`.
        public var holidays: [String]
        /// Saturdays and Sundays that are worked instead.
        public var workdays: [String]
        public init(year: Int, source: String, holidays: [String], workdays: [String]) {
            self.year = year
            self.source = source
            self.holidays = holidays
            self.workdays = workdays
        }
    }

    public var years: [Year]
    public init(years: [Year]) { self.years = years }

    /// A day that belongs to another year than its notice's, is none, or is both off and worked: the plan cannot be
    /// right. nil when there is none.
    public var mistake: String? {
        for year in years {
            let days = year.holidays + year.workdays
            if let strange = days.first(where: { !CalendarDay.isValid($0) || !$0.hasPrefix("\(year.year)-") }) {
                return strange
            }
            if let both = year.holidays.first(where: Set(year.workdays).contains) { return both }
        }
        return nil
    }
}

extension WorkingCalendar {
    /// With the holidays and make-up workdays of a plan. A make-up workday has the hours of a Monday, or of the first
    /// day of the week that has any. A calendar without a day off has none to make up for: it stays as it is.
    public func applying(_ plan: HolidayPlan) -> WorkingCalendar {
        guard !isAlwaysOpen else { return self }
        let workday = (2...7).lazy.compactMap { week[$0] }.first { !$0.isEmpty } ?? week[1] ?? []
        var calendar = self
        for year in plan.years {
            for day in year.holidays { calendar.exceptions[day] = [] }
            for day in year.workdays { calendar.exceptions[day] = workday }
        }
        return calendar
    }
}

/// Working calendars whose holidays are known for a while only. After it, days off count as worked. (6.1)
public struct HolidayGap: Hashable, Sendable {
    /// Calendars that a limit runs by, in order.
    public let calendars: [String]
    /// The last year whose holidays they have.
    public let lastYear: Int
    /// The first instant of the year after it, in the policy's zone.
    public let from: Date
    /// Later years that the data file has.
    public let available: [Int]

    /// Days before their end from which on it is said: the notice for a year comes in the autumn before it.
    public static let lead = 60
}

extension Policy {
    /// Whether holidays that limits are counted with end within ``HolidayGap/lead`` days, or have ended. A notice is of
    /// a whole year: a calendar knows those of each year in which it has a day off.
    public func holidayGap(_ plan: HolidayPlan, at now: Date) -> HolidayGap? {
        let used = clocks.flatMap { rule in
            rule.levels.compactMap { level -> String? in
                if case .working(_, let name) = rule.lengths[level] { name } else { nil }
            }
        }
        let ends = Set(used).sorted().compactMap { name -> (name: String, year: Int, from: Date)? in
            guard let year = calendars[name]?.lastYearWithHolidays,
                let from = calendar.date(from: DateComponents(year: year + 1, month: 1, day: 1)),
                now >= from.addingTimeInterval(-Double(HolidayGap.lead) * 86_400)
            else { return nil }
            return (name, year, from)
        }
        guard let first = ends.min(by: { $0.year < $1.year }) else { return nil }
        return HolidayGap(
            calendars: ends.map(\.name), lastYear: first.year, from: first.from,
            available: plan.years.map(\.year).filter { $0 > first.year }.sorted())
    }
}

extension WorkingCalendar {
    /// nil for a calendar without days off of its own.
    fileprivate var lastYearWithHolidays: Int? {
        exceptions.filter { $0.value.isEmpty }.compactMap { Int($0.key.prefix(4)) }.max()
    }
}

/// A day as calendars write it, `2026-10-01`.
public enum CalendarDay {
    /// Whether it is a day that there is.
    public static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }
}
