import Complaints
import Desk

// The invented complaints. All of it is made up; addresses are of example.com, which belongs to nobody.
extension DemoCase {
    static let all: [DemoCase] =
        fresh + general + talking + finished + complex + major + checkout + turnedDown
        + special + older

    /// Just arrived, or left lying.
    private static let fresh: [DemoCase] = [
        DemoCase(
            0.05, .functionalFault, "验证码一直收不到", "换手机登录时要验证码，点了五次都没有短信，倒计时结束还是没有。",
            user: "U10231", email: "ma.chao@example.com", subType: "login"),
        DemoCase(
            0.2, .informationError, "门店营业时间写错了", "网站上写城南店营业到晚上九点，今天八点去已经关门，白跑一趟。",
            user: "U10877", email: "hu.yan@example.com"),
        DemoCase(
            0.42, .serviceQuality, "热线等了四十分钟没人接", "上午打客服热线，一直提示坐席忙，等了四十分钟后被挂断。",
            phone: "13800138000"),
        DemoCase(0.9, .other, "希望能导出账单", "每个月要手工抄账单，希望可以导出成表格。", user: "U11002"),
        DemoCase(
            2.6, .functionalFault, "上传照片总是失败", "申请售后要传照片，选好以后转圈一分钟就提示失败，试了三张都不行。",
            user: "U10419", email: "deng.li@example.com"),
        DemoCase(
            0.6, .functionalFault, "搜索结果只有一页", "搜“保温杯”显示有两百多件，可是翻不到第二页。", user: "U10663",
            email: "luo.qi@example.com"
        ).register(0.3),
        DemoCase(
            1.4, .informationError, "会员价和结算价不一样", "商品页写会员价 79 元，结算时变成 89 元，截图我都留了。",
            user: "U10720", email: "xie.ting@example.com"
        ).register(0.25),
        DemoCase(
            2.1, .serviceQuality, "客服答非所问", "我问发票能不能改抬头，客服连发三段活动介绍，最后也没回答。", user: "U10725",
            email: "fang.yu@example.com"
        ).register(0.4, by: .agent2).valid(0.3, by: .agent2),
        DemoCase(
            3.2, .functionalFault, "订单列表加载不出来", "安卓手机打开“我的订单”是白屏，退出重进也没用。", user: "U10512",
            email: "tan.rui@example.com"
        ).register(0.3).valid(),
        DemoCase(
            3.8, .other, "建议增加夜间模式", "晚上看页面太刺眼，希望有深色的显示方式。", user: "U11020"
        ).register().valid().grade(.general, "使用建议，一线可以答复"),
    ]

    /// Level 1, on the way.
    private static let general: [DemoCase] = [
        DemoCase(
            5.1, .functionalFault, "不会修改收货地址", "下单以后发现地址填错了，找不到在哪里改。", user: "U10301",
            email: "song.hui@example.com", subType: "login"
        ).simple("使用咨询"),
        DemoCase(
            6.3, .informationError, "帮助页的电话是空号", "按“联系我们”里的电话打过去，提示是空号。", email: "cao.min@example.com"
        ).simple("非关键信息有误", by: .agent2),
        DemoCase(
            3.1, .serviceQuality, "送货员没有打电话", "快递直接放在门口，没有打电话，牛奶晒了一个下午。", user: "U10944",
            email: "jiang.bo@example.com"
        ).simple("单次配送问题，一线联系配送方").tell(.progress, "您好，我们已经联系配送站点核实，今天下班前给您答复。", 0.8),
        DemoCase(
            9.5, .functionalFault, "优惠券点了没反应", "首页领券按钮点了没有任何提示，也没领到。", user: "U10388",
            email: "pan.yue@example.com"
        ).simple("使用问题，先核实").tell(.preliminarySolution, "请先更新到最新版本再领取；如仍不行请回复我们。", 2),
        DemoCase(
            20.5, .informationError, "商品参数写反了", "详情页把长和宽写反了，按页面量的柜子放不下。", user: "U10599",
            email: "yan.fei@example.com"
        ).simple("信息错误，一线核对").tell(.progress, "正在与商品部门核对参数。", 3),
        DemoCase(
            12.2, .functionalFault, "密码重置邮件打不开", "重置密码的邮件里链接点开是空白页。", user: "U10477",
            email: "lv.na@example.com", subType: "login"
        ).simple("使用问题").plan("链接在 30 分钟后失效，已为用户重新发送并说明时限。", facts: "日志显示点击时链接已过期 12 分钟。", 6),
        DemoCase(
            15.4, .other, "想取消短信订阅", "每天收到三条促销短信，回复退订没有用。", user: "U10811", phone: "13800138000"
        ).simple("退订请求").plan("已在后台关闭营销短信，并把退订指令的问题转给业务部门。", facts: "退订回复到达，但签名不一致未被识别。", by: .agent, 8),
    ]

