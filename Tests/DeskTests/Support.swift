import Complaints
import Desk
import Foundation
import Logging
import Secrets
import Storage
import StoragePostgres
import StorageSQLite
import Synchronization
import TestSupport

/// A clock that tests set; nothing waits for it.
final class SetClock: Sendable {
    private let time: Mutex<Date>
    init(_ start: Date) { time = Mutex(start) }
    var now: Date { time.withLock { $0 } }
    func set(_ date: Date) { time.withLock { $0 = date } }
    func advance(hours: Double = 0, minutes: Double = 0) {
        time.withLock { $0 += hours * 3600 + minutes * 60 }
    }
}

/// 2026-11-24 08:00 in Shanghai.
let morning = Date(timeIntervalSince1970: 1_795_478_400)

/// A desk on a real database in a folder of its own, with people.
struct House {
    let desk: ServiceDesk
    let clock: SetClock
    let folder: String
    private let ids: [String: StaffID]

    var database: any Database { desk.database }

    func id(_ login: String) throws -> StaffID {
        guard let id = ids[login] else { throw Unexpected() }
        return id
    }

    func member(_ login: String) throws -> StaffMember {
        guard let member = desk.directory.roster[try id(login)] else { throw Unexpected() }
        return member
    }

    func author(_ login: String) throws -> Author { .staff(try member(login)) }

    /// A house with an agent on duty, and everybody else the regulation names. On SQLite, or on PostgreSQL where
    /// REDRESS_TEST_ENGINE says so: the tests are run once on each.
    static func with(people: Bool = true, _ body: (House) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        switch ProcessInfo.processInfo.environment["REDRESS_TEST_ENGINE"] {
        case nil, "sqlite":
            try await with(try SQLiteDatabase(path: folder + "/redress.sqlite"), folder, people, body)
        case "postgres":
            try await Places.shared.withPlace {
                let server = try PostgresServer.shared()
                let name = try server.makeDatabase()
                defer { try? server.dropDatabase(name) }
                var options = PostgresDatabase.Options()
                options.poolSize = 2
                try await with(
                    try PostgresDatabase(url: server.url(name), options: options), folder, people, body)
            }
        case let other: throw UnknownEngine(name: other)
        }
    }

    private struct UnknownEngine: Error { let name: String? }

    private static func with(
        _ database: any Database, _ folder: String, _ people: Bool, _ body: (House) async throws -> Void
    ) async throws {
        let clock = SetClock(morning)
        do {
            try await database.migrate(at: morning)
            let desk = try await ServiceDesk.open(
                database, store: FileAttachmentStore(directory: folder + "/attachments"),
                hashing: PasswordHashing(strength: .test), log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                now: { clock.now })
            let ids = people ? try await hire(desk) : [:]
            try await body(House(desk: desk, clock: clock, folder: folder, ids: ids))
            await database.close()
        } catch {
            await database.close()
            throw error
        }
    }

    static let password = "correct horse battery"

    private static func hire(_ desk: ServiceDesk) async throws -> [String: StaffID] {
        let people: [(String, String, Role)] = [
            ("agent", "林一", .agent), ("agent2", "何二", .agent), ("supervisor", "王主管", .serviceSupervisor),
            ("tech", "陈技", .technical), ("business", "孙业", .business), ("lead", "刘运", .operationsLead),
            ("director", "高总", .technicalDirector), ("decision", "郑决", .decisionMaker),
            ("operations", "周营", .operations),
        ]
        var ids: [String: StaffID] = [:]
        for (login, name, role) in people {
            ids[login] = try await desk.addAccount(
                ServiceDesk.NewAccount(login: login, name: name, roles: [role], password: password)
            ).id
        }
        // The agent is on duty.
        var policy = Policy.standard
        policy.version = 2
        policy.effectiveFrom = morning.addingTimeInterval(-1)
        policy.dutyAgents = ids["agent"].map { [$0] } ?? []
        let revised = policy
        try await desk.database.write { try $0.addPolicy(revised, author: nil, at: morning) }
        try await desk.refreshReference()
        return ids
    }

    /// A complaint by the form.
    func receive(_ draft: Draft = .sample, key: String? = nil) async throws -> ComplaintNumber {
        try await desk.receive(draft, channel: .form, key: key).number
    }

    func does(_ login: String, _ command: Command, on number: ComplaintNumber) async throws {
        try await desk.carryOut(command, on: number, by: try author(login))
    }

    /// Registered, valid, graded, and assigned to the agent at level 1.
    func assigned(_ draft: Draft = .sample) async throws -> ComplaintNumber {
        let number = try await receive(draft)
        try await register(number)
        try await does("agent", .validate(note: nil), on: number)
        try await does("agent", .grade(.general, reason: "使用咨询", security: false, systemFault: false), on: number)
        try await does("agent", .assign(.frontLine, person: try id("agent"), task: nil), on: number)
        return number
    }

    func register(_ number: ComplaintNumber, by login: String = "agent") async throws {
        let record = Registration(
            userID: "U1", contact: Contact(email: "li@example.com"), type: .functionalFault, summary: "页面空白")
        try await does(login, .register(record), on: number)
    }

    /// Up to a result that was sent.
    func answered() async throws -> ComplaintNumber {
        let number = try await assigned()
        try await does("agent", .propose(Plan(solution: "更新版本"), facts: "已核实"), on: number)
        try await desk.act(
            .sendResult,
            ActFields(["status": "resolved", "solution": "已修复", "handler": "林一", "contact": "转 8001"]), on: number,
            by: try author("agent"))
        return number
    }

    func notices(_ login: String) async throws -> [Notice] {
        let id = try id(login)
        return try await database.read { try $0.notices(of: id) }
    }

    /// Records everything that is due, as the watcher does.
    func watch() async throws {
        while try await desk.recordDue(limit: 100).recorded > 0 { clock.advance(minutes: 0.001) }
    }

    /// How many rows a table has: what a refused request must not change.
    func count(_ table: String) async throws -> Int {
        try await database.row(SQL(text: "SELECT count(*) FROM \(table)"))?.int(0) ?? 0
    }
}

extension Draft {
    static let sample: Draft = {
        var draft = Draft()
        draft.type = "functional-fault"
        draft.title = "登录后页面空白"
        draft.content = "今天早上登录以后，页面一直是空白的。"
        draft.email = "Li.Lei@Example.com"
        draft.userID = "lilei88"
        return draft
    }()
}

/// Nothing fits that a test wants to say.
struct Unexpected: Error {}

/// A file beside the tests.
func sampleFile(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Samples/\(name)").path
}
