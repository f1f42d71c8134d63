import Complaints
import Foundation
import Storage
import Testing

@Suite("Histories") struct HistoryTests {
    @Test("A history comes back as it was written, words and times included", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let events = received(receipt())
            let registered = Fact.registered(
                Registration(
                    userID: nil, contact: Contact(phone: "13800138000"), type: .functionalFault, summary: "空白页",
                    idea: "清缓存"))
            let key = try await database.write { try $0.add(events) }
            try await database.write {
                try $0.append([registered], at: morning.addingTimeInterval(60.5), to: key)
                try $0.append(
                    [.breached(ClockKey(.handling, level: .general), due: morning)], by: .system,
                    at: morning.addingTimeInterval(61), to: key)
            }
            let history = try await database.read { try $0.history(of: key) }.events
            #expect(history.prefix(2) == events[...])
            #expect(history.map(\.fact)[2] == registered)
            #expect(history[2].at == morning.addingTimeInterval(60.5))
            #expect(history[3].fact == .breached(ClockKey(.handling, level: .general), due: morning))
            #expect(try await database.verify().differences == [])
        }
    }

    @Test("The event itself holds no personal value", arguments: Engine.allCases)
    func digests(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            _ = try await database.write { try $0.add(received(receipt())) }
            let payloads = try await database.rows("SELECT payload FROM event").map { try $0.text(0) }.joined()
            for word in ["空白", "Li.Lei", "13800138000", "138 0013 8000", "lilei88"] {
                #expect(!payloads.contains(word))
            }
            #expect(payloads.contains("R26112400001"))
        }
    }

    @Test("Two who act at once: the second is told, nothing of it is written", arguments: Engine.allCases)
    func changedMeanwhile(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let events = received(receipt())
            let key = try await database.write { try $0.add(events) }
            let note = Event(at: morning, by: .staff(agent), fact: .noteAdded("a", attachments: []))
            let (before, after) = (try model(of: events), try model(of: events + [note]))
            let head = try await database.read { try $0.history(of: key) }.head
            let act: @Sendable (any Connection) throws -> String = {
                try $0.append(EncodedEvent.all([note]), to: key, after: head, from: before, to: after)
            }
            let next = try await database.write(act)
            await #expect(throws: StorageError.conflict("event_complaint_id_seq_key")) {
                try await database.write(act)
            }
            let history = try await database.read { try $0.history(of: key) }
            #expect(history.events.count == 3 && history.head == next)
            #expect(try await database.read { try $0.version(of: key) } == 3)
        }
    }

    @Test("A number is given once", arguments: Engine.allCases)
    func uniqueNumber(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            _ = try await database.write { try $0.add(received(receipt())) }
            await #expect(throws: StorageError.conflict("complaint_number_key")) {
                try await database.write { _ = try $0.add(received(receipt())) }
            }
        }
    }

    @Test("Numbers: by day, five digits and more, unique among many who ask at once", arguments: Engine.allCases)
    func numbers(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let calendar = Policy.standard.calendar
            let one = ComplaintNumbers(database)
            let other = ComplaintNumbers(database)
            #expect(try await one.next(at: morning, in: calendar).rawValue == "R26112400001")
            let numbers = try await withThrowingTaskGroup(of: ComplaintNumber.self) { group in
                for index in 1...500 {
                    let source = index % 2 == 0 ? one : other
                    group.addTask { try await source.next(at: morning, in: calendar) }
                }
                return try await group.reduce(into: Set<ComplaintNumber>()) { $0.insert($1) }
            }
            #expect(numbers.count == 500)
            let evening = morning.addingTimeInterval(16 * 3600)
            #expect(try await one.next(at: evening, in: calendar).rawValue == "R26112500001")
        }
    }

    @Test("The clocks of an open complaint wake the watcher; ended ones do not", arguments: Engine.allCases)
    func alarms(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let key = try await database.write { try $0.add(received(receipt())) }
            let due = morning.addingTimeInterval(1800)
            #expect(try await database.read { try $0.nextAlarm() } == due)
            #expect(try await database.read { try $0.overdue(at: due.addingTimeInterval(-1), limit: 9) } == [])
            #expect(try await database.read { try $0.overdue(at: due.addingTimeInterval(1), limit: 9) } == [key])
            try await database.write {
                try $0.append(
                    [.breached(ClockKey(.registration), due: due)], by: .system, at: due.addingTimeInterval(1), to: key)
            }
            #expect(try await database.read { try $0.nextAlarm() } == morning.addingTimeInterval(4 * 3600))
            #expect(try await database.read { try $0.queue(.breached).items.map(\.id) } == [key])
            try await database.write {
                try $0.append([.withdrawn(reason: nil)], at: due.addingTimeInterval(9), to: key)
            }
            #expect(try await database.read { try $0.nextAlarm() } == nil)
            #expect(try await database.read { try $0.queue(.breached).items } == [])
            #expect(try await database.read { try $0.queue(.ended).items.map(\.id) } == [key])
            #expect(try await database.verify().differences == [])
        }
    }
}
