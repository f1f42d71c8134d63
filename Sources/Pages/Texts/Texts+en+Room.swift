// The command room of level 3, and pages that open by a signed link.

extension TextsInEnglish {
    static let room: [TextKey: String] = [
        .labelScope: "Amount or scope",
        .actRequestApprovalText: "Each decision maker is alerted and gets a link that works on a phone for three days.",
        .approvalTitle: "Approval",
        .approvalRequestedBy: "Asked by {name} at {time}",
        .approvalAs: "Recorded under the name of {name}. This link works until {time}.",
        .approvalSubmit: "Send the decision",
        .approvalUnheard: "What you wrote was not recorded: {text}",
        .approvalOpenLink: "The link to answer on a phone",
        .callBackTitle: "How are things by now?",
        .callBackLead: "Two questions, about a minute.",
        .callBackQuestion: "Have things improved?",
        .callBackSecond: "What else should we know?",
        .callBackSubmit: "Send the answers",
        .callBackOver: "There is nothing more to answer here. Your complaint shows where it stands.",
        .callBackThanks: "Thank you. Your answers have reached the person who handles your complaint.",
        .callBackToComplaint: "To your complaint",
        .callBackOpen: "Answer two questions",
        .callBackAsk: "Ask for an online call-back",
        .callBackMessage:
            "We would like to know how things are by now. Please answer two questions on the tracking page: {address}",
        .improvementYes: "Yes",
        .improvementPartly: "Partly",
        .improvementNo: "No",
        .roomTitle: "Command room",
        .roomToCase: "Back to the complaint",
        .roomGroup: "Task group",
        .roomSeatEmpty: "Empty",
        .roomSeatVacated: "Empty: the complaint concerns its former holder. Name somebody else",
        .roomApprovals: "Approvals",
        .roomMeasures: "Measures and isolation",
        .roomReport: "Preliminary report",
        .roomNothing: "None yet",
        .roomApprovalWaits: "Waiting for a decision",
    ]
}
