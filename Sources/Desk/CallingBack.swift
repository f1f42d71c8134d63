public import Complaints
import Foundation
import Secrets

extension Case {
    /// Whether the complainant answered the questions of an online call-back. (3'.L2.4)
    public var isCallBackAnswered: Bool {
        events.contains { event in
            if case .calledBack = event.fact { event.by == .complainant } else { false }
        }
    }
}

// The online call-back: two questions on a page that opens by a signed link. (3'.L2.4)
extension ServiceDesk {
    private static let callingBack = "call-back"
    /// Days for which a link works.
    static let callBackLinkDays = 14.0

    /// What goes into the link; nil while there is nothing to be asked.
    public func callBackKey(_ complaint: Complaint) -> String? {
        guard complaint.isOnlineCallBackOpen else { return nil }
        return SignedValue.sign(
            complaint.number.rawValue, purpose: Self.callingBack,
            expires: now().addingTimeInterval(Self.callBackLinkDays * 86_400), secret: secret)
    }

    /// The complaint behind a key. Throws `CaseUnknown`.
    public func callBack(behind key: String) async throws -> Case {
        guard let value = SignedValue.verify(key, purpose: Self.callingBack, now: now(), secret: secret) else {
            throw CaseUnknown()
        }
        return try await read(ComplaintNumber(rawValue: value))
    }

    /// The complainant's answers. Throws `FieldErrors`, `Refusal`, `CaseUnknown`.
    public func answerCallBack(_ key: String, improvement: String?, text: String?) async throws {
        let found = try await callBack(behind: key)
        try await answerCallBack(improvement, text, on: found.complaint.number)
    }

    /// The same for a complainant who has shown number and code.
    @discardableResult
    public func answerCallBack(_ improvement: String?, _ text: String?, on number: ComplaintNumber) async throws
        -> Case
    {
        var errors = FieldErrors()
        let improvement: Improvement? = errors.word("improvement", improvement)
        let text = errors.text("text", text, limit: TextLimit.text)
        try errors.check()
        guard let improvement else { throw FieldErrors(["improvement": .missing]) }
        return try await carryOut(.answerCallBack(improvement, text: text), on: number, by: .complainant)
    }
}