    /// With a result, waiting for the complainant, or in a second round.
    private static let talking: [DemoCase] = [
        DemoCase(
            26.2, .informationError, "运费说明前后矛盾", "活动页写满 99 元包邮，购物车却要收 8 元运费。", user: "U10156",
            email: "kong.lin@example.com"
        ).simple("规则说明问题").tell(.progress, "已在核对活动规则。", 1)
            .plan("偏远地区不参加包邮，页面已补充说明；本单退还运费 8 元。", facts: "收货地区在偏远名单，活动页没有写明。", 6)
            .result("活动页漏写了偏远地区的例外，已经补上；您这一单的 8 元运费今天退回原支付方式。"),
        DemoCase(
            31.0, .functionalFault, "电子发票下载是乱码", "下载的发票文件名全是问号，打不开。", user: "U10265",
            email: "bai.xue@example.com", subType: "payment"
        ).simple("文件名编码问题", by: .agent2)
            .plan("重新生成发票并发送；下载组件按浏览器编码文件名。", facts: "旧版浏览器不支持中文文件名。", by: .agent2, 5)
            .result("已把发票重新发到您的邮箱，下载问题明天修复上线。", .resolved, 2, by: .agent2),
        DemoCase(
            52.0, .serviceQuality, "退款客服态度生硬", "问退款进度，客服只回“等通知”，然后就关闭对话。", user: "U10333",
            email: "gu.wei@example.com", about: "在线客服 05 号", subType: "refund"
        ).simple("服务态度，一线主管复核").tell(.progress, "您好，我们在调取当时的对话记录。", 2)
            .plan("向用户致歉并告知退款到账时间；对坐席辅导。", facts: "对话记录显示坐席没有说明时限即结束会话。", 10)
            .result("抱歉给您不好的体验。退款已于今天上午提交银行，最迟明天到账；该坐席已接受辅导。")
            .says(.accept, "钱到了，谢谢。", 18),
        DemoCase(
            74.0, .functionalFault, "积分没有到账", "上周的订单签收四天了，积分还是没有到账。", user: "U10618",
            email: "shi.jun@example.com"
        ).simple("权益核对").tell(.progress, "我们正在核对您的订单。", 2)
            .plan("手工补发 320 分，等待夜间任务修复。", facts: "夜间积分任务当天失败一次，漏发 41 单。", 9)
            .result("积分需要等今晚的任务补发，我们会继续跟进。", .pendingFollowUp, 2),
        DemoCase(
            90.0, .functionalFault, "购物车自动清空", "放进购物车的东西第二天就没有了，已经第三次。", user: "U10687",
            email: "lei.ting@example.com"
        ).simple("偶发问题").tell(.preliminarySolution, "请先确认是否用同一个账号登录。", 3)
            .plan("延长未登录购物车的保存时间到 30 天。", facts: "未登录时购物车只保存 24 小时。", 8)
            .result("未登录的购物车现在保存 30 天；登录后会一直保留。")
            .says(.notSolved, "我一直是登录状态，今天又清空了。", 30),
        DemoCase(
            140.0, .functionalFault, "视频教程播放卡顿", "家里网速没问题，教程视频每十秒卡一次。", user: "U10702",
            email: "wan.li@example.com"
        ).simple("使用问题").tell(.progress, "我们在检查视频线路。", 2)
            .plan("建议切换清晰度。", facts: "所在地区节点拥塞。", 8)
            .result("请先把清晰度调到“流畅”，线路扩容后会恢复。")
            .says(.notSolved, "流畅也卡，等于没有解决。", 20)
            .does(.agent, .startFollowUp("联系技术部门检查该地区节点"), 12)
            .assign(.frontLine, .agent, "与技术部门一起复查节点", 1),
        DemoCase(
            200.0, .informationError, "保修期限说法不一", "页面写保修两年，卡片写一年，客服说十八个月。", user: "U10745",
            email: "du.heng@example.com"
        ).simple("信息错误").tell(.progress, "正在与品牌方确认。", 3)
            .plan("以页面两年为准，更正保修卡。", facts: "新批次保修卡印刷错误。", 10)
            .result("保修期以页面的两年为准。", .resolved, 2)
            .says(.notSolved, "请给我书面的说明，不然以后没有凭据。", 22)
            .does(.agent, .startFollowUp("出具书面说明"), 20)
            .assign(.frontLine, .agent, "出具盖章说明", 1)
            .plan("出具盖章的保修说明并寄给用户。", facts: "法务确认可以出具说明。", 20)
            .result("盖章的保修说明已经寄出，电子版在此页面。", .resolved, 3)
            .says(.accept, "收到了，可以。", 40).close(3),
    ]

