import App
import Complaints
import Desk
import Foundation
import Logging
import Storage
import Testing

@Suite("A data folder")
struct InstallationTests {
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    @Test("It is made for this account only, and the first account is made once")
    func first() async throws {
        try await withFolder { folder in
            try await Installation.with(.folder(folder), log: log) { installation in
                #expect(!installation.migrations.isEmpty)
                let first = try #require(try await FirstAccount.make(installation.desk))
                #expect(first.login == "operations")
                _ = try await installation.desk.signIn(login: first.login, password: first.password, address: "a")
                #expect(first.notice(address: "http://x", place: .folder(folder)).contains(first.password))
            }
            try await Installation.with(.folder(folder), mustExist: true, log: log) { installation in
                #expect(installation.migrations.isEmpty)
                let second = try await FirstAccount.make(installation.desk)
                #expect(second == nil)
            }
            let rights = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
            #expect(rights == 0o700)
            let file = try FileManager.default.attributesOfItem(atPath: folder + "/redress.sqlite")
            #expect(file[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("A folder without a database is said to be none, and nothing is made in it")
    func missing() async throws {
        try await withFolder { folder in
            await #expect(throws: Installation.Failure.missing(folder: folder)) {
                try await Installation.with(.folder(folder), mustExist: true, log: log) { _ in }
            }
            #expect(!FileManager.default.fileExists(atPath: folder))
        }
    }

    @Test("Two may have it open: what one adds the other reads")
    func two() async throws {
        try await withFolder { folder in
            try await Installation.with(.folder(folder), log: log) { one in
                try await Installation.with(.folder(folder), mustExist: true, log: log) { other in
                    _ = try await FirstAccount.make(other.desk)
                }
                try await one.desk.refreshReference()
                #expect(one.desk.directory.people.map(\.login) == ["operations"])
            }
        }
    }

    /// Everything an incident's screens can show: linked complaints in both languages, a command room with a group, a
    /// preliminary report and a measure in force, bulletins of different stages, none of them late. (3'.L3)
    private func expectIncident(_ desk: ServiceDesk) async throws {
        let lead = try #require(desk.directory.people.first { $0.login == "lead" }).member
        let item = try #require(try await desk.incidents(open: true, for: lead).first)
        let found = try await desk.incident(item.id, for: lead)
        #expect(found.complaints.count == 5 && found.complaints.contains { $0.level == .major })
        #expect(found.published.map(\.bulletin.stage) == [.investigating, .located, .repairing])
        #expect(found.published.last?.bulletin.expectedAt.map { $0 > desk.now() } == true)
        #expect(found.clocks.allSatisfy { $0.breachedAt == nil } && found.clocks.contains { $0.isOpen })
        var cases: [Complaint] = []
        for line in found.complaints { cases.append(try await desk.track(line.number).complaint) }
        let major = try #require(cases.first { $0.level == .major })
        #expect(major.group != nil && major.isReportedPreliminarily && major.hasTakenMeasure)
        #expect(Set(cases.map(\.receipt.language)) == [.zh, .en])
        #expect(try await desk.managementDigest(for: lead).cases.isEmpty == false)
    }

    @Test("The examples show every state and level, verify, and go into an empty folder only")
    func demo() async throws {
        try await withFolder { folder in
            try await Installation.with(.folder(folder), log: log) { installation in
                let notice = try await Demo.fill(installation)
                #expect(notice?.contains("redress-demo") == true)
                let desk = installation.desk
                let rows = try await desk.database.rows("SELECT state, level FROM complaint")
                let states = try Set(rows.map { try $0.text(0) })
                // Investigated only passes by in the examples' level 1; it is there at level 2.
                #expect(Set(State.allCases.map(\.rawValue)).subtracting(states) == [])
                #expect(try Set(rows.compactMap { try $0.intOrNil(1) }) == [1, 2, 3])
                #expect(try await desk.verify().isClean)
                try await expectIncident(desk)
                let count = rows.count
                #expect(count >= 60)
                _ = try await Demo.fill(installation)
                #expect(try await desk.database.rows("SELECT 1 FROM complaint").count == count)
                _ = try await desk.signIn(login: "supervisor", password: "redress-demo", address: "a")
            }
        }
        try await withFolder { folder in
            try await Installation.with(.folder(folder), log: log) { installation in
                _ = try await FirstAccount.make(installation.desk)
                let notice = try await Demo.fill(installation)
                #expect(notice?.contains("Nothing was added") == true)
                #expect(try await installation.desk.database.rows("SELECT 1 FROM complaint").isEmpty)
            }
        }
    }
}
