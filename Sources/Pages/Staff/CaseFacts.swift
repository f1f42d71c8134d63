public import Complaints
public import Foundation

/// What staff need to know about a complaint at a glance.
public struct CaseFacts: Sendable {
    /// A piece of work and how it stands: whose, by when, with what finding. (3'.L2.2)
    public struct WorkItem: Sendable {
        public var department: Department
        public var person: String?
        public var assignedAt: Date
        /// When its facts were verified; nil while it runs.
        public var verifiedAt: Date?
        /// What is to be done, where that was said.
        public var task: String?
        /// What was found.
        public var finding: String?
        /// Its limit; nil under a policy that has none for it. (3.2.3)
        public var clock: CaseClock?

        public init(
            department: Department, person: String?, assignedAt: Date, verifiedAt: Date? = nil, task: String? = nil,
            finding: String? = nil, clock: CaseClock? = nil
        ) {
            self.department = department
            self.person = person
            self.assignedAt = assignedAt
            self.verifiedAt = verifiedAt
            self.task = task
            self.finding = finding
            self.clock = clock
        }
    }

    /// Another complaint that belongs to this one.
    public struct LinkedCase: Sendable {
        public var number: ComplaintNumber
        public var title: String

        public init(number: ComplaintNumber, title: String) {
            self.number = number
            self.title = title
        }
    }

    public var responsible: String
    public var type: ComplaintType
    public var subType: String?
    public var channel: Channel
    public var receivedAt: Date
    /// nil for "none stated".
    public var userID: String?
    public var email: String?
    public var phone: String?
    /// What or whom it is about, in the complainant's words.
    public var about: String?
    /// Staff it is about, by name.
    public var concerned: [String]
    public var workItems: [WorkItem]
    public var linked: [LinkedCase]
    public var attachments: [AttachmentLink]
    public var policyVersion: Int
    /// The incident it belongs to. (3'.L3)
    public var incident: Int64?
    /// Where a message is begun that asks for an online call-back; nil while none can be answered. (3'.L2.4)
    public var askBack: String?

    public init(
        responsible: String, type: ComplaintType, subType: String? = nil, channel: Channel, receivedAt: Date,
        userID: String? = nil, email: String? = nil, phone: String? = nil, about: String? = nil,
        concerned: [String] = [], workItems: [WorkItem] = [], linked: [LinkedCase] = [],
        attachments: [AttachmentLink] = [], policyVersion: Int
    ) {
        self.responsible = responsible
        self.type = type
        self.subType = subType
        self.channel = channel
        self.receivedAt = receivedAt
        self.userID = userID
        self.email = email
        self.phone = phone
        self.about = about
        self.concerned = concerned
        self.workItems = workItems
        self.linked = linked
        self.attachments = attachments
        self.policyVersion = policyVersion
    }
}

extension CaseFacts {
    func html(state: State, level: Level?, in context: PageContext) -> HTML {
        let texts = context.texts
        let type = subType.map { "\(texts.word(self.type)) · \($0)" } ?? texts.word(self.type)
        let handling: [(TextKey, String?)] = [
            (.columnResponsible, responsible),
            (.columnState, texts.word(state)),
            (.columnLevel, level.map(texts.long) ?? texts[.notGraded]),
            (.columnType, type),
            (.columnChannel, texts.word(channel)),
            (.receivedAt, context.time.staff(receivedAt)),
            (.policyVersion, texts(.versionNumber, ["n": String(policyVersion)])),
        ]
        let none = email == nil && phone == nil ? texts[.contactNone] : nil
        let person: [(TextKey, String?)] = [
            (.userID, userID ?? texts[.noneStated]),
            (.email, email),
            (.phone, phone),
            (.contact, none),
            (.about, about),
            (.concerned, concerned.isEmpty ? nil : concerned.joined(separator: texts[.listSeparator])),
        ]
        return """
            <section><h2>\(texts[.factsTitle])</h2>\(list(handling, texts))</section>
            <section><h2>\(texts[.complainantTitle])</h2>\(list(person, texts))</section>
            \(work(in: context))\(links(texts))\(files(in: context))
            """
    }

    private func list(_ rows: [(TextKey, String?)], _ texts: Texts) -> HTML {
        let items = rows.map { key, value -> HTML in
            guard let value else { return .empty }
            return "<div><dt>\(texts[key])</dt><dd><bdi>\(value)</bdi></dd></div>"
        }
        return "<dl class=\"parts\">\(items)</dl>"
    }

    private func work(in context: PageContext) -> HTML {
        guard !workItems.isEmpty else { return .empty }
        return "<section><h2>\(context.texts[.workTitle])</h2>\(WorkList.html(workItems, in: context))</section>"
    }

    private func links(_ texts: Texts) -> HTML {
        guard !linked.isEmpty || incident != nil || askBack != nil else { return .empty }
        let belongs: HTML? = incident.map { id in
            """
            <li><a href="\(Paths.incident(id))">\(texts(.factIncidentShort, ["n": String(id)]))</a></li>
            """
        }
        let ask: HTML? = askBack.map { "<li><a href=\"\($0)\">\(texts[.callBackAsk])</a></li>" }
        let items = linked.map { other -> HTML in
            """
            <li><a href="\(Paths.complaint(other.number))">\(other.number.rawValue)</a> \
            <span dir="auto">\(other.title)</span></li>
            """
        }
        return "<section><h2>\(texts[.linkedTitle])</h2><ul class=\"lines\">\(belongs)\(items)\(ask)</ul></section>"
    }

    private func files(in context: PageContext) -> HTML {
        guard !attachments.isEmpty else { return .empty }
        return """
            <section><h2>\(context.texts[.attachments])</h2>\(AttachmentList.html(attachments, in: context))</section>
            """
    }
}
