public import Foundation

/// What a rule is given besides the complaint: the policy version the complaint keeps, the people, and the time.
public struct Circumstances: Sendable {
    public var policy: Policy
    public var roster: Roster
    public var now: Date
    public init(policy: Policy, roster: Roster, now: Date) {
        self.policy = policy
        self.roster = roster
        self.now = now
    }
}

extension Complaint {
    /// The facts a command leads to, or the reason why it cannot be. What time itself brought (breaches, the report
    /// to the management group) comes first, so that no history has a fact behind an unrecorded breach; what the facts
    /// make overdue in their turn (a level whose limit has passed already) comes last.
    public func decide(_ command: Command, by author: Author, _ circumstances: Circumstances) throws(Refusal) -> [Event]
    {
        let due = watch(circumstances)
        var complaint = self
        for event in due { complaint.apply(event) }
        let facts = try complaint.facts(of: command, by: author, circumstances)
        let events = facts.map { fact in
            Event(at: circumstances.now, by: fact.isAutomatic ? .system : author.actor, fact: fact)
        }
        for event in events { complaint.apply(event) }
        return due + events + (events.isEmpty ? [] : complaint.watch(circumstances))
    }

    /// What time alone brings up to now: each breach once, the report to the management group after its open time, and
    /// the end of each measure. Ends because each step leaves one thing less to do.
    public func watch(_ circumstances: Circumstances) -> [Event] {
        var face = ClockFace(moments, under: circumstances.policy)
        var facts =
            due(face.clocks, at: circumstances.now, isReported: isReportedToManagement)
            + expiries(at: circumstances.now)
        guard !facts.isEmpty else { return [] }
        var events: [Event] = []
        var complaint = self
        repeat {
            for fact in facts {
                let event = Event(at: circumstances.now, by: .system, fact: fact)
                let known = complaint.moments.count
                complaint.apply(event)
                for moment in complaint.moments[known...] { face.read(moment) }
                events.append(event)
            }
            facts =
                due(face.clocks, at: circumstances.now, isReported: complaint.isReportedToManagement)
                + complaint.expiries(at: circumstances.now)
        } while !facts.isEmpty
        return events
    }

    private func due(_ clocks: [Clock], at now: Date, isReported: Bool) -> [Fact] {
        var facts: [Fact] = []
        var report = false
        for clock in clocks where clock.isLimit && !clock.isBreached {
            // Reported once already, it is not reported again: then no hour is left to wait for.
            if clock.isLapsed(at: now) || (isReported && clock.isOverdue(at: now)) {
                facts.append(.breached(clock.key, due: clock.dueAt))
            }
            if clock.name == .managementReport, clock.isOpen, now >= clock.dueAt, !isReported { report = true }
        }
        return report ? facts + [.reportedToManagement] : facts
    }

    /// The instant at which time alone will bring something next, if it will.
    public func nextAlarm(under policy: Policy) -> Date? {
        let due = clocks(under: policy).filter { $0.isOpen && $0.isLimit && !$0.isBreached }.map(\.dueAt).min()
        return [due, nextExpiry].compactMap(\.self).min()
    }

