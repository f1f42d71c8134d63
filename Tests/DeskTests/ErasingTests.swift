import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Giving up personal data")
struct ErasingTests {
    /// Words of the complainant and of staff that nothing may keep.
    private static let words = ["lilei88", "Li.Lei@", "登录以后", "页面空白", "已修复", "林一", "证据", "内部"]

    /// A closed case with everything that carries words: a file, messages, a note, a result.
    private func closed(_ house: House) async throws -> ComplaintNumber {
        let upload = try await house.desk.keep(Array("这是证据内容".utf8), named: "证据.txt")
        var draft = Draft.sample
        draft.uploads = [upload.token]
        let number = try await house.assigned(draft)
        try await house.does("agent", .addNote("内部看法", attachments: []), on: number)
        try await house.does("agent", .propose(Plan(solution: "更新版本"), facts: "已核实"), on: number)
        try await house.desk.act(
            .sendResult,
            ActFields(["status": "resolved", "solution": "已修复", "handler": "林一", "contact": "转 8001"]), on: number,
            by: try house.author("agent"))
        try await house.desk.answer(.accept, text: "谢谢", on: number)
        try await house.does("agent", .close(remark: nil), on: number)
        while try await house.desk.indexSome() > 0 {}
        return number
    }

    /// Every text and byte of the whole database that belongs to a complaint.
    private func everything(_ house: House) async throws -> String {
        var text = ""
        for table in ["complaint", "event", "personal", "receipt", "outbox", "attachment", "notice"] {
            for row in try await house.database.rows(SQL(text: "SELECT * FROM \(table)")) {
                for value in row.values {
                    switch value {
                    case .text(let part): text += part + "\n"
                    case .bytes(let bytes): text += String(decoding: bytes, as: UTF8.self) + "\n"
                    default: break
                    }
                }
            }
        }
        return text
    }

