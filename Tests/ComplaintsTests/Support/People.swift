public import Complaints

/// The house these tests are told in: two of each where one must be able to stand in for another.
enum People {
    static let agent = StaffMember(id: 1, name: "Lin", roles: [.agent])
    static let otherAgent = StaffMember(id: 2, name: "Wang", roles: [.agent])
    static let technician = StaffMember(id: 3, name: "Zhao", roles: [.technical])
    static let otherTechnician = StaffMember(id: 4, name: "Qian", roles: [.technical])
    static let clerk = StaffMember(id: 5, name: "Sun", roles: [.business])
    static let lead = StaffMember(id: 6, name: "Li", roles: [.operationsLead], deputy: 12)
    static let director = StaffMember(id: 7, name: "Zhou", roles: [.technicalDirector])
    static let supervisor = StaffMember(id: 8, name: "Wu", roles: [.serviceSupervisor])
    static let decider = StaffMember(id: 9, name: "Zheng", roles: [.decisionMaker])
    static let operations = StaffMember(id: 10, name: "Feng", roles: [.operations])
    static let auditor = StaffMember(id: 11, name: "Chen", roles: [.auditor])
    static let deputy = StaffMember(id: 12, name: "Chu", roles: [.business])
    static let leaver = StaffMember(id: 13, name: "Wei", roles: [.agent, .technical], isEnabled: false)

    static let all = [
        agent, otherAgent, technician, otherTechnician, clerk, lead, director, supervisor, decider, operations,
        auditor, deputy, leaver,
    ]
    static let roster = Roster(all)
    static let group = TaskGroup(
        operationsLead: lead.id, technicalDirector: director.id, serviceSupervisor: supervisor.id)
}

extension Author {
    static let agent = Author.staff(People.agent)
    static let otherAgent = Author.staff(People.otherAgent)
    static let technician = Author.staff(People.technician)
    static let clerk = Author.staff(People.clerk)
    static let lead = Author.staff(People.lead)
    static let director = Author.staff(People.director)
    static let supervisor = Author.staff(People.supervisor)
    static let decider = Author.staff(People.decider)
    static let operations = Author.staff(People.operations)
    static let auditor = Author.staff(People.auditor)
}

extension StaffID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(rawValue: value) }
}

extension WorkItemID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(rawValue: value) }
}

extension MeasureID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(rawValue: value) }
}
