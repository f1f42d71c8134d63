import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Exporting and verifying")
struct ArchiveTests {
    @Test("6.2 an export has every complaint, event and clock, and reads back as the same history")
    func export() async throws {
        try await House.with { house in
            let number = try await house.answered()
            _ = try await house.desk.importComplaints(from: sampleFile("complaints.csv"), ImportOptions(source: "old"))
            var lines: [String] = []
            var position: ComplaintKey?
            repeat {
                let page = try await house.desk.exportComplaints(after: position, limit: 5)
                lines += page.lines
                position = page.next
            } while position != nil
            #expect(lines.count == 13)
            #expect(try await house.desk.countForExport() == 13)
            let first = try #require(lines.first)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
            let found = try await house.desk.track(number)
            #expect(object["number"] as? String == number.rawValue)
            #expect((object["events"] as? [Any])?.count == found.events.count)
            #expect((object["clocks"] as? [Any])?.count == found.clocks.count)
            #expect(object["content"] as? String == Draft.sample.content)
        }
    }

    @Test("The list for spreadsheets quotes what must be, and lets nothing be taken for a formula")
    func list() async throws {
        try await House.with { house in
            var draft = Draft.sample
            draft.title = "=HYPERLINK(\"http://example.com\"),点我"
            _ = try await house.receive(draft)
            let page = try await house.desk.exportList(after: nil)
            let line = try #require(page.lines.first)
            #expect(line.contains("\"'=HYPERLINK(\"\"http://example.com\"\"),点我\""))
            #expect(line.hasPrefix("R26112400001,received,,functional-fault,"))
            #expect(line.contains("2026-11-24T08:00:00+08:00"))
            let columns = ServiceDesk.exportListHeader.split(separator: ",").count
            #expect(
                line.replacing("\"),点我", with: "").split(separator: ",", omittingEmptySubsequences: false).count
                    == columns)
        }
    }

    @Test("A history that was lived in verifies, and its head stays part of the chain")
    func clean() async throws {
        try await House.with { house in
            let number = try await house.answered()
            let report = try await house.desk.verify()
            #expect(report.isClean)
            let head = try #require(report.head)
            try await house.desk.answer(.accept, text: "谢谢", on: number)
            #expect(try await house.desk.isSealed(head.uppercased()))
            #expect(try await house.desk.isSealed(String(repeating: "0", count: 64)) == false)
            #expect(try await house.desk.verify().head != head)
        }
    }

    @Test(
        "Whatever is changed behind the program's back is found",
        arguments: [
            "UPDATE event SET payload = replace(payload, 'resolved', 'pending-follow-up') WHERE kind = 'resultSent'",
            "UPDATE event SET at = at + 1 WHERE seq = 2",
            "UPDATE event SET actor = 'system' WHERE seq = 1",
            "UPDATE personal SET entries = replace(entries, '页面', '首页')",
            "UPDATE complaint SET state = 'closed'",
            "UPDATE complaint SET responsible = 2",
            "UPDATE complaint SET alarm_at = alarm_at + 60000",
            "UPDATE complaint SET queue_at = queue_at + 60000",
            "DELETE FROM seal WHERE id = (SELECT max(id) FROM seal)",
        ])
    func tampered(statement: String) async throws {
        try await House.with { house in
            _ = try await house.answered()
            #expect(try await house.desk.verify().isClean)
            let changed = try await house.database.write { try $0.execute(SQL(text: statement)) }
            #expect(changed > 0)
            #expect(try await house.desk.verify().isClean == false)
        }
    }

    @Test("A file that was swapped or lost is found")
    func attachments() async throws {
        try await House.with { house in
            let upload = try await house.desk.keep(Array("%PDF-1.4\n%%EOF\n".utf8), named: "证据.pdf")
            var draft = Draft.sample
            draft.uploads = [upload.token]
            _ = try await house.receive(draft)
            let report = try await house.desk.verify()
            #expect(report.isClean && report.attachments == 1)
            let files = FileManager.default.enumerator(atPath: house.folder + "/attachments")?.allObjects ?? []
            let file = try #require(files.compactMap { $0 as? String }.first { $0.count > 60 })
            try Data("other".utf8).write(to: URL(fileURLWithPath: house.folder + "/attachments/" + file))
            #expect(try await house.desk.verify().attachmentFaults.count == 1)
            try FileManager.default.removeItem(atPath: house.folder + "/attachments/" + file)
            #expect(try await house.desk.verify().isClean == false)
        }
    }
}
