import Complaints
import Foundation
import Storage
import Testing

@Suite("Search") struct SearchTests {
    @Test(
        "Terms: pairs and single characters of Chinese, words of everything else",
        arguments: [
            ("投诉处理", ["投诉", "诉处", "处理"], ["投", "诉", "处", "理"]),
            ("我", ["我"], ["我"]),
            ("App 崩溃，ERR_404！", ["app", "崩溃", "err", "404"], ["崩", "溃"]),
            ("ＡＢＣ１２", ["abc12"], []),
            ("支付宝pay失败", ["支付", "付宝", "pay", "失败"], ["支", "付", "宝", "失", "败"]),
            ("…  \"'*", [], []),
        ])
    func terms(text: String, words: [String], letters: [String]) {
        let terms = SearchTerms([text])
        #expect(terms.words == words)
        #expect(terms.letters == letters)
    }

    private func fill(_ database: any Database) async throws -> [ComplaintKey] {
        let texts = [
            ("医院挂号系统无法登录", "输入验证码后提示错误 E1024。"), ("公交车晚点", "每天早上 7 点的公交总是晚。"),
            ("Login fails", "The page stays blank after payment."), ("退款", "支付宝付款失败，钱没有退。"),
        ]
        let keys = try await database.write { connection in
            try texts.enumerated().map { index, text in
                try connection.add(
                    received(
                        receipt(
                            index + 1, title: text.0, content: text.1,
                            contact: Contact(
                                email: Personal("user\(index)@example.com"), phone: Personal("1380013800\(index)"))),
                        at: morning.addingTimeInterval(Double(index))))
            }
        }
        while try await database.indexNextEvents(limit: 3) > 0 {}
        return keys
    }

    @Test(
        "Finds one character, two, phrases, Latin beginnings; all parts must be there; neighbours must be neighbours",
        arguments: Engine.allCases)
    func finding(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let keys = try await fill(database)
            let expected: [(String, [Int])] = [
                ("车", [1]), ("挂号", [0]), ("系统无法", [0]), ("公交", [1]), ("退", [3]), ("早上 公交", [1]),
                ("公交 登录", []), ("付失", []), ("付款失败", [3]), ("logi", [2]), ("e1024", [0]), ("BLANK page", [2]),
                ("page blank", [2]), ("blank stays", [2]), ("验证码登录", []), ("R261124 00003", [2]), ("r26112400003", [2]),
                ("USER1@example.com", [1]), ("+86 138-0013-8002", [2]), ("lilei88", [3, 2, 1, 0]),
                ("\" OR words:*", []), ("NEAR(", []), ("   ", []),
            ]
            for (typed, indexes) in expected {
                let found = try await database.read { try $0.search(typed, for: nil).items.map(\.id) }
                #expect(found == indexes.map { keys[$0] }, "\(typed)")
            }
        }
    }

    @Test("The newest match first, page by page, each complaint once", arguments: Engine.allCases)
    func paging(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let keys = try await database.write { connection in
                try (1...30).map { try connection.add(received(receipt($0, content: "页面空白"))) }
            }
            // Old complaints match again, later.
            try await database.write { connection in
                for key in keys.prefix(5) {
                    try connection.append([.noteAdded("仍然空白", attachments: [])], at: morning, to: key)
                }
            }
            while try await database.indexNextEvents() > 0 {}
            var found: [ComplaintKey] = []
            var before: Int64?
            repeat {
                let start = before
                let page = try await database.read { try $0.search("空白", for: nil, before: start, limit: 8) }
                found += page.items.map(\.id)
                before = page.next
            } while before != nil
            #expect(found == keys.prefix(5).reversed() + keys.dropFirst(5).reversed())
        }
    }

    @Test(
        "1.2 a note of a complaint about the reader is not found, nor does paging show that it is there",
        arguments: Engine.allCases)
    func notesWithheld(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let concerned = StaffID(rawValue: 41)
            let keys = try await database.write { connection in
                try (1...6).map { try connection.add(received(receipt($0, content: "页面空白"))) }
            }
            try await database.write { connection in
                for key in keys.prefix(4) {
                    try connection.append(
                        [.concernedMarked(concerned, reason: "被投诉"), .noteAdded("赔偿两百元", attachments: [])],
                        at: morning, to: key)
                }
                try connection.append(
                    [
                        .lookedUp(
                            LookUpAnswer(name: "CRM", outcome: .answered, content: "赔偿记录", milliseconds: 1))
                    ], at: morning, to: keys[3])
                try connection.append([.noteAdded("不赔偿", attachments: [])], at: morning, to: keys[4])
                // One and the same word, in a note and in what everybody may read.
                try connection.append([.noteAdded("页面空白属实", attachments: [])], at: morning, to: keys[0])
            }
            while try await database.indexNextEvents() > 0 {}
            func found(_ typed: String, _ reader: StaffID?, limit: Int = 25) async throws -> [SearchPage] {
                var pages: [SearchPage] = []
                var before: Int64?
                repeat {
                    let start = before
                    pages.append(
                        try await database.read { try $0.search(typed, for: reader, before: start, limit: limit) })
                    before = pages.last?.next
                } while before != nil
                return pages
            }
            let all = try await found("赔偿", StaffID(rawValue: 42)).flatMap(\.items).map(\.id)
            #expect(Set(all) == Set(keys.prefix(5)))
            #expect(try await found("赔偿", concerned).flatMap(\.items).map(\.id) == [keys[4]])
            #expect(try await found("赔偿", concerned, limit: 1).count == 1, "no second page that would be empty")
            let plain = try await found("空白", concerned, limit: 2)
            #expect(plain.flatMap(\.items).map(\.id) == keys.reversed(), "found by what is theirs to read")
            // Whom it is no longer about reads again.
            try await database.write {
                try $0.append([.concernedCleared(concerned, reason: "弄错")], at: morning, to: keys[1])
            }
            #expect(Set(try await found("赔偿", concerned).flatMap(\.items).map(\.id)) == [keys[1], keys[4]])
        }
    }

    @Test("What was erased is found no more, indexed already or not", arguments: Engine.allCases, [true, false])
    func erasure(engine: Engine, indexedFirst: Bool) async throws {
        try await withDatabase(engine) { database in
            let key = try await database.write { try $0.add(received(receipt(content: "我的身份证号泄露"))) }
            let other = try await database.write { try $0.add(received(receipt(2, content: "身份证丢了"))) }
            if indexedFirst { while try await database.indexNextEvents() > 0 {} }
            try await database.write { connection in
                _ = try connection.addReceipt(
                    .form, externalID: "x", digest: "d", raw: [1], complaint: key, at: morning)
                #expect(try connection.erase([1], of: key).values == 5)
                try connection.append([.erased(sequence: [1], reason: "要求")], by: .system, at: morning, to: key)
            }
            while try await database.indexNextEvents() > 0 {}
            #expect(try await database.read { try $0.search("身份证", for: nil).items.map(\.id) } == [other])
            #expect(
                try await database.read { try $0.search("li.lei@example.com", for: nil).items.map(\.id) } == [other])
            #expect(try await database.read { try $0.receipt(.form, externalID: "x")?.raw } == nil)
            let history = try await database.read { try $0.history(of: key) }.events
            guard case .received(let receipt) = history[0].fact else { throw Unexpected() }
            #expect(receipt.content == .erased && receipt.contact.email == .erased)
            #expect(receipt.number.rawValue == "R26112400001")
            #expect(try await database.read { try $0.queueItem(key)?.title } == nil)
            #expect(try await database.verify().differences == [])
        }
    }
}
