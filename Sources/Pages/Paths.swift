public import Complaints

/// Every address of the pages, in one place.
public enum Paths {
    public static let home = "/"
    public static let complain = "/complain"
    public static let track = "/track"
    public static let login = "/desk/login"
    public static let logout = "/desk/logout"
    public static let queue = "/desk"
    /// Where a page of the staff hears that the figures beside the views changed.
    public static let live = "/desk/live"
    /// Those figures alone, as they stand on a page.
    public static let navigation = "/desk/navigation"

    /// Where a page of the staff hears of what it shows, too.
    public static func live(_ topic: LiveTopic) -> String { "/desk/live?of=\(topic.rawValue)" }

    public static let people = "/desk/people"
    public static let policy = "/desk/policy"
    /// The draft of the policy, to read.
    public static let policyDraft = "/desk/policy/draft"
    /// The draft with every complaint of the last month replayed.
    public static let policyDraftReplayed = "/desk/policy/draft?replay=all#what-if"
    /// The draft of the policy, to write.
    public static let policyEdit = "/desk/policy/edit"
    public static let outbox = "/desk/outbox"
    public static let notices = "/desk/notices"
    public static let account = "/desk/account"
    public static let noticeSettings = "/desk/account/notices"
    public static let articles = "/desk/articles"
    public static let newArticle = "/desk/articles/new"
    public static let articleCategories = "/desk/articles/categories"
    public static let archive = "/desk/archive"
    /// What waits for the management group's acknowledgement.
    public static let reports = "/desk/reports"

    /// A later page of it.
    public static func reports(after position: String?) -> String {
        let start: String = reports
        return position.map { "\(start)?after=\(QueueQuery.percentEncoded($0))" } ?? start
    }
    public static let help = "/help"
    public static let helpMatches = "/help/matches"

    /// An article as the public reads it.
    public static func help(_ article: ArticleID) -> String { "/help/\(article)" }

    /// Where pages of the help centre hear that an article changed.
    public static let helpLive = "/help/live"

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

    /// Temporary measures and isolations over all complaints.
    public static let measures = "/desk/measures"

    /// Host sites and where changes are posted.
    public static let hosts = "/desk/hosts"
    public static let webhooks = "/desk/webhooks"

    /// Where an act on a host site is posted: `revoke`.
    public static func host(_ id: Int64, _ act: String) -> String { "/desk/hosts/\(id)/\(act)" }

    /// Where an act on a webhook is posted: `change`, `remove`.
    public static func webhook(_ id: Int64, _ act: String) -> String { "/desk/webhooks/\(id)/\(act)" }

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

    /// Incidents as staff see them, and where selected complaints are linked to one.
    public static let incidents = "/desk/incidents"
    public static let linkIncident = "/desk/incidents/link"

    /// An incident as staff see it.
    public static func incident(_ id: Int64) -> String { "/desk/incidents/\(id)" }

    /// Where an act on an incident is posted: `publish`, `result`, `close`, `link`, `unlink`.
    public static func incident(_ id: Int64, _ act: String) -> String { "/desk/incidents/\(id)/\(act)" }

    /// Incidents as everybody reads them, and their feed.
    public static let publicIncidents = "/incidents"
    public static let incidentsFeed = "/incidents/feed.atom"

    /// An incident as everybody reads it.
    public static func publicIncident(_ id: Int64) -> String { "/incidents/\(id)" }

    /// Its feed.
    public static func incidentFeed(_ id: Int64) -> String { "/incidents/\(id)/feed.atom" }

    /// Where somebody asks to be told of its bulletins.
    public static func subscribe(_ id: Int64) -> String { "/incidents/\(id)/subscribe" }

    /// The links that confirm and end a subscription, by what opens them.
    public static func confirmSubscription(_ key: String) -> String { "/incidents/confirm/\(key)" }
    public static func endSubscription(_ key: String) -> String { "/incidents/leave/\(key)" }

    /// A decision maker's question, by what opens it.
    public static func approval(_ key: String) -> String { "/approval/\(key)" }

    /// The two questions of an online call-back, by what opens them.
    public static func callBack(_ key: String) -> String { "/callback/\(key)" }

    /// The command room of a level 3 complaint.
    public static func room(_ number: ComplaintNumber) -> String { "/desk/complaints/\(number)/room" }

    /// Where a report on a complaint is acknowledged.
    public static func acknowledge(_ number: ComplaintNumber) -> String { "/desk/reports/\(number)" }

    /// What staff see of a complaint.
    public static func complaint(_ number: ComplaintNumber) -> String { "/desk/complaints/\(number)" }

    /// A case as a zip file, for staff.
    public static func dossier(_ number: ComplaintNumber) -> String { "/desk/complaints/\(number)/dossier" }

    /// What is the complainant's own, as a zip file.
    public static func copy(_ number: ComplaintNumber) -> String { "/track/\(number)/copy" }

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
