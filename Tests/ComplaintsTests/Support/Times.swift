import Foundation

func seconds(_ n: Double) -> TimeInterval { n }
func minutes(_ n: Double) -> TimeInterval { n * 60 }
func hours(_ n: Double) -> TimeInterval { n * 3600 }
func days(_ n: Double) -> TimeInterval { n * 86_400 }

/// A time of day in Shanghai, told without asking a time zone: it has been UTC+8 without summer time since 1991.
func shanghai(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let utc = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
    return (calendar.date(from: utc) ?? .distantPast).addingTimeInterval(-hours(8))
}

/// Every story begins on a Monday at nine.
let dayOne = shanghai(2026, 3, 2, 9)
