import Channels
import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Importing history")
struct ImportTests {
    @Test("The sample goes in as it is, in UTF-8 with and without a mark and in GB 18030", arguments: Spelling.allCases)
    func sample(spelling: Spelling) async throws {
        try await House.with { house in
            let path = house.folder + "/history.csv"
            try spelling.write(try String(contentsOfFile: history, encoding: .utf8), to: path)
            let summary = try await house.desk.importComplaints(from: path, ImportOptions(source: "old"))
            #expect(summary.problems == [])
            #expect(summary.read == 12 && summary.imported == 12 && summary.present == 0)
            let second = try await house.find("U20012")
            let fact = try #require(second.complaint.imported)
            #expect(fact.externalID == "old:1002")
            #expect(fact.receipt.content.words == "退货已经签收，说三到五个工作日到账，\n今天是第八天，还是没有到账。")
            #expect(fact.answer?.words.hasPrefix("您好：\n退款因银行卡注销被退回") == true)
            // 11:05 in Shanghai.
            #expect(fact.originallyReceivedAt == Date(timeIntervalSince1970: 1_772_420_700))
            #expect(try await house.find("U20018").complaint.receipt.title.words == "订单列表是白屏")
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("A second run adds nothing, not even an event")
    func again() async throws {
        try await House.with { house in
            let options = ImportOptions(source: "old")
            _ = try await house.desk.importComplaints(from: history, options)
            let events = try await house.count("event")
            house.clock.advance(hours: 1)
            let second = try await house.desk.importComplaints(from: history, options, batch: 5)
            #expect(second.imported == 0 && second.present == 12 && second.inError == 0)
            #expect(try await house.count("event") == events)
            #expect(try await house.count("complaint") == 12)
        }
    }

    @Test("The same ids of another source are other complaints")
    func sources() async throws {
        try await House.with { house in
            _ = try await house.desk.importComplaints(from: history, ImportOptions(source: "a"))
            let other = try await house.desk.importComplaints(from: history, ImportOptions(source: "b"))
            #expect(other.imported == 12)
        }
    }

    @Test("Answered rows start closed: from their past arises no clock, gate, alert or message")
    func answered() async throws {
        try await House.with { house in
            _ = try await house.desk.importComplaints(from: history, ImportOptions(source: "old"))
            let found = try await house.find("U20011")
            #expect(found.complaint.state == .closed && found.complaint.isImported)
            #expect(found.clocks.filter { $0.name != .retention } == [])
            try await house.watch()
            #expect(try await house.count("notice") == 0)
            #expect(try await house.count("outbox") == 0)
            #expect(try await house.count("event") == 12)
        }
    }

    @Test("Unanswered rows are open, their clocks start at the import, and the duty agent is responsible")
    func unanswered() async throws {
        try await House.with { house in
            _ = try await house.desk.importComplaints(from: history, ImportOptions(source: "old"))
            let open = try await house.desk.queue(.toRegister, filter: QueueFilter(), after: nil)
            #expect(open.items.count == 3)
            let found = try await house.find("U20016")
            #expect(found.complaint.state == .received)
            let registration = try #require(found.clocks.first { $0.name == .registration })
            #expect(registration.startedAt == morning)
            #expect(registration.dueAt == morning.addingTimeInterval(1800))
            #expect(try found.complaint.responsible == house.id("agent"))
            try await house.register(found.complaint.number)
        }
    }

    @Test("Rows in error are listed by line with a reason while the rest goes in")
    func errors() async throws {
        try await House.with { house in
            let path = house.folder + "/bad.csv"
            try Data(
                """
                id,user_id,received_at,title,content,answer,answered_at
                1,U1,2026-01-01 10:00,标题,内容一,,
                2,U2,昨天,标题,内容二,,
                3,U3,2026-01-01 10:00,标题,,,
                ,U4,2026-01-01 10:00,标题,内容四,,
                5,U5,2026-01-01 10:00,标题,"内容"五,,
                6,U6,2026-01-01 10:00,标题,内容六,答复,2025-01-01 10:00
                7,U7,2027-01-01 10:00,标题,内容七,,
                8,U8,2026-01-01 10:00,标题,内容八
                9,U9,2026-01-01 10:00,标题,内容九\u{7},,
                10,U10,2026-01-01 10:00,标题,内容十,,2026-01-02 10:00
                11,U11,2026-02-30 10:00,标题,内容十一,,
                12,U12,2026-01-01 10:00,标题,内容十二,,
                1,U1,2026-01-01 10:00,标题,别的内容,,
                12,U12,2026-01-01 10:00,标题,内容十二,,
                13,U13,2026-01-01 10:00,标题,"从此不再关闭,,
                """.utf8
            ).write(to: URL(fileURLWithPath: path))
            let summary = try await house.desk.importComplaints(from: path, ImportOptions(source: "bad"))
            #expect(summary.imported == 2)
            #expect(summary.present == 1)
            #expect(summary.inError == summary.problems.count)
            #expect(Set(summary.problems.map(\.lines.lowerBound)) == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16])
            let reasons = Dictionary(grouping: summary.problems) { $0.lines.lowerBound }.compactMapValues(\.first)
            #expect(reasons[3]?.fault == .notATime(.receivedAt, "昨天"))
            #expect(reasons[4]?.fault == .missing(.content))
            #expect(reasons[6]?.fault == .unreadable(.textAfterQuote))
            #expect(reasons[7]?.fault == .answeredBeforeReceived)
            #expect(reasons[9]?.fault == .unreadable(.wrongFieldCount(expected: 7, found: 5)))
            #expect(reasons[10]?.fault == .controlCharacter(.content))
            #expect(reasons[14]?.fault == .changed)
            #expect(reasons[16]?.fault == .unreadable(.quoteNotClosed))
            #expect(reasons[3]?.description.hasPrefix("line 3 (id 2): received_at is no time") == true)
            #expect(summary.read == 15)
        }
    }

    @Test("Chinese names of columns are known, others can be named")
    func columns() async throws {
        try await House.with { house in
            let path = house.folder + "/other.csv"
            try Data("留言编号,留言用户,留言主题,留言时间,留言详情\n7,U7,主题,2026-01-01,详情\n".utf8)
                .write(to: URL(fileURLWithPath: path))
            let first = try await house.desk.importComplaints(from: path, ImportOptions(source: "a"))
            #expect(first.imported == 1)
            try Data("key,when,what\n7,2026-01-01,详情\n".utf8).write(to: URL(fileURLWithPath: path))
            let missing = await #expect(throws: ImportFailure.self) {
                try await house.desk.importComplaints(from: path, ImportOptions(source: "b"))
            }
            #expect(missing == .columnsMissing(["id", "received_at", "content"], found: ["key", "when", "what"]))
            let mapping = try ImportColumn.mapping("id=key,received_at=when, content=what")
            let second = try await house.desk.importComplaints(
                from: path, ImportOptions(source: "b", type: .privacy, columns: mapping))
            #expect(second.imported == 1)
            #expect(throws: ImportFailure.mapping("nonsense=key")) { try ImportColumn.mapping("nonsense=key") }
        }
    }

    @Test("What was imported is found by its words, its user ID and its number")
    func search() async throws {
        try await House.with { house in
            _ = try await house.desk.importComplaints(from: history, ImportOptions(source: "old"))
            while try await house.desk.indexSome() > 0 {}
            for (typed, user) in [("验证码", "U20020"), ("备用通道", "U20020"), ("牛奶", "U20017"), ("U20014", "U20014")] {
                let found = try await house.desk.search(typed, for: try house.member("agent"), before: nil)
                let first = try #require(found.items.first, "\(typed)")
                #expect(try await house.desk.track(first.number).complaint.userID?.words == user, "\(typed)")
            }
        }
    }

    @Test("1.2p without an account nothing is imported: nobody could be responsible")
    func nobody() async throws {
        try await House.with(people: false) { house in
            await #expect(throws: ImportFailure.nobodyResponsible) {
                try await house.desk.importComplaints(from: history, ImportOptions(source: "old"))
            }
        }
    }

