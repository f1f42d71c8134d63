import Complaints
import Foundation
import Storage
import Testing

@Suite("Articles") struct ArticleTests {
    static let texts: [[Language: ArticleText]] = [
        [
            .zh: ArticleText(title: "付款后订单未更新", body: "支付结果最迟半小时到账。**请勿重复付款**。"),
            .en: ArticleText(title: "Order not updated after payment", body: "It takes up to half an hour."),
        ],
        [.zh: ArticleText(title: "验证码收不到", body: "请检查短信拦截。登录后可以修改手机号码。")],
        [.zh: ArticleText(title: "如何登录", body: "输入手机号码和验证码即可。付款前须登录。")],
        [.en: ArticleText(title: "Refunds", body: "Refunded payments reach your card within five days.")],
    ]

    /// Public articles in the order of `texts`.
    private func fill(_ database: any Database) async throws -> [ArticleID] {
        try await database.write { c in
            let category = try c.addArticleCategory(zh: "订单与支付", en: "Orders and payment")
            return try Self.texts.map { texts in
                let id = try c.addArticle(
                    texts, category: category, owner: lead, reviewAt: morning.addingTimeInterval(86_400), by: lead,
                    at: morning)
                #expect(try c.publishArticle(id, seen: 1, by: lead, at: morning))
                return id
            }
        }
    }

    @Test(
        "3'.L1.2 search finds Chinese and English, one character and beginnings of words, and ranks title over body",
        arguments: Engine.allCases)
    func search(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let ids = try await fill(database)
            let expected: [(String, [Int])] = [
                ("登录", [2, 1]), ("验证码", [1, 2]), ("付款", [0, 2]), ("怎么登录", [2, 1]), ("款", [0, 2]), ("refund", [3]),
                ("PAYMENT", [0, 3]), ("ref", [3]), ("登录 付款", [2, 0, 1]), ("half hour", [0]), ("发票", []), ("怎么办", []),
                ("\" OR 1=1 --", []), ("  ", []), ("", []),
            ]
            for (typed, indexes) in expected {
                let found = try await database.read { try $0.searchArticles(typed).map(\.id) }
                #expect(found == indexes.map { ids[$0] }, "\(typed)")
            }
        }
    }

    @Test(
        "3'.L1.2 a complaint's text is matched with what articles are about, not with every word they have in common",
        arguments: Engine.allCases)
    func matching(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let ids = try await fill(database)
            let expected: [(String, [Int])] = [
                ("昨天付款以后订单一直没有更新，显示未支付，希望尽快处理。", [0]), ("手机收不到验证码，试了很多次。", [1]),
                ("客服态度很差，等了两个小时没有人理。", []), ("My order was not updated after the payment yesterday.", [0]),
                ("It is raining and the bus was late.", []), ("付", []),
            ]
            for (text, indexes) in expected {
                let found = try await database.read { try $0.matchArticles(text).map(\.id) }
                #expect(Array(found.prefix(1)) == indexes.map { ids[$0] }, "\(text)")
            }
        }
    }

    @Test(
        "Versions are added and never changed; the public reads the one that was published", arguments: Engine.allCases)
    func versions(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let id = try await fill(database)[1]
            try await database.write { c in
                let article = try #require(try c.article(id))
                var texts = Self.texts[1]
                func save(_ seen: Int) throws -> Bool {
                    try c.saveArticle(
                        id, seen: seen, texts, category: article.category, owner: agent, reviewAt: article.reviewAt,
                        by: agent, at: morning.addingTimeInterval(60))
                }
                // The same texts with another owner make no version.
                #expect(try save(2))
                #expect(try c.article(id)?.latest == 1)
                #expect(try c.article(id)?.owner == agent)
                texts[.zh]?.title = "短信收不到"
                #expect(try !save(2), "somebody else's change is noticed")
                #expect(try save(3))
            }
            try await database.read { (c: any Connection) throws in
                #expect(try c.versions(of: id).map(\.number) == [2, 1])
                #expect(try c.version(1, of: id)?.texts == Self.texts[1])
                #expect(try c.publicVersion(of: id)?.texts[.zh]?.title == "验证码收不到")
                #expect(try c.searchArticles("短信收不到").map(\.id) == [id], "by its body")
                #expect(try c.publicArticles([id])[id]?.title(.en).text == "验证码收不到")
                #expect(try c.articles().first?.titles == [.zh: "短信收不到"])
            }
            try await database.write { (c: any Connection) throws in
                #expect(try !c.publishArticle(id, seen: 3, by: lead, at: morning))
                #expect(try c.publishArticle(id, seen: 4, by: lead, at: morning))
                #expect(try c.publicVersion(of: id)?.number == 2)
                #expect(try c.withdrawArticle(id, seen: 5, by: agent, at: morning))
                #expect(try c.publicVersion(of: id) == nil)
                #expect(try c.article(id)?.state == .withdrawn)
                #expect(try c.searchArticles("验证码收不到").allSatisfy { $0.id != id })
                #expect(try c.acts(of: id).map(\.kind) == [.withdrawn, .published, .published])
                #expect(try c.acts(of: id).map(\.version) == [2, 2, 1])
            }
        }
    }

    @Test(
        "What readers say is counted by day and summed up; of what is not there nothing is", arguments: Engine.allCases)
    func counts(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let id = try await fill(database)[0]
            try await database.aside { (c: any Connection) throws in
                for day in 0..<3 {
                    try c.count(.answered, of: id, at: morning.addingTimeInterval(Double(day) * 86_400))
                    try c.count(.answered, of: id, at: morning.addingTimeInterval(Double(day) * 86_400 + 9))
                }
                try c.count(.deflected, of: id, at: morning)
                try c.count(.deflected, of: ArticleID(rawValue: 999), at: morning)
            }
            try await database.read { (c: any Connection) throws in
                #expect(try c.articleCounts() == [id: [.answered: 6, .deflected: 1]])
                #expect(try c.articleCounts(of: ArticleID(rawValue: 999)).isEmpty)
            }
            #expect(try await database.row("SELECT count(*) FROM article_count")?.int(0) == 4)
        }
    }

    @Test("Among a thousand articles a long complaint finds five", arguments: Engine.allCases)
    func among(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let words = ["付款", "订单", "登录", "退款", "发票", "配送", "会员", "密码", "收藏", "评价", "优惠券", "地址"]
            try await database.write { c in
                let category = try c.addArticleCategory(zh: "全部", en: "All")
                for index in 0..<1000 {
                    let (one, two) = (words[index % 12], words[(index / 12) % 12])
                    let text = ArticleText(
                        title: "\(one)与\(two)的说明第\(index)篇", body: "关于\(two)、\(words[(index / 5) % 12])的办法。")
                    let id = try c.addArticle(
                        [.zh: text], category: category, owner: lead, reviewAt: morning, by: lead, at: morning)
                    _ = try c.publishArticle(id, seen: 1, by: lead, at: morning)
                }
            }
            let text = String(repeating: "昨天付款以后订单没有更新，登录后看不到发票，也申请不了退款。", count: 60)
            let found = try await database.read { try $0.matchArticles(text, limit: 5) }
            #expect(found.count == 5)
        }
    }
}