    func facts(of command: Command, by author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        // What is anonymised is a figure of statistics and nobody's case. (6.2)
        if isAnonymised, command != .watch { throw .anonymised }
        switch command {
        case .register(let record): return try register(record, author, c)
        case .validate(let note): return try validate(note, author)
        case .reject(let text): return try reject(text, author)
        case .object(let text): return try object(text, author, c)
        case .decideObjection(let upheld, let text): return try decideObjection(upheld, text, author)
        case .grade(let level, let text, let security, let fault, let suggestion):
            return try grade(level, text, security, fault, suggestion, author)
        case .correctType(let type, let subType, let text): return try correctType(type, subType, text, author)
        case .markUrgent(let urgent, let text): return try markUrgent(urgent, text, author)
        case .assign(let department, let person, let task):
            return try assign(department, person, task, author, c)
        case .passItem(let item, let person, let text): return try passItem(item, person, text, author, c)
        case .dropItem(let item, let text): return try dropItem(item, text, author)
        case .passResponsibility(let person, let text): return try passResponsibility(person, text, author, c)
        case .markConcerned(let person, let text): return try markConcerned(person, text, author, c)
        case .clearConcerned(let person, let text): return try clearConcerned(person, text, author)
        case .recordPreliminaryFinding(let text): return try recordPreliminaryFinding(text, author)
        case .verifyFacts(let item, let findings): return try verifyFacts(item, findings, author)
        case .propose(let plan, let facts): return try propose(plan, facts, author, c.policy)
        case .send(let purpose, let text, let attachments, let message):
            return try send(purpose, text, attachments, message, author)
        case .offer(let articles, let purpose, let text, let attachments, let message):
            return try offer(articles, purpose, text, attachments, message, author)
        case .write(let text, let attachments): return try write(text, attachments, author)
        case .addNote(let text, let attachments):
            _ = try staff(author, Permit.workers)
            return [.noteAdded(try words(text), attachments: attachments)]
        case .sendResult(let status, let solution, let handler, let contact, let message):
            return try sendResult(status, solution, handler, contact, message, author)
        case .callBack(let callBack): return try record(callBack, author, c)
        case .proposeMeasure(let measure): return try proposeMeasure(measure, author, c)
        case .decideMeasure(let id, let granted, let text): return try decideMeasure(id, granted, text, author)
        case .rollBackMeasure(let id, let text): return try rollBack(id, text, author)
        case .isolate(let measure): return try isolate(measure, author, c)
        case .linkMeasure(let measure): return try link(measure, author, c)
        case .recordMeasureEnd(let id, let ending): return try recordMeasureEnd(id, ending, author)
        case .answerCallBack(let improvement, let text):
            return try answerCallBack(improvement, text, author, c)
        case .waive(let gate, let text): return try waive(gate, text, author)
        case .formGroup(let group): return try formGroup(group, author, c)
        case .reportPreliminarily(let text): return try reportPreliminarily(text, author)
        case .publishBulletin(let stage, let text, let expected):
            return try publishBulletin(stage, text, expected, author, c)
        case .relayBulletin(let bulletin, let copies): return try relayBulletin(bulletin, erasing: copies, author)
        case .takeResult(let shared, let incident, let message):
            return try takeResult(shared, of: incident, message, author, c)
        case .requestApproval(let text, let scope): return try requestApproval(text, scope, author)
        case .answerApproval(let granted, let text): return try answerApproval(granted, text, author)
        case .joinIncident(let id): return try joinIncident(id, author)
        case .leaveIncident(let text): return try leaveIncident(text, author)
        case .accept(let text): return try accept(text, author)
        case .reportNotSolved(let text): return try reportNotSolved(text, author, c)
        case .startFollowUp(let text): return try startFollowUp(text, author)
        case .acknowledgeManagementReport(let text): return try acknowledgeManagementReport(text, author)
        case .correctContact(let contact, let text): return try correctContact(contact, text, author)
        case .settleNotReached(let text): return try settleNotReached(text, author)
        case .withdraw(let text): return try withdraw(text, author)
        case .close(let remark): return try close(remark, author, c)
        case .closeExhausted(let text): return try closeExhausted(text, author, c)
        case .reopen(let text): return try reopen(text, author, c)
        case .recordLookUp(let answer): return try recordLookUp(answer, author)
        case .startCall(let id): return try startCall(id, author)
        case .joinCall(let id): return try joinCall(id, author)
        case .endCall(let id, let ending): return try endCall(id, ending, author)
        case .recordNotReached(let message, let text):
            guard author == .system else { throw .notAllowed(needs: []) }
            guard !openNotReached.contains(message) else { throw .nothingToDo }
            return [.notReached(message: message, reason: Personal(text))]
        case .placeHold(let text): return try placeHold(text, author)
        case .liftHold(let text): return try liftHold(text, author)
        case .requestData(let kind, let text): return try requestData(kind, text, author)
        case .grantRequest(let id, let field, let value): return try grantRequest(id, field, value, author, c)
        case .refuseRequest(let id, let ground, let text): return try refuseRequest(id, ground, text, author, c)
        case .erase: return try erase(author, c)
        case .replaceDisabled: return try replaceDisabled(author, c)
        case .watch: return []
        }
    }

    /// The state must be one of these.
    func require(_ states: State...) throws(Refusal) {
        guard states.contains(state) else { throw .wrongState(state) }
    }

    /// Not ended, or going on inside.
    func requireOpen() throws(Refusal) {
        guard !isEnded else { throw .wrongState(state) }
    }
}
