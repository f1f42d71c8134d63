/// What marks a complaint beside its level.
public enum CaseMark: String, CaseIterable, Hashable, Sendable {
    case urgent
    case security
    case systemFault = "system-fault"
    case imported
    case notReached = "not-reached"
    case waitingForUs = "waiting-for-us"
}