    @Test("6.2 nothing is anonymised before twelve months; then words, files, journal and index are gone")
    func term() async throws {
        try await House.with { house in
            let number = try await closed(house)
            let before = try await house.desk.open(number, for: try house.member("agent"))
            let item = try #require(try await house.database.read { try $0.queueItem(before.key) })
            let full = try await everything(house)
            for word in Self.words { #expect(full.contains(word), "\(word) is there to be erased") }
            house.clock.advance(hours: 24 * 364)
            #expect(try await house.desk.anonymiseReleased() == 0)
            #expect(try await everything(house) == full, "nothing changed")
            house.clock.advance(hours: 24 * 2)
            #expect(try await house.desk.anonymiseReleased() == 1)
            #expect(try await house.desk.anonymiseReleased() == 0, "once")
            let rest = try await everything(house)
            for word in Self.words { #expect(!rest.contains(word), "\(word)") }
            for typed in Self.words + ["证据"] {
                let found = try await house.desk.search(typed, for: try house.member("agent"), before: nil)
                #expect(found.items.isEmpty, "\(typed)")
            }
            let files = FileManager.default.enumerator(atPath: house.folder + "/attachments")?.allObjects ?? []
            #expect(!files.contains { ($0 as? String)?.count ?? 0 > 60 }, "the bytes are gone")
            #expect(try await house.notices("agent").isEmpty)
            #expect(try await house.notices("supervisor").isEmpty)
            // What statistics need stays: type, level, clocks and their outcomes.
            let after = try await house.desk.open(number, for: try house.member("agent"))
            #expect(after.clocks == before.clocks)
            #expect(after.complaint.level == .general && after.complaint.type == .functionalFault)
            #expect(after.complaint.result?.status == .resolved)
            let line = try #require(try await house.database.read { try $0.queueItem(after.key) })
            #expect(line.title == nil && line.marks.contains(.anonymised))
            #expect(line.state == item.state && line.endedAt == item.endedAt && line.receivedAt == item.receivedAt)
            let report = try await house.desk.verify()
            #expect(report.isClean, "\(report.database.differences) \(report.attachmentFaults)")
            await #expect(throws: Refusal.anonymised) {
                try await house.desk.answer(.reopen, text: "再来", on: number)
            }
        }
    }

    @Test("6.2 a hold and an open request keep a case that its term has released; others go")
    func held() async throws {
        try await House.with { house in
            let held = try await closed(house)
            let asked = try await closed(house)
            let free = try await closed(house)
            try await house.does("lead", .placeHold(reason: "诉讼"), on: held)
            try await house.desk.answer(.requestCopy, text: "", on: asked)
            house.clock.advance(hours: 24 * 400)
            #expect(try await house.desk.anonymiseReleased() == 1)
            func isGone(_ number: ComplaintNumber) async throws -> Bool {
                try await house.desk.open(number, for: try house.member("lead")).complaint.isAnonymised
            }
            #expect(try await isGone(free))
            #expect(try await isGone(held) == false)
            #expect(try await isGone(asked) == false)
            try await house.does("decision", .liftHold(reason: "已结"), on: held)
            try await house.does("agent", .grantRequest(1, field: nil, value: ""), on: asked)
            #expect(try await house.desk.anonymiseReleased() == 2)
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("6.2 the same bytes stay while another case has them")
    func shared() async throws {
        try await House.with { house in
            let first = try await closed(house)
            house.clock.advance(hours: 24 * 300)
            let second = try await closed(house)
            house.clock.advance(hours: 24 * 100)
            #expect(try await house.desk.anonymiseReleased() == 1)
            let gone = try await house.desk.open(first, for: try house.member("agent"))
            let there = try await house.desk.open(second, for: try house.member("agent"))
            let file = try #require(there.complaint.receipt.attachments.first)
            let old = try #require(gone.complaint.receipt.attachments.first)
            #expect(try await house.desk.attachment(file.id, of: there.key) != nil)
            #expect(try await house.desk.attachment(old.id, of: gone.key) == nil)
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("6.2 a granted deletion erases at once, and the request is answered in the same moment")
    func deletion() async throws {
        try await House.with { house in
            let number = try await closed(house)
            house.clock.advance(hours: 24 * 10)
            try await house.desk.answer(.requestDeletion, text: "请删除我的手机号", on: number)
            #expect(try await house.notices("supervisor").map(\.kind).contains("data-requested"))
            await #expect(throws: Refusal.self) {
                try await house.desk.act(
                    .grantRequest, ActFields(["request": "1"]), on: number, by: try house.author("supervisor"))
            }
            house.clock.advance(hours: 24 * 400)
            let done = try await house.desk.act(
                .grantRequest, ActFields(["request": "1"]), on: number, by: try house.author("supervisor"))
            #expect(done.complaint.isAnonymised && done.complaint.openRequests.isEmpty)
            let rest = try await everything(house)
            for word in Self.words + ["手机号"] { #expect(!rest.contains(word), "\(word)") }
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("6.2 the archive is kept once a day over all nodes")
    func turn() async throws {
        try await House.with { house in
            _ = try await closed(house)
            house.clock.advance(hours: 24 * 400)
            #expect(try await house.desk.keepArchive() == 1)
            _ = try await closed(house)
            house.clock.advance(hours: 1)
            #expect(try await house.desk.keepArchive() == 0, "the day's turn is taken")
        }
    }

    @Test("6.2 a policy below twelve months is refused by the store itself")
    func policy() async throws {
        try await House.with { house in
            var policy = Policy.standard
            policy.version = 3
            policy.clocks = policy.clocks.map { rule in
                guard rule.name == .retention else { return rule }
                var rule = rule
                rule.lengths[.complex] = .months(6)
                return rule
            }
            let short = policy
            await #expect(throws: Refusal.retentionTooShort(months: 12)) {
                try await house.database.write { try $0.addPolicy(short, author: nil, at: morning) }
            }
            let kept = try await house.database.read { c in try c.policies().map { $0.policy.version } }
            #expect(kept == [1, 2])
        }
    }

    @Test("1.2 whoever turns out to be concerned loses the alerts on it, and finds none of its notes")
    func concerned() async throws {
        try await House.with { house in
            let number = try await house.assigned()
            try await house.does("agent2", .addNote("赔偿两百元", attachments: []), on: number)
            try await house.desk.answer(.reply, text: "还没有好", on: number)
            while try await house.desk.indexSome() > 0 {}
            let agent = try house.member("agent")
            #expect(try await house.notices("agent").isEmpty == false)
            #expect(try await house.desk.search("赔偿", for: agent, before: nil).items.count == 1)
            try await house.does("agent2", .markConcerned(agent.id, reason: "被投诉"), on: number)
            #expect(try await house.notices("agent").isEmpty)
            #expect(try await house.desk.search("赔偿", for: agent, before: nil).items.isEmpty)
            #expect(try await house.desk.search("空白", for: agent, before: nil).items.count == 1)
            #expect(
                try await house.desk.search("赔偿", for: try house.member("agent2"), before: nil).items.count == 1)
            await #expect(throws: Refusal.notAllowed(needs: [])) {
                try await house.desk.search("赔偿", for: try house.member("operations"), before: nil)
            }
        }
    }

    @Test("1.2 whom it is about is refused, and not told what others did meanwhile")
    func concernedMeanwhile() async throws {
        try await House.with { house in
            let number = try await house.assigned()
            let seen = try await house.desk.open(number, for: try house.member("agent")).events.count
            try await house.does("agent2", .markConcerned(try house.id("agent"), reason: "被投诉"), on: number)
            try await house.does("agent2", .addNote("内部看法", attachments: []), on: number)
            for act in [Act.grade, .assign, .close, .addNote, .placeHold, .grantRequest] {
                let fields = ActFields([
                    "level": "2", "reason": "x", "department": "front-line", "text": "x", "request": "1",
                ])
                await #expect(throws: Refusal.concerned, "\(act)") {
                    try await house.desk.act(act, fields, on: number, by: try house.author("agent"), seen: seen)
                }
            }
        }
    }
}
