public import Complaints

/// Every address of the pages, in one place.
public enum Paths {
    public static let home = "/"
    public static let complain = "/complain"
    public static let track = "/track"
    public static let login = "/desk/login"
    public static let logout = "/desk/logout"
    public static let queue = "/desk"
    public static let live = "/desk/live"
    public static let people = "/desk/people"
    public static let policy = "/desk/policy"
    /// The draft of the policy, to read.
    public static let policyDraft = "/desk/policy/draft"
    /// The draft of the policy, to write.
    public static let policyEdit = "/desk/policy/edit"
    public static let outbox = "/desk/outbox"
    public static let notices = "/desk/notices"
    public static let account = "/desk/account"
    public static let articles = "/desk/articles"
    public static let newArticle = "/desk/articles/new"
    public static let articleCategories = "/desk/articles/categories"
    public static let help = "/help"
    public static let helpMatches = "/help/matches"

    /// An article as the public reads it.
    public static func help(_ article: ArticleID) -> String { "/help/\(article)" }

    /// Where a reader says whether an article helped.
    public static func helpAnswer(_ article: ArticleID) -> String { "/help/\(article)/answer" }

    /// An article as staff read it.
    public static func article(_ id: ArticleID) -> String { "/desk/articles/\(id)" }

    /// Where an article is edited, `edit`, and what is done to it posted: `publish`, `withdraw`.
    public static func article(_ id: ArticleID, _ act: String) -> String { "/desk/articles/\(id)/\(act)" }

    /// The back-office tools.
    public static let lookUps = "/desk/lookups"

    /// Where an act on a back-office tool is posted: `change`, `remove`.
    public static func lookUp(_ id: Int64, _ act: String) -> String { "/desk/lookups/\(id)/\(act)" }

    /// A video call as the complainant enters it, by what opens it.
    public static func call(_ key: String) -> String { "/call/\(key)" }

    /// A video call as the agent has it.
    public static func staffCall(_ number: ComplaintNumber) -> String { "/desk/complaints/\(number)/call" }

    /// The confirmation of a complaint just received.
    public static func received(_ number: ComplaintNumber) -> String { "/complaints/\(number)/received" }

    /// What the complainant sees of a complaint.
    public static func tracking(_ number: ComplaintNumber) -> String { "/track/\(number)" }

    /// Where a complainant's act is posted.
    public static func tracking(_ number: ComplaintNumber, _ act: ComplainantAct) -> String {
        "/track/\(number)/\(act.rawValue)"
    }

    /// What staff see of a complaint.
    public static func complaint(_ number: ComplaintNumber) -> String { "/desk/complaints/\(number)" }

    /// Where a member of staff's act is posted.
    public static func act(_ number: ComplaintNumber, _ name: String) -> String {
        "/desk/complaints/\(number)/\(name)"
    }

    /// Where an act on a member of staff is posted: `disable`, `enable`, `reset-password`.
    public static func person(_ id: StaffID, _ act: String) -> String { "/desk/people/\(id)/\(act)" }

    /// A version of the policy.
    public static func policy(_ version: Int) -> String { "/desk/policy/versions/\(version)" }

    /// Where an act on the draft of the policy is posted: `begin`, `submit`, `approve`, `return`, `discard`.
    public static func policyDraft(_ act: String) -> String { "/desk/policy/draft/\(act)" }
}
