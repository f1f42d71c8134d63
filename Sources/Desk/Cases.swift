public import Complaints
import Foundation
import Secrets
public import Storage

/// A complaint as it stands, with everything that led there.
public struct Case: Sendable {
    public let key: ComplaintKey
    public let complaint: Complaint
    public let events: [Event]
    public let clocks: [Clock]
    /// The places, from 1, of events that its reader may not have; something without words stands there. (1.2)
    public let withheld: Set<Int>
    /// Whom the complaints are about that the measures linked here were taken on: what such a measure is about is as
    /// internal here as there. (1.2)
    let linkOwners: [MeasureID: Set<StaffID>]
    /// The hash that the next event links to.
    let head: String

    /// The events that the reader may have, with their places from 1.
    public var readable: [(sequence: Int, event: Event)] {
        events.enumerated().map { ($0.offset + 1, $0.element) }.filter { !withheld.contains($0.0) }
    }

    init(
        key: ComplaintKey, complaint: Complaint, events: [Event], clocks: [Clock], withheld: Set<Int> = [],
        linkOwners: [MeasureID: Set<StaffID>] = [:], head: String
    ) {
        self.key = key
        self.complaint = complaint
        self.events = events
        self.clocks = clocks
        self.withheld = withheld
        self.linkOwners = linkOwners
        self.head = head
    }

    /// The case as far as a member of staff may read it: of one that is about the reader nothing internal, and of any
    /// other nothing of measures that were taken on one that is. (1.2)
    public func asRead(by member: StaffMember) -> Case {
        let foreign = Set(linkOwners.filter { $0.value.contains(member.id) }.keys)
        let isWhole = complaint.isInternalReadable(by: member)
        guard !isWhole || !foreign.isEmpty else { return self }
        let hidden = events.indices.filter { index in
            let fact = events[index].fact
            return isWhole ? fact.measure.map(foreign.contains) ?? false : fact.isInternal
        }
        var shown = events
        for index in hidden { shown[index] = .withheld(at: events[index].at) }
        return Case(
            key: key, complaint: isWhole ? complaint.withoutLinks(to: foreign) : complaint.withoutInternals,
            events: shown, clocks: clocks, withheld: withheld.union(hidden.map { $0 + 1 }), linkOwners: linkOwners,
            head: head)
    }
}

/// There is no such complaint, or the access code is wrong: never said which.
public struct CaseUnknown: Error, Hashable, Sendable {
    public init() {}
}

/// Somebody else acted since the page was read. Nothing was done; the events say what happened.
public struct ChangedMeanwhile: Error, Sendable {
    public let events: [Event]
}

extension ServiceDesk {
    /// A case as a member of staff reads it, and no more of it than that person may. (1.2)
    public func open(_ number: ComplaintNumber, for member: StaffMember) async throws -> Case {
        let found = try await read(number)
        guard found.complaint.isReadable(by: member) else { throw Refusal.notAllowed(needs: []) }
        return found.asRead(by: member)
    }

    /// A case without asking who reads it; for this room and the jobs only.
    func read(_ number: ComplaintNumber) async throws -> Case {
        try await database.read { c in
            guard let key = try c.complaint(number) else { throw CaseUnknown() }
            return try load(key, c)
        }
    }

    func load(_ key: ComplaintKey, _ c: any Connection) throws -> Case {
        let found = try found(key, try c.history(of: key))
        return found.complaint.measureLinks.isEmpty ? found : try found.knowing(owners: c)
    }

    /// A case as its history tells it, without whom the measures linked to it concern: not to be handed to a reader.
    func found(_ key: ComplaintKey, _ history: History) throws -> Case {
        guard let complaint = Complaint(history: history.events) else {
            throw StorageError.corrupt("history of \(key)")
        }
        return Case(
            key: key, complaint: complaint, events: history.events,
            clocks: complaint.clocks(under: directory.policy(complaint.policyVersion)), head: history.head)
    }

    /// Does an act. `version` is what the author saw: what colleagues or the complainant did since then refuses it as
    /// `ChangedMeanwhile`; what time alone brought does not. Throws `FieldErrors`, `Refusal`, `CaseUnknown`.
    @discardableResult
    public func act(
        _ act: Act, _ fields: ActFields, on number: ComplaintNumber, by author: Author, seen version: Int? = nil
    ) async throws -> Case {
        if act == .merge { return try await merge(fields, number, author, seen: version) }
        if act == .linkMeasure { return try await linkMeasure(fields, number, author, seen: version) }
        if act == .publishBulletin { return try await publishFirst(fields, number, author, seen: version) }
        if act == .lookUp { return try await lookUp(fields, number, author) }
        let message = messageID()
        let moment = now()
        let links = ArticleLinks(beginning: fields.articleAddress)
        let articles = act == .send ? links.articles(in: fields.values["text"] ?? "") : []
        return try await change(number, by: author, seen: version, uploads: fields.uploads) { found, policy, files, c in
            let offered =
                articles.isEmpty ? [] : try offered(articles, found.complaint.receipt.language, c)
            let isNew = act == .proposeMeasure || act == .isolate
            let measure = isNew ? MeasureID(rawValue: try c.reserveID(of: "measure")) : nil
            let command = try CommandReader.command(
                act, fields, files, offered, found.complaint, policy, messageID: message, measureID: measure,
                at: moment)
            guard case .grade(let level, let reason, let security, let fault, _) = command else { return command }
            // What was suggested stays beside what was decided, whoever decides and by whatever way.
            let suggestion = try Self.suggestion(for: found.complaint, policy, c)
            return .grade(level, reason: reason, security: security, systemFault: fault, suggestion: suggestion)
        }
    }

