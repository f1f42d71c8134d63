public import Foundation

/// One complaint, from receipt to archive: what its history amounts to. Everything here is computed by `apply`.
public struct Complaint: Hashable, Sendable {
    public internal(set) var receipt: Receipt
    public internal(set) var receivedAt: Date
    /// How many facts its history has: the version for optimistic concurrency.
    public internal(set) var version = 0
    public internal(set) var state: State = .received
    public internal(set) var isImported = false
    /// The answer that imported history came with.
    public internal(set) var imported: ImportedHistory?

    public internal(set) var type: ComplaintType
    public internal(set) var subType: String?
    public internal(set) var contact: Contact
    public internal(set) var userID: Personal?
    public internal(set) var registration: Registration?
    public internal(set) var registeredAt: Date?

    /// nil while ungraded: the level 1 clocks then run as provisional promises.
    public internal(set) var level: Level?
    public internal(set) var isUrgent: Bool
    public internal(set) var isSecurity = false
    public internal(set) var isSystemFault = false
    /// Withdrawn at level 3: goes on as an internal case.
    public internal(set) var isInternal = false

    /// The one named person responsible. (1.2)
    public internal(set) var responsible: StaffID
    /// Whom it is about: refused every act and the internal notes. (1.2)
    public internal(set) var concerned: Set<StaffID> = []

    public internal(set) var items: [WorkItem] = []
    /// 1 at first, one more with each follow-up started.
    public internal(set) var round = 1
    /// How often it became unresolved: the scope of second-follow-up.
    public internal(set) var unresolvedCount = 0
    public internal(set) var plan: Plan?
    public internal(set) var isPlanApproved = false
    public internal(set) var isApprovalPending = false
    /// What the decision makers were asked last.
    public internal(set) var approval: ApprovalRequest?
    public internal(set) var result: ProcessingResult?
    public internal(set) var resultSentAt: Date?
    public internal(set) var firstResultAt: Date?
    /// The last word from either side; silence is counted from here.
    public internal(set) var lastWordAt: Date
    /// First assignment, from which a call-back counts. (3'.L2.4)
    public internal(set) var firstAssignedAt: Date?
    /// Articles of the knowledge base that answers offered, in order. (3'.L1.2)
    public internal(set) var offeredArticles: [OfferedArticle] = []
    public internal(set) var callBacks: [CallBack] = []
    /// The round in which the complainant answered an online call-back last.
    public internal(set) var onlineCallBackRound: Int?
    /// Temporary measures and isolations taken on this complaint, in order. (3'.L2.3, 3'.L3.2)
    public internal(set) var measures: [MeasureRecord] = []
    /// Measures of other complaints that help this one too.
    public internal(set) var measureLinks: [MeasureLink] = []
    public internal(set) var waived: Set<Gate> = []
    public internal(set) var group: TaskGroup?
    public internal(set) var isReportedPreliminarily = false
    public internal(set) var incident: Int64?
    public internal(set) var isReportedToManagement = false
    public internal(set) var isManagementAcknowledged = false
    public internal(set) var openNotReached: Set<String> = []
    /// The video call that is offered or going on. (3'.L1.3)
    public internal(set) var call: RemoteCall?

    public internal(set) var rejection: Rejection?
    public internal(set) var closedAt: Date?
    public internal(set) var mergedInto: ComplaintNumber?
    public internal(set) var absorbed: [ComplaintNumber] = []

    /// Nothing is erased while it lasts. (6.2)
    public internal(set) var hold: LegalHold?
    /// What the complainant asked about their own data, in order.
    public internal(set) var requests: [DataRequestRecord] = []
    /// When the personal data went: nothing is done to it any more.
    public internal(set) var anonymisedAt: Date?
    public var isAnonymised: Bool { anonymisedAt != nil }

    var moments: [Moment] = []
    var wasGradedMajor = false
    var isRepaired = false

    public var number: ComplaintNumber { receipt.number }
    public var policyVersion: Int { receipt.policy }
    public var isEnded: Bool { state.isEnded && !(state == .withdrawn && isInternal) }
    /// The level whose rules hold: level 1 until somebody grades.
    public var effectiveLevel: Level { level ?? .general }

    /// A work item of a department or person.
    public struct WorkItem: Hashable, Sendable {
        public var assignment: Assignment
        public var round: Int
        public var assignedAt: Date
        public var person: StaffID?
        public var findings: Personal?
        public var verifiedAt: Date?
        public var isDropped = false
        public var id: WorkItemID { assignment.item }
        public var isOpen: Bool { verifiedAt == nil && !isDropped }
    }

    /// A rejection, and what became of the objection to it.
    public struct Rejection: Hashable, Sendable {
        public var by: Actor
        public var at: Date
        public var reason: Personal
        public var objection: Personal?
        public var objectedAt: Date?
        public var isDecided = false
        /// The event that the clocks of an upheld objection start at.
        var objectionSequence = 0
    }

    /// Work items that count: not dropped.
    public var activeItems: [WorkItem] { items.filter { !$0.isDropped } }
    /// Work items of the present round that count.
    public var roundItems: [WorkItem] { items.filter { !$0.isDropped && $0.round == round } }

    /// The work item whose limit a clock is. (3.2.3)
    public func item(of clock: ClockKey) -> WorkItem? {
        guard clock.name == .investigation else { return nil }
        // An upheld objection counts 1000 further.
        return items.first { $0.id.rawValue == clock.scope % 1000 }
    }

    /// Off everybody's desk: ended, and no objection waits for a decision.
    public var isOffTheDesk: Bool { isEnded && !isObjectionPending }

    /// An objection waits for a different person's decision.
    public var isObjectionPending: Bool {
        state == .rejected && rejection?.objectedAt != nil && rejection?.isDecided == false
    }

    /// The clocks at this point of its history, in the order they came to be.
    public func clocks(under policy: Policy) -> [Clock] { ClockFace(moments, under: policy).clocks }

    init(_ receipt: Receipt, at: Date) {
        self.receipt = receipt
        receivedAt = at
        type = receipt.type
        subType = receipt.subType
        contact = receipt.contact
        userID = receipt.userID
        isUrgent = receipt.urgent
        responsible = receipt.responsible
        lastWordAt = at
        if let staff = receipt.complainantIsStaff { concerned = [staff] }
    }

    /// Replays a history. nil when it does not begin with a receipt or imported history.
    public init?(history: [Event]) {
        guard let first = history.first else { return nil }
        self.init(first: first)
        for event in history.dropFirst() { apply(event) }
    }

    /// The same of any sequence.
    public init?(history: some Sequence<Event>) { self.init(history: Array(history)) }
}
