import Complaints
import Desk
import Foundation
import Storage

/// A house in which anybody does anything, at random, to several complaints, incidents and measures at once: by the
/// use cases that pages and jobs call, so that whatever one complaint causes in another happens too.
struct World {
    let house: House
    private(set) var chance: Chance
    private(set) var numbers: [ComplaintNumber] = []
    private(set) var incidents: [Int64] = []
    /// How often each use case was carried out; a refused one is not counted.
    private(set) var done: [String: Int] = [:]
    /// What the last step tried, told when a check fails.
    private(set) var last = ""

    private var messages = 0
    private static let mostComplaints = 12

    private var desk: ServiceDesk { house.desk }

    /// A house with the people of the stories, each under the id these know, and a policy.
    init(in house: House, seed: UInt64) async throws {
        self.house = house
        chance = Chance(seed: seed)
        for person in People.all {
            _ = try await desk.addAccount(
                ServiceDesk.NewAccount(
                    login: "p\(person.id)", name: person.name, roles: person.roles, deputy: nil,
                    password: House.password))
            if !person.isEnabled { try await desk.setEnabled(person.id, false) }
        }
        var policy = chance.happens(50) ? Policy.standard : chance.policy()
        policy.version = 2
        policy.effectiveFrom = morning.addingTimeInterval(-1)
        policy.dutyAgents = [People.agent.id]
        let revised = policy
        try await house.database.write { try $0.addPolicy(revised, author: nil, at: morning) }
        try await desk.refreshReference()
        for _ in 0..<4 { try await receive() }
    }

    /// Some time passes, and somebody tries something.
    mutating func step() async throws {
        house.clock.advance(minutes: chance.pause() / 8 / 60)
        do {
            let name = try await anything()
            done[name, default: 0] += 1
        } catch is Refusal {} catch is FieldErrors {} catch is CaseUnknown {} catch is IncidentChanged {
        } catch is CallOver {}
    }

    /// Long after: everything that time brings, and the end of what was archived.
    mutating func pass(days: Double) async throws {
        house.clock.advance(hours: days * 24)
        last = "\(days) days pass"
        try await house.watch()
        try await watchIncidents()
        if try await desk.keepArchive() > 0 { done["anonymise", default: 0] += 1 }
    }

    private mutating func anything() async throws -> String {
        switch chance.whole(0...99) {
        case 0...2 where numbers.count < Self.mostComplaints:
            try await receive()
            return "receive"
        case 3...44: return try await goOn()
        case 45...59: return try await carry(chance.command(at: house.clock.now), by: chance.author(), on: someone())
        case 60...79: return try await onIncidents()
        case 80...87: return try await onMeasures()
        case 88...93: return try await ofComplainant()
        default: return try await passing()
        }
    }

    private mutating func someone() -> ComplaintNumber { chance.one(of: numbers) }
    private mutating func member() -> StaffMember {
        chance.happens(70)
            ? chance.one(of: [People.lead, People.supervisor, People.agent]) : chance.one(of: People.all)
    }

    private mutating func receive() async throws {
        var draft = Draft.sample
        // Most are of one person, so that they can be merged.
        if chance.happens(30) { (draft.email, draft.userID) = ("other@example.org", "other") }
        draft.type = chance.one(of: ["functional-fault", "service-quality", "privacy", "other"])
        numbers.append(try await desk.receive(draft, channel: .form, key: nil).number)
    }

    /// A step that takes some complaint further.
    private mutating func goOn() async throws -> String {
        let number = someone()
        let found = try await desk.track(number)
        let story = try Story(
            found.events, policy: desk.directory.policy(found.complaint.policyVersion), roster: desk.directory.roster)
        let (author, command) = chance.step(of: story, at: house.clock.now)
        return try await carry(command, by: author, on: number)
    }

    /// A command by the way that a page or a job takes: what reaches beyond the complaint has a use case of its own.
    private mutating func carry(
        _ command: Command, by author: Author, on number: ComplaintNumber
    ) async throws -> String {
        last = "\(number) by \(author.actor): \(command)"
        switch command {
        case .proposeMeasure: return try await act(.proposeMeasure, measureFields(), number, author)
        case .isolate: return try await act(.isolate, measureFields(), number, author)
        case .publishBulletin(let stage, let text, _):
            return try await act(.publishBulletin, ["stage": stage.rawValue, "text": text], number, author)
        case .linkMeasure(let link):
            return try await act(.linkMeasure, ["measure": "\(link.id)"], number, author)
        case .joinIncident, .leaveIncident, .relayBulletin, .takeResult: return try await onIncidents()
        case .recordMeasureEnd, .watch, .erase: return try await passing()
        default:
            try await desk.carryOut(numbered(command), on: number, by: author)
            return command.kind
        }
    }

    /// The same with a message id that no other message has, as the desk gives it.
    private mutating func numbered(_ command: Command) -> Command {
        messages += 1
        let message = "w-\(messages)"
        switch command {
        case .send(let purpose, let text, let files, _):
            return .send(purpose, text: text, attachments: files, message: message)
        case .offer(let articles, let purpose, let text, let files, _):
            return .offer(articles, purpose, text: text, attachments: files, message: message)
        case .sendResult(let status, let solution, let handler, let contact, _):
            return .sendResult(
                status: status, solution: solution, handler: handler, contact: contact, message: message)
        case .recordNotReached(_, let reason):
            return .recordNotReached(message: "w-\(chance.whole(1...messages))", reason: reason)
        default: return command
        }
    }

