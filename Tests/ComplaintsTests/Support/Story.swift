import Complaints
import Foundation
import Testing

/// A complaint told as commands, at times since its receipt, by people.
struct Story {
    var policy: Policy
    var roster: Roster
    private(set) var history: [Event]
    private(set) var complaint: Complaint
    private(set) var now: Date

    init(
        _ type: ComplaintType = .functionalFault, number: String = "R1", policy: Policy = .standard,
        roster: Roster = People.roster, userID: Personal? = "u-1", contact: Contact = Contact(email: "a@example.org"),
        responsible: StaffID = People.supervisor.id, complainantIsStaff: StaffID? = nil, at start: Date = dayOne
    ) throws {
        let receipt = Receipt(
            number: ComplaintNumber(rawValue: number), channel: .form, type: type, title: "Login fails",
            content: "Since this morning.", about: "the login page", userID: userID, contact: contact,
            policy: policy.version, responsible: responsible, complainantIsStaff: complainantIsStaff)
        try self.init([Event(at: start, by: .complainant, fact: .received(receipt))], policy: policy, roster: roster)
    }

    init(_ history: [Event], policy: Policy = .standard, roster: Roster = People.roster) throws {
        self.policy = policy
        self.roster = roster
        self.history = history
        complaint = try #require(Complaint(history: history))
        now = try #require(history.last).at
    }

    /// What a command leads to at a time, without adding it.
    func outcome(at time: TimeInterval, _ author: Author, _ command: Command) throws(Refusal) -> [Event] {
        try complaint.decide(command, by: author, circumstances(at: time))
    }

    func circumstances(at time: TimeInterval) -> Circumstances {
        Circumstances(policy: policy, roster: roster, now: history[0].at.addingTimeInterval(time))
    }

    /// Tells the next step. Times count from the receipt and never run back.
    mutating func at(_ time: TimeInterval, _ author: Author, _ commands: Command...) throws {
        for command in commands {
            add(try outcome(at: time, author, command))
        }
        now = history[0].at.addingTimeInterval(time)
    }

    /// Why a command is refused; nil if it is not.
    func refusal(at time: TimeInterval, _ author: Author, _ command: Command) -> Refusal? {
        do {
            _ = try outcome(at: time, author, command)
            return nil
        } catch { return error }
    }

    /// Adds facts that arise outside of commands: acknowledgements, automatic replies, the other half of a merge.
    mutating func add(_ events: [Event]) {
        for event in events { complaint.apply(event) }
        history += events
        if let last = events.last { now = last.at }
    }

    mutating func add(at time: TimeInterval, by actor: Actor = .system, _ fact: Fact) {
        add([Event(at: history[0].at.addingTimeInterval(time), by: actor, fact: fact)])
    }

    mutating func watch(at time: TimeInterval) throws { try at(time, .system, .watch) }
}

// What came of it.
extension Story {
    var state: State { complaint.state }
    var clocks: [Clock] { complaint.clocks(under: policy) }
    var facts: [Fact] { history.map(\.fact) }

    func clock(_ name: ClockName, scope: Int = 0, _ level: Level? = nil) throws -> Clock {
        try #require(clocks.first { $0.key == ClockKey(name, scope: scope, level: level) }, "\(name) is not there")
    }

    func has(_ name: ClockName) -> Bool { clocks.contains { $0.name == name } }
    func isRunning(_ name: ClockName) -> Bool { clocks.contains { $0.name == name && $0.isOpen } }

    func ending(_ name: ClockName, scope: Int = 0, _ level: Level? = nil) throws -> Outcome {
        Outcome(try clock(name, scope: scope, level))
    }

    /// How long after receipt a clock falls due.
    func due(_ name: ClockName, scope: Int = 0, _ level: Level? = nil) throws -> TimeInterval {
        try clock(name, scope: scope, level).dueAt.timeIntervalSince(history[0].at)
    }

    func breaches(_ name: ClockName) -> Int {
        facts.count { if case .breached(let key, _) = $0 { key.name == name } else { false } }
    }

    func count(_ kind: String) -> Int { facts.count { $0.kind == kind } }
}

/// How a clock stands, in one word.
enum Outcome: Hashable {
    case running, overdue, met, metLate, missed
    case cancelled(Cancellation)
    /// Breached first, cancelled then: both stay on record.
    case breachedThenCancelled(Cancellation)

    init(_ clock: Clock) {
        switch clock.ending {
        case nil: self = clock.isBreached ? .overdue : .running
        case .met: self = clock.isMetInTime ? .met : .metLate
        case .missed: self = .missed
        case .cancelled(let why, _): self = clock.isBreached ? .breachedThenCancelled(why) : .cancelled(why)
        }
    }
}

extension Fact {
    /// The name of its case.
    var kind: String { caseName(of: self) }
}

extension Command {
    /// The name of its case.
    var kind: String { caseName(of: self) }
}

private func caseName(of value: some Any) -> String {
    Mirror(reflecting: value).children.first?.label ?? "\(value)"
}
