/// A date and time of day as people write it, computed from an instant by hand: a formatter costs more than the
/// rest of a queue line.
struct CivilTime: Equatable, Sendable {
    var year: Int
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int
    /// Days since 1970-01-01, to compare dates.
    var dayNumber: Int

    /// - Parameter seconds: since 1970-01-01 00:00 in local time.
    init(localSeconds seconds: Int) {
        let (dayNumber, rest) = Self.floorDivide(seconds, 86_400)
        self.dayNumber = dayNumber
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        // Days to civil date, after Howard Hinnant's "chrono-compatible low-level date algorithms".
        let shifted = dayNumber + 719_468
        let (era, dayOfEra) = Self.floorDivide(shifted, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    private static func floorDivide(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return remainder < 0 ? (quotient - 1, remainder + b) : (quotient, remainder)
    }

    /// `07`
    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// `18:42`
    var clock: String { "\(Self.two(hour)):\(Self.two(minute))" }

    /// `2026-11-24`
    var date: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }
}
