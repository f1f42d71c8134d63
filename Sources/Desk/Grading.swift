public import Complaints
import Foundation
import Storage

// Help with grading: the policy's rules suggest, a person grades. (3.1)
extension ServiceDesk {
    /// The level that the rules of the complaint's policy suggest now, with the reasons.
    public func suggestion(for complaint: Complaint) async throws -> GradeSuggestion {
        let policy = directory.policy(complaint.policyVersion)
        return try await database.read { try Self.suggestion(for: complaint, policy, $0) }
    }

    static func suggestion(for complaint: Complaint, _ policy: Policy, _ c: any Connection) throws -> GradeSuggestion {
        // Counted once for each stretch of time that a rule names.
        var counts: [Int: Int] = [:]
        for hours in Set(policy.gradingRules.compactMap { $0.similar?.hours }) {
            counts[hours] = try c.countSimilar(
                type: complaint.type, subType: complaint.subType,
                from: complaint.receivedAt.addingTimeInterval(-Double(hours) * 3600),
                through: complaint.receivedAt.addingTimeInterval(Double(hours) * 3600))
        }
        return complaint.suggestion(under: policy) { counts[$0] ?? 0 }
    }
}
