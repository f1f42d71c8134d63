/// To whom a complaint is offered. (3.2.2)
public struct AssignmentOffer: Hashable, Sendable {
    public let department: Department
    /// Whom the policy names for it; nil leaves it to the department.
    public let person: StaffID?
}

extension Complaint {
    /// To whom the policy offers it at its level, the first choice first. A person whom the policy names is offered
    /// only while enabled, of that department, and not one whom the complaint is about: else the department is. (3.2.2,
    /// 1.2)
    public func offers(under policy: Policy, roster: Roster) -> [AssignmentOffer] {
        let byType = policy.departments[type] ?? [.technical, .business]
        let departments: [Department] =
            switch effectiveLevel {
            case .general: [.frontLine]
            case .complex: byType
            case .major: byType + [.managementGroup]
            }
        return departments.map { department in
            let named = department == byType.first ? policy.assignees[type] : nil
            let person = named.flatMap { roster[$0] }.flatMap { member in
                member.isEnabled && member.belongs(to: department) && !concerned.contains(member.id) ? member.id : nil
            }
            return AssignmentOffer(department: department, person: person)
        }
    }
}
