public import Foundation

/// Times as date fields and files state them: local, without a zone, or ISO 8601 with an offset.
public enum LocalTime {
    /// `2026-11-24T14:37`, `2026-11-24 14:37:05`, `2026/11/24 14:37`, or with `Z` or `+08:00` behind; nil for anything
    /// else, an impossible day included.
    public static func parse(_ text: String, in calendar: Calendar) -> Date? {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard text.utf8.count <= 40 else { return nil }
        var rest = Substring(text)
        var offset: Int?
        if rest.hasSuffix("Z") {
            offset = 0
            rest = rest.dropLast()
        } else if let sign = rest.dropFirst(10).lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let parts = numbers(rest[sign...].dropFirst())
            guard parts.count == 2 else { return nil }
            offset = (parts[0] * 3600 + parts[1] * 60) * (rest[sign] == "-" ? -1 : 1)
            rest = rest[..<sign]
        }
        let parts = numbers(rest)
        guard (5...6).contains(parts.count) || parts.count == 3, (1...9999).contains(parts[0]) else { return nil }
        var calendar = calendar
        if let offset { calendar.timeZone = TimeZone(secondsFromGMT: offset) ?? .gmt }
        let fields = parts + Array(repeating: 0, count: 6 - parts.count)
        let components = DateComponents(
            year: fields[0], month: fields[1], day: fields[2], hour: fields[3], minute: fields[4], second: fields[5])
        guard components.isValidDate(in: calendar) else { return nil }
        return calendar.date(from: components)
    }

    /// A day as ``parse(_:in:)`` reads it, `2026-11-24`.
    public static func day(_ date: Date, in calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        func digits(_ number: Int?, _ width: Int) -> String {
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(digits(parts.year, 4))-\(digits(parts.month, 2))-\(digits(parts.day, 2))"
    }

    /// The whole numbers between date and time separators; empty when anything else stands there.
    private static func numbers(_ text: Substring) -> [Int] {
        let parts = text.split(omittingEmptySubsequences: false) { "-/T: ".contains($0) }
        let numbers = parts.compactMap { $0.allSatisfy(\.isASCII) ? Int($0.prefix { $0 != "." }) : nil }
        return numbers.count == parts.count ? numbers : []
    }
}
