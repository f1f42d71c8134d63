public import Complaints

/// What every page needs besides its own model.
public struct PageContext: Sendable {
    /// Zone, language and moment of writing.
    public var time: TimeFormat
    /// The token every form carries back.
    public var csrf: String
    /// The address of this page with its query, for the language switch and for coming back.
    public var path: String
    /// What the last act led to, said once.
    public var flash: Flash?
    /// Where live updates come from; nil where nothing changes by itself.
    public var live: String?
    /// Who is signed in; nil on public pages.
    public var staff: SignedInStaff?
    /// The site's own name, where it has one.
    public var siteName: String?

    public init(
        time: TimeFormat, csrf: String, path: String, flash: Flash? = nil, live: String? = nil,
        staff: SignedInStaff? = nil, siteName: String? = nil
    ) {
        self.time = time
        self.csrf = csrf
        self.path = path
        self.flash = flash
        self.live = live
        self.staff = staff
        self.siteName = siteName
    }

    /// The language of the page.
    public var language: Language { time.language }

    /// The catalogue of that language.
    public var texts: Texts { time.texts }

    /// The hidden field every form carries.
    var csrfField: HTML { "<input type=\"hidden\" name=\"csrf\" value=\"\(csrf)\">" }

    /// The address of this page in another language.
    func path(in language: Language) -> String {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = parts.count > 1 ? parts[1].split(separator: "&").filter { !$0.hasPrefix("lang=") } : []
        let code = language == .zh ? "zh" : "en"
        return "\(parts[0])?\((query + ["lang=\(code)"]).joined(separator: "&"))"
    }
}

/// A sentence said once on the next page.
public struct Flash: Sendable, Hashable {
    /// Whether something was done or went wrong.
    public enum Kind: String, Sendable { case notice, error }
    public var kind: Kind
    public var text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// The member of staff at the screen, with the figures beside the views.
public struct SignedInStaff: Sendable {
    public var name: String
    public var roles: [Role]
    public var department: Department
    /// How many complaints each view holds, where it is known.
    public var counts: [QueueView: Int]
    /// Messages that could not be delivered.
    public var undelivered: Int
    /// Alerts this person has not seen.
    public var notices: Int
    /// Reports that wait to be acknowledged, counted to 1,000; nil for whom they are no business of. (4.2.2)
    public var reported: Int?

    public init(
        name: String, roles: [Role], department: Department, counts: [QueueView: Int] = [:], undelivered: Int = 0,
        notices: Int = 0, reported: Int? = nil
    ) {
        self.name = name
        self.roles = roles
        self.department = department
        self.counts = counts
        self.undelivered = undelivered
        self.notices = notices
        self.reported = reported
    }
}

/// A page: a plain model that can write itself.
public protocol Page: Sendable {
    /// The whole document.
    func html(in context: PageContext) -> HTML
}
