import Complaints
import Desk

/// Something that happens to an example complaint.
enum DemoAct: Sendable {
    case command(DemoPerson, Command)
    case fields(DemoPerson, Act, [String: String])
    case register(DemoPerson)
    case assign(Department, DemoPerson?, String)
    case complainant(ComplainantCommand, String)
    case callBack(DemoPerson, reached: Bool, String)
    case measure(DemoPerson, target: String, flag: String, String, isIsolation: Bool)
    case bulletin(BulletinStage, String, expectedIn: Double?)
    case group
    case concerned(DemoPerson, String)
    case merge(into: String, String)
    case notReached
    case incident(String, with: [String])
}

/// An example complaint: when it came, and what followed, each step some hours after the one before. Steps that would
/// lie in the future have not happened yet.
struct DemoCase: Sendable {
    let hoursAgo: Double
    /// Tells the examples apart.
    let title: String
    var draft = Draft()
    var channel = Channel.form
    private(set) var steps: [(hours: Double, act: DemoAct)] = []

    init(
        _ hoursAgo: Double, _ type: ComplaintType, _ title: String, _ content: String, user: String? = nil,
        email: String? = nil, phone: String? = nil, about: String? = nil, subType: String? = nil
    ) {
        self.hoursAgo = hoursAgo
        self.title = title
        draft.type = type.rawValue
        draft.subType = subType
        draft.title = title
        draft.content = content
        draft.about = about
        draft.userID = user
        draft.email = email
        draft.phone = phone
        draft.noContact = email == nil && phone == nil
    }

    private func then(_ hours: Double, _ act: DemoAct) -> DemoCase {
        var longer = self
        longer.steps.append((hours, act))
        return longer
    }

    func does(_ person: DemoPerson, _ command: Command, _ hours: Double = 0.3) -> DemoCase {
        then(hours, .command(person, command))
    }

    func register(_ hours: Double = 0.2, by person: DemoPerson = .agent) -> DemoCase { then(hours, .register(person)) }

    func valid(_ hours: Double = 0.1, by person: DemoPerson = .agent) -> DemoCase {
        does(person, .validate(note: nil), hours)
    }

    func grade(
        _ level: Level, _ reason: String, _ hours: Double = 0.1, by person: DemoPerson = .agent, fault: Bool = false,
        security: Bool = false
    ) -> DemoCase {
        does(person, .grade(level, reason: reason, security: security, systemFault: fault), hours)
    }

    /// Registered, valid, level 1, on the agent's own desk.
    func simple(_ reason: String, after hours: Double = 0.2, by person: DemoPerson = .agent) -> DemoCase {
        register(hours, by: person).valid(by: person).grade(.general, reason, by: person)
            .assign(.frontLine, person, "核实并答复", 0.1)
    }

    /// Registered, valid, level 2, with both departments.
    func complex(_ reason: String, fault: Bool = false) -> DemoCase {
        register().valid().grade(.complex, reason, fault: fault)
            .assign(.technical, .tech, "查系统日志，确认故障范围", 0.3)
            .assign(.business, .business, "核对用户权益与订单", 0.1)
    }

    func assign(_ department: Department, _ person: DemoPerson?, _ task: String, _ hours: Double = 0.2) -> DemoCase {
        then(hours, .assign(department, person, task))
    }

    func facts(_ item: Int, _ text: String, by person: DemoPerson, _ hours: Double = 5) -> DemoCase {
        does(person, .verifyFacts(WorkItemID(rawValue: item), findings: text), hours)
    }

    func plan(
        _ solution: String, facts: String? = nil, by person: DemoPerson = .agent, _ hours: Double = 2,
        approval: Bool = false
    ) -> DemoCase {
        does(person, .propose(Plan(solution: Personal(solution), needsApproval: approval), facts: facts), hours)
    }

    func tell(_ purpose: MessagePurpose, _ text: String, _ hours: Double = 1, by person: DemoPerson = .agent)
        -> DemoCase
    {
        then(hours, .fields(person, .send, ["purpose": purpose.rawValue, "text": text]))
    }

    func result(
        _ solution: String, _ status: ResultStatus = .resolved, _ hours: Double = 1, by person: DemoPerson = .agent
    ) -> DemoCase {
        then(
            hours,
            .fields(
                person, .sendResult,
                [
                    "status": status.rawValue, "solution": solution, "handler": person.name,
                    "contact": person.contact,
                ]))
    }

    func says(_ command: ComplainantCommand, _ text: String, _ hours: Double = 4) -> DemoCase {
        then(hours, .complainant(command, text))
    }

    func close(_ hours: Double = 1, by person: DemoPerson = .agent, _ remark: String? = nil) -> DemoCase {
        does(person, .close(remark: remark), hours)
    }

    func call(_ outcome: String, reached: Bool = true, _ hours: Double = 2) -> DemoCase {
        then(hours, .callBack(.agent, reached: reached, outcome))
    }

    func measure(_ target: String, _ flag: String, _ reason: String, _ hours: Double = 0.5) -> DemoCase {
        then(hours, .measure(.tech, target: target, flag: flag, reason, isIsolation: false))
    }

    func isolate(_ target: String, _ flag: String, _ reason: String, _ hours: Double = 0.4) -> DemoCase {
        then(hours, .measure(.tech, target: target, flag: flag, reason, isIsolation: true))
    }

    func bulletin(_ stage: BulletinStage, _ text: String, _ hours: Double, expectedIn: Double? = nil) -> DemoCase {
        then(hours, .bulletin(stage, text, expectedIn: expectedIn))
    }

    func group(_ hours: Double) -> DemoCase { then(hours, .group) }

    func concerned(_ person: DemoPerson, _ reason: String, _ hours: Double = 0.2) -> DemoCase {
        then(hours, .concerned(person, reason))
    }

    func merge(into title: String, _ reason: String, _ hours: Double = 0.5) -> DemoCase {
        then(hours, .merge(into: title, reason))
    }

    /// Belongs to a new incident together with others, by their titles.
    func incident(_ name: String, with titles: [String], _ hours: Double = 0.5) -> DemoCase {
        then(hours, .incident(name, with: titles))
    }

    func notReached(_ hours: Double = 2) -> DemoCase { then(hours, .notReached) }
}
