import Complaints
import Desk

// The invented complaints of levels 2 and 3, and what happens to few.
extension DemoCase {
    /// Level 2.
    static let complex: [DemoCase] = [
        DemoCase(
            7.5, .functionalFault, "支付成功但订单未更新", "扣款 268 元，订单还是待支付，怕被重复扣款。", user: "U10205",
            email: "cui.yang@example.com", subType: "payment"
        ).complex("偶发系统故障，涉及支付与订单"),
        DemoCase(
            14.0, .functionalFault, "账号异地登录后被冻结", "昨晚提示异地登录，今天账号被冻结，无法下单。", user: "U10211",
            email: "xin.mo@example.com", subType: "login"
        ).complex("账号异常，需要技术与业务一起核查", fault: true)
            .measure("临时关闭异地登录自动冻结", "login.auto-freeze", "误判率升高，先人工复核", 1)
            .tell(.progress, "您好，技术部门正在查登录日志，已临时为您解冻。", 1),
        DemoCase(
            30.0, .serviceQuality, "安装服务收费与合同不符", "合同写免费安装，师傅收了 150 元材料费。", user: "U10219",
            email: "tao.ran@example.com"
        ).complex("对服务不满，涉及多个部门").tell(.progress, "已请业务部门核对服务协议。", 2)
            .facts(1, "工单系统记录为收费安装，类型录入错误。", by: .tech, 9)
            .facts(2, "合同约定免费安装，150 元应当退还。", by: .business, 5),
        DemoCase(
            40.0, .functionalFault, "退款金额少了一半", "退货两件，只退了一件的钱。", user: "U10223", email: "miao.yi@example.com",
            subType: "payment"
        ).complex("偶发系统故障", fault: true).measure("暂停批量退款任务", "refund.batch", "防止再出现少退")
            .does(.tech, .recordPreliminaryFinding("批量退款合并同款商品时只取了一件的金额。"), 6)
            .facts(1, "合并退款的逻辑错误，影响 17 单。", by: .tech, 4)
            .facts(2, "用户应退 2 件共 316 元，已退 158 元。", by: .business, 2)
            .plan("补退差额并修复合并逻辑，逐单核对其余 16 单。", by: .business, 6),
        DemoCase(
            70.0, .informationError, "合约到期日显示错误", "宽带合约页显示到期日比合同早了半年。", user: "U10229",
            email: "yue.he@example.com"
        ).complex("账户信息异常").tell(.progress, "正在核对合同系统。", 3)
            .facts(1, "迁移时把签约日当成了计费日。", by: .tech, 11)
            .facts(2, "合同到期日应为明年六月。", by: .business, 3)
            .plan("更正到期日，重算受影响的 203 份合约。", by: .business, 6)
            .call("已电话说明原因，用户认可更正后的日期。", 3)
            .result("合约到期日已更正为合同约定的日期，计费不受影响。", .resolved, 2),
        DemoCase(
            130.0, .functionalFault, "会员等级被降级", "消费满额却被降为普通会员。", user: "U10237", email: "ke.xin@example.com"
        ).complex("权益与系统都要核查").tell(.progress, "正在核对消费记录。", 3)
            .facts(1, "年度统计任务漏掉线下门店消费。", by: .tech, 12)
            .facts(2, "全年消费达到金卡标准。", by: .business, 4)
            .plan("恢复金卡并补发权益，修复统计任务。", by: .business, 8)
            .result("您的金卡等级已恢复，漏发的权益已补到账户。", .resolved, 4)
            .call("用户确认等级已恢复。", 3).says(.accept, "已恢复，满意。", 4).close(3),
        DemoCase(
            260.0, .serviceQuality, "维修超时无人负责", "送修四十天，客服、维修站互相推。", user: "U10241",
            email: "long.tao@example.com"
        ).complex("对服务不满，跨部门").tell(.progress, "我们已指定专人跟进。", 4)
            .facts(1, "备件系统显示缺货，没有触发换机流程。", by: .tech, 20)
            .facts(2, "超过三十天应当换机。", by: .business, 6)
            .plan("直接换新机，并改进缺货时的换机流程。", by: .business, 10)
            .call("第一次没有接听。", reached: false, 2).call("用户同意换机。", 20)
            .result("为您更换新机，今天寄出，运单号将发到邮箱。", .resolved, 2)
            .says(.accept, "收到新机。", 60).close(10),
        DemoCase(
            55.0, .functionalFault, "推送消息重复二十次", "同一条推送半小时收到二十次。", user: "U10247",
            email: "meng.qi@example.com"
        ).complex("偶发系统故障", fault: true)
            .facts(1, "推送队列重试没有去重。", by: .tech, 8).facts(2, "不涉及用户权益。", by: .business, 30),
    ]

