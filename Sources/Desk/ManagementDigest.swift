public import Complaints
public import Foundation
public import Storage

/// A complaint that was reported to the management group and waits for somebody of it to say that they know. (4.2.2)
public struct ReportedCase: Sendable {
    public let item: QueueItem
    /// When the report was made.
    public let reportedAt: Date
    /// What has to happen next, and what else is missing.
    public let outstanding: [OutstandingStep]
    /// The departments whose findings are missing.
    public let investigating: [Department]
    /// Why the reader cannot acknowledge it; nil when they can.
    public let refusal: Refusal?
}

extension ServiceDesk {
    /// What is reported and not acknowledged, the oldest complaint first. For the management group and auditors; others
    /// are refused. (4.2.2)
    public func managementDigest(
        for reader: StaffMember, after: String? = nil, limit: Int = 25
    ) async throws -> (cases: [ReportedCase], next: String?) {
        guard reader.followsReports else {
            throw Refusal.notAllowed(needs: Set(Role.managementGroup).union([.auditor]))
        }
        let slice = try await queue(.reported, filter: QueueFilter(), after: after, limit: limit)
        let histories = try await database.read { try $0.histories(of: slice.items.map(\.id)) }
        let moment = now()
        let cases = try slice.items.compactMap { item -> ReportedCase? in
            guard let history = histories[item.id] else { return nil }
            let found = try self.found(item.id, history)
            // Acknowledged between the two reads.
            guard found.complaint.isReportWaiting,
                let report = found.events.last(where: { $0.fact == .reportedToManagement })
            else { return nil }
            let circumstances = circumstances(found.complaint.policyVersion, at: moment)
            return ReportedCase(
                item: item, reportedAt: report.at,
                outstanding: found.complaint.outstanding(under: circumstances.policy),
                investigating: found.complaint.investigating,
                refusal: found.complaint.refusal(
                    of: .acknowledgeManagementReport(nil), by: .staff(reader), circumstances))
        }
        return (cases, slice.next)
    }
}
