import Complaints
public import Foundation

/// How long a clock still has, in words and in urgency.
public struct Remaining: Equatable, Sendable {
    /// Calm above a quarter of the time left, soon below, late when breached.
    public enum Urgency: String, Sendable {
        case calm, soon, late
    }

    /// How urgent it is.
    public let urgency: Urgency
    /// `还剩 12 分`, `超时 2 小时`.
    public let words: String
}

extension TimeFormat {
    /// What is left of a clock now.
    /// - Parameter length: the clock's whole length in seconds; nil when it is not known.
    public func remaining(until due: Date, of length: TimeInterval?) -> Remaining {
        let left = due.timeIntervalSince(now)
        if left <= 0 {
            return Remaining(urgency: .late, words: texts(.timeOver, ["time": span(-left)]))
        }
        let quarter = (length ?? 0) / 4
        return Remaining(
            urgency: left < quarter ? .soon : .calm,
            words: texts(.timeLeft, ["time": span(left)])
        )
    }

    /// A stretch of time in its two largest units, rounded down: `2 天 3 小时`, `12 分`.
    public func span(_ seconds: TimeInterval) -> String {
        let minutes = Int(min(max(seconds, 0), 3_000_000_000) / 60)
        let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
        if days > 0 {
            return hours > 0 ? "\(unit(.spanDays, days)) \(unit(.spanHours, hours))" : unit(.spanDays, days)
        }
        if hours > 0 {
            return rest > 0 ? "\(unit(.spanHours, hours)) \(unit(.spanMinutes, rest))" : unit(.spanHours, hours)
        }
        return minutes > 0 ? unit(.spanMinutes, minutes) : texts[.spanUnderMinute]
    }

    private func unit(_ key: TextKey, _ number: Int) -> String { texts(key, ["n": String(number)]) }

    /// The length of a limit as the policy states it: `30 分钟`, `72 小时`, `12 个月`.
    public func length(_ length: ClockLength) -> String {
        switch length {
        case .months(let months): return texts(.lengthMonths, ["n": String(months)])
        case .seconds(let seconds):
            let minutes = Int(min(max(seconds, 0), 3_000_000_000) / 60)
            if minutes % 60 != 0 { return texts(.lengthMinutes, ["n": String(minutes)]) }
            return texts(.lengthHours, ["n": String(minutes / 60)])
        }
    }

    /// A counting `time` element: words now, the absolute time on hover and focus, kept current by the script.
    func countdown(until due: Date, of length: TimeInterval?) -> HTML {
        let remaining = remaining(until: due, of: length)
        let absolute = staff(due)
        let seconds = Int(min(max(length ?? 0, 0), 3_000_000_000))
        return """
            <time class="left is-\(remaining.urgency.rawValue)" datetime="\(machine(due))" title="\(absolute)" \
            data-abs="\(absolute)" data-length="\(seconds)">\(remaining.words)</time>
            """
    }
}

/// The length of a limit: a stretch of time, or calendar months.
public enum ClockLength: Hashable, Sendable {
    /// In seconds.
    case seconds(TimeInterval)
    /// In calendar months.
    case months(Int)

    /// In seconds, when it is a plain stretch of time.
    public var seconds: TimeInterval? {
        if case .seconds(let seconds) = self { seconds } else { nil }
    }
}
