// Verification and remote assistance: look-ups, automatic replies, video calls.

extension TextsInEnglish {
    static let assist: [TextKey: String] = [
        .automaticReply: "Your complaint is being handled. We expect to send you the result by {time}.",
        .navLookUps: "Look-ups",
        .lookUpsIntro: """
        Back-office tools that the front line can ask from a complaint, to verify what is reported. Each \
        asks one address and shows the answer.
        """,
        .lookUpHosts: "The server may ask: {hosts}",
        .lookUpNoHosts: "The server may not ask any host yet. Whoever runs it names them by the setting lookup-hosts.",
        .emptyLookUps: "No tool is defined. Tools added below appear on every complaint.",
        .lookUpName: "Name",
        .lookUpURL: "Address",
        .lookUpURLHint: "http or https; {places} stand for the complaint's own values",
        .lookUpHeader: "Header with a secret",
        .lookUpHeaderHint: "For example Authorization; empty for none",
        .lookUpSecret: "Secret",
        .lookUpSecretHint: "Never shown again. Empty keeps the present one.",
        .lookUpTimeout: "Time-out in seconds",
        .lookUpSecretSet: "{header}, secret set",
        .lookUpAdd: "Add a tool",
        .lookUpSave: "Save",
        .lookUpRemove: "Remove",
        .lookUpRemoveText: "After that {name} can no longer be asked; earlier answers stay with their complaints.",
        .caseLookUps: "Back-office look-ups",
        .actLookUp: "Look up",
        .lookUpAbout: "Look up: {name}",
        .factLookedUp: "Looked up: {name}",
        .lookUpAnswered: "Answered",
        .lookUpTimedOut: "No answer in time",
        .lookUpUnreachable: "Not reached, or the connection broke",
        .lookUpTooLarge: "The answer was too large and was not kept",
        .lookUpNoText: "The answer holds no text",
        .labelStatusCode: "Status",
        .labelDuration: "Took",
        .durationMilliseconds: "{n} ms",
        .actStartCall: "Video call",
        .actStartCallText: """
        Invites the complainant to a video call with screen sharing; the invitation appears on the tracking \
        page at once. Nothing is recorded, only that the call took place.
        """,
        .actStartCallSubmit: "Invite and open the call",
        .factCallStarted: "Video call offered",
        .factCallJoined: "The complainant agreed and joined the video call",
        .factCallEnded: "Video call over",
        .callHungUp: "Hung up",
        .callDeclined: "Declined",
        .callLost: "One side was gone for 30 seconds",
        .callTitle: "Video call",
        .callWith: "Video call with {name}",
        .callInvitation: "{name} invites you to a video call",
        .callInvitationText: """
        You can show what happens on your screen. It is up to you, and nothing is shared before you agree.
        """,
        .callInvited: "{name} offered a video call.",
        .callWasOver: "The video call is over.",
        .callOpen: "What it involves, and join",
        .callRunning: "Video call of {name}",
        .callRunningWaiting: "The complainant has not joined yet.",
        .callRunningJoined: "The complainant has joined.",
        .callOpenStaff: "Open the call",
        .callConsentTitle: "Before you join",
        .callConsentCamera: "{name} sees your camera and hears your microphone while the call lasts.",
        .callConsentScreen: "Your screen is shared only if you choose so, and only the window or screen you pick.",
        .callConsentRecord: """
        The call is not recorded. Your complaint notes only who took part, when it began and when it ended.
        """,
        .callConsentLeave: """
        You can mute, switch the camera off or hang up at any time. Declining has no disadvantage for your \
        complaint.
        """,
        .callJoin: "Agree and join with camera",
        .callJoinVoice: "Agree and join with microphone only",
        .callDecline: "Decline",
        .callYou: "You",
        .callMe: "Your own picture",
        .callMute: "Mute microphone",
        .callCameraOff: "Switch camera off",
        .callShare: "Share screen",
        .callHangUp: "Hang up",
        .callControls: "Controls of the call",
        .callSayMedia: "Please allow camera and microphone in the browser.",
        .callSayWaiting: "Waiting for the complainant, who sees the invitation on the tracking page.",
        .callSayConnecting: "Connecting",
        .callSayConnected: "Connected",
        .callSayReconnecting: "The connection was interrupted; trying again",
        .callSayNoMedia: "No camera or microphone can be used. You see and hear the other side all the same.",
        .callSayInsecure: """
        Calls are not possible here: this browser lacks them, or the address does not begin with https.
        """,
        .callSayFailed: "This did not work. Please try again.",
        .callOver: "This call is over",
        .callOverHungUp: "The call is over.",
        .callOverDeclined: "The call was declined.",
        .callOverLost: "The call ended because one side was gone for 30 seconds.",
        .callBackToCase: "Back to the complaint",
        .callBackToTracking: "To the complaint",
        .callNeedsScript: "A video call needs JavaScript, which is switched off in this browser.",
        .callLink: "Link for the complainant",
        .callLinkText: "Opens this call without number and code. Give it to the complainant only.",
        .callCopyLink: "Copy link",
    ]
}