    /// Carries out a command that needs no reading of fields.
    @discardableResult
    public func carryOut(
        _ command: Command, on number: ComplaintNumber, by author: Author, seen version: Int? = nil
    ) async throws -> Case {
        try await change(number, by: author, seen: version) { _, _, _, _ in command }
    }

    func change(
        _ number: ComplaintNumber, by author: Author, seen version: Int?, uploads: [String] = [],
        _ command: @escaping @Sendable (Case, Policy, [Attachment], any Connection) throws -> Command
    ) async throws -> Case {
        let moment = now()
        return try await database.write { c in
            guard let key = try c.complaint(number) else { throw CaseUnknown() }
            let found = try load(key, c)
            try Self.check(found, seen: version, by: author)
            let files = try Self.attachments(uploads, c, at: moment)
            let circumstances = circumstances(found.complaint.policyVersion, at: moment)
            let wanted = try command(found, circumstances.policy, files, c)
            let new = try found.complaint.decide(wanted, by: author, circumstances)
            return try save(new, to: found, c, at: moment)
        }
    }

    /// Whether anybody acted since `version`; what the system noticed by itself does not count. Whom it is about is
    /// told nothing of it, for notes may be among what happened; the rules refuse the act. (1.2)
    static func check(_ found: Case, seen version: Int?, by author: Author) throws {
        if let member = author.member, found.complaint.concerned.contains(member.id) { return }
        guard let version, version < found.events.count else { return }
        let shown = author.member.map { found.asRead(by: $0) } ?? found
        let since = shown.events.dropFirst(max(0, version)).filter { $0.by != .system }
        if !since.isEmpty { throw ChangedMeanwhile(events: Array(since)) }
    }

    /// Adds events to a case, with everything they cause, in this transaction.
    func save(_ new: [Event], to found: Case, _ c: any Connection, at moment: Date) throws -> Case {
        guard !new.isEmpty else { return found }
        let before = try erase(new, of: found, c)
        var complaint = before.complaint
        for event in new { complaint.apply(event) }
        let clocks = complaint.clocks(under: directory.policy(complaint.policyVersion))
        let head = try c.append(
            try EncodedEvent.all(new), to: found.key, after: found.head,
            from: ReadModel(found.complaint, clocks: found.clocks), to: ReadModel(complaint, clocks: clocks))
        var after = Case(
            key: found.key, complaint: complaint, events: before.events + new, clocks: clocks,
            linkOwners: found.linkOwners, head: head)
        if complaint.measureLinks.count > found.linkOwners.count { after = try after.knowing(owners: c) }
        try cause(new, from: found.events.count + 1, on: found.key, complaint, c, at: moment)
        guard let incident = complaint.incident else { return after }
        c.afterCommit(.memberOfIncident(incident))
        let isRaised = complaint.level == .major && found.complaint.level != .major
        return isRaised ? try leave(incident, ifClosed: after, c, at: moment) : after
    }

    private func merge(_ fields: ActFields, _ number: ComplaintNumber, _ author: Author, seen version: Int?)
        async throws -> Case
    {
        var errors = FieldErrors()
        let target = errors.text("into", fields.values["into"], limit: 40, line: true, required: true)
        let why = errors.text("reason", fields.values["reason"], limit: TextLimit.text)
        try errors.check()
        let moment = now()
        return try await database.write { c in
            guard let key = try c.complaint(number) else { throw CaseUnknown() }
            let into = ComplaintNumber(rawValue: target.uppercased())
            guard let targetKey = try c.complaint(into) else { throw FieldErrors(["into": .complaintUnknown]) }
            let source = try load(key, c)
            try Self.check(source, seen: version, by: author)
            let earlier = try load(targetKey, c)
            let circumstances = circumstances(source.complaint.policyVersion, at: moment)
            let events = try source.complaint.merge(
                into: earlier.complaint, reason: why, by: author, circumstances)
            _ = try save(events.target, to: earlier, c, at: moment)
            return try save(events.source, to: source, c, at: moment)
        }
    }

    /// Passes what a disabled person held in one complaint; answers whether anything was.
    func replaceDisabled(_ key: ComplaintKey) async throws -> Bool {
        let moment = now()
        return try await database.write { c in
            let found = try load(key, c)
            let circumstances = circumstances(found.complaint.policyVersion, at: moment)
            guard found.complaint.refusal(of: .replaceDisabled, by: .system, circumstances) == nil else { return false }
            let new = try found.complaint.decide(.replaceDisabled, by: .system, circumstances)
            _ = try save(new, to: found, c, at: moment)
            return true
        }
    }

}
