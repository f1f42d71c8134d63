public import Foundation

/// A made-up year of complaints for trying a policy: the same seed tells the same year. What people do in it does not
/// depend on the policy, so that two policies are compared by the same complaints. (6.1)
public struct SyntheticYear: Sendable {
    public let seed: UInt64
    public let count: Int
    /// The end of the year; nothing happens after it.
    public let end: Date

    public init(seed: UInt64, count: Int, end: Date) {
        self.seed = seed
        self.count = count
        self.end = end
    }

    static let length: TimeInterval = 365 * 86_400

    /// The history of one complaint, from 0 up to `count`, made for a version of the policy.
    public func history(_ index: Int, policy version: Int) -> [Event] {
        var chance = SeededChance(seed: seed &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
        let (type, level) = chance.matter()
        let start = end.addingTimeInterval(-Self.length + chance.fraction() * Self.length)
        let receipt = Receipt(
            number: ComplaintNumber(rawValue: "S\(index + 1)"), channel: .form, type: type, title: "—", content: "—",
            policy: version, responsible: SyntheticCourse.agent)
        var course = SyntheticCourse(chance: chance, start: start)
        course.add(0, .complainant, .received(receipt))
        course.tell(type, level)
        return course.events.filter { $0.at <= end }.sorted { $0.at < $1.at }
    }
}

/// SplitMix64, with what a made-up year draws of it.
struct SeededChance {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// From 0, below 1.
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

    /// Seconds of a delay that is mostly around `median` hours and seldom several times that: log-normal.
    mutating func delay(_ median: Double, spread: Double = 0.7) -> TimeInterval {
        let (u, v) = (max(fraction(), 1e-12), fraction())
        let normal = (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
        return median * 3600 * exp(spread * normal)
    }

    /// A type, and the level that it turns out to be of.
    mutating func matter() -> (ComplaintType, Level) {
        let type: ComplaintType =
            switch fraction() {
            case ..<0.45: .functionalFault
            case ..<0.65: .serviceQuality
            case ..<0.80: .informationError
            case ..<0.83: .privacy
            default: .other
            }
        if type == .privacy { return (type, .major) }
        let complex = type == .functionalFault ? 0.33 : type == .serviceQuality ? 0.4 : 0.1
        let draw = fraction()
        return (type, draw < 0.02 ? .major : draw < 0.02 + complex ? .complex : .general)
    }
}

/// What people do to one made-up complaint, with their delays.
struct SyntheticCourse {
    static let agent = StaffID(rawValue: 1)
    private static let technician = Actor.staff(StaffID(rawValue: 2))
    private static let clerk = Actor.staff(StaffID(rawValue: 3))
    private static let lead = Actor.staff(StaffID(rawValue: 4))
    private let agent = Actor.staff(Self.agent)

    private(set) var events: [Event] = []
    private var chance: SeededChance
    private let start: Date

    init(chance: SeededChance, start: Date) {
        self.chance = chance
        self.start = start
    }

    mutating func add(_ seconds: TimeInterval, _ actor: Actor, _ fact: Fact) {
        // Whole milliseconds, as everything is stored.
        let at = start.addingTimeInterval((seconds * 1000).rounded() / 1000)
        events.append(Event(at: at, by: actor, fact: fact))
    }

    mutating func tell(_ type: ComplaintType, _ level: Level) {
        let isSecurity = type == .privacy
        let registered = chance.delay(0.13, spread: 0.8)
        add(
            registered, agent,
            .registered(Registration(userID: nil, contact: .none, type: type, summary: "—")))
        let valid = registered + chance.delay(0.2)
        add(valid, agent, .validated(note: nil))
        if chance.happens(0.05) { return add(valid + 60, agent, .rejected(reason: "—")) }
        let graded = valid + chance.delay(0.1)
        add(graded, agent, .graded(Grade(level: level, reason: "—", security: isSecurity)))
        let answered = graded + chance.delay(level == .general ? 1.2 : 3)
        add(answered, agent, .messageSent(Message(purpose: .progress, text: "—")))
        let planned: TimeInterval =
            switch level {
            case .general: general(from: graded)
            case .complex: complex(from: graded)
            case .major: major(from: graded, isSecurity: isSecurity)
            }
        end(from: planned)
    }

