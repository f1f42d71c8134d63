// The complainant's pages.

extension TextsInEnglish {
    static let open: [TextKey: String] = [
        .siteName: "Redress",
        .skipToContent: "Skip to content",
        .mainNavigation: "Main navigation",
        .navComplain: "Complain",
        .navTrack: "Track",
        .footerPromise: """
        Every time limit of the complaint rules is shown here as it stands, and so is every one we miss.
        """,
        .optional: "optional",
        .noChoice: "Not chosen",
        .errorSummaryTitle: "Please correct the following",
        .titleWithError: "Error: {title}",
        .homeTitle: "Something went wrong? Tell us",
        .homeLead: """
        No account needed. Every complaint gets a number, a person responsible for it and a time limit, and \
        you can follow it at any time.
        """,
        .homeComplain: "Make a complaint",
        .homeComplainText: "Takes about three minutes; pictures and files welcome",
        .homeTrack: "Look up a complaint",
        .homeTrackText: "With number and access code: read, reply, accept or object",
        .homeStepsTitle: "What happens then",
        .homeStepReceived: "At once",
        .homeStepReceivedText: "You get a number, an access code and the time limit of every step.",
        .homeStepRegistered: "Within {registration}",
        .homeStepRegisteredText: "An agent registers your complaint.",
        .homeStepAnswered: "Within {firstAnswer}",
        .homeStepAnsweredText: "A person sends a preliminary solution or tells you how far it is.",
        .homeStepHandled: "Within {general} to {major}",
        .homeStepHandledText: """
        You get the result: {general} for general complaints, {complex} for complex ones, {major} for major ones.
        """,
        .homeStepNotSolved: "If it is not solved",
        .homeStepNotSolvedText: "Say so, and we start a second round within {followUp} and go on until it is settled.",
        .homeLimitsNote: "Limits count from receipt and run through nights and holidays.",
        .complainTitle: "Make a complaint",
        .complainLead: """
        Tell us what happened; we find out the rest. What you type is kept in this browser until you send it.
        """,
        .complainSubmit: "Send complaint",
        .complainAfter: "You will get a number, an access code and the time limit of every step at once.",
        .fieldType: "What kind of complaint is it?",
        .fieldSubType: "More precisely",
        .fieldContent: "What happened?",
        .fieldContentHint: "When, on which page or at which step, and what you would like us to do.",
        .fieldAbout: "What or whom is it about?",
        .fieldAboutHint: "A person complained about cannot handle, grade or close the complaint.",
        .fieldTitle: "Title",
        .fieldTitleHint: "If empty, the first words of the text are used.",
        .fieldContact: "How can we reach you?",
        .fieldContactHint: """
        Only used for this complaint: to send news, to check facts, to call back. At least one, please.
        """,
        .fieldEmail: "E-mail",
        .fieldPhone: "Phone",
        .fieldNoContact: "I do not want to leave a contact",
        .fieldNoContactWarning: "Then only the tracking page carries news; we cannot notify you.",
        .fieldUserID: "User ID",
        .fieldUserIDHint: """
        Lets us check your case in our systems. Leave empty if you have none or prefer not to say.
        """,
        .attachments: "Attachments",
        .uploadHint: "Screenshots, photos, documents: up to {n}, {size} MB each.",
        .keptTitle: "Already uploaded (untick to remove)",
        .receivedTitle: "We have received your complaint",
        .receivedKeep: """
        Keep number and code. You need both to follow the complaint, to reply and to answer the result.
        """,
        .receivedKeepNoContact: "You left no contact: number and code are the only way to news. Please keep them.",
        .receivedNextTitle: "What happens next, and by when",
        .receivedProvisional: """
        These are the limits of a general complaint. If it is graded complex or major, the new limits appear \
        on the tracking page.
        """,
        .receivedTrack: "Follow this complaint",
        .codeShownBefore: "Shown before; it cannot be shown again",
        .accessCode: "Access code",
        .copyBoth: "Copy both",
        .copyBothText: "Complaint number {number}, access code {code}",
        .print: "Print or save as PDF",
        .trackTitle: "Look up a complaint",
        .trackNumberHint: "Begins with R, for example R26112400017",
        .trackCodeHint: "Shown together with the number when you complained",
        .trackSubmit: "Look up",
        .trackWrong: "Number or code is not right. Please check both and try again.",
        .trackLost: """
        If you have lost the code, contact us from the e-mail address or phone you left, so that we can verify \
        who you are.
        """,
        .tooManyAttempts: "Too many attempts. Please try again in {n} minutes.",
        .trackingTitle: "Complaint {number}",
        .trackingReceived: "received {time}",
        .trackingHandler: "Person responsible: {name}",
        .trackingNext: "What happens next, and by when",
        .trackingNoPromise: "Nothing is due from us at present.",
        .trackingGoesOn: "Nothing is due here: the times promised for {number} hold.",
        .trackingEnded: "The complaint has ended; nothing is due.",
        .trackingSaid: "What was said",
        .trackingNothingSaid: "Nothing yet. Our answers and the result will appear here.",
        .trackingActs: "What you can do",
        .trackingNoActs: "There is nothing you need to do now.",
        .trackingSteps: "Step by step",
        .stepAhead: "still to come",
        .authorYou: "You",
        .authorStaff: "Our staff",
        .authorSystem: "Automatic reply",
        .authorBulletin: "Bulletin",
        .promiseBroken: "We missed this: it was due {time}",
        .promiseKept: "Done, {time}",
        .promiseLate: "Done late: {time} (due {due})",
        .promiseCancelled: "No longer needed",
        .promiseReason: "Reason: {reason}",
        .promiseRegistration: "Your complaint is registered",
        .promiseFirstAnswer: "You get a preliminary solution, or hear how far it is",
        .promiseResponse: "An agent contacts you",
        .promiseHandling: "You get the result",
        .promiseInvestigation: "The facts are verified",
        .promiseResultNotice: "The result is sent to you",
        .promisePreliminaryInvestigation: "The preliminary investigation is finished",
        .promiseProgressFeedback: "You hear how the investigation goes",
        .promiseTaskGroup: "A special group is formed",
        .promisePreliminaryReport: "A preliminary result is reported",
        .promiseIsolation: "The module or data concerned is isolated",
        .promiseBulletin: "A bulletin is published",
        .promiseSecondFollowUp: "The second follow-up starts",
        .promiseManagementReport: "The management group is told",
        .promiseRetention: "The record has been kept long enough",
        .openReceived: "Received",
        .openRegistered: "Registered",
        .openHandling: "Being handled",
        .openResultSent: "Result sent, waiting for you",
        .openResolved: "You accepted the result",
        .openPending: "Not solved, follow-up to come",
        .openFollowUp: "Second follow-up under way",
        .openClosed: "Closed",
        .openRejected: "Not accepted",
        .openWithdrawn: "Withdrawn",
        .openMerged: "Merged into another complaint of yours",
        .standingReceived: "We have your complaint; an agent is about to register it.",
        .standingRegistered: "An agent has registered it and is checking whether it is valid.",
        .standingValid: "It is valid and about to be graded.",
        .standingGraded: "It has been graded and is about to be assigned.",
        .standingAssigned: "The department concerned is verifying the facts.",
        .standingInvestigated: "The facts are verified; a solution is being prepared.",
        .standingPlanned: "A solution is planned; an agent will send you the result.",
        .standingResultSent: "Please read the result below and tell us whether it solves the problem.",
        .standingResolved: "You accepted the result; the complaint is about to be closed.",
        .standingPending: "The problem is not solved yet. There will be a second follow-up.",
        .standingFollowUp: "We are looking into it again and preparing a new solution.",
        .standingClosed: "The complaint is closed.",
        .standingRejected: "The complaint was not accepted; the reason is below. You may object once.",
        .standingWithdrawn: "The complaint was withdrawn at your request.",
        .standingMerged: "The complaint went into your earlier one.",
        .sayGoesOn: "It goes on under {number}.",
        .possibleUntil: "Possible until {time}",
        .replyTitle: "Reply or add something",
        .replyText: "Your words and files are added to the complaint; the person responsible sees them.",
        .replyLabel: "Your message",
        .replySubmit: "Send",
        .acceptTitle: "Accept the result",
        .acceptText: "We then close the complaint. You can have it reopened within {days} days.",
        .acceptLabel: "Anything to add?",
        .acceptSubmit: "Yes, it is solved",
        .notSolvedTitle: "It is not solved",
        .notSolvedText: "We start a second follow-up within {followUp}. Please say what is still wrong.",
        .notSolvedLabel: "What is still wrong?",
        .notSolvedSubmit: "Tell us it is not solved",
        .withdrawTitle: "Withdraw the complaint",
        .withdrawText: "We then stop handling it; the record stays. A major case goes on internally.",
        .withdrawLabel: "Why do you withdraw it?",
        .withdrawSubmit: "Withdraw",
        .objectTitle: "Object to the rejection",
        .objectText: "You may object once. Another person decides.",
        .objectLabel: "Why should it be accepted?",
        .objectSubmit: "Send objection",
        .reopenTitle: "Reopen the complaint",
        .reopenText: "Use this when the problem is back or was not solved after all. A new round begins.",
        .reopenLabel: "What is the matter now?",
        .reopenSubmit: "Reopen",
        .errorBadRequest: "We could not read what was sent",
        .errorBadRequestText: """
        It was incomplete or malformed, and nothing was changed. Please go back, check it and send it again.
        """,
        .errorForbidden: "You may not do this",
        .errorForbiddenText: "Nothing was changed. If this is part of your work, ask the service supervisor.",
        .errorNotFound: "There is no such page",
        .errorNotFoundText: """
        The address may be wrong or the page has moved. Your complaint is not affected; you can look it up \
        with number and code.
        """,
        .errorTooLarge: "Too much was sent at once",
        .errorTooLargeText: """
        The most is {size} MB, so this was not saved. Send fewer or smaller files; what you typed is still in \
        your browser.
        """,
        .errorTooMany: "Too many requests",
        .errorTooManyText: """
        To keep things safe, please try again in {n} minutes. What was sent before is not affected.
        """,
        .errorFailed: "This step did not work",
        .errorFailedText: """
        The fault is ours. What was saved before is safe and this step changed nothing. Please try again \
        later; if it fails again, tell us the reference below.
        """,
        .errorReference: "Reference: {reference}",
        .errorUnavailable: "Too busy at the moment",
        .errorUnavailableText: """
        This was not saved; what was sent before is safe. Please send it again in a minute; what you typed is \
        still in your browser.
        """,
        .errorSession: "This page has expired",
        .errorSessionText: """
        To keep things safe this was not saved. Please open the page again and send it once more; a complaint \
        you were typing is still in your browser.
        """,
        .errorChangedText: """
        Somebody updated the complaint after you opened it, so this was not saved. Please open it again, read \
        what changed and send it once more.
        """,
        .changedTitle: "Changed meanwhile",
        .backHome: "Back to the start",
        .goBack: "Go back",
        .invalidType: "Please choose what kind of complaint it is",
        .invalidContent: "Please tell us what happened",
        .acceptDone: "Recorded: the problem is solved.",
        .notSolvedDone: "Recorded: not solved. This page says by when the second follow-up starts.",
        .withdrawDone: "The complaint is withdrawn.",
        .objectDone: "Your objection is recorded; another person decides.",
        .reopenDone: "The complaint is open again.",
    ]
}