    /// Level 3.
    static let major: [DemoCase] = [
        DemoCase(
            8.0, .functionalFault, "全站无法下单", "从早上开始所有商品都不能下单，群里几十个人都一样。", user: "U10801",
            email: "biz@example.com", subType: "payment"
        ).register(0.1).valid(0.05).grade(.major, "大量用户同时投诉，系统重大故障", 0.1, fault: true),
        DemoCase(
            34.0, .privacy, "在订单页看到别人的地址", "打开自己的订单，收货人是陌生人，电话地址都能看到。", user: "U10805",
            email: "an.ning@example.com"
        ).register(0.1).valid(0.05).grade(.major, "隐私泄露风险", 0.1, fault: true, security: true)
            .isolate("订单详情缓存", "order.detail-cache", "疑似串号，立即隔离")
            .group(2)
            .bulletin(.investigating, "我们发现部分订单页面显示异常，已立即关闭相关缓存，正在排查。", 1, expectedIn: 12)
            .assign(.technical, .tech, "定位缓存串号原因", 0.3)
            .measure("关闭订单详情缓存", "order.cache", "避免继续显示他人信息", 0.3)
            .tell(.progress, "您好，相关功能已隔离，您的信息我们正在核查是否被他人看到。", 1, by: .supervisor)
            .does(.lead, .reportPreliminarily("缓存键缺少用户标识，影响约两小时，涉及 36 个账号。"), 6)
            .bulletin(.located, "问题已定位：缓存键缺少用户标识。修复版本正在测试。", 1, expectedIn: 10)
            .facts(1, "缓存键缺少用户标识，36 个账号受影响。", by: .tech, 4)
            .plan("修复缓存键，通知 36 位用户，聘请第三方复测。", by: .lead, 3, approval: true)
            .does(.lead, .requestApproval("第三方复测需要预算，并需法务参与通知用户。", scope: "三万元预算"), 1)
            .bulletin(.repairing, "修复版本已上线，第三方复测进行中。", 5, expectedIn: 12),
        DemoCase(
            190.0, .functionalFault, "系统升级后无法查询保单", "升级以后保单查询一直报错，业务办不了。", user: "U10809",
            email: "bao.dan@example.com"
        ).register().valid().grade(.major, "影响全部查询用户", fault: true)
            .group(3).bulletin(.investigating, "查询服务异常，技术团队正在处理。", 1, expectedIn: 10)
            .assign(.technical, .tech2, "恢复查询服务", 0.2).measure("切回旧版查询", "logistics.new-query", "先恢复可用", 0.5)
            .does(.director, .reportPreliminarily("索引迁移未完成即切换。"), 5)
            .facts(1, "新索引缺少历史数据。", by: .tech2, 5)
            .bulletin(.repaired, "查询服务已全部恢复。", 4)
            .plan("补齐索引后再升级，增加切换前核对。", by: .lead, 2)
            .result("查询已恢复，升级流程增加了核对步骤。", .resolved, 3, by: .supervisor)
            .says(.accept, "能查了。", 20).close(5, by: .supervisor),
    ]

    /// Rejected, withdrawn.
    static let turnedDown: [DemoCase] = [
        DemoCase(
            28.0, .other, "要求退还三年前的运费", "三年前有一单运费 12 元，当时没有注意，现在要求退还。", user: "U10901",
            email: "hou.ji@example.com"
        ).register().does(.agent, .reject(reason: "订单已超过约定的追溯期限，且当时已告知运费。"), 2),
        DemoCase(
            60.0, .serviceQuality, "商家不给赠品", "主播说有赠品，收货没有，要求补发。", user: "U10903",
            email: "wei.lan@example.com"
        ).register().does(.agent, .reject(reason: "该直播间不是本平台商家，请向对方平台投诉。"), 3)
            .says(.object, "主播挂的就是你们平台的链接，我有录屏。", 20),
        DemoCase(
            120.0, .informationError, "图片与实物颜色不同", "图片是米白，收到是灰白。", user: "U10905",
            email: "shu.yi@example.com"
        ).register(0.3, by: .agent2).does(.agent2, .reject(reason: "色差在说明的范围之内。"), 2)
            .says(.object, "说明里没有写色差范围。", 12)
            .does(.supervisor, .decideObjection(upheld: true, reason: "页面确实没有写明色差范围，投诉成立。"), 10)
            .does(.supervisor, .grade(.general, reason: "信息不完整", security: false, systemFault: false), 0.5)
            .assign(.frontLine, .agent, "核对页面说明", 0.5),
        DemoCase(
            85.0, .other, "重复提交的建议", "上一条写错了，这条撤回。", user: "U10907"
        ).says(.withdraw, "写错了，请忽略。", 0.3),
        DemoCase(
            210.0, .serviceQuality, "邻居代收快递没通知", "快递放在邻居家没有告诉我，后来找到了。", user: "U10909",
            email: "ru.meng@example.com"
        ).simple("单次配送问题").says(.withdraw, "快递找到了，不用处理了。", 5),
    ]

