public import Complaints
import Foundation

/// Why a file of holidays is not used.
public enum HolidayFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(file: String)
    /// A day that there is not, of another year, or both off and worked.
    case wrongDay(String, file: String)

    public var description: String {
        switch self {
        case .unreadable(let file): "the file of holidays \(file) cannot be read; see docs/operations.md for its form"
        case .wrongDay(let day, let file): "the file of holidays \(file) cannot be right: see the day \(day)"
        }
    }
}

extension ServiceDesk {
    /// Holidays of the policy in force that end soon or have ended. (6.1)
    public var holidayGap: HolidayGap? {
        let moment = now()
        return directory.policy(at: moment).holidayGap(holidays, at: moment)
    }
}

// The data file of public holidays. (6.1)
extension HolidayPlan {
    /// What the program brings along.
    public static func builtIn() throws -> HolidayPlan {
        try HolidayPlan(json: PackageResources.china_holidays_json, file: "china-holidays.json")
    }

    /// A file that replaces it.
    public init(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw HolidayFailure.unreadable(file: file) }
        try self.init(json: Array(data), file: file)
    }

    private init(json: [UInt8], file: String) throws {
        do { self = try JSONDecoder().decode(HolidayPlan.self, from: Data(json)) } catch {
            throw HolidayFailure.unreadable(file: file)
        }
        if let mistake { throw HolidayFailure.wrongDay(mistake, file: file) }
    }
}