    @Test("A file that is not there, empty, or UTF-16 is named as such", arguments: ["missing", "empty", "utf16"])
    func files(kind: String) async throws {
        try await House.with { house in
            let path = house.folder + "/\(kind).csv"
            if kind == "empty" { try Data().write(to: URL(fileURLWithPath: path)) }
            if kind == "utf16" { try Data([0xFF, 0xFE, 0x69, 0]).write(to: URL(fileURLWithPath: path)) }
            let failure = await #expect(throws: ImportFailure.self) {
                try await house.desk.importComplaints(from: path, ImportOptions(source: "x"))
            }
            let expected: ImportFailure =
                switch kind {
                case "missing": .file(.cannotOpen(path: path))
                case "empty": .header(.empty)
                default: .file(.unknownEncoding)
                }
            #expect(failure == expected)
        }
    }

    @Test(
        "The real complaints go in whole, and a second time not at all",
        .enabled(if: ProcessInfo.processInfo.environment["REAL_DATA"] != nil))
    func real() async throws {
        let folder = try #require(ProcessInfo.processInfo.environment["REAL_DATA"])
        let path = folder + "/answered.csv"
        try #require(FileManager.default.fileExists(atPath: path), "there is no \(path)")
        try await House.with { house in
            let summary = try await house.desk.importComplaints(from: path, ImportOptions(source: "answered"))
            #expect(summary.read == 1689 && summary.imported == 1689 && summary.problems == [])
            let again = try await house.desk.importComplaints(from: path, ImportOptions(source: "answered"))
            #expect(again.imported == 0 && again.present == 1689)
            let quiet = try await house.count(
                "complaint WHERE ended_at IS NOT NULL AND alarm_at IS NULL AND breached = 0")
            #expect(quiet == 1689, "closed, and nothing runs but retention")
            #expect(try await house.count("notice") == 0)
            #expect(try await house.desk.verify().isClean)
        }
    }
}

/// The sample beside the tests.
private let history = sampleFile("complaints.csv")

extension House {
    /// The complaint of a user ID.
    func find(_ user: String) async throws -> Case {
        let row = try await database.row("SELECT number FROM complaint WHERE user_id = \(user.lowercased())")
        guard let number = try row?.text(0) else { throw Unexpected() }
        return try await desk.track(ComplaintNumber(rawValue: number))
    }
}
