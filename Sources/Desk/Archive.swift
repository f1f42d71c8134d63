public import Complaints
public import Foundation
public import Storage

/// A complaint that ended, and until when it is kept.
public struct ArchivedLine: Sendable {
    public let item: QueueItem
    public let keptUntil: Date?
}

extension ServiceDesk {
    /// What ended, the latest first, 25 at a time; or what a search finds of it. (6.2)
    public func archive(
        _ mark: ComplaintMarks?, search: String = "", for reader: StaffMember, after: String?, limit: Int = 25
    ) async throws -> (lines: [ArchivedLine], next: String?) {
        guard reader.isEnabled, reader.readsComplaints else { throw Refusal.notAllowed(needs: []) }
        let slice: QueueSlice
        if search.isEmpty {
            slice = try await queue(.ended, filter: QueueFilter(marks: mark), after: after, limit: limit)
        } else {
            slice = try await self.search(search, for: reader, endedOnly: true, before: after, limit: limit)
        }
        let histories = try await database.read { try $0.histories(of: slice.items.map(\.id)) }
        let directory = directory
        let lines = slice.items.map { item in
            let complaint = histories[item.id].flatMap { Complaint(history: $0.events) }
            return ArchivedLine(
                item: item,
                keptUntil: complaint.flatMap { $0.purgeAllowed(under: directory.policy($0.policyVersion)) })
        }
        return (lines, slice.next)
    }
}
