import Complaints
import Foundation
import Storage
import Testing

@Suite("Verification") struct VerificationTests {
    /// Three complaints; the first with five events, in three commits.
    private func fill(_ database: any Database) async throws {
        for number in 1...3 {
            let key = try await database.write { try $0.add(received(receipt(number))) }
            guard number == 1 else { continue }
            for minute in 1...3 {
                try await database.write {
                    try $0.append(
                        [.noteAdded(Personal("第\(minute)条"), attachments: [])],
                        at: morning.addingTimeInterval(Double(minute * 60)), to: key)
                }
            }
        }
    }

    @Test("An untouched store is clean, and its head is the last seal", arguments: Engine.allCases)
    func clean(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await fill(database)
            let report = try await database.verify(page: 2)
            #expect(report.differences == [] && report.isClean)
            #expect(report.complaints == 3 && report.events == 9 && report.seals == 6)
            #expect(try await database.row("SELECT hash FROM seal WHERE id = 6")?.text(0) == report.head)
        }
    }

    /// What somebody with the database file at hand might do, and what shows it.
    static let cases: [(String, [String], Set<Difference.Kind>)] = [
        (
            "a payload is changed",
            ["UPDATE event SET payload = replace(payload, 'form', 'chat') WHERE complaint_id = 2 AND seq = 1"],
            [.hash, .readModel]
        ),
        ("a time is changed", ["UPDATE event SET at = at - 60000 WHERE complaint_id = 1 AND seq = 3"], [.hash]),
        ("an actor is changed", ["UPDATE event SET actor = 'staff:2' WHERE complaint_id = 1 AND seq = 3"], [.hash]),
        (
            "a complaint's last event is removed",
            [
                "DELETE FROM personal WHERE complaint_id = 1 AND seq = 5",
                "DELETE FROM event WHERE complaint_id = 1 AND seq = 5",
            ], [.sequence, .seal]
        ),
        (
            "a complaint's last event is removed and its row adjusted",
            [
                "DELETE FROM personal WHERE complaint_id = 1 AND seq = 5",
                "DELETE FROM event WHERE complaint_id = 1 AND seq = 5",
                "UPDATE complaint SET version = 4 WHERE id = 1",
            ], [.seal]
        ),
        (
            "the store's last event is removed and the row adjusted",
            [
                "DELETE FROM event WHERE complaint_id = 3 AND seq = 2",
                "UPDATE complaint SET version = 1 WHERE id = 3",
            ], [.seal]
        ),
        (
            "an event in the middle is removed",
            [
                "DELETE FROM personal WHERE complaint_id = 1 AND seq = 4",
                "DELETE FROM event WHERE complaint_id = 1 AND seq = 4",
            ], [.sequence, .hash, .seal]
        ),
        (
            "two events are swapped",
            [
                "UPDATE personal SET seq = seq + 100 WHERE complaint_id = 1 AND seq IN (3, 4)",
                "UPDATE event SET seq = 99 WHERE complaint_id = 1 AND seq = 3",
                "UPDATE event SET seq = 3 WHERE complaint_id = 1 AND seq = 4",
                "UPDATE event SET seq = 4 WHERE complaint_id = 1 AND seq = 99",
                "UPDATE personal SET seq = 107 - seq WHERE complaint_id = 1 AND seq > 100",
            ], [.hash]
        ),
        (
            "a complaint is removed altogether",
            [
                "DELETE FROM holder WHERE complaint_id = 2",
                "DELETE FROM personal WHERE complaint_id = 2", "DELETE FROM event WHERE complaint_id = 2",
                "DELETE FROM complaint WHERE id = 2",
            ], [.seal]
        ),
        ("a seal is removed", ["DELETE FROM seal WHERE id = 3"], [.seal]),
        ("the last seal is removed", ["DELETE FROM seal WHERE id = 6"], [.seal]),
        ("a queue row is edited", ["UPDATE complaint SET state = 'closed' WHERE id = 2"], [.readModel]),
        ("a due time is edited", ["UPDATE complaint SET alarm_at = alarm_at + 1 WHERE id = 2"], [.readModel]),
        ("a desk is emptied", ["DELETE FROM holder WHERE complaint_id = 2"], [.readModel]),
        (
            "a personal value is replaced",
            [
                "UPDATE personal SET entries = replace(entries, '空白', '正常') WHERE complaint_id = 2 AND seq = 1"
            ], [.personal, .readModel]
        ),
        ("personal values are removed", ["DELETE FROM personal WHERE complaint_id = 1 AND seq = 4"], [.personal]),
    ]

    @Test("Tampering shows", arguments: Engine.allCases, cases.indices)
    func tampering(engine: Engine, index: Int) async throws {
        let (what, statements, kinds) = Self.cases[index]
        try await withDatabase(engine) { database in
            try await fill(database)
            try await database.write { connection in
                // Whoever has the database at hand is not stopped by its references.
                try connection.execute(
                    connection.dialect == .sqlite
                        ? "PRAGMA defer_foreign_keys = ON" : "SET LOCAL session_replication_role = replica")
                for statement in statements { try connection.execute(SQL(text: statement)) }
            }
            let report = try await database.verify()
            #expect(Set(report.differences.map(\.kind)) == kinds, "\(what): \(report.differences)")
        }
    }

    @Test("A difference names complaint and event, and nothing personal", arguments: Engine.allCases)
    func wording(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await fill(database)
            try await database.write {
                try $0.execute("UPDATE event SET at = at + 1 WHERE complaint_id = 1 AND seq = 3")
            }
            let words = try await database.verify().differences.map(\.description)
            #expect(
                words == ["R26112400001 #3 hash: does not follow from its words and the event before it"])
        }
    }
}
