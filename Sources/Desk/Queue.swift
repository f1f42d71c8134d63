public import Complaints
import Foundation
public import Storage

/// A stretch of the queue, and how long each queue is (capped at 1,000).
public struct QueueSlice: Sendable {
    public let items: [QueueItem]
    public let next: String?
}

extension ServiceDesk {
    /// The queue, 25 lines at a time, the most urgent first.
    public func queue(_ view: QueueView, filter: QueueFilter, after: String?, limit: Int = 25) async throws
        -> QueueSlice
    {
        let position = after.flatMap(QueuePosition.init)
        let page = try await database.read { try $0.queue(view, filter: filter, after: position, limit: limit) }
        return QueueSlice(items: page.items, next: page.next?.description)
    }

    /// Finds by number, contact or user ID exactly, and by words in everything that was written and is the reader's to
    /// read, newest first. (1.2)
    public func search(
        _ typed: String, for reader: StaffMember, endedOnly: Bool = false, before: String?, limit: Int = 25
    ) async throws -> QueueSlice {
        guard reader.isEnabled, reader.readsComplaints else { throw Refusal.notAllowed(needs: []) }
        let position = before.flatMap { Int64($0) }
        let page = try await database.read {
            try $0.search(typed, for: reader.id, endedOnly: endedOnly, before: position, limit: limit)
        }
        return QueueSlice(items: page.items, next: page.next.map(String.init))
    }

    /// How many wait in each queue, counted to 1,000.
    public func counts(_ views: [QueueView]) async throws -> [QueueView: Int] {
        try await database.read { c in
            var counts: [QueueView: Int] = [:]
            for view in views { counts[view] = try c.queueCount(view) }
            return counts
        }
    }
}