    private mutating func act(
        _ act: Act, _ fields: [String: String], _ number: ComplaintNumber, _ author: Author
    ) async throws -> String {
        last = "\(number) by \(author.actor): \(act) \(fields)"
        try await desk.act(act, ActFields(fields), on: number, by: author)
        return act.rawValue
    }

    private mutating func measureFields() -> [String: String] {
        [
            "target": "Payment", "flag": "pay", "value": "false", "reason": "It fails.",
            "until": house.clock.now.addingTimeInterval(Double(chance.whole(-10...9000)) * 60).formatted(.iso8601),
        ]
    }

    private mutating func onIncidents() async throws -> String {
        let who = member()
        guard let id = incidents.isEmpty ? nil : chance.one(of: incidents) else { return try await openIncident(who) }
        let number = someone()
        last = "incident \(id), \(number), \(who.name)"
        switch chance.whole(0...9) {
        case 0: return try await openIncident(who)
        case 1...2:
            let outcomes = try await desk.link([number, someone()], to: id, by: who)
            return outcomes.contains { $0.refusal == nil } ? "link" : "link in vain"
        case 3:
            try await desk.unlink(number, from: id, reason: "Another cause", by: who)
            return "unlink"
        case 4...5:
            let stage = chance.one(of: BulletinStage.allCases).rawValue
            let text = "Words \(chance.whole(0...5))"
            try await desk.publish(BulletinDraft(stage: stage, text: text, expectedAt: nil), onIncident: id, by: who)
            return "publish"
        case 6...7:
            let fields = [
                "status": "resolved", "solution": "Renewed", "handler": "Lin", "contact": "8001", "facts": "Full",
            ]
            let outcomes = try await desk.sendResult(ActFields(fields), toIncident: id, by: who)
            return outcomes.contains { $0.refusal == nil } ? "result for all" : "result for none"
        case 8:
            let draft = CorrectionDraft(
                target: chance.happens(20) ? "title" : "\(chance.whole(1...3))", text: "Words \(chance.whole(6...9))",
                erases: chance.happens(50), reason: "Wrong")
            try await desk.correct(draft, onIncident: id, by: who)
            return "correct"
        default:
            guard chance.happens(40) else { return try await openIncident(who) }
            try await desk.closeIncident(id, reason: "Over", by: who)
            return "close incident"
        }
    }

    private mutating func openIncident(_ who: StaffMember) async throws -> String {
        let with = [someone(), someone()]
        last = "incident with \(with) by \(who.name)"
        incidents.append(try await desk.openIncident(titled: "Pay fails", with: with, by: who).id)
        return "open incident"
    }

    /// What stands is approved, linked elsewhere, ended early.
    private mutating func onMeasures() async throws -> String {
        let known = try await desk.openMeasures(for: People.lead)
        guard !known.isEmpty else { return try await act(.proposeMeasure, measureFields(), someone(), .technician) }
        let measure = chance.one(of: known)
        let fields = ["measure": "\(measure.record.id)", "decision": "granted", "reason": "So"]
        switch chance.whole(0...7) {
        case 0...2: return try await act(.decideMeasure, fields, measure.entry.number, .lead)
        case 3...6: return try await act(.linkMeasure, fields, someone(), .agent)
        default: return try await act(.rollBackMeasure, fields, measure.entry.number, .lead)
        }
    }

    private mutating func ofComplainant() async throws -> String {
        let number = someone()
        last = "the complainant of \(number)"
        switch chance.whole(0...3) {
        case 0:
            try await desk.answerCallBack(chance.one(of: Improvement.allCases).rawValue, "Better", on: number)
            return "answer call-back"
        case 1...2:
            return try await act(.merge, ["into": someone().rawValue, "reason": "The same"], number, .agent)
        default:
            let call = try await desk.act(.startCall, ActFields([:]), on: number, by: .agent).complaint.call
            if let call, chance.happens(70) { try await desk.joinCall(call.id, on: number) }
            return "call"
        }
    }

    /// What jobs do, and what happens to people.
    private mutating func passing() async throws -> String {
        last = "time"
        switch chance.whole(0...5) {
        case 0:
            _ = try await desk.remindDue()
            return "remind"
        case 1:
            _ = try await desk.endLostCalls()
            return "end lost calls"
        case 2:
            let who = chance.one(of: [People.otherAgent, People.otherTechnician, People.deputy])
            try await desk.setEnabled(who.id, chance.happens(60))
            return "enable or disable"
        case 3:
            try await watchIncidents()
            return "watch incidents"
        default:
            try await house.watch()
            return "watch"
        }
    }

    private func watchIncidents() async throws {
        while try await desk.tellIncidents() {}
        while try await desk.recordDueIncidents().recorded > 0 { house.clock.advance(minutes: 0.001) }
    }
}
