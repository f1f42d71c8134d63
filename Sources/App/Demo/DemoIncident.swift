import Complaints
import Desk

// One fault that many complained about: an incident with its command room, a measure and bulletins. (3'.L3)
extension DemoCase {
    static let checkout: [DemoCase] = [
        DemoCase(
            27, .functionalFault, "付款页面一直转圈", "点“去支付”以后一直转圈，换了浏览器和手机都一样，付不了款。", user: "U10813",
            email: "mu.chen@example.com", subType: "payment"
        ).register(0.1).valid(0.05).grade(.major, "一小时内四十余名用户投诉同一问题", 0.2, fault: true)
            .group(0.4)
            .incident(
                "付款页面无响应 Payment page not responding",
                with: ["点付款没有反应", "扣了款却显示未支付", "Cannot pay on the checkout page", "收银台打不开怎么付款"], 0.5
            )
            .measure("新版收银台", "checkout.new", "切回旧版收银台，先恢复付款", 0.3)
            .bulletin(
                .investigating,
                """
                部分用户在付款页面长时间等待。我们已切回旧版收银台，正在排查原因；已扣款的订单请勿重复支付。

                Some customers cannot complete their payment. We have gone back to the former checkout while we \
                look for the cause. If you were charged, please do not pay again.
                """, 0.2
            )
            .assign(.technical, .tech, "定位新版收银台无响应的原因", 0.2)
            .assign(.business, .business, "核对已扣款未更新的订单", 0.1)
            .does(.director, .reportPreliminarily("新版收银台的支付回调队列堵塞，影响约四十分钟内的 312 笔订单。"), 5)
            .bulletin(
                .located,
                """
                已定位问题：支付结果的回调队列堵塞。已扣款的订单正在逐笔补单，预计今天内完成。

                Located: payment confirmations were queued up. Orders that were paid are being completed one by one.
                """, 5, expectedIn: 20
            )
            .facts(1, "回调队列的消费线程耗尽，新版收银台没有超时保护。", by: .tech, 2)
            .facts(2, "312 笔订单已扣款，其中 298 笔已补单。", by: .business, 1)
            .bulletin(
                .repairing,
                """
                补单已完成九成，队列已扩容，正在验证新版收银台的超时保护。

                Nine out of ten affected orders are completed; the repaired checkout is being tested.
                """, 6, expectedIn: 12
            )
            .plan("补齐剩余订单，新版收银台加超时保护并压测后再启用。", by: .lead, 3),
        DemoCase(
            26.6, .functionalFault, "点付款没有反应", "购物车里点付款，按钮变灰以后没有任何反应。", user: "U10814",
            email: "lan.yu@example.com", subType: "payment"
        ).register(0.1).valid(0.05).grade(.complex, "与付款故障相同", 0.1, fault: true),
        DemoCase(
            26.4, .functionalFault, "扣了款却显示未支付", "银行已经扣款 268 元，订单仍显示未支付，怕过时被取消。", user: "U10815",
            email: "qiu.he@example.com", subType: "payment"
        ).register(0.1, by: .agent2).valid(0.05, by: .agent2)
            .grade(.complex, "涉及已扣款订单", 0.1, by: .agent2, fault: true),
        english(
            DemoCase(
                26.2, .functionalFault, "Cannot pay on the checkout page",
                "The payment page has been loading for ten minutes. I tried two cards and two browsers.",
                user: "U10816",
                email: "sam.lee@example.com", subType: "payment"
            ).register(0.1).valid(0.05).grade(.complex, "与付款故障相同", 0.1, fault: true)),
        DemoCase(
            26.0, .functionalFault, "收银台打不开怎么付款", "收银台打不开，请问还有别的付款方式吗？", user: "U10817", phone: "13900139000",
            subType: "payment"
        ).register(0.05).valid(0.02).grade(.general, "咨询其他付款方式", 0.03).assign(.frontLine, .agent, "告知旧版收银台已恢复", 0.05),
    ]

    private static func english(_ story: DemoCase) -> DemoCase {
        var story = story
        story.draft.language = .en
        return story
    }
}
