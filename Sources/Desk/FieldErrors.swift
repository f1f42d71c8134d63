public import Complaints

/// What is wrong with one field, as a key that the catalogues have a sentence for.
public enum FieldProblem: Hashable, Sendable {
    case missing
    case tooLong(limit: Int)
    /// A control character that no keyboard enters.
    case controlCharacter
    case notAnEmail
    case notAPhone
    /// Not one of the choices.
    case unknown
    /// Contacts given together with "none", or neither.
    case contactMissing, contactContradicts
    /// No complaint has this number.
    case complaintUnknown
    case notADate
    case notAPerson
    /// Somebody who does not work for the department.
    case notOfDepartment
    case tooManyFiles(limit: Int)
    case fileTooLarge(name: String, limit: Int)
    case fileRefused(name: String)
    case fileGone
    case loginTaken, nameTaken
    case passwordTooShort(limit: Int)
    case passwordsDiffer
    case passwordWrong
    /// No address of a back-office tool, or one with places that there are not.
    case notAnAddress
    /// A host that the server's settings do not allow.
    case hostNotListed
    /// The complaint has nothing for a place in an address.
    case valueMissing(name: String)
    case notAHeader
    case notSeconds(limit: Int)
    /// No key of a flag.
    case notAFlag
    /// No address that can be posted to, a host that the settings do not allow, no secret to sign with.
    case notAWebhook, webhookHostNotListed, notASigningSecret
    /// No time of day such as 22:00, or the same at both ends.
    case notATime, sameTime
    /// No whole number within a range.
    case outOfRange(from: Int, to: Int)
    case notATimeZone
    /// No stretches of a day such as `09:00-12:00, 14:00-18:00`.
    case notSlots
    /// A line that is no day with its hours.
    case notADayOfCalendar(line: String)
    /// A limit looser than the regulation's, unconfirmed; with the clause it departs from. (6.1)
    case looser(clause: String)
    /// A clock that starts or is met otherwise than in the regulation, unconfirmed; with the clause. (6.1)
    case departs(clause: String)
    /// A part of a clock that other rules of its clause hang on. (6.1)
    case clockFixed(clause: String)
    /// An event that cannot start or meet this clock, or that would do both.
    case eventUnfit, meetsItself
    /// An event that is past when the clock starts.
    case tooEarly(Signal)
    /// A level at which the clock would never start, or never be met.
    case neverStarts(Level), neverMet(Level)
    /// Records are kept at least twelve months. (6.2)
    case retentionTooShort
    /// The text lacks a place that has to be filled in, or has one that nothing is filled in at.
    case placeMissing(name: String), placeUnknown(name: String)
    /// A rule that would hold always.
    case conditionMissing
    case notAnID
    case dateNotInFuture

    /// A stable name for the API.
    public var code: String {
        switch self {
        case .missing: "missing"
        case .tooLong: "too-long"
        case .controlCharacter: "control-character"
        case .notAnEmail: "not-an-email"
        case .notAPhone: "not-a-phone"
        case .unknown: "unknown"
        case .contactMissing: "contact-missing"
        case .contactContradicts: "contact-contradicts"
        case .complaintUnknown: "complaint-unknown"
        case .notADate: "not-a-date"
        case .notAPerson: "not-a-person"
        case .notOfDepartment: "not-of-department"
        case .tooManyFiles: "too-many-files"
        case .fileTooLarge: "file-too-large"
        case .fileRefused: "file-refused"
        case .fileGone: "file-gone"
        case .loginTaken: "login-taken"
        case .nameTaken: "name-taken"
        case .passwordTooShort: "password-too-short"
        case .passwordsDiffer: "passwords-differ"
        case .passwordWrong: "password-wrong"
        case .notAnAddress: "not-an-address"
        case .hostNotListed: "host-not-listed"
        case .valueMissing: "value-missing"
        case .notAHeader: "not-a-header"
        case .notSeconds: "not-seconds"
        case .notAFlag: "not-a-flag"
        case .notAWebhook: "not-a-webhook"
        case .webhookHostNotListed: "webhook-host-not-listed"
        case .notASigningSecret: "not-a-signing-secret"
        case .notATime: "not-a-time"
        case .sameTime: "same-time"
        case .outOfRange: "out-of-range"
        case .notATimeZone: "not-a-time-zone"
        case .notSlots: "not-slots"
        case .notADayOfCalendar: "not-a-day-of-calendar"
        case .looser: "looser"
        case .departs: "departs"
        case .clockFixed: "clock-fixed"
        case .eventUnfit: "event-unfit"
        case .meetsItself: "meets-itself"
        case .tooEarly: "too-early"
        case .neverStarts: "never-starts"
        case .neverMet: "never-met"
        case .retentionTooShort: "retention-too-short"
        case .placeMissing: "place-missing"
        case .placeUnknown: "place-unknown"
        case .conditionMissing: "condition-missing"
        case .notAnID: "not-an-id"
        case .dateNotInFuture: "date-not-in-future"
        }
    }
}

/// Fields that are not right; nothing was done.
public struct FieldErrors: Error, Hashable, Sendable {
    public private(set) var problems: [String: FieldProblem]

    public init(_ problems: [String: FieldProblem] = [:]) { self.problems = problems }

    public var isEmpty: Bool { problems.isEmpty }

    /// The first problem of a field is the one to show.
    public mutating func add(_ field: String, _ problem: FieldProblem) {
        if problems[field] == nil { problems[field] = problem }
    }

    func check() throws(FieldErrors) {
        if !isEmpty { throw self }
    }
}
