import Complaints
import Foundation
import Storage
import Testing

@Suite("Queues") struct QueueTests {
    @Test(
        "In the order of what is due next, page by page, nothing twice and nothing left out", arguments: Engine.allCases
    )
    func paging(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                for number in 1...60 {
                    // Three at a time share a due time, so that the id decides.
                    let at = morning.addingTimeInterval(Double((60 - number) / 3 * 60))
                    _ = try connection.add(received(receipt(number), at: at))
                }
            }
            var seen: [QueueItem] = []
            var position: QueuePosition?
            repeat {
                let start = position
                let page = try await database.read { try $0.queue(.toRegister, after: start, limit: 7) }
                seen += page.items
                position = page.next.flatMap { QueuePosition($0.description) }
            } while position != nil
            #expect(seen.count == 60 && Set(seen.map(\.id)).count == 60)
            #expect(
                seen.map { ($0.dueAt ?? .distantFuture).milliseconds }
                    == seen.map { ($0.dueAt ?? .distantFuture).milliseconds }.sorted())
            #expect(seen.first?.dueClock == ClockKey(.registration))
            #expect(try await database.read { try $0.queueCount(.toRegister) } == 60)
            #expect(try await database.read { try $0.queueCount(.toRegister, cap: 50) } == 50)
        }
    }

    @Test("Mine, the department's, and all, as work goes on", arguments: Engine.allCases)
    func views(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let key = try await database.write { try $0.add(received(receipt())) }
            #expect(try await database.read { try $0.queue(.mine(agent)).items.map(\.id) } == [key])
            #expect(try await database.read { try $0.queue(.mine(lead)).items } == [])
            try await database.write {
                try $0.append(
                    [
                        .registered(Registration(userID: nil, contact: .none, type: .other, summary: "x")),
                        .validated(note: nil), .graded(Grade(level: .complex, reason: "x")),
                        .assigned(Assignment(item: WorkItemID(rawValue: 1), department: .technical, person: lead)),
                    ], at: morning.addingTimeInterval(60), to: key)
            }
            for view in [QueueView.mine(agent), .mine(lead), .department(.technical), .open] {
                #expect(try await database.read { try $0.queue(view).items.map(\.id) } == [key])
                #expect(try await database.read { try $0.queueCount(view) } == 1)
            }
            #expect(try await database.read { try $0.queue(.toRegister).items } == [])
            #expect(try await database.read { try $0.queue(.department(.business)).items } == [])
            let filters = [
                (QueueFilter(level: .complex), 1), (QueueFilter(level: .major), 0), (QueueFilter(type: .other), 1),
                (QueueFilter(channel: .form, state: .assigned), 1), (QueueFilter(state: .graded), 0),
            ]
            for (filter, count) in filters {
                #expect(try await database.read { try $0.queue(.mine(lead), filter: filter).items.count } == count)
            }
            try await database.write {
                try $0.append(
                    [.factsVerified(WorkItemID(rawValue: 1), findings: "x")], by: .staff(lead),
                    at: morning.addingTimeInterval(90), to: key)
            }
            #expect(try await database.read { try $0.queue(.mine(lead)).items } == [])
            #expect(try await database.read { try $0.complaints(responsible: agent) } == [key])
            #expect(try await database.verify().differences == [])
        }
    }

    @Test("Each queue, count and look-up is answered by an index", arguments: Engine.allCases)
    func indexes(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let plans: [(String, String)] = [
                (
                    "SELECT id FROM complaint c WHERE c.state = 'received' ORDER BY c.queue_at, c.id LIMIT 26",
                    "complaint_received"
                ),
                (
                    "SELECT id FROM complaint c WHERE c.is_ended = 0 AND (c.queue_at, c.id) > (1, 1) "
                        + "ORDER BY c.queue_at, c.id LIMIT 26",
                    "complaint_open"
                ),
                (
                    "SELECT id FROM complaint c WHERE c.breached = 1 ORDER BY c.queue_at, c.id LIMIT 26",
                    "complaint_breached"
                ),
                (
                    "SELECT id FROM complaint c WHERE c.ended_at IS NOT NULL "
                        + "ORDER BY c.ended_at DESC, c.id DESC LIMIT 26",
                    "complaint_ended"
                ),
                (
                    "SELECT c.id FROM holder h JOIN complaint c ON c.id = h.complaint_id "
                        + "WHERE h.holder = 's1' ORDER BY h.queue_at, h.complaint_id LIMIT 26",
                    "PRIMARY KEY"
                ),
                ("SELECT min(alarm_at) FROM complaint WHERE alarm_at IS NOT NULL", "complaint_alarm"),
                ("SELECT id FROM complaint WHERE alarm_at <= 5 ORDER BY alarm_at, id LIMIT 5", "complaint_alarm"),
                ("SELECT id FROM complaint WHERE email = 'x' ORDER BY id DESC LIMIT 5", "complaint_email"),
                (
                    "SELECT id FROM outbox WHERE state = 'waiting' AND next_at <= 5 ORDER BY next_at, id LIMIT 5",
                    "outbox_waiting"
                ),
                ("SELECT min(next_at) FROM outbox WHERE state = 'waiting'", "outbox_waiting"),
                ("SELECT id FROM receipt WHERE complaint_id IS NULL AND id > 1 ORDER BY id LIMIT 5", "receipt_open"),
            ]
            for (query, index) in plans {
                let plan = try await database.read { try Self.plan(of: query, $0) }
                #expect(plan.contains(Self.name(of: index, engine)), "\(query): \(plan)")
                #expect(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "\(query): \(plan)")
            }
        }
    }

    private static func plan(of query: String, _ connection: any Connection) throws -> String {
        switch connection.dialect {
        case .sqlite:
            return try connection.rows(SQL(text: "EXPLAIN QUERY PLAN " + query)).map { try $0.text(3) }
                .joined(separator: "; ")
        case .postgres:
            // So small a table would be read as a whole.
            try connection.execute("SET LOCAL enable_seqscan = off")
            try connection.execute("SET LOCAL enable_bitmapscan = off")
            return try connection.rows(SQL(text: "EXPLAIN " + query)).map { try $0.text(0) }.joined(separator: "; ")
        }
    }

    private static func name(of index: String, _ engine: Engine) -> String {
        engine == .postgres && index == "PRIMARY KEY" ? "holder_pkey" : index
    }
}
