/// Sending again what was given up after many attempts. (3.2.5, 3'.L2.3)
public enum Resending {
    /// Operations look after host sites, the supervisor after what complainants are told.
    public static let roles: Set<Role> = [.operations, .serviceSupervisor]

    /// Whether the person may.
    public static func isAllowed(to member: StaffMember) -> Bool {
        member.isEnabled && !member.roles.isDisjoint(with: roles)
    }

    /// Refuses whoever may not, and a message that a later one to the same recipient has overtaken: a start that came
    /// after its end would switch a site back to what is over.
    public static func require(by member: StaffMember, isOvertaken: Bool) throws(Refusal) {
        guard isAllowed(to: member) else { throw .notAllowed(needs: roles) }
        guard !isOvertaken else { throw .messageOvertaken }
    }
}
