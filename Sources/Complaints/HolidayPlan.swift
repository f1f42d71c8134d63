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
