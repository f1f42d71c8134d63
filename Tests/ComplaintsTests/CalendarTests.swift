import Complaints
import Foundation
import Testing

@Suite("Working time, whatever the calendar")
struct CalendarTests {
    /// A calendar of a seed: some days with one to three stretches, some special days.
    private static func calendar(_ chance: inout Chance) -> WorkingCalendar {
        func slots() -> [WorkingCalendar.Slot] {
            var slots: [WorkingCalendar.Slot] = []
            var from = chance.whole(0...600)
            for _ in 0..<chance.whole(1...3) {
                let to = from + chance.whole(1...300)
                guard to <= 1440 else { break }
                slots.append(.init(from: from, to: to))
                from = to + chance.whole(0...120)
            }
            return slots
        }
        var calendar = WorkingCalendar(week: [:])
        for day in 1...7 where chance.happens(70) { calendar.week[day] = slots() }
        calendar.week[chance.whole(2...6)] = [.init(from: 540, to: 1020)]
        for day in 1...20 where chance.happens(30) {
            calendar.exceptions["2026-03-\(day < 10 ? "0" : "")\(day)"] = chance.happens(50) ? [] : slots()
        }
        return calendar
    }

    @Test(
        "6.1 more working time is never due earlier, a later start neither; it never beats the wall clock",
        arguments: 0..<200 as Range<UInt64>)
    func monotonic(seed: UInt64) {
        var chance = Chance(seed: seed)
        let calendar = Self.calendar(&chance)
        let days = Policy.standard.calendar
        let start = dayOne.addingTimeInterval(TimeInterval(chance.whole(-86_400...1_000_000)))
        var (last, seconds) = (Date.distantPast, 0)
        for _ in 0..<12 {
            seconds += chance.whole(0...40_000)
            let due = calendar.adding(seconds, to: start, in: days)
            #expect(due >= last, "\(seconds) s from \(start)")
            #expect(due >= start.addingTimeInterval(TimeInterval(seconds)))
            let later = calendar.adding(
                seconds, to: start.addingTimeInterval(TimeInterval(chance.whole(0...200_000))), in: days)
            #expect(later >= due, "a later start")
            last = due
        }
    }

    @Test(
        "6.1 working time adds up: some and then the rest is due when all of it is", arguments: 0..<100 as Range<UInt64>
    )
    func additive(seed: UInt64) {
        var chance = Chance(seed: seed)
        let calendar = Self.calendar(&chance)
        let days = Policy.standard.calendar
        let start = dayOne.addingTimeInterval(TimeInterval(chance.whole(0...1_000_000)))
        let (first, rest) = (chance.whole(1...100_000), chance.whole(1...100_000))
        let parted = calendar.adding(rest, to: calendar.adding(first, to: start, in: days), in: days)
        #expect(parted == calendar.adding(first + rest, to: start, in: days))
    }

    @Test("6.1 24 × 7 is the clock on the wall", arguments: 0..<50 as Range<UInt64>)
    func always(seed: UInt64) {
        var chance = Chance(seed: seed)
        let start = dayOne.addingTimeInterval(TimeInterval(chance.whole(0...30_000_000)))
        let seconds = chance.whole(0...400_000)
        let due = WorkingCalendar.always.adding(seconds, to: start, in: Policy.standard.calendar)
        #expect(due == start.addingTimeInterval(TimeInterval(seconds)))
        #expect(WorkingCalendar.always.isAlwaysOpen)
        let broken = WorkingCalendar(
            week: WorkingCalendar.always.week.merging([3: [.init(from: 0, to: 719), .init(from: 720, to: 1440)]]) { $1 }
        )
        #expect(!broken.isAlwaysOpen)
        #expect(!WorkingCalendar.office.isAlwaysOpen)
    }

    @Test("6.1 a plan of holidays makes days off, and make-up weekends 调休 with a weekday's hours")
    func holidays() {
        let plan = HolidayPlan(years: [
            .init(year: 2026, source: "test", holidays: ["2026-10-01"], workdays: ["2026-10-10"])
        ])
        let office = WorkingCalendar(week: WorkingCalendar.office.week).applying(plan)
        let days = Policy.standard.calendar
        #expect(office.adding(3600, to: shanghai(2026, 9, 30, 18), in: days) == shanghai(2026, 10, 2, 10))
        #expect(office.adding(3600, to: shanghai(2026, 10, 9, 18), in: days) == shanghai(2026, 10, 10, 10))
        #expect(office.exceptions["2026-10-10"] == office.week[2])
        #expect(WorkingCalendar.always.applying(plan) == .always, "24 × 7 has no holidays")
    }

    @Test(
        "6.1 holidays that limits are counted with are known for a while: said sixty days before their year ends, and after",
        arguments: [
            (shanghai(2026, 11, 1, 23, 59), false), (shanghai(2026, 11, 2), true), (shanghai(2027, 3, 1), true),
        ])
    func gap(now: Date, isSaid: Bool) throws {
        var policy = Policy.standard
        policy.calendars = ["office": .office, "other": .office]
        for level in Level.allCases {
            policy.setLength(.working(1800, calendar: "office"), of: .registration, at: level)
        }
        func plan(_ years: Int...) -> HolidayPlan {
            HolidayPlan(years: years.map { .init(year: $0, source: "", holidays: [], workdays: []) })
        }
        let gap = policy.holidayGap(plan(2025, 2026), at: now)
        #expect((gap != nil) == isSaid)
        if let gap {
            #expect(gap.calendars == ["office"], "the other one counts nothing")
            #expect(gap.lastYear == 2026 && gap.from == shanghai(2027, 1, 1))
            #expect(gap.available == [])
            #expect(policy.holidayGap(plan(2026, 2027), at: now)?.available == [2027])
        }
        #expect(Policy.standard.holidayGap(plan(2026), at: now) == nil, "by the clock on the wall")
        policy.calendars["office"]?.exceptions["2028-01-01"] = []
        #expect(policy.holidayGap(plan(2026), at: now) == nil)
        policy.calendars["office"] = WorkingCalendar(week: WorkingCalendar.office.week)
        #expect(policy.holidayGap(plan(2026), at: now) == nil, "a calendar without holidays")
    }

    @Test(
        "6.1 a plan with a day that there is not, of another year, or both off and worked is found out",
        arguments: [
            ("2026-02-29", "2026-02-29"), ("2025-01-01", "2025-01-01"), ("2026-1-1", "2026-1-1"),
            ("2026-10-10", "2026-10-10"),
            ("2026-10-01", nil),
        ] as [(String, String?)])
    func mistakes(day: String, mistake: String?) {
        let year = HolidayPlan.Year(year: 2026, source: "", holidays: [day], workdays: ["2026-10-10"])
        #expect(HolidayPlan(years: [year]).mistake == mistake)
    }
}
