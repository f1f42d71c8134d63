import Foundation

extension JSONWriter {
    /// `"2026-11-24T06:37:00.123Z"`: UTC, milliseconds, as stored.
    static func append(_ date: Date, to bytes: inout [UInt8]) {
        let milliseconds = Int(
            (min(max(date.timeIntervalSince1970, -62_000_000_000), 250_000_000_000) * 1000).rounded())
        let (days, rest) = floorDivided(milliseconds, 86_400_000)
        let (year, month, day) = civil(days)
        bytes.append(UInt8(ascii: "\""))
        put(year, 4, &bytes)
        bytes.append(UInt8(ascii: "-"))
        put(month, 2, &bytes)
        bytes.append(UInt8(ascii: "-"))
        put(day, 2, &bytes)
        bytes.append(UInt8(ascii: "T"))
        put(rest / 3_600_000, 2, &bytes)
        bytes.append(UInt8(ascii: ":"))
        put(rest / 60_000 % 60, 2, &bytes)
        bytes.append(UInt8(ascii: ":"))
        put(rest / 1000 % 60, 2, &bytes)
        bytes.append(UInt8(ascii: "."))
        put(rest % 1000, 3, &bytes)
        bytes.append(UInt8(ascii: "Z"))
        bytes.append(UInt8(ascii: "\""))
    }

    private static func put(_ number: Int, _ width: Int, _ bytes: inout [UInt8]) {
        var divisor = width == 4 ? 1000 : width == 3 ? 100 : 10
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    private static func floorDivided(_ number: Int, _ by: Int) -> (Int, Int) {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: by)
        return rest < 0 ? (quotient - 1, rest + by) : (quotient, rest)
    }

    /// The day of the proleptic Gregorian calendar, from days since 1970-01-01, counted in eras of 400 years.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = floorDivided(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
