import Foundation

// Words to and fro, and the result. (3.2.5, 3'.L1.2, 3'.L2.4, 4.1)
extension Complaint {
    func send(
        _ purpose: MessagePurpose, _ text: String, _ attachments: [Attachment], _ message: String, _ author: Author
    ) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk.union(effectiveLevel == .major ? Permit.group : []))
        guard !isInternal, state != .merged, state != .withdrawn else { throw .wrongState(state) }
        return [
            .messageSent(Message(message: message, purpose: purpose, text: try words(text), attachments: attachments))
        ]
    }

    /// An answer with articles: the message, and for each article it is the first to offer, that fact. (3'.L1.2)
    func offer(
        _ articles: [OfferedArticle], _ purpose: MessagePurpose, _ text: String, _ attachments: [Attachment],
        _ message: String, _ author: Author
    ) throws(Refusal) -> [Fact] {
        let sent = try send(purpose, text, attachments, message, author)
        guard !articles.isEmpty else { throw .nothingToDo }
        var known = Set(offeredArticles.map(\.article))
        let new = articles.filter { known.insert($0.article).inserted }
        return sent
            + new.map { article in
                var article = article
                article.message = message
                return .articleOffered(article)
            }
    }

    func write(_ text: String, _ attachments: [Attachment], _ author: Author) throws(Refusal) -> [Fact] {
        try complainant(author)
        try requireParty()
        guard state != .merged else { throw .wrongState(state) }
        guard state != .rejected || isObjectionPending else { throw .rejectedBefore }
        guard text.hasWords || !attachments.isEmpty else { throw .textMissing }
        return [.complainantWrote(Message(text: Personal(text), attachments: attachments))]
    }

    func sendResult(
        _ status: ResultStatus?, _ solution: String, _ handler: String, _ contact: String, _ message: String,
        _ author: Author
    ) throws(Refusal) -> [Fact] {
        _ = try staff(author, Permit.desk)
        let missing = ResultPart.missing(status, solution, handler, contact)
        guard missing.isEmpty, let status else { throw .resultIncomplete(missing: missing) }
        guard !isInternal else { throw .wrongState(state) }
        try require(.planned)
        if status == .resolved, plan?.needsApproval == true, !isPlanApproved { throw .approvalMissing }
        return [
            .resultSent(
                ProcessingResult(
                    message: message, status: status, solution: Personal(solution), handler: Personal(handler),
                    contact: Personal(contact)))
        ]
    }

    func record(_ callBack: CallBack, _ author: Author, _ c: Circumstances) throws(Refusal) -> [Fact] {
        let member = try staff(author, Permit.workers)
        try requireOpen()
        guard member.roles.contains(where: Permit.desk.union(Permit.group).contains) || holds(member) else {
            throw .notAllowed(needs: Permit.desk)
        }
        _ = try words(callBack.outcome.words)
        guard let assigned = firstAssignedAt else { throw .wrongState(state) }
        guard callBack.statedAt >= assigned, callBack.statedAt <= c.now else { throw .statedTimeImpossible }
        return [.calledBack(callBack)]
    }

    /// What the complainant answers to the two questions of an online call-back. It was asked for by us and reached
    /// them, which the answer shows. (3'.L2.4)
    func answerCallBack(_ improvement: Improvement, _ text: String?, _ author: Author, _ c: Circumstances)
        throws(Refusal) -> [Fact]
    {
        try complainant(author)
        try requireParty()
        try requireOpen()
        guard firstAssignedAt != nil else { throw .wrongState(state) }
        guard isOnlineCallBackOpen else { throw .nothingToDo }
        return [
            .calledBack(
                CallBack(
                    channel: .online, statedAt: c.now, reached: true, outcome: Personal(text ?? ""),
                    improvement: improvement))
        ]
    }

    /// Whether the complainant can answer an online call-back: assigned, at level 2 or 3, and not answered in this round.
    public var isOnlineCallBackOpen: Bool {
        !isEnded && !isInternal && firstAssignedAt != nil && effectiveLevel != .general && onlineCallBackRound != round
    }

    /// A call-back that reached the complainant, or the policy's number of attempts on different days. (3'.L2.4)
    public func isCalledBack(under policy: Policy) -> Bool {
        callBacks.contains(where: \.reached) || callBackDays(under: policy) >= policy.callBackAttempts
    }

    /// On how many different days, by the policy's time zone, somebody tried.
    func callBackDays(under policy: Policy) -> Int {
        Set(callBacks.map { policy.calendar.startOfDay(for: $0.statedAt) }).count
    }
}
