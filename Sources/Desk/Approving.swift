public import Complaints
public import Foundation
import Secrets

/// What a link asks a decision maker. (3'.L3.3)
public struct ApprovalQuestion: Sendable {
    public let found: Case
    public let request: ApprovalRequest
    /// Who is asked: the answer is recorded under this name.
    public let member: StaffMember
    /// From when the link no longer works.
    public let expires: Date
    /// What was answered, by whoever answered.
    public let answer: (granted: Bool, reason: String, by: StaffID, at: Date)?
}

// Approval by a link that works on a phone, without signing in: signed for one person and one request, and of no use
// for anything else. (3'.L3.3)
extension ServiceDesk {
    private static let approving = "approval"
    /// Seconds for which a link works: three days.
    public static let approvalLinkLasts: TimeInterval = 3 * 86_400

    /// What goes into a decision maker's link; nil when nothing waits for an answer, or not for this person's.
    public func approvalKey(_ complaint: Complaint, for member: StaffMember) -> String? {
        guard complaint.isApprovalPending, let request = complaint.approval, member.has(.decisionMaker),
            !complaint.concerned.contains(member.id)
        else { return nil }
        return SignedValue.sign(
            "\(complaint.number)~\(request.sequence)~\(member.id)", purpose: Self.approving,
            expires: request.at.addingTimeInterval(Self.approvalLinkLasts), secret: secret)
    }

    /// The question behind a key. Throws `CaseUnknown` for what was not signed here, has expired, or was signed for
    /// somebody who may no longer decide.
    public func approval(behind key: String) async throws -> ApprovalQuestion {
        let value = SignedValue.verify(key, purpose: Self.approving, now: now(), secret: secret)
        let parts = value?.split(separator: "~") ?? []
        guard parts.count == 3, let sequence = Int(parts[1]), let staff = Int64(parts[2]),
            let member = directory.roster[StaffID(rawValue: staff)], member.isEnabled, member.has(.decisionMaker)
        else { throw CaseUnknown() }
        let found = try await read(ComplaintNumber(rawValue: String(parts[0])))
        guard !found.complaint.concerned.contains(member.id), found.events.indices.contains(sequence - 1),
            case .approvalRequested(let reason, let scope) = found.events[sequence - 1].fact
        else { throw CaseUnknown() }
        let event = found.events[sequence - 1]
        let request = ApprovalRequest(reason: reason, scope: scope, by: event.by, at: event.at, sequence: sequence)
        let answer = found.events[sequence...].compactMap { event -> (Bool, String, StaffID, Date)? in
            guard case .approvalAnswered(let granted, let why) = event.fact, let by = event.by.staffID else {
                return nil
            }
            return (granted, why.words, by, event.at)
        }.first
        return ApprovalQuestion(
            found: found, request: request, member: member,
            expires: event.at.addingTimeInterval(Self.approvalLinkLasts), answer: answer)
    }

    /// Answers by the link. Throws `FieldErrors`, `Refusal`, `CaseUnknown`; an answer that was given already refuses
    /// another one.
    public func answerApproval(_ key: String, decision: String?, reason: String?) async throws {
        let question = try await approval(behind: key)
        var errors = FieldErrors()
        if decision != "granted" && decision != "refused" { errors.add("decision", .missing) }
        let why = errors.text("reason", reason, limit: TextLimit.text, required: true)
        try errors.check()
        guard question.answer == nil, question.found.complaint.approval?.sequence == question.request.sequence else {
            throw Refusal.nothingToDo
        }
        try await carryOut(
            .answerApproval(granted: decision == "granted", reason: why), on: question.found.complaint.number,
            by: .staff(question.member), seen: question.found.events.count)
    }
}
