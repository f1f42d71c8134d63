import App
import Complaints
import Desk
import Foundation
import Logging
import Storage
import Testing

@Suite("A backup")
struct BackupTests {
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await body(folder)
    }

    private func draft(_ title: String, uploads: [String] = []) -> Draft {
        var draft = Draft()
        draft.type = ComplaintType.other.rawValue
        draft.title = title
        draft.content = "正文"
        draft.noContact = true
        draft.uploads = uploads
        return draft
    }

    @Test("6.2 made while complaints come in, it restores to a whole that verifies, attachments and codes included")
    func whole() async throws {
        try await withFolder { folder in
            let (original, copy) = (folder + "/data", folder + "/copy")
            try await Installation.with(.folder(original), log: log) { installation in
                let desk = installation.desk
                _ = try await FirstAccount.make(desk)
                let upload = try await desk.keep(Array("截图说明".utf8), named: "说明.txt")
                let first = try await desk.receive(draft("第一件", uploads: [upload.token]), channel: .form, key: "a")
                // More come in while it is made.
                async let more: Void = {
                    for number in 1...40 {
                        _ = try await desk.receive(draft("第\(number)件"), channel: .form, key: "k\(number)")
                    }
                }()
                try await Backup.make(of: .folder(original), in: copy, log: log) { _, _ in }
                try await more
                try await Installation.with(.folder(copy), mustExist: true, log: log) { restored in
                    let found = try await restored.desk.verify()
                    #expect(found.isClean && found.attachments == 1)
                    #expect((1...41).contains(found.database.complaints))
                    // The secret came along: the complainant's code still opens the case.
                    let number = try await restored.desk.unlock(first.number.rawValue, code: first.code, address: "a")
                    #expect(number == first.number)
                    // What the copy has is the beginning of what the original has.
                    let head = try #require(found.head)
                    #expect(try await desk.isSealed(head) == true)
                }
            }
        }
    }

    @Test("It makes a new folder, and none of a folder without a database or of a server")
    func refused() async throws {
        try await withFolder { folder in
            await #expect(throws: Backup.Failure.exists(folder)) {
                try await Backup.make(of: .folder(folder), in: folder, log: log) { _, _ in }
            }
            await #expect(throws: Installation.Failure.missing(folder: folder)) {
                try await Backup.make(of: .folder(folder), in: folder + "/copy", log: log) { _, _ in }
            }
            await #expect(throws: Backup.Failure.server) {
                try await Backup.make(of: .server("postgres://h/d"), in: folder + "/copy", log: log) { _, _ in }
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/copy"))
        }
    }
}
