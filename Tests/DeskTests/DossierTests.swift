import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Dossiers")
struct DossierTests {
    /// A case with a file, a note and a result, and its dossier for somebody.
    private func parts(
        _ house: House, for login: String = "lead", then more: (ComplaintNumber) async throws -> Void = { _ in }
    ) async throws -> DossierParts {
        let upload = try await house.desk.keep(Array("证据内容".utf8), named: "证据.txt")
        var draft = Draft.sample
        draft.uploads = [upload.token]
        let number = try await house.assigned(draft)
        try await house.does("agent", .addNote("内部看法", attachments: []), on: number)
        try await more(number)
        return try await house.desk.dossier(of: number, for: try house.member(login), in: .zh)
    }

    private func check(_ document: Dossier, _ files: [(path: String, bytes: Data)]) -> DossierReport {
        let files = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
        return document.check { files[$0] }.report
    }

    @Test("6.2 a dossier holds every event with its values and files, and verifies by itself, read back from JSON")
    func whole() async throws {
        try await House.with { house in
            let parts = try await parts(house)
            let document = try Dossier(json: try parts.document.json())
            #expect(document == parts.document)
            let report = check(document, parts.files)
            #expect(report.isClean, "\(report.differences)")
            #expect(report.events == document.events.count && report.withheld == 0 && report.files == 1)
            let found = try await house.desk.open(document.number, for: try house.member("agent"))
            let files = Dictionary(parts.files.map { ($0.path, $0.bytes) }) { first, _ in first }
            let read = try #require(document.check { files[$0] }.read)
            #expect(read.events == found.events && read.clocks == found.clocks)
            #expect(document.limits.count == found.clocks.count)
            #expect(document.head == document.events.last?.hash)
        }
    }

    @Test("6.2 whatever is changed in an event, a value, a file or what is computed, the first difference is named")
    func tampered() async throws {
        try await House.with { house in
            let parts = try await parts(house)
            func first(_ change: (inout Dossier) -> Void) -> String {
                var document = parts.document
                change(&document)
                return check(document, parts.files).differences.first ?? "nothing"
            }
            let graded = try #require(parts.document.events.firstIndex { $0.kind == "graded" })
            let raised = parts.document.events[graded].payload?.replacingOccurrences(of: ":1", with: ":2")
            let cases: [(String, (inout Dossier) -> Void)] = [
                ("event 3 (registered) was changed", { $0.events[2].at = 1 }),
                ("event 3 (registered) was changed", { $0.events[2].actor = "staff:99" }),
                ("event \(graded + 1) (graded) was changed", { $0.events[graded].payload = raised }),
                ("event 1 (received): a value is not", { $0.events[0].values?[1][1] = "别的内容" }),
                ("event 1 (received): a value is not", { $0.events[0].values?[1][0] = "0" }),
                ("event 1: a value is gone", { $0.events[0].values?[1] = [nil, nil] }),
                ("event 2", { $0.events[1].hash = String(repeating: "0", count: 64) }),
                ("event 5 stands at place 4", { $0.events.remove(at: 3) }),
                ("event 4 is missing its words", { $0.events[3].payload = nil }),
                ("event 1 (received) was changed", { $0.key += 1 }),
                ("the number R1 is not", { $0.number = ComplaintNumber(rawValue: "R1") }),
                ("the limits", { $0.limits[0].due += 60_000 }),
                ("the subject", { $0.subject.email = "x@example.com" }),
                ("event 1: file", { $0.files[0].path = nil }),
                ("the document is of the form “other”", { $0.form = "other" }),
            ]
            for (difference, change) in cases { #expect(first(change).hasPrefix(difference), "\(difference)") }
            let bytes = [(path: parts.files[0].path, bytes: Data("其他".utf8))]
            #expect(check(parts.document, bytes).differences.first?.hasSuffix("is not the file that came") == true)
            #expect(check(parts.document, []).differences.first?.hasSuffix("is missing") == true)
        }
    }

    @Test("6.2 auditors and the management group have dossiers; nobody else")
    func roles() async throws {
        try await House.with { house in
            _ = try await house.desk.addAccount(
                ServiceDesk.NewAccount(login: "auditor", name: "韩审", roles: [.auditor], password: House.password))
            try await house.desk.refreshReference()
            let number = try await house.assigned()
            let auditor = try #require(house.desk.directory.people.first { $0.login == "auditor" }).member
            _ = try await house.desk.dossier(of: number, for: auditor, in: .en)
            for login in ["lead", "director", "supervisor"] {
                _ = try await house.desk.dossier(of: number, for: try house.member(login), in: .en)
            }
            for login in ["agent", "tech", "business", "decision", "operations"] {
                await #expect(throws: Refusal.self, "\(login)") {
                    try await house.desk.dossier(of: number, for: try house.member(login), in: .en)
                }
            }
        }
    }

