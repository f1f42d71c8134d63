import Complaints
import Desk
import Foundation
import Storage
import Testing

// Public holidays: the data file, the calendar's form, and what is said when they end.
extension PolicyRevisingTests {
    @Test("6.1 the built-in holidays are whole notices of 2025 and 2026, put into a calendar's form by one act")
    func holidays() async throws {
        try await House.with { house in
            let plan = house.desk.holidays
            #expect(plan.years.map(\.year) == [2025, 2026])
            #expect(plan.years.map(\.holidays.count) == [28, 33])
            #expect(plan.years.map(\.workdays.count) == [5, 6])
            try await write(["calendar-0-name": "办公", "calendar-0-day-2": "09:00-18:00"], in: house)
            let filled = try await fields([:], in: house).applying(plan, toCalendar: 0)
            try await house.desk.writePolicyDraft(
                filled, seen: try await revision(in: house), by: try house.member("operations"))
            let calendar = try #require(try await house.desk.policyDraft()).stored.draft.policy.calendars["办公"]
            #expect(calendar?.exceptions["2026-10-01"] == [])
            #expect(calendar?.exceptions["2026-02-14"] == [.init(from: 540, to: 1080)])
            #expect(calendar?.exceptions.count == 72)
        }
    }

    @Test(
        "6.1 when the holidays of the policy in force end, the desk says so in time, and until a newer one is in force")
    func holidaysEnd() async throws {
        try await House.with { house in
            #expect(house.desk.holidayGap == nil)
            func addVersion(_ years: ClosedRange<Int>) async throws {
                var policy = house.desk.directory.policy(at: house.clock.now)
                policy.version += 1
                policy.effectiveFrom = house.clock.now
                let plan = HolidayPlan(
                    years: years.map { .init(year: $0, source: "", holidays: ["\($0)-10-01"], workdays: []) })
                policy.calendars["办公"] = WorkingCalendar(week: [2: [.init(from: 540, to: 1080)]]).applying(plan)
                policy.clocks[0].lengths = Dictionary(
                    uniqueKeysWithValues: Level.allCases.map { ($0, .working(1800, calendar: "办公")) })
                let own = policy
                try await house.database.write { try $0.addPolicy(own, author: nil, at: house.clock.now) }
                try await house.desk.refreshReference()
            }
            house.clock.set(Date(timeIntervalSince1970: 1_821_536_000))  // 2027-09-21
            try await addVersion(2026...2027)
            #expect(house.desk.holidayGap == nil)
            house.clock.advance(hours: 24 * 45)
            #expect(house.desk.holidayGap?.lastYear == 2027)
            #expect(house.desk.holidayGap?.available == [], "the built-in file ends before")
            try await addVersion(2027...2028)
            #expect(house.desk.holidayGap == nil)
        }
    }

    @Test("6.1 a file of holidays replaces the built-in one; one that cannot be right is refused with the day")
    func holidayFile() async throws {
        try await House.with { house in
            let file = house.folder + "/holidays.json"
            func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
            try write(#"{"years":[{"year":2027,"source":"x","holidays":["2027-01-01"],"workdays":[]}]}"#)
            #expect(try HolidayPlan(file: file).years.map(\.year) == [2027])
            try write(#"{"years":[{"year":2027,"source":"x","holidays":["2027-02-29"],"workdays":[]}]}"#)
            #expect(throws: HolidayFailure.wrongDay("2027-02-29", file: file)) { try HolidayPlan(file: file) }
            try write("{}")
            #expect(throws: HolidayFailure.unreadable(file: file)) { try HolidayPlan(file: file) }
        }
    }
}
