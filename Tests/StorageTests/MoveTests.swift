import Complaints
import Foundation
@testable import Storage
import Synchronization
import Testing

@Suite("Moving to another database") struct MoveTests {
    static let ways: [(from: Engine, to: Engine)] = [(.sqlite, .postgres), (.postgres, .sqlite), (.sqlite, .sqlite)]

    /// Some of everything a database holds.
    private func fill(_ database: any Database, _ store: any AttachmentStore) async throws {
        for number in 1...30 {
            let digest = number % 10 == 0 ? try await store.keep(Data("Bild \(number)".utf8)) : nil
            try await database.write { c in
                let key = try c.add(received(receipt(number, content: "第\(number)件：页面空白")))
                try c.append(
                    [.noteAdded(Personal("n\(number)"), attachments: [])], at: morning.addingTimeInterval(9), to: key)
                try c.addSettledReceipt(
                    .form, externalID: "x\(number)", digest: "d", raw: [0, 255, 7], complaint: key, at: morning)
                try c.post("m\(number)", kind: "tracking", on: key, sequence: 2, at: morning)
                try c.raise("breached", to: lead, on: key, key: "k\(number)", at: morning)
                if let digest {
                    let id = try c.addUpload(
                        token: nil, digest: digest, size: 6, contentType: "text/plain", name: "图.txt",
                        isInlineSafe: false, at: morning, expires: morning.addingTimeInterval(60))
                    try c.attach(id, to: key)
                }
            }
        }
        try await database.write { c in
            try c.set("secret", to: "s3cret")
            try c.beginSession(digest: "t", of: agent, csrf: "c", at: morning, expires: .distantFuture)
            try c.addToken(digest: "b", of: agent, name: "token", at: morning, expires: nil)
            _ = try c.countAttempt("login/x", window: 60, at: morning)
            try addIncident(c)
        }
    }

    private func addIncident(_ c: any Connection) throws {
        let opening = IncidentOpening(first: receipt(1).number, title: "页面空白", owedFrom: morning, policy: 1)
        let event = IncidentEvent(at: morning, by: .staff(lead), fact: .opened(opening))
        let incident = try #require(Incident(id: 0, history: [event]))
        _ = try c.addIncident(event, IncidentModel(incident, publishedAt: nil), alarm: nil)
    }

    private func with(
        _ way: (from: Engine, to: Engine),
        _ body: (any Database, any AttachmentStore, any Database, any AttachmentStore) async throws -> Void
    ) async throws {
        try await withDatabase(way.from) { source in
            try await withEmptyDatabase(way.to) { open in
                let target = try open()
                try await closing(target) { target in
                    try await body(
                        source, DatabaseAttachmentStore(source), target, DatabaseAttachmentStore(target))
                }
            }
        }
    }

    @Test(
        "6.2 everything arrives, verifies to the same head, can be found, and goes on; the source stays",
        arguments: ways)
    func everything(way: (from: Engine, to: Engine)) async throws {
        try await with(way) { source, sourceStore, target, targetStore in
            try await fill(source, sourceStore)
            let before = try await source.verify()
            let shown = Mutex<[Int64]>([])
            let report = try await Move(from: source, sourceStore, to: target, targetStore).run(at: morning) {
                done, of in
                shown.withLock { $0 = [done, of] }
            }
            #expect(report.isClean && report.head == before.head && report.complaints == 30)
            #expect(shown.withLock { $0[0] == $0[1] && $0[0] > 200 })
            #expect(try await source.verify() == before)
            while try await target.indexNextEvents() > 0 {}
            #expect(try await target.read { try $0.search("空白", for: nil).items.count } > 0)
            let files = try await target.rows("SELECT digest FROM attachment WHERE digest <> ''")
            #expect(files.count == 3)
            for file in files { #expect(try await targetStore.bytes(of: try file.text(0)) != nil) }
            #expect(try await target.read { try $0.setting("secret") } == "s3cret")
            #expect(try await target.read { try $0.receipt(.form, externalID: "x7")?.raw } == [0, 255, 7])
            // Numbers go on after those that came.
            let key = try await target.write { try $0.add(received(receipt(31))) }
            try await target.write { try $0.raise("breached", to: lead, on: key, key: "new", at: morning) }
            try await target.write { try addIncident($0) }
            #expect(try await target.verify().isClean)
        }
    }

    @Test("What stopped half-way goes on where it was", arguments: ways)
    func resumed(way: (from: Engine, to: Engine)) async throws {
        try await with(way) { source, sourceStore, target, targetStore in
            try await fill(source, sourceStore)
            var move = Move(from: source, sourceStore, to: target, targetStore)
            move.page = 7
            // Stopped in the middle, as by a signal.
            let stopping = move
            let task = Mutex<Task<Void, any Error>?>(nil)
            let running = Task {
                _ = try await stopping.run(at: morning) { done, _ in
                    if done > 90 { task.withLock { $0?.cancel() } }
                }
            }
            task.withLock { $0 = running }
            _ = await running.result
            let report = try await move.run(at: morning) { _, _ in }
            #expect(report.isClean && report.complaints == 30)
            #expect(try await target.rows("SELECT 1 FROM setting WHERE key LIKE 'move/%'").isEmpty)
        }
    }

    @Test("A target in use is left alone; a source of another schema is not read", arguments: ways)
    func refused(way: (from: Engine, to: Engine)) async throws {
        try await with(way) { source, sourceStore, target, targetStore in
            try await prepare(target)
            await #expect(throws: Move.Failure.targetInUse) {
                try await Move(from: source, sourceStore, to: target, targetStore).run(at: morning) { _, _ in }
            }
            try await source.write { try $0.execute("DELETE FROM schema_migration WHERE number > 1") }
            await #expect(throws: Move.Failure.sourceNotCurrent) {
                try await Move(from: source, sourceStore, to: target, targetStore).run(at: morning) { _, _ in }
            }
        }
    }

    @Test("No table is forgotten", arguments: Engine.allCases)
    func tables(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let names = try await database.read { c in try c.rows(c.dialect.tables).map { try $0.text(0) } }
            // The full-text index keeps its own tables beside it.
            let ours = Set(names.filter { !$0.hasPrefix("search_") || $0 == "search_cursor" })
            #expect(ours == Set(MovedTable.all.map(\.name)).union(MovedTable.left))
        }
    }
}
