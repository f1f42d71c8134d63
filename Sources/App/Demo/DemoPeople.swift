import Complaints
import Desk
import Storage

/// Who works in the invented house, by login.
enum DemoPerson: String, CaseIterable, Sendable {
    case operations, agent, agent2, supervisor, tech, tech2, business, business2, lead, director, decision, auditor

    static let duty: [DemoPerson] = [.agent, .agent2]

    var name: String {
        switch self {
        case .operations: "周岚"
        case .agent: "林晓雨"
        case .agent2: "何志远"
        case .supervisor: "王静"
        case .tech: "陈立"
        case .tech2: "赵敏行"
        case .business: "孙悦"
        case .business2: "许文博"
        case .lead: "刘振国"
        case .director: "高铭"
        case .decision: "郑海"
        case .auditor: "吴桐"
        }
    }

    var roles: [Role] {
        switch self {
        case .operations: [.operations]
        case .agent, .agent2: [.agent]
        case .supervisor: [.serviceSupervisor]
        case .tech, .tech2: [.technical]
        case .business, .business2: [.business]
        case .lead: [.operationsLead]
        case .director: [.technicalDirector]
        case .decision: [.decisionMaker]
        case .auditor: [.auditor]
        }
    }

    var contact: String { "客服热线 4000-000-000 转 80\(10 + (Self.allCases.firstIndex(of: self) ?? 0))" }

    func member(in desk: ServiceDesk) -> StaffMember? {
        desk.directory.people.first { $0.login == rawValue }?.member
    }

    /// Makes every account, with deputies for the management group.
    static func hire(_ desk: ServiceDesk) async throws {
        for person in allCases {
            let deputy: DemoPerson? = person == .lead ? .supervisor : person == .director ? .tech : nil
            _ = try await desk.addAccount(
                ServiceDesk.NewAccount(
                    login: person.rawValue, name: person.name, roles: Set(person.roles), contact: person.contact,
                    deputy: deputy?.member(in: desk)?.id, password: Demo.password))
        }
    }
}
