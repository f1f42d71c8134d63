import Complaints
import Foundation
import Storage
import StorageSQLite

/// A time to count from: 2026-11-24 08:00 in Shanghai.
let morning = Date(timeIntervalSince1970: 1_795_478_400)

/// A folder that is gone afterwards.
func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}

/// A new database with the standard policy and two accounts: 1 an agent, 2 a supervisor.
func withDatabase<T>(
    _ options: SQLiteDatabase.Options = .init(), _ body: (any Database) async throws -> T
) async throws -> T {
    try await withFolder { folder in
        let database = try SQLiteDatabase(path: folder + "/redress.sqlite", options: options)
        do {
            try await prepare(database)
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }
}

func prepare(_ database: any Database) async throws {
    try await database.migrate(at: morning)
    try await database.write { connection in
        _ = try connection.addStaff(login: "agent", name: "林一", roles: [.agent], passwordHash: nil, at: morning)
        _ = try connection.addStaff(
            login: "lead", name: "王主管", roles: [.serviceSupervisor], passwordHash: nil, at: morning)
        try connection.addPolicy(.standard, author: nil, at: morning)
    }
}

let agent = StaffID(rawValue: 1)
let lead = StaffID(rawValue: 2)

func receipt(
    _ number: Int = 1, title: String = "登录后页面空白", content: String = "今天早上登录以后，页面一直是空白的。",
    type: ComplaintType = .functionalFault,
    contact: Contact = Contact(email: "Li.Lei@Example.com", phone: "+86 138 0013 8000")
) -> Receipt {
    Receipt(
        number: ComplaintNumber(rawValue: "R261124" + String(100_000 + number).dropFirst()), channel: .form, type: type,
        title: Personal(title), content: Personal(content), userID: "lilei88", contact: contact, policy: 1,
        responsible: agent)
}

func received(_ receipt: Receipt, at: Date = morning) -> [Event] {
    [
        Event(at: at, by: .complainant, fact: .received(receipt)),
        Event(at: at, by: .system, fact: .acknowledged(OutgoingNote(message: "ack-\(receipt.number)"))),
    ]
}

extension Connection {
    /// As a use case does: read, apply, save.
    func add(_ events: [Event]) throws -> ComplaintKey {
        try add(EncodedEvent.all(events), makes: model(of: events)).key
    }

    func append(_ facts: [Fact], by: Actor = .staff(agent), at: Date, to key: ComplaintKey) throws {
        let history = try history(of: key)
        let events = facts.map { Event(at: at, by: by, fact: $0) }
        _ = try append(
            EncodedEvent.all(events), to: key, after: history.head, from: model(of: history.events),
            to: model(of: history.events + events))
    }
}

func model(of history: [Event]) throws -> ReadModel {
    guard let complaint = Complaint(history: history) else { throw StorageError.corrupt("no complaint") }
    return ReadModel(complaint, clocks: complaint.clocks(under: .standard))
}

/// Nothing fits that a test wants to say.
struct Unexpected: Error {}
