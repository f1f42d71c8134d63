import Complaints
import Foundation
import Testing

@testable import Pages

struct TimeFormatTests {
    /// 2026-11-24 14:37:00 in Shanghai.
    static let now = Date(timeIntervalSince1970: 1_795_502_220)

    func format(_ language: Language, zone: String = "Asia/Shanghai") throws -> TimeFormat {
        TimeFormat(zone: try #require(TimeZone(identifier: zone)), language: language, now: Self.now)
    }

    @Test("staff read 2026-11-24 14:37, complainants 11月24日 14:37 or 24 Nov, 14:37")
    func styles() throws {
        #expect(try format(.zh).staff(Self.now) == "2026-11-24 14:37")
        #expect(try format(.zh).open(Self.now) == "11月24日 14:37")
        #expect(try format(.en).open(Self.now) == "24 Nov, 14:37")
        #expect(try format(.zh).machine(Self.now) == "2026-11-24T06:37:00Z")
        let lastYear = Self.now.addingTimeInterval(-365 * 86_400)
        #expect(try format(.zh).open(lastYear) == "2025年11月24日 14:37")
        #expect(try format(.en).open(lastYear) == "24 Nov 2025, 14:37")
    }

    @Test("zones with summer time and dates long ago come out right")
    func zones() throws {
        let summer = Date(timeIntervalSince1970: 1_782_864_000)  // 2026-07-01 00:00 UTC
        #expect(try format(.en, zone: "Europe/Berlin").staff(summer) == "2026-07-01 02:00")
        #expect(try format(.en, zone: "Europe/Berlin").staff(Self.now) == "2026-11-24 07:37")
        #expect(try format(.zh).staff(Date(timeIntervalSince1970: 0)) == "1970-01-01 08:00")
        // China had summer time in 1988.
        #expect(try format(.zh).staff(Date(timeIntervalSince1970: 583_761_600)) == "1988-07-01 21:00")
    }

    @Test(
        "civil dates agree with the calendar",
        arguments: [(-1, "1969-12-31"), (951_782_400, "2000-02-29"), (4_107_542_400, "2100-03-01"), (0, "1970-01-01")]
    )
    func civil(seconds: Int, date: String) {
        #expect(CivilTime(localSeconds: seconds).date == date)
    }

    @Test("limits are told in words")
    func limits() throws {
        let zh = try format(.zh)
        let en = try format(.en)
        let tonight = Self.now.addingTimeInterval(4 * 3600 + 300)
        #expect(zh.by(tonight) == "今天 18:42 前")
        #expect(en.by(tonight) == "by 18:42 today")
        #expect(zh.by(tonight.addingTimeInterval(86_400)) == "明天 18:42 前")
        #expect(zh.by(tonight.addingTimeInterval(2 * 86_400)) == "后天 18:42 前")
        #expect(zh.by(tonight.addingTimeInterval(5 * 86_400)) == "11月29日 18:42 前")
        #expect(en.by(tonight.addingTimeInterval(5 * 86_400)) == "by 29 Nov, 18:42")
    }

    @Test(
        "countdowns are calm, then amber in the last quarter, then red",
        arguments: [
            (720.0, 3600.0, "还剩 12 分", Remaining.Urgency.soon),
            (900, 3600, "还剩 15 分", .calm),
            (899, 3600, "还剩 14 分", .soon),
            (12_000, 14_400, "还剩 3 小时 20 分", .calm),
            (30, 1800, "还剩 不到 1 分", .soon),
            (0, 1800, "超时 不到 1 分", .late),
            (-7200, 1800, "超时 2 小时", .late),
            (-183_600, 1800, "超时 2 天 3 小时", .late),
        ]
    )
    func remaining(left: Double, length: Double, words: String, urgency: Remaining.Urgency) throws {
        let remaining = try format(.zh).remaining(until: Self.now.addingTimeInterval(left), of: length)
        #expect(remaining == Remaining(urgency: urgency, words: words))
    }

    @Test("lengths are told as the policy states them; absurd times do not crash")
    func lengths() throws {
        let zh = try format(.zh)
        #expect(zh.length(.seconds(1800)) == "30分钟")
        #expect(zh.length(.seconds(259_200)) == "72小时")
        #expect(zh.length(.months(12)) == "12个月")
        for date in [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1e18)] {
            #expect(!zh.staff(date).isEmpty && !zh.remaining(until: date, of: nil).words.isEmpty)
        }
    }
}
