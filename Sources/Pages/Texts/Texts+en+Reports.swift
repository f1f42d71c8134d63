// Reports to the management group.

extension TextsInEnglish {
    static let reports: [TextKey: String] = [
        .navReports: "Reports",
        .keyGoReports: "Go to the reports",
        .reportsIntro: """
        Complaints that have been handled for longer than their policy allows (the one in force says {report}), were reported to the \
        management group by the system, \
        and that nobody has acknowledged yet, the oldest first. To acknowledge says that the group knows; state and \
        limits of the complaint stay as they are.
        """,
        .reportsEmpty: "No report waits. A complaint that has been open for {report} is reported here by itself.",
        .reportsNoMore: "There is nothing after this.",
        .reportAge: "{time} since receipt",
        .reportOutstanding: "Outstanding:",
        .reportResponsible: "Responsible:",
        .reportMade: "reported",
        .reportAcknowledge: "Acknowledge",
        .reportNote: "Note",
        .reportsAcknowledged: "Acknowledged, and kept with the complaint.",
        .reportsGone: "Somebody else has acknowledged {number}.",
        .reportsChanged:
            "{number} has moved on meanwhile. Look at it before you acknowledge; what you typed is kept.",
        .outstandingNothing: "nothing but this acknowledgement",
        .outstandingRegistration: "registration",
        .outstandingValidation: "whether it is valid",
        .outstandingGrading: "grading",
        .outstandingGroup: "forming the group",
        .outstandingAssignment: "assignment",
        .outstandingInvestigation: "investigation",
        .outstandingInvestigationBy: "investigation ({departments})",
        .outstandingPreliminaryReport: "preliminary report",
        .outstandingPlan: "plan",
        .outstandingApproval: "approval by the decision makers",
        .outstandingResult: "sending the result",
        .outstandingCallBack: "call-back",
        .outstandingAnswer: "the complainant’s answer",
        .outstandingFollowUp: "second follow-up",
        .outstandingClosing: "closing",
        .outstandingObjection: "decision on the objection",
        .outstandingDelivery: "a message that did not arrive",
        .outstandingMeasure: "approval of a measure",
        .outstandingDataRequest: "answer to a request for personal data",
    ]
}
