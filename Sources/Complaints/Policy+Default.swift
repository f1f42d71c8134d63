import Foundation

extension Policy {
    /// The policy that the regulation itself states, read strictly: every row of the table of clocks.
    public static let standard = Policy(
        version: 1, effectiveFrom: Date(timeIntervalSince1970: 0), timeZone: "Asia/Shanghai",
        clocks: standardClocks, calendars: [:], subTypes: [], urgentTypes: [.privacy], dutyAgents: [],
        departments: [
            .functionalFault: [.technical, .business], .serviceQuality: [.business, .technical],
            .informationError: [.business, .technical], .privacy: [.technical, .business],
            .other: [.business, .technical],
        ],
        silenceDays: 7, reopenDays: 30, objectionDays: 7, callBackAttempts: 3)

    private static let standardClocks: [ClockRule] = [
        ClockRule(
            .registration, "2.2.1", startsAt: .received, lengths: every(.minutes(30)), metBy: [.registered]),
        // Two readings of the 4 h: from receipt (here, the stricter), or from the response (`startsAt: .personMessage`).
        ClockRule(
            .firstAnswer, "3'.L1", levels: [.general], startsAt: .received, lengths: [.general: .hours(4)],
            metBy: [.firstAnswer], facesComplainant: true),
        ClockRule(
            .response, "3'.L1", levels: [.general], startsAt: .received, lengths: [.general: .hours(24)],
            metBy: [.personMessage], facesComplainant: true),
        ClockRule(
            .handling, "3.1", startsAt: .received,
            lengths: [.general: .hours(24), .complex: .hours(48), .major: .hours(72)], metBy: [.resultSent],
            facesComplainant: true),
        ClockRule(
            .investigation, "3.2.3", startsAt: .itemAssigned, lengths: every(.hours(24)), metBy: [.itemVerified]),
        ClockRule(
            .resultNotice, "3.2.5", startsAt: .planned, lengths: every(.hours(12)), metBy: [.resultSent],
            facesComplainant: true),
        ClockRule(
            .preliminaryInvestigation, "3'.L2", levels: [.complex], startsAt: .received,
            lengths: [.complex: .hours(48)], metBy: [.preliminaryFinding]),
        ClockRule(
            .progressFeedback, "3'.L2", levels: [.complex], startsAt: .received, lengths: [.complex: .hours(72)],
            metBy: [.progressTold], facesComplainant: true),
        ClockRule(
            .taskGroup, "3'.L3", levels: [.major], startsAt: .gradedMajor, lengths: [.major: .hours(24)],
            metBy: [.groupFormed]),
        ClockRule(
            .preliminaryReport, "3'.L3", levels: [.major], startsAt: .gradedMajor, lengths: [.major: .hours(48)],
            metBy: [.preliminaryReported]),
        ClockRule(
            .isolation, "3'.L3.2", levels: [.major], startsAt: .markedSecurity, lengths: [.major: .hours(1)],
            metBy: [.isolationSettled], securityOnly: true),
        ClockRule(
            .bulletin, "3'.L3.4", levels: [.major], startsAt: .gradedMajor, lengths: [.major: .hours(12)],
            metBy: [.bulletinPublished], repeats: true),
        ClockRule(
            .secondFollowUp, "4.2.1", startsAt: .unresolved, lengths: every(.hours(72)), metBy: [.followUpStarted],
            facesComplainant: true),
        ClockRule(
            .managementReport, "4.2.2", startsAt: .received, lengths: every(.hours(120)),
            metBy: [.reportedToManagement], countsOpenTime: true),
        ClockRule(.retention, "6.2", startsAt: .ended, lengths: every(.months(12)), metBy: []),
    ]

    private static func every(_ length: ClockLength) -> [Level: ClockLength] {
        Dictionary(uniqueKeysWithValues: Level.allCases.map { ($0, length) })
    }
}

extension ClockLength {
    public static func minutes(_ n: Int) -> ClockLength { .seconds(n * 60) }
    public static func hours(_ n: Int) -> ClockLength { .seconds(n * 3600) }
}
