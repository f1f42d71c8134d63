import Complaints
import Foundation
@testable import Storage
import Testing

@Suite("Reports to the management group in storage") struct ReportTests {
    private func report(_ number: Int, _ later: [Fact] = [], in database: any Database) async throws -> ComplaintKey {
        try await database.write { c in
            let key = try c.add(received(receipt(number), at: morning.addingTimeInterval(Double(-number))))
            try c.append([.reportedToManagement], by: .system, at: morning.addingTimeInterval(9), to: key)
            if !later.isEmpty { try c.append(later, at: morning.addingTimeInterval(10), to: key) }
            return key
        }
    }

    private func waiting(_ database: any Database, limit: Int = 9) async throws -> [ComplaintKey] {
        try await database.read { try $0.queue(.reported, limit: limit).items.map(\.id) }
    }

    @Test(
        "4.2.2 what is reported and not acknowledged is listed, the oldest receipt first, page by page",
        arguments: Engine.allCases)
    func list(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let keys = [
                try await report(1, in: database), try await report(2, in: database),
                try await report(3, [.managementAcknowledged("已知")], in: database), try await report(4, in: database),
            ]
            _ = try await database.write { try $0.add(received(receipt(5))) }
            #expect(try await waiting(database) == [keys[3], keys[1], keys[0]])
            #expect(try await database.read { try $0.queueCount(.reported) } == 3)
            let first = try await database.read { try $0.queue(.reported, limit: 2) }
            #expect(first.items.map(\.id) == [keys[3], keys[1]])
            let second = try await database.read { try $0.queue(.reported, after: first.next, limit: 2) }
            #expect(second.items.map(\.id) == [keys[0]] && second.next == nil)
            try await database.write { try $0.append([.managementAcknowledged(nil)], at: morning + 20, to: keys[1]) }
            #expect(try await waiting(database) == [keys[3], keys[0]])
            #expect(try await database.verify().isClean)
        }
    }

    @Test("4.2.2 the list and its count read an index, never the table")
    func index() async throws {
        try await withDatabase(.sqlite) { database in
            for query in [
                "SELECT c.id FROM complaint c WHERE (c.marks & 1024) <> 0 ORDER BY c.received_at, c.id LIMIT 26",
                "SELECT count(*) FROM (SELECT 1 FROM complaint c WHERE (c.marks & 1024) <> 0 LIMIT 1000) AS capped",
            ] {
                let plan = try await database.rows(SQL(text: "EXPLAIN QUERY PLAN \(query)")).map { try $0.text(3) }
                #expect(plan.contains { $0.contains("complaint_reported") }, "\(plan)")
                #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
            }
        }
        #expect(ComplaintMarks.reported.rawValue == 1024, "as the index says")
    }

    @Test("4.2.2, 6.2 a database from before gets its marks and a seal over its incidents", arguments: Engine.allCases)
    func migrated(engine: Engine) async throws {
        try await withEmptyDatabase(engine) { open in
            let database = try open()
            try await closing(database) { database in
                try await prepare(database)
                let keys = [
                    try await report(1, in: database),
                    try await report(2, [.managementAcknowledged(nil)], in: database),
                    try await report(3, [.objectionDecided(upheld: true, reason: "是")], in: database),
                    try await report(4, [.objectionDecided(upheld: false, reason: "否")], in: database),
                ]
                _ = try await database.write { c in
                    let event = IncidentEvent(
                        at: morning, by: .staff(lead),
                        fact: .opened(
                            IncidentOpening(
                                first: receipt(1).number, title: "页面空白", owedFrom: morning, policy: 1)))
                    let incident = try #require(Incident(id: 0, history: [event]))
                    return try c.addIncident(event, IncidentModel(incident, publishedAt: nil), alarm: nil)
                }
                // As it was before: without the mark and the index, and without seals over incidents.
                try await database.write { c in
                    for statement in [
                        "DELETE FROM seal WHERE incident_count > 0", "DROP INDEX complaint_reported",
                        "UPDATE complaint SET marks = 0", "DELETE FROM schema_migration WHERE number >= 11",
                    ] { try c.execute(SQL(text: statement)) }
                }
                #expect(try await database.migrate(at: morning) == [11, 12])
                #expect(try await waiting(database) == [keys[3], keys[0]])
                let report = try await database.verify()
                #expect(report.isClean, "\(report.differences)")
                try await database.write { try $0.execute("DELETE FROM incident_event") }
                #expect(try await database.verify().differences.contains { $0.kind == .seal })
            }
        }
    }
}