    @Test("1.2 whom it is about gets a dossier without anything internal, and its chain still holds")
    func concerned() async throws {
        try await House.with { house in
            let parts = try await parts(house, for: "supervisor") { number in
                try await house.does("agent", .markConcerned(try house.id("supervisor"), reason: "被投诉"), on: number)
            }
            #expect(parts.document.part == .withoutInternals)
            let text = String(decoding: try parts.document.json(), as: UTF8.self)
            #expect(!text.contains("内部看法") && !text.contains("noteAdded"))
            let report = check(parts.document, parts.files)
            #expect(report.isClean && report.withheld > 1, "\(report.differences)")
        }
    }

    @Test("6.2 a granted copy has what is the complainant's own: no notes, no names but of those who wrote to them")
    func copy() async throws {
        try await House.with { house in
            let number = try await house.answered()
            try await house.does("agent2", .addNote("内部看法", attachments: []), on: number)
            await #expect(throws: Refusal.requestUnknown) { try await house.desk.copy(of: number, in: .zh) }
            try await house.desk.answer(.requestCopy, text: "", on: number)
            await #expect(throws: Refusal.requestUnknown) { try await house.desk.copy(of: number, in: .zh) }
            try await house.does("agent", .grantRequest(1, field: nil, value: ""), on: number)
            let parts = try await house.desk.copy(of: number, in: .zh)
            let text = String(decoding: try parts.document.json(), as: UTF8.self)
            #expect(text.contains("登录以后") && text.contains("已修复"))
            for word in ["内部看法", "何二", "王主管", "已核实", "使用咨询"] { #expect(!text.contains(word), "\(word)") }
            let report = check(parts.document, parts.files)
            #expect(report.isClean && report.withheld > 3, "\(report.differences)")
        }
    }

    @Test(
        "6.2 a granted copy has every act of the complainant, and what they were told is over, without the desk's words"
    )
    func copyOfEverything() async throws {
        try await House.with { house in
            let desk = house.desk
            let number = try await house.receive()
            try await house.register(number)
            try await house.does("agent", .reject(reason: "不属于受理范围"), on: number)
            try await desk.answer(.object, text: "我有异议", on: number)
            try await house.does("supervisor", .decideObjection(upheld: true, reason: "异议成立"), on: number)
            try await house.does(
                "agent", .grade(.complex, reason: "定级理由", security: false, systemFault: true), on: number)
            try await house.does("agent", .assign(.technical, person: try house.id("tech"), task: "查日志"), on: number)
            let measure = try await house.propose(on: number)
            try await house.approve(measure, on: number)
            try await desk.answer(.reply, text: "补充说明", on: number)
            try await desk.answerCallBack("partly", "回访时说好一些", on: number)
            try await house.does(
                "agent",
                .callBack(
                    CallBack(channel: .phone, statedAt: house.clock.now, reached: false, outcome: "客服电话记录")),
                on: number)
            try await house.does("tech", .verifyFacts(WorkItemID(rawValue: 1), findings: "内部核实"), on: number)
            try await house.does("supervisor", .waive(.bothDepartments, reason: "单方即可"), on: number)
            try await house.does("tech", .propose(Plan(solution: "内部方案"), facts: nil), on: number)
            let result = ActFields(["status": "resolved", "solution": "已修复", "handler": "林一", "contact": "转 8001"])
            try await desk.act(.sendResult, result, on: number, by: try house.author("agent"))
            try await house.does("tech", .rollBackMeasure(measure, reason: "内部回滚原因"), on: number)
            try await desk.answer(.accept, text: "接受说明", on: number)
            try await house.does("agent", .close(remark: "内部结案备注"), on: number)
            try await desk.answer(.reopen, text: "又坏了", on: number)
            try await house.does("agent", .startFollowUp("内部跟进说明"), on: number)
            try await house.does("agent", .assign(.technical, person: nil, task: nil), on: number)
            try await house.does("tech", .verifyFacts(WorkItemID(rawValue: 2), findings: "再次核实"), on: number)
            try await house.does("tech", .propose(Plan(solution: "再修"), facts: nil), on: number)
            try await desk.act(.sendResult, result, on: number, by: try house.author("agent"))
            try await desk.answer(.notSolved, text: "还是不行", on: number)
            try await desk.answer(.withdraw, text: "不想再追究", on: number)
            try await desk.answer(.requestCopy, text: "请给我副本", on: number)
            try await house.does("agent", .grantRequest(1, field: nil, value: ""), on: number)

            let parts = try await desk.copy(of: number, in: .zh)
            let text = String(decoding: try parts.document.json(), as: UTF8.self)
            for word in [
                "我有异议", "补充说明", "回访时说好一些", "接受说明", "又坏了", "还是不行", "不想再追究", "请给我副本", "不属于受理范围", "异议成立",
                "已修复", "快捷支付",
            ] { #expect(text.contains(word), "\(word)") }
            let kinds = Set(parts.document.events.compactMap(\.kind))
            #expect(kinds.isSuperset(of: ["withdrawn", "calledBack", "measureEnded", "closed", "followUpStarted"]))
            #expect(kinds.isDisjoint(with: ["graded", "assigned", "measureProposed", "measureDecided", "planned"]))
            #expect(parts.document.events.count { $0.kind == "calledBack" } == 1, "what an agent noted is the desk's")
            for word in [
                "定级理由", "查日志", "客服电话记录", "内部", "单方即可", "回调超时", "checkout.quick-pay", "陈技", "刘运", "再次核实",
            ] { #expect(!text.contains(word), "\(word)") }
            let report = check(parts.document, parts.files)
            #expect(report.isClean, "\(report.differences)")
            // Words that may stay out of a copy are missed in a whole dossier, and others are missed in a copy too.
            var whole = try await desk.dossier(of: number, for: try house.member("lead"), in: .zh).document
            let ended = try #require(whole.events.firstIndex { $0.kind == "measureEnded" })
            whole.events[ended] = whole.events[ended].withoutWords
            #expect(!check(whole, []).isClean)
            var copy = parts.document
            let said = try #require(copy.events.firstIndex { $0.kind == "withdrawn" })
            copy.events[said] = copy.events[said].withoutWords
            #expect(check(copy, []).differences.contains { $0.contains("a value is gone") })
        }
    }

    @Test("6.2 a dossier made after anonymising verifies, without a word of what was erased")
    func anonymised() async throws {
        try await House.with { house in
            let number = try await house.answered()
            try await house.desk.answer(.accept, text: "", on: number)
            try await house.does("agent", .close(remark: nil), on: number)
            house.clock.advance(hours: 24 * 400)
            #expect(try await house.desk.anonymiseReleased() == 1)
            let parts = try await house.desk.dossier(of: number, for: try house.member("lead"), in: .zh)
            let report = check(parts.document, parts.files)
            #expect(report.isClean, "\(report.differences)")
            let text = String(decoding: try parts.document.json(), as: UTF8.self)
            for word in ["登录以后", "li@example.com", "已修复"] { #expect(!text.contains(word)) }
            await #expect(throws: Refusal.requestUnknown) { try await house.desk.copy(of: number, in: .zh) }
        }
    }

    @Test("A zip file reads back as it was packed, and says what is wrong with a damaged one")
    func zip() throws {
        let members: [(name: String, bytes: Data)] = [
            ("dossier.json", Data("{}".utf8)), ("files/1-证据.txt", Data("内容".utf8)), ("files/2-empty", Data()),
        ]
        let file = try ZipFile.make(members, at: morning)
        #expect(try ZipFile.read(file) == Dictionary(members.map { ($0.name, $0.bytes) }) { first, _ in first })
        var damaged = file
        let place = try #require(file.range(of: Data("内容".utf8))).lowerBound
        damaged[place] ^= 1
        #expect(throws: ZipFile.Unreadable(reason: "files/1-证据.txt is damaged: it is not what was packed")) {
            try ZipFile.read(damaged)
        }
        for length in 0..<file.count {
            #expect(throws: ZipFile.Unreadable.self) { try ZipFile.read(file.prefix(length)) }
        }
        for index in file.indices {
            var changed = file
            changed[index] ^= 0xFF
            // Whatever byte is changed, it is read or refused; nothing is read beyond the end.
            _ = try? ZipFile.read(changed)
        }
    }
}