    /// What happens to few.
    static let special: [DemoCase] = [
        DemoCase(
            18.0, .serviceQuality, "坐席何某承诺不兑现", "何姓客服答应三天内补发，一周没有动静，再问说没有承诺过。", user: "U10931",
            email: "gao.ya@example.com", about: "客服何先生"
        ).register().concerned(.agent2, "投诉人说的是这位坐席").valid().grade(.general, "服务承诺未兑现", 0.2)
            .assign(.frontLine, .agent, "调取通话录音", 0.3),
        DemoCase(
            48.0, .functionalFault, "发票申请按钮灰色", "订单完成三天了，申请发票按钮还是灰色。", user: "U10937",
            email: "zhan.peng@example.com", subType: "payment"
        ).simple("使用问题"),
        DemoCase(
            46.0, .functionalFault, "还是不能开发票", "补充：换了电脑也一样，按钮是灰的。", user: "U10937",
            email: "zhan.peng@example.com", subType: "payment"
        ).register().merge(into: "发票申请按钮灰色", "同一用户的同一问题", 0.5),
        DemoCase(
            100.0, .functionalFault, "邮件收不到回复", "投诉以后一直没有收到邮件回复。", user: "U10941",
            email: "nobody@example.com"
        ).simple("使用问题").plan("确认邮箱地址后重发。", facts: "邮件被退回。", 6).result("回复已发到您留的邮箱。").notReached(),
        DemoCase(
            400.0, .functionalFault, "自动续费无法关闭", "关闭自动续费后第二个月又扣了钱。", user: "U10947",
            email: "dai.jing@example.com", subType: "payment"
        ).simple("使用问题").tell(.progress, "正在核对扣款记录。", 2)
            .plan("退款并关闭续费。", facts: "关闭后没有同步到支付渠道。", 8)
            .result("款项已退回，续费已关闭。").says(.accept, "收到退款。", 20).close(5)
            .says(.reopen, "这个月又扣了一次，请重新处理。", 330),
        DemoCase(
            500.0, .informationError, "赔付标准与公告不符", "公告写双倍赔付，实际只赔一倍。", user: "U10953",
            email: "geng.hao@example.com"
        ).simple("信息错误").tell(.progress, "正在核对公告。", 3)
            .plan("说明公告适用范围。", facts: "公告只适用于会员日订单。", 9)
            .result("公告只适用于会员日订单。").says(.notSolved, "公告里没有写只限会员日。", 20)
            .does(.agent, .startFollowUp("与业务部门核对公告原文"), 24)
            .assign(.frontLine, .agent, "核对公告原文", 1)
            .plan("补偿优惠券 50 元。", facts: "公告脚注写明会员日，字号很小。", 20)
            .result("为您补发 50 元优惠券，公告字号今后加大。").says(.notSolved, "我要的是双倍赔付，不是优惠券。", 30)
            .does(
                .supervisor,
                .closeExhausted(reason: "两轮跟进后仍不能达成一致；已书面告知可以向消费者协会投诉或提起诉讼。"), 40),
    ]

    /// Open for longer than five days, and an e-mail or two by other channels.
    static let older: [DemoCase] = [
        DemoCase(
            160.0, .functionalFault, "地图定位偏移两公里", "门店地图定位偏了两公里，多次反馈没有改。", user: "U10961",
            email: "rao.qing@example.com"
        ).simple("信息错误").tell(.progress, "已转地图服务商。", 3)
            .does(.lead, .acknowledgeManagementReport("请业务部门本周内与地图服务商解决。"), 124),
        DemoCase(
            175.0, .serviceQuality, "团购券无法核销", "门店说系统里查不到这张券。", user: "U10967", email: "yu.tong@example.com"
        ).complex("门店与系统都要核查").tell(.progress, "正在联系门店。", 4)
            .facts(1, "券码同步延迟。", by: .tech, 16),
        DemoCase(
            112.0, .functionalFault, "账单重复显示", "上个月的账单显示了两次，担心重复扣费。", user: "U10964",
            email: "hong.xia@example.com", subType: "payment"
        ).simple("使用问题").tell(.progress, "正在核对扣费记录。", 2)
            .plan("说明只扣费一次，修复显示。", facts: "页面缓存造成重复显示，实际只扣费一次。", 7)
            .result("您只被扣费一次，显示问题已经修复。").says(.notSolved, "今天看还是两条。", 40)
            .does(.agent, .startFollowUp("请技术部门清理该用户的页面缓存"), 20),
        DemoCase(
            32.0, .privacy, "注销账号后仍收到营销邮件", "账号注销两周了，还在收营销邮件，说明资料没有删除。", user: "U10971",
            email: "an.ran@example.com"
        ).register(0.1).valid(0.1)
            .does(
                .supervisor,
                .grade(.complex, reason: "影响单个用户，主管决定按二级处理", security: false, systemFault: false), 0.5
            )
            .assign(.technical, .tech, "核查注销流程", 0.3).assign(.business, .business2, "核对营销名单", 0.2)
            .tell(.progress, "您好，已暂停向您发送营销邮件，正在核查注销流程。", 2),
        DemoCase(
            22.0, .informationError, "汇率显示是昨天的", "跨境商品的汇率一整天没有更新。", user: "U10977",
            email: "qin.feng@example.com"
        ).register(0.9, by: .agent2).valid(1, by: .agent2),
        DemoCase(
            10.5, .serviceQuality, "线上客服只有机器人", "找了十分钟都转不到人工。", user: "U10983",
            email: "ling.yun@example.com"
        ).register().valid().grade(.general, "服务渠道问题", 3),
    ]
}