    /// Level 1, closed.
    private static let finished: [DemoCase] = [
        DemoCase(
            110.0, .functionalFault, "登录后跳回首页", "每次登录成功又跳回首页，显示没有登录。", user: "U10111",
            email: "ning.ke@example.com", subType: "login"
        ).simple("使用问题").tell(.preliminarySolution, "请允许本网站保存 Cookie 后再试。", 1)
            .plan("指导用户允许 Cookie，并在登录页加提示。", facts: "浏览器禁用了 Cookie。", 3)
            .result("您的浏览器不允许保存 Cookie，打开以后即可保持登录。").says(.accept, "好了。", 3).close(2),
        DemoCase(
            126.0, .serviceQuality, "预约时间被改没有通知", "约好周三上门，师傅周四才来，没有任何通知。", user: "U10120",
            email: "qiu.shan@example.com"
        ).simple("单次服务问题", by: .agent2).tell(.progress, "正在与服务商核实。", 2, by: .agent2)
            .plan("补偿上门费，服务商改期必须提前短信通知。", facts: "服务商内部改期，没有回传系统。", by: .agent2, 6)
            .result("上门费已退还，服务商今后改期会提前短信通知您。", .resolved, 2, by: .agent2)
            .says(.accept, "接受。", 12).close(4, by: .agent2),
        DemoCase(
            150.0, .informationError, "招聘页的职位早已下线", "投了简历才知道这个职位去年就关了。", email: "mei.fang@example.com"
        ).simple("过期信息").plan("下线过期职位，页面加有效期。", facts: "招聘页没有到期下线的机制。", 9)
            .result("过期职位已经下线，页面现在会自动到期。").says(.accept, "好的。", 5).close(1),
        DemoCase(
            168.0, .other, "能不能用繁体显示", "我家老人看不惯简体，能不能有繁体。", user: "U10138"
        ).simple("使用建议").plan("记录为需求，说明浏览器的转换功能。", facts: "目前没有繁体界面。", 3)
            .result("目前可以用浏览器自带的繁简转换；您的建议已转给产品团队。").says(.accept, "谢谢。", 20).close(2),
        DemoCase(
            230.0, .functionalFault, "打印页面缺一半", "打印订单详情时右边被截掉。", user: "U10149", email: "zuo.bin@example.com"
        ).simple("使用问题").plan("增加打印样式。", facts: "页面没有打印样式。", 7).result("打印样式已经上线，请刷新后再打印。"),
        DemoCase(
            300.0, .serviceQuality, "客服转接三次", "同一个问题被转接三次，每次都要重新说一遍。", user: "U10160",
            email: "fu.rong@example.com"
        ).simple("服务流程问题").tell(.progress, "我们在看转接记录。", 2)
            .plan("转接时带上会话记录。", facts: "转接时没有带上前面的内容。", 9)
            .result("转接时会自动带上之前的对话，您不必再重复说明。").close(171, "七日内没有回复"),
        DemoCase(
            330.0, .informationError, "优惠日期写成去年", "公告里的活动日期写的是去年。", user: "U10171",
            email: "hao.di@example.com"
        ).simple("非关键信息有误", after: 0.8).plan("更正公告。", facts: "编辑误写年份。", 3)
            .result("公告已更正，感谢指出。").close(175, "七日内没有回复"),
        DemoCase(
            360.0, .functionalFault, "短信链接打不开", "物流短信里的链接打不开，提示证书错误。", phone: "13800138000"
        ).simple("使用问题").plan("更换短链域名证书。", facts: "短链域名证书过期一天。", 7)
            .result("证书已更新，链接可以打开了。").says(.accept, "可以了。", 10).close(5),
    ]

    /// Level 2.
    private static let complex: [DemoCase] = [
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
    private static let major: [DemoCase] = [
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
    private static let turnedDown: [DemoCase] = [
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
    private static let special: [DemoCase] = [
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
    private static let older: [DemoCase] = [
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
