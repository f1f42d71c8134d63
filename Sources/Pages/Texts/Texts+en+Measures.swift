// Temporary measures, isolation, host sites.

extension TextsInEnglish {
    static let measures: [TextKey: String] = [
        .navMeasures: "Measures",
        .measuresIntro: """
        Temporary measures and isolations over all complaints. While one is in force, host sites are told the value of \
        its flag; when its time is over it ends by itself.
        """,
        .measuresActive: "In force",
        .measuresProposed: "Waiting for approval",
        .measuresPast: "Over",
        .emptyMeasures: "No measure is in force.",
        .emptyPastMeasures: "No measure has ended yet.",
        .measureTemporary: "Temporary measure",
        .measureIsolation: "Isolation",
        .measureProposed: "Proposed",
        .measureActive: "In force",
        .measureRefused: "Not approved",
        .measureRolledBack: "Rolled back",
        .measureExpired: "Ended by time",
        .measureLapsed: "Lapsed without approval",
        .measureUnapproved: "In force at once; still to be approved",
        .measureOverridden: "Measure {n} sets the same flag and decides it now.",
        .measureNamed: "{n} · {target}",
        .measureTarget: "What",
        .measureCase: "Complaint",
        .measureLinkedCount: "and {n} linked",
        .measureProposedBy: "Proposed by",
        .measureApprovedBy: "Approved by",
        .measureRefusedBy: "Refused by",
        .measureSince: "In force since",
        .measureEndedBy: "Ended by",
        .measureEndedAt: "Ended {time}",
        .measureOnAnother: "taken on another complaint",
        .actMeasureText: """
        Takes effect once somebody of the management group or the decision makers approves it. Host sites then read the \
        flag with this value until the end.
        """,
        .actDecideMeasure: "Approve or refuse a measure",
        .actDecideMeasureText: "Approving a proposal puts it into force at once. Refusing an isolation undoes it.",
        .actEndMeasureText: "Host sites go back to their own value at once, and the complainants are told.",
        .actLinkMeasure: "Link a measure",
        .actLinkMeasureText:
            "A measure of another complaint that helps this one too: this complainant is told of its end.",
        .labelMeasure: "Measure",
        .labelFlag: "Flag",
        .labelFlagHint: "The key that the host site asks for, such as checkout.quick-pay",
        .labelFlagValue: "Value while in force",
        .labelFlagValueHint: "false switches off, true enables a test; or a number or a text",
        .labelDecision: "Decision",
        .labelReasonIfRefused: "Required to refuse",
        .factMeasureApproved: "Measure approved",
        .factMeasureRefused: "Measure not approved",
        .factMeasureRolledBack: "Measure rolled back",
        .factMeasureLapsed: "Proposed measure lapsed without approval",
        .factMeasureLinked: "Linked to a measure of another complaint",
        .measureOverTemporary: """
        The temporary measure taken because of this problem has ended: {target}. If the problem appears again, please tell \
        us here.
        """,
        .measureOverIsolation: """
        What was isolated because of this problem is available again. If you notice anything, please tell us here.
        """,
        .noticeMeasureProposed: "A measure waits for approval",
        .noticeMeasureDecided: "A measure was decided",
        .noticeMeasureExpiring: "A measure ends soon",
        .noticeMeasureEnded: "A measure ended",
        .noticeWebhookFailed: "A host site could not be told of a measure",
        .navHosts: "Host sites",
        .hostsIntro: "The sites on which measures take effect: who may read the flags, and who is told of changes.",
        .hostsTitle: "Reading flags",
        .hostsText: "OpenFeature Remote Evaluation Protocol, with a token of its own for each site:",
        .emptyHosts: "No host site may read yet.",
        .hostName: "Name of the site",
        .hostAdd: "Add a host site",
        .hostAddText: "Its token is shown once.",
        .hostTokenMade: "Token of {name}, shown this once:",
        .hostMadeAt: "Added",
        .hostUsedAt: "Last read",
        .hostExpiresAt: "Expires",
        .hostNeverUsed: "not yet",
        .hostShut: "No longer valid",
        .hostRevoke: "Revoke",
        .hostRevokeText: "{name} cannot read flags any more from now on. This cannot be taken back.",
        .webhooksTitle: "Being told",
        .webhooksText: """
        Each start, end and roll-back of a measure is posted as JSON, signed as the Standard Webhooks specification has \
        it, and tried again until it was taken.
        """,
        .webhookHosts: "The server may post to: {hosts}",
        .webhookNoHosts:
            "The server may not post to any host yet. Whoever runs it names them by the setting webhook-hosts.",
        .emptyWebhooks: "Nobody is told yet.",
        .webhookURL: "Address",
        .webhookSecret: "Signing secret",
        .webhookSecretHint: "Leave empty to keep it; at another host enter it again",
        .webhookSecretNewHint: "whsec_ and base64 of 24 to 64 bytes; leave empty and one is made",
        .webhookSecretMade: "Signing secret for {name}, shown this once:",
        .webhookAdd: "Add an address",
        .webhookRemove: "Remove",
        .webhookRemoveText: "Nothing is posted there any more; what still waits is dropped.",
        .channelWebhook: "Host site",
    ]
}
