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
}
