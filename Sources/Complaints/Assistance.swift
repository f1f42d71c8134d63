public import Foundation

// How the front line finds out what is the matter. (3'.L1)

/// What a back-office tool answered when somebody looked there whether a report is true. (3'.L1.1)
public struct LookUpAnswer: Hashable, Sendable, Codable {
    /// How the asking went.
    public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        case answered
        case timedOut = "timed-out"
        /// No connection, or one that broke.
        case unreachable
        /// More than is read of one answer.
        case tooLarge = "too-large"
    }

    /// The look-up's name at that time.
    public var name: String
    public var outcome: Outcome
    /// The status of the HTTP answer, where there was one.
    public var status: Int?
    /// The answer as text, where there was one that is text.
    public var content: Personal?
    /// How long it took.
    public var milliseconds: Int

    public init(name: String, outcome: Outcome, status: Int? = nil, content: Personal? = nil, milliseconds: Int) {
        self.name = name
        self.outcome = outcome
        self.status = status
        self.content = content
        self.milliseconds = milliseconds
    }
}

/// Why a video call is over. (3'.L1.3)
public enum CallEnding: String, Hashable, Sendable, Codable, CaseIterable {
    case hungUp = "hung-up"
    /// The complainant does not want to.
    case declined
    /// One side was gone for half a minute.
    case lost
}

/// A video call that is offered or going on. (3'.L1.3)
public struct RemoteCall: Hashable, Sendable {
    public let id: String
    /// Who offered it, and talks.
    public let by: StaffID
    public let startedAt: Date
    /// When the complainant agreed to it; nil while it is an offer.
    public internal(set) var joinedAt: Date?
}

extension Complaint {
    func recordLookUp(_ answer: LookUpAnswer, _ author: Author) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.workers)
        try requireOpen()
        // What a tool knows about a person is for those who verify it, and for nobody else.
        guard !member.roles.isDisjoint(with: Permit.desk) || holds(member) else {
            throw .notAllowed(needs: Permit.desk)
        }
        return [.lookedUp(answer)]
    }

    func startCall(_ id: String, _ author: Author) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk)
        guard !isInternal else { throw .wrongState(state) }
        try requireOpen()
        guard call == nil else { throw .callRunning }
        return [.callStarted(call: id)]
    }

    /// The complainant agrees, having read what is shared and that nothing is recorded.
    func joinCall(_ id: String, _ author: Author) throws(Refusal) -> [Fact] {
        try complainant(author)
        guard let call, call.id == id, call.joinedAt == nil else { throw .nothingToDo }
        return [.callJoined(call: id)]
    }

    /// A call can be ended whatever became of the complaint meanwhile.
    func endCall(_ id: String, _ ending: CallEnding, _ author: Author) throws(Refusal) -> [Fact] {
        if author.member != nil { _ = try staff(author, Permit.desk) }
        guard call?.id == id else { throw .nothingToDo }
        return [.callEnded(call: id, ending)]
    }

    mutating func applyAssisting(_ event: Event) {
        switch event.fact {
        case .callStarted(let id):
            guard let staff = event.by.staffID else { return }
            call = RemoteCall(id: id, by: staff, startedAt: event.at)
        case .callJoined(let id): if call?.id == id { call?.joinedAt = event.at }
        case .callEnded(let id, _): if call?.id == id { call = nil }
        default: break
        }
    }
}

// The automatic reply. (3'.L1.4)
extension Complaint {
    /// What is not urgent gets, with its registration, a reply that it is being handled and by when a solution is
    /// expected: the due time of the handling clock as it runs from registration on. No promise is made that is broken
    /// already, and history from elsewhere gets none.
    func automaticReply(to record: Registration, _ c: Circumstances) -> [Fact] {
        guard !isUrgent, !isImported, !c.policy.urgentTypes.contains(record.type) else { return [] }
        var registered = self
        registered.apply(Event(at: c.now, by: .system, fact: .registered(record)))
        let handling = registered.clocks(under: c.policy).last { $0.name == .handling && $0.isOpen }
        guard let due = handling?.dueAt, due > c.now else { return [] }
        return [.automaticReplySent(OutgoingNote(message: "m-\(number)-automatic", expectedAt: due))]
    }
}

extension Fact {
    /// Whether the system says it by itself, whoever's act it comes with.
    var isAutomatic: Bool {
        if case .automaticReplySent = self { true } else { false }
    }
}
