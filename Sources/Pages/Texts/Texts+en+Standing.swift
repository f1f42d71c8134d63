// Where a complaint stands, why, what can be done and until when.

extension TextsInEnglish {
    static let standing: [TextKey: String] = [
        .trackingSettled: "Already done ({n})",
        .openObjected: "Objection made, waiting for a decision",
        .openDismissed: "Not accepted, also after the objection",
        .openReopened: "Reopened, follow-up to come",
        .sayRejected: "We decided on {time} not to accept this complaint.",
        .sayObjectUntil: "If you disagree, you may object once on this page until {time}. Another person then decides.",
        .sayObjectOver: "The time to object ended on {time}. If something has changed, you can complain anew.",
        .sayObjected: """
        You objected on {time}. A person who had no part in the first decision decides; the decision and its reason \
        will appear on this page.
        """,
        .sayObjectedClocks: "If the complaint is accepted after all, its limits count from your objection ({time}).",
        .sayDismissed: """
        Another person looked at it again and confirmed the rejection on {time}. There is one objection only, so \
        this ends our handling of the complaint.
        """,
        .sayWithdrawn: "You withdrew this complaint on {time}. We no longer handle it.",
        .sayWithdrawnByStaff: "An agent withdrew this complaint on {time}, as you asked. We no longer handle it.",
        .sayWithdrawnInternal: """
        As it is a major one, we go on looking into it internally, but you will get no result from us.
        """,
        .sayKept: "The record is kept at least until {time}; until then you can read this page at any time.",
        .sayComplainAnew: "Complain anew",
        .sayClosedAccepted: "You confirmed that it is solved; we closed it on {time}.",
        .sayClosedSilence: """
        We sent you the result on {sent} and had no answer from you by {until}, so we closed the complaint on \
        {time}.
        """,
        .sayClosedExhausted: """
        After {n} rounds we could not agree with you; the service supervisor closed the complaint on {time}.
        """,
        .sayReopenUntil: "If it is not solved or comes back, you can have it reopened on this page until {time}.",
        .sayReopenOver: """
        The time to have it reopened ended on {time}. If something has changed, you can complain anew.
        """,
        .sayNotSolved: "You told us on {time} that it is not solved.",
        .sayResultPending: "The result we sent on {time} says that the problem still needs work.",
        .sayReopened: "You had this complaint reopened on {time}.",
        .sayReopenedByStaff: "An agent reopened this complaint on {time}.",
        .sayFollowUpBy: """
        Round {n} starts by {time}: we look into it again and send you a new result. You can add to it on this page.
        """,
        .sayFollowUpLate: "Round {n} was due to start by {time} and is late. You can add to it on this page.",
        .sayRound: "This is round {n}. The new result will appear on this page for you to confirm.",
        .sayConfirmBy: """
        Please answer by {time}. Without an answer we may then close the complaint; you can have it reopened within \
        {days} days of that.
        """,
        .sayConfirmOver: """
        The time to answer ended on {time} and we may close the complaint. You can still answer now, and have it \
        reopened within {days} days of its closing.
        """,
        .saidObjected: "Objection",
        .saidReopened: "Reopened",
        .saidUpheld: "Objection upheld: the complaint is accepted",
        .outsideTitle: "If you disagree with us",
        .outsideIntro: "You may turn to others at any time. It changes nothing about what we do:",
        .outsideRoutes: """
        The national consumer platform 12315: www.12315.cn, or dial 12315
        The consumer association where you live
        For personal information, the cyberspace administration
        A court of law
        """,
        .policyRoutes: "Outside routes",
        .dateTimeFormat: "As 2026-11-28 18:30 (year-month-day, 24 h)",
        .dateFormat: "As 2026-11-28 (year-month-day)",
        .actExhaustedText:
            "The complainant reads the reason on the tracking page, with the outside routes and until when it can be reopened.",
        .errorNotFoundStaff: "The address may be wrong, or there is no such complaint, incident or article.",
        .backQueue: "Back to the queue",
        .trackingObjected:
            "Another person decides on your objection. The regulation sets no limit for that; the decision will appear on this page.",
        .timeFormat: "As 22:00 (24 h)",
    ]
}
