import Complaints
import Desk
import Foundation
import Storage

/// The knowledge base of the invented house.
struct DemoArticle: Sendable {
    let category: (zh: String, en: String)
    let title: (zh: String, en: String)
    let body: (zh: String, en: String)

    static let all = [
        DemoArticle(
            category: ("订单与支付", "Orders and payment"),
            title: ("付款后订单没有更新怎么办", "My order was not updated after payment"),
            body: (
                """
                支付结果通常几分钟内到账，最迟**半小时**。请勿重复付款。

                1. 打开“我的订单”，下拉刷新
                2. 在支付渠道里核对是否扣款
                3. 扣款超过半小时仍未更新，请提交投诉并附上付款截图

                | 渠道 | 到账时间 |
                |---|---|
                | 银行卡 | 最迟半小时 |
                | 余额 | 马上 |
                """,
                """
                Payments arrive within minutes, at most within **half an hour**. Please do not pay twice.

                1. Open *My orders* and refresh the page
                2. Check with your bank or wallet that the amount was taken
                3. If nothing has changed after half an hour, tell us and attach a picture of the payment

                | paid by | arrives |
                |---|---|
                | bank card | within half an hour |
                | balance | at once |
                """
            )),
        DemoArticle(
            category: ("订单与支付", "Orders and payment"),
            title: ("退款多久到账", "How long does a refund take"),
            body: (
                "退款原路退回。余额当天到账，银行卡**1至5个工作日**。进度在“我的订单”里可以看到。",
                """
                A refund goes back the way you paid: to your balance the same day, to a bank card within \
                **1 to 5 working days**. *My orders* shows how far it is.
                """
            )),
        DemoArticle(
            category: ("账号与登录", "Accounts and signing in"),
            title: ("收不到短信验证码", "No verification code arrives"),
            body: (
                """
                - 检查手机是否拦截了短信
                - 一分钟后再获取一次，每天最多五次
                - 换用邮箱登录

                手机号码已停用时，请用原来绑定的邮箱更换号码。
                """,
                """
                - Check whether your phone blocks messages
                - Ask for another code after a minute; there are five a day
                - Sign in by e-mail instead

                If the number is no longer yours, change it by the e-mail address of your account.
                """
            )),
        DemoArticle(
            category: ("账号与登录", "Accounts and signing in"),
            title: ("登录后页面空白", "The page stays blank after signing in"),
            body: (
                "请更新浏览器，清除本站的缓存后重新登录。使用内容拦截插件时，请把本站加入白名单。",
                """
                Update your browser, clear what it keeps of this site and sign in again. If you use a content blocker, \
                allow this site in it.
                """
            )),
    ]

    /// Writes and publishes all of them, as operations do.
    static func publish(in desk: ServiceDesk) async throws {
        guard let member = DemoPerson.operations.member(in: desk) else { return }
        for article in all {
            let id = try await desk.save(try await article.draft(in: desk, by: member), by: member)
            try await desk.setArticle(id, isPublic: true, seen: 1, by: member)
        }
    }

    private func draft(in desk: ServiceDesk, by member: StaffMember) async throws -> ArticleDraft {
        func known() async throws -> ArticleCategoryID? {
            try await desk.database.read { try $0.articleCategories() }.first { $0.names[.zh] == category.zh }?.id
        }
        if try await known() == nil { try await desk.addArticleCategory(zh: category.zh, en: category.en, by: member) }
        var draft = ArticleDraft()
        draft.category = try await known()?.description
        draft.owner = member.id.description
        draft.reviewOn = LocalTime.day(
            desk.now().addingTimeInterval(182 * 86_400), in: desk.directory.policy(at: desk.now()).calendar)
        draft.titles = [.zh: title.zh, .en: title.en]
        draft.bodies = [.zh: body.zh, .en: body.en]
        return draft
    }
}