    private mutating func general(from graded: TimeInterval) -> TimeInterval {
        assign(1, .frontLine, at: graded)
        let verified = graded + chance.delay(4)
        add(verified, agent, .factsVerified(WorkItemID(rawValue: 1), findings: "—"))
        return plan(at: verified + chance.delay(1), by: agent)
    }

    private mutating func complex(from graded: TimeInterval) -> TimeInterval {
        let assigned = graded + chance.delay(0.3)
        assign(1, .technical, at: assigned)
        assign(2, .business, at: assigned)
        add(graded + chance.delay(16), Self.technician, .preliminaryFindingRecorded("—"))
        let technical = assigned + chance.delay(11)
        let business = assigned + chance.delay(9)
        add(technical, Self.technician, .factsVerified(WorkItemID(rawValue: 1), findings: "—"))
        add(business, Self.clerk, .factsVerified(WorkItemID(rawValue: 2), findings: "—"))
        let verified = max(technical, business)
        return plan(at: verified + chance.delay(4), by: Self.technician)
    }

    private mutating func major(from graded: TimeInterval, isSecurity: Bool) -> TimeInterval {
        let group = TaskGroup(
            operationsLead: StaffID(rawValue: 4), technicalDirector: StaffID(rawValue: 5),
            serviceSupervisor: StaffID(rawValue: 6))
        add(graded + chance.delay(6), Self.lead, .groupFormed(group))
        if isSecurity {
            let isolation = Measure(
                id: MeasureID(rawValue: 1), target: "—", flag: FlagSetting(key: "part", kind: .boolean, value: "false"),
                reason: "—", until: start.addingTimeInterval(graded + 30 * 86_400))
            add(graded + chance.delay(0.4), Self.technician, .isolated(isolation))
        }
        assign(1, .technical, at: graded + chance.delay(1))
        let verified = graded + chance.delay(14)
        add(verified, Self.technician, .factsVerified(WorkItemID(rawValue: 1), findings: "—"))
        add(graded + chance.delay(24), Self.lead, .preliminaryReported("—"))
        let planned = plan(at: verified + chance.delay(8), by: Self.lead)
        var bulletin = graded + chance.delay(5)
        while bulletin < planned {
            add(bulletin, Self.lead, .bulletinPublished(Bulletin(stage: .located, text: "—")))
            bulletin += chance.delay(9, spread: 0.3)
        }
        add(max(planned, bulletin), Self.lead, .bulletinPublished(Bulletin(stage: .repaired, text: "—")))
        return planned
    }

    private mutating func assign(_ item: Int, _ department: Department, at seconds: TimeInterval) {
        let item = WorkItemID(rawValue: item)
        add(seconds, agent, .assigned(Assignment(item: item, department: department)))
    }

    private mutating func plan(at seconds: TimeInterval, by actor: Actor) -> TimeInterval {
        add(seconds, actor, .planned(Plan(solution: "—")))
        return seconds
    }

    /// The result, a second round for some, and the end.
    private mutating func end(from planned: TimeInterval) {
        let sent = planned + chance.delay(3)
        let isOpen = chance.happens(0.08)
        add(sent, agent, .resultSent(result(isOpen ? .pendingFollowUp : .resolved)))
        var last = sent
        if isOpen {
            last += chance.delay(30)
            add(last, agent, .followUpStarted(nil))
            last += chance.delay(40)
            add(last, agent, .resultSent(result(.resolved)))
        }
        if chance.happens(0.6) {
            last += chance.delay(10)
            add(last, .complainant, .accepted(nil))
            add(last + chance.delay(2), agent, .closed(Closing(ground: .accepted)))
        } else {
            add(last + 7 * 86_400 + chance.delay(5), agent, .closed(Closing(ground: .silence)))
        }
    }

    private func result(_ status: ResultStatus) -> ProcessingResult {
        ProcessingResult(message: "m", status: status, solution: "—", handler: "—", contact: "—")
    }
}
