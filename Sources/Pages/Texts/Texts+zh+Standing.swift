// Where a complaint stands, why, what can be done and until when.

extension TextsInChinese {
    static let standing: [TextKey: String] = [
        .trackingSettled: "已经做到的（{n}）",
        .openObjected: "已提出异议，等待决定",
        .openDismissed: "维持不予受理",
        .openReopened: "重新办理，等待二次跟进",
        .sayRejected: "我们在{time}决定不予受理这件投诉。",
        .sayObjectUntil: "如果您不同意，{time}前可以在本页提出一次异议，由另一位工作人员重新决定。",
        .sayObjectOver: "提出异议的期限（{time}）已过。如有新的情况，可以重新投诉。",
        .sayObjected: "您在{time}提出了异议，由没有参与原决定的另一位工作人员重新决定。决定和理由会写在本页。",
        .sayObjectedClocks: "如果改为受理，各项时限从您提出异议时（{time}）算起。",
        .sayDismissed: "{time}，另一位工作人员复核后维持不予受理。异议只能提出一次，本站对这件投诉的办理到此为止。",
        .sayWithdrawn: "您在{time}撤回了这件投诉，我们不再处理。",
        .sayWithdrawnByStaff: "客服在{time}按您的要求撤回了这件投诉，我们不再处理。",
        .sayWithdrawnInternal: "因为属于重大投诉，我们会在内部继续查清，但不再向您发送处理结果。",
        .sayKept: "记录至少保存到{time}，在此之前可以随时查看本页。",
        .sayComplainAnew: "重新投诉",
        .sayClosedAccepted: "您已确认解决，我们在{time}结案。",
        .sayClosedSilence: "处理结果在{sent}发给您，到{until}没有收到您的答复，我们在{time}结案。",
        .sayClosedExhausted: "经过{n}轮办理，我们与您没有达成一致，客服主管在{time}结案。",
        .sayReopenUntil: "如果问题没有解决或再次出现，{time}前可以在本页要求重新办理。",
        .sayReopenOver: "要求重新办理的期限（{time}）已过。如有新的情况，可以重新投诉。",
        .sayNotSolved: "您在{time}表示没有解决。",
        .sayResultPending: "我们在{time}发出的处理结果写明：问题尚待跟进。",
        .sayReopened: "您在{time}要求重新办理这件投诉。",
        .sayReopenedByStaff: "客服在{time}重新办理这件投诉。",
        .sayFollowUpBy: "我们在{time}前开始第{n}轮办理，重新核实并给出新的结果。您可以在本页补充情况。",
        .sayFollowUpLate: "第{n}轮办理本应在{time}前开始，现已超时。您可以在本页补充情况。",
        .sayRound: "这是第{n}轮办理。新的结果会写在本页，由您确认是否解决。",
        .sayConfirmBy: "请在{time}前答复。到期没有收到您的答复，我们可以结案；结案后{days}天内仍可要求重新办理。",
        .sayConfirmOver: "答复的期限（{time}）已过，我们可以结案，您现在仍可答复；结案后{days}天内可要求重新办理。",
        .saidObjected: "提出异议",
        .saidReopened: "要求重新办理",
        .saidUpheld: "异议成立，予以受理",
        .outsideTitle: "如果不同意我们的处理",
        .outsideIntro: "您随时可以寻求站外的途径，不影响本站继续办理：",
        .outsideRoutes: """
        全国12315平台：www.12315.cn，或拨打12315
        当地消费者协会
        涉及个人信息的，可以向网信部门投诉、举报
        向人民法院提起诉讼
        """,
        .policyRoutes: "站外途径",
        .dateTimeFormat: "格式：2026-11-28 18:30（年-月-日 时:分）",
        .dateFormat: "格式：2026-11-28（年-月-日）",
        .actExhaustedText: "投诉人会在查询页读到理由，以及站外途径和要求重新办理的期限。",
        .errorNotFoundStaff: "地址可能有误，或者没有这件投诉、事件或文章。",
        .backQueue: "回到投诉列表",
        .trackingObjected: "另一位工作人员决定您的异议。规定没有为此另设期限，决定后会写在本页。",
        .timeFormat: "格式：22:00（24小时制）",
    ]
}
