public import Complaints
public import Foundation

/// Writes times: in one zone, in one language, seen from one moment.
public struct TimeFormat: Sendable {
    /// The zone times are written in.
    public let zone: TimeZone
    /// The language of the words.
    public let language: Language
    /// The moment of writing, for "today" and for what is left.
    public let now: Date

    private(set) var texts: Texts
    private let fixedOffset: Int?
    private let today: Int
    private let thisYear: Int

    public init(zone: TimeZone, language: Language, now: Date) {
        self.zone = zone
        self.language = language
        self.now = now
        texts = Texts(language)
        // Asking the zone for every time is slow; most zones keep one offset for good (Asia/Shanghai since 1991).
        let offset = zone.secondsFromGMT(for: now)
        let changes = zone.nextDaylightSavingTimeTransition(after: Self.fixedSince) != nil
        fixedOffset = changes ? nil : offset
        let civil = CivilTime(localSeconds: Int(now.timeIntervalSince1970.rounded(.down)) + offset)
        today = civil.dayNumber
        thisYear = civil.year
    }

    /// The same times in pages that speak in the words of a policy.
    public func worded(by policy: Policy) -> TimeFormat {
        var format = self
        format.texts = texts.worded(by: policy)
        return format
    }

    private static let fixedSince = Date(timeIntervalSince1970: 757_382_400)  // 1994-01-01

    func civil(_ date: Date) -> CivilTime {
        let seconds = date.timeIntervalSince1970
        let bounded = Int(min(max(seconds, -62_000_000_000), 250_000_000_000).rounded(.down))
        if let fixedOffset, date >= Self.fixedSince { return CivilTime(localSeconds: bounded + fixedOffset) }
        return CivilTime(localSeconds: bounded + zone.secondsFromGMT(for: date))
    }

    /// As staff read it: `2026-11-24 14:37`.
    public func staff(_ date: Date) -> String {
        let civil = civil(date)
        return "\(civil.date) \(civil.clock)"
    }

    /// As complainants read it: `11月24日 14:37`, `24 Nov, 14:37`; with the year when it is another one.
    public func open(_ date: Date) -> String {
        let civil = civil(date)
        switch language {
        case .zh:
            let day = "\(civil.month)月\(civil.day)日 \(civil.clock)"
            return civil.year == thisYear ? day : "\(civil.year)年\(day)"
        case .en:
            let month = Self.months[civil.month - 1]
            let year = civil.year == thisYear ? "" : " \(civil.year)"
            return "\(civil.day) \(month)\(year), \(civil.clock)"
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// As a limit in words: `今天 18:42 前`, `by 18:42 today`.
    public func by(_ date: Date) -> String {
        let civil = civil(date)
        switch civil.dayNumber - today {
        case 0: return texts(.byToday, ["time": civil.clock])
        case 1: return texts(.byTomorrow, ["time": civil.clock])
        case 2: return texts(.byDayAfterTomorrow, ["time": civil.clock])
        default: return texts(.byDate, ["time": open(date)])
        }
    }

    /// For machines: `2026-11-24T06:37:00Z`.
    public func machine(_ date: Date) -> String {
        let seconds = min(max(date.timeIntervalSince1970, -62_000_000_000), 250_000_000_000)
        let civil = CivilTime(localSeconds: Int(seconds.rounded(.down)))
        return "\(civil.date)T\(civil.clock):\(CivilTime.two(civil.second))Z"
    }

    /// A `time` element as staff read it.
    func staffTag(_ date: Date) -> HTML {
        "<time datetime=\"\(machine(date))\">\(staff(date))</time>"
    }

    /// A `time` element as complainants read it.
    func openTag(_ date: Date) -> HTML {
        "<time datetime=\"\(machine(date))\" title=\"\(staff(date))\">\(open(date))</time>"
    }

    /// A `time` element with a limit in words.
    func byTag(_ date: Date) -> HTML {
        "<time datetime=\"\(machine(date))\" title=\"\(staff(date))\">\(by(date))</time>"
    }
}
