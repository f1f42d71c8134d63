/// A member of staff, as far as rules care.
public struct StaffMember: Hashable, Sendable, Codable, Identifiable {
    public let id: StaffID
    public var name: String
    public var roles: Set<Role>
    public var isEnabled: Bool
    /// Who acts for this person when this person is concerned or away. (1.2)
    public var deputy: StaffID?

    public init(id: StaffID, name: String, roles: Set<Role>, isEnabled: Bool = true, deputy: StaffID? = nil) {
        self.id = id
        self.name = name
        self.roles = roles
        self.isEnabled = isEnabled
        self.deputy = deputy
    }

    public func has(_ role: Role) -> Bool { roles.contains(role) }
    public var isInManagementGroup: Bool { Role.managementGroup.contains { roles.contains($0) } }
    /// Whether the person works for the department.
    public func belongs(to department: Department) -> Bool {
        switch department {
        case .frontLine: has(.agent) || has(.serviceSupervisor)
        case .technical: has(.technical)
        case .business: has(.business)
        case .managementGroup: isInManagementGroup
        }
    }
}

/// Everybody who can be named, as a pure look-up passed into rules.
public struct Roster: Sendable, Hashable {
    public let members: [StaffID: StaffMember]
    /// Who takes over, in order. Worked out once: every complaint asks for it.
    private let succession: [StaffID]

    public init(_ members: some Sequence<StaffMember>) {
        let members = Dictionary(members.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        self.members = members
        func withDeputies(_ roles: [Role]) -> [StaffID] {
            roles.flatMap { role in
                members.values.filter { $0.has(role) }.sorted { $0.id < $1.id }
                    .flatMap { [$0.id] + ($0.deputy.map { [$0] } ?? []) }
            }
        }
        succession =
            withDeputies([.serviceSupervisor]) + withDeputies([.operationsLead, .technicalDirector])
            + withDeputies([.decisionMaker, .agent, .operations])
    }

    public subscript(id: StaffID) -> StaffMember? { members[id] }

    /// Enabled holders of a role, in the order of their accounts.
    public func holders(of role: Role) -> [StaffMember] {
        members.values.filter { $0.isEnabled && $0.has(role) }.sorted { $0.id < $1.id }
    }

    /// Who is responsible for a complaint nobody has taken: the policy's duty agents in turn of `ordinal`, else the
    /// service supervisor, else whoever can be named; never somebody the complaint is about. (1.2)
    public func onDuty(_ policy: Policy, excluding concerned: Set<StaffID> = [], ordinal: Int = 0) -> StaffID? {
        guard !policy.dutyAgents.isEmpty else { return successor(excluding: concerned) }
        let duty = policy.dutyAgents.filter { members[$0]?.isEnabled == true && !concerned.contains($0) }
        if !duty.isEmpty { return duty[Int(ordinal.magnitude % UInt(duty.count))] }
        return successor(excluding: concerned)
    }

    /// Who takes over when the responsible person cannot: a service supervisor, the deputy named for one, the rest of
    /// the management group and their deputies, and where all of them are concerned a decision maker. Agents and
    /// operations come last: somebody is named even in a house with one account. (1.2)
    public func successor(excluding concerned: Set<StaffID> = []) -> StaffID? {
        succession.first { members[$0]?.isEnabled == true && !concerned.contains($0) }
    }
}

/// Who issues a command.
public enum Author: Hashable, Sendable {
    case system
    case complainant
    case staff(StaffMember)

    public var actor: Actor {
        switch self {
        case .system: .system
        case .complainant: .complainant
        case .staff(let member): .staff(member.id)
        }
    }

    public var member: StaffMember? {
        if case .staff(let member) = self { member } else { nil }
    }
}
