public import Complaints
import Foundation

/// What a complainant can do on the tracking page.
public enum ComplainantCommand: String, CaseIterable, Hashable, Sendable {
    case reply, accept
    case notSolved = "not-solved"
    case withdraw, object, reopen
    case requestCopy = "request-copy"
    case requestCorrection = "request-correction"
    case requestDeletion = "request-deletion"
}

extension ServiceDesk {
    /// An act of the complainant, who has shown number and code. Throws `FieldErrors`, `Refusal`, `ChangedMeanwhile`.
    @discardableResult
    public func answer(
        _ act: ComplainantCommand, text raw: String, uploads: [String] = [], on number: ComplaintNumber,
        seen version: Int? = nil
    ) async throws -> Case {
        var errors = FieldErrors()
        let text = errors.text("text", raw, limit: TextLimit.text)
        try errors.check()
        return try await change(number, by: .complainant, seen: version, uploads: uploads) { _, _, files, _ in
            switch act {
            case .reply: .write(text: text, attachments: files)
            case .accept: .accept(text)
            case .notSolved: .reportNotSolved(text)
            case .withdraw: .withdraw(reason: text)
            case .object: .object(text)
            case .reopen: .reopen(reason: text)
            case .requestCopy: .requestData(.copy, text: text)
            case .requestCorrection: .requestData(.correction, text: text)
            case .requestDeletion: .requestData(.deletion, text: text)
            }
        }
    }
}
