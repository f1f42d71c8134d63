import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("The knowledge base at work")
struct KnowledgeTests {
    private static let address = "https://complain.example.com/help/"

    /// A public article about blank pages after signing in.
    private func article(in house: House) async throws -> ArticleID {
        let operations = try house.member("operations")
        try await house.desk.addArticleCategory(zh: "账号与登录", en: "Accounts", by: operations)
        let id = try await house.desk.save(try await draft(in: house), by: operations)
        try await house.desk.setArticle(id, isPublic: true, seen: 1, by: operations)
        return id
    }

    private func draft(in house: House) async throws -> ArticleDraft {
        let category = try await house.database.read { try $0.articleCategories() }.first
        var draft = ArticleDraft()
        draft.category = category?.id.description
        draft.owner = try house.id("operations").description
        draft.reviewOn = "2027-05-24"
        draft.titles = [.zh: "登录后页面空白怎么办", .en: "Blank page after signing in"]
        draft.bodies = [.zh: "请清除浏览器缓存。", .en: "Clear the cache."]
        return draft
    }

    private func send(_ text: String, on number: ComplaintNumber, in house: House) async throws -> [OfferedArticle] {
        var fields = ActFields(["purpose": "preliminary-solution", "text": text])
        fields.articleAddress = Self.address
        let after = try await house.desk.act(.send, fields, on: number, by: try house.author("agent"))
        return after.complaint.offeredArticles
    }

    @Test("3'.L1.2 the knowledge base is matched at opening, and what an answer offers is on record with its version")
    func offering() async throws {
        try await House.with { house in
            let id = try await article(in: house)
            let number = try await house.receive()
            let found = try await house.desk.open(number, for: try house.member("agent"))
            #expect(try await house.desk.matches(for: found.complaint).map(\.id) == [id])
            let offered = try await send("请看：\(Self.address)\(id)\n谢谢", on: number, in: house)
            #expect(offered.map(\.article) == [id] && offered.first?.version == 1)
            #expect(offered.first?.title == "登录后页面空白怎么办", "in the complainant's language")
            let events = try await house.desk.track(number).events
            #expect(events.last?.by == .staff(try house.id("agent")))
            #expect(try await house.desk.articleFile(id)?.counts == [.offered: 1])
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test(
        "3'.L1.2 only a link to a public article of ours offers one",
        arguments: [
            ("https://complain.example.com/help/1x", 0), ("https://elsewhere.example.com/help/1", 0),
            ("https://complain.example.com/help/99", 0), ("/help/1", 0), ("https://complain.example.com/help/", 0),
            ("（https://complain.example.com/help/1）https://complain.example.com/help/1", 1),
            ("https://complain.example.com/help/1。", 1), ("https://complain.example.com/help/1?lang=en", 1),
        ])
    func links(text: String, count: Int) async throws {
        try await House.with { house in
            let id = try await article(in: house)
            let number = try await house.receive()
            let adapted = text.replacingOccurrences(of: "help/1", with: "help/\(id)")
            #expect(try await send(adapted, on: number, in: house).count == count)
            #expect(try await house.desk.track(number).complaint.offeredArticles.count == count)
        }
    }

    @Test("3'.L1.2 what was withdrawn is neither matched nor offered")
    func withdrawn() async throws {
        try await House.with { house in
            let id = try await article(in: house)
            try await house.desk.setArticle(id, isPublic: false, seen: 2, by: try house.member("operations"))
            let number = try await house.receive()
            let found = try await house.desk.track(number)
            #expect(try await house.desk.matches(for: found.complaint).isEmpty)
            #expect(try await send("\(Self.address)\(id)", on: number, in: house).isEmpty)
            #expect(try await house.desk.publicArticle(id) == nil)
        }
    }

    @Test("1.2 articles are written by operations and by nobody else", arguments: ["agent", "supervisor", "lead"])
    func writers(login: String) async throws {
        try await House.with { house in
            let id = try await article(in: house)
            let member = try house.member(login)
            let typed = try await draft(in: house)
            await #expect(throws: Refusal.notAllowed(needs: [.operations])) {
                try await house.desk.save(typed, as: id, seen: 2, by: member)
            }
            await #expect(throws: Refusal.self) {
                try await house.desk.setArticle(id, isPublic: false, seen: 2, by: member)
            }
            await #expect(throws: Refusal.self) {
                try await house.desk.addArticleCategory(zh: "其他", en: "Other", by: member)
            }
            #expect(try await house.desk.articleFile(id)?.article.revision == 2)
        }
    }

    @Test("Every field that is wrong is named at once, and nothing is saved")
    func errors() async throws {
        try await House.with { house in
            _ = try await article(in: house)
            let operations = try house.member("operations")
            var typed = ArticleDraft()
            typed.category = "77"
            typed.owner = "nobody"
            typed.reviewOn = "2027-02-30"
            typed.titles = [.zh: String(repeating: "长", count: 201), .en: "Only a title"]
            let given = typed
            let error = await #expect(throws: FieldErrors.self) { try await house.desk.save(given, by: operations) }
            #expect(
                error?.problems == [
                    "category": .unknown, "owner": .missing, "reviewOn": .notADate, "titleZh": .tooLong(limit: 200),
                    "bodyEn": .missing,
                ])
            let nothing = await #expect(throws: FieldErrors.self) {
                try await house.desk.save(ArticleDraft(), by: operations)
            }
            #expect(
                Set(nothing?.problems.keys.map { $0 } ?? [])
                    == ["category", "owner", "reviewOn", "titleZh", "bodyZh"])
            #expect(try await house.count("article") == 1)
            await #expect(throws: FieldErrors(["nameZh": .nameTaken])) {
                try await house.desk.addArticleCategory(zh: "账号与登录", en: "Again", by: operations)
            }
        }
    }

    @Test("Two who edit at once: the second is told, and saves nothing")
    func together() async throws {
        try await House.with { house in
            let id = try await article(in: house)
            let operations = try house.member("operations")
            var first = try await draft(in: house)
            first.bodies[.zh] = "请更新浏览器。"
            let (one, other) = (first, try await draft(in: house))
            try await house.desk.save(one, as: id, seen: 2, by: operations)
            await #expect(throws: ArticleChanged.self) {
                try await house.desk.save(other, as: id, seen: 2, by: operations)
            }
            await #expect(throws: ArticleChanged.self) {
                try await house.desk.setArticle(id, isPublic: true, seen: 2, by: operations)
            }
            let file = try await house.desk.articleFile(id)
            #expect(file?.latest?.texts[.zh]?.body == "请更新浏览器。" && file?.versions.count == 2)
            #expect(try await house.desk.publicArticle(id)?.version.number == 1, "saving publishes nothing")
        }
    }

    @Test("3'.L1.2 whether an article helped is counted once a day for each browser")
    func counting() async throws {
        try await House.with { house in
            let id = try await article(in: house)
            for _ in 0..<3 { try await house.desk.count(.deflected, of: id, token: "browser") }
            try await house.desk.count(.answered, of: id, token: "browser")
            try await house.desk.count(.notAnswered, of: id, token: "other")
            house.clock.advance(hours: 24)
            try await house.desk.count(.answered, of: id, token: "browser")
            #expect(
                try await house.desk.articleFile(id)?.counts == [.deflected: 1, .notAnswered: 1, .answered: 1])
        }
    }
}
