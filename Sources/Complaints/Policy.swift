public import Foundation

/// The rules as data: operations revise it, a complaint keeps the version it was received under. (6.1)
public struct Policy: Hashable, Sendable, Codable {
    public var version: Int
    /// A revision applies to complaints received from here on.
    public var effectiveFrom: Date
    /// IANA name; every shown time and every "different days" is judged in it.
    public var timeZone: String {
        didSet { calendar = Policy.calendar(in: timeZone) }
    }
    public var clocks: [ClockRule] {
        didSet { table = ClockTable(clocks) }
    }
    public var calendars: [String: WorkingCalendar]
    /// Sub-types by type; the five types stay. (1.1)
    public var subTypes: [SubType]
    /// Types whose complaints count as urgent from the start: they get no automatic reply. (3'.L1.4)
    public var urgentTypes: Set<ComplaintType>
    /// Who is responsible before registration, in turn. (1.2)
    public var dutyAgents: [StaffID]
    /// Which departments a type is offered to first. (3.2.2)
    public var departments: [ComplaintType: [Department]]
    /// Whom in the first of these departments a type is offered to; the department alone where nobody is named. (3.2.2)
    public var assignees: [ComplaintType: StaffID]
    /// Days of silence after a result before it may be closed.
    public var silenceDays: Int
    /// Days after closing within which it may be reopened.
    public var reopenDays: Int
    /// Days after a rejection within which the complainant may object, once.
    public var objectionDays: Int
    /// Unreached call-back attempts, on different days, that stand for one that reached. (3'.L2.4)
    public var callBackAttempts: Int
    /// Gates before a plan that this policy does not ask for; each is a departure from its clause. (3'.L2.2, 3'.L2.3,
    /// 3'.L3.2)
    public var liftedGates: Set<Gate>
    /// What the house words itself, by language; the built-in text where there is none.
    public var texts: [PolicyText: [Language: String]]
    /// By what a level is suggested; a person grades. (3.1)
    public var gradingRules: [GradingRule]

    /// The calendar days of this policy. Worked out from `timeZone` once, because finding a time zone is slow.
    public private(set) var calendar: Calendar
    /// Worked out from `clocks` once.
    private(set) var table: ClockTable

    /// A sub-type that operations added. (1.1)
    public struct SubType: Hashable, Sendable, Codable {
        public var type: ComplaintType
        /// Stable, in the API and in storage.
        public var id: String
        /// Shown names, by language code.
        public var names: [String: String]
        public init(type: ComplaintType, id: String, names: [String: String]) {
            self.type = type
            self.id = id
            self.names = names
        }
    }

    public init(
        version: Int, effectiveFrom: Date, timeZone: String, clocks: [ClockRule],
        calendars: [String: WorkingCalendar] = [:], subTypes: [SubType] = [], urgentTypes: Set<ComplaintType>,
        dutyAgents: [StaffID], departments: [ComplaintType: [Department]],
        assignees: [ComplaintType: StaffID] = [:], silenceDays: Int, reopenDays: Int, objectionDays: Int,
        callBackAttempts: Int, liftedGates: Set<Gate> = [], texts: [PolicyText: [Language: String]] = [:],
        gradingRules: [GradingRule] = GradingRule.standard
    ) {
        self.version = version
        self.effectiveFrom = effectiveFrom
        self.timeZone = timeZone
        self.clocks = clocks
        self.calendars = calendars
        self.subTypes = subTypes
        self.urgentTypes = urgentTypes
        self.dutyAgents = dutyAgents
        self.departments = departments
        self.assignees = assignees
        self.silenceDays = silenceDays
        self.reopenDays = reopenDays
        self.objectionDays = objectionDays
        self.callBackAttempts = callBackAttempts
        self.liftedGates = liftedGates
        self.texts = texts
        self.gradingRules = gradingRules
        calendar = Policy.calendar(in: timeZone)
        table = ClockTable(clocks)
    }

    /// The rule of a clock, if the policy has one.
    public func rule(_ name: ClockName) -> ClockRule? { clocks.first { $0.name == name } }

    private static func calendar(in timeZone: String) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        return calendar
    }
}

extension Policy {
    /// What is stored; the rest is worked out.
    private enum CodingKeys: String, CodingKey {
        case version, effectiveFrom, timeZone, clocks, calendars, subTypes, urgentTypes, dutyAgents, departments
        case assignees, silenceDays, reopenDays, objectionDays, callBackAttempts, liftedGates
        case texts, gradingRules
    }

    /// Where the first two texts stood before there were others.
    private enum OlderKeys: String, CodingKey {
        case automaticReplies, outsideRoutes
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let older = try decoder.container(keyedBy: OlderKeys.self)
        var texts = try values.decodeIfPresent([PolicyText: [Language: String]].self, forKey: .texts) ?? [:]
        for (text, key) in [(PolicyText.automaticReply, OlderKeys.automaticReplies), (.outsideRoutes, .outsideRoutes)] {
            let words = try older.decodeIfPresent([Language: String].self, forKey: key) ?? [:]
            if texts[text] == nil, !words.isEmpty { texts[text] = words }
        }
        self.init(
            version: try values.decode(Int.self, forKey: .version),
            effectiveFrom: try values.decode(Date.self, forKey: .effectiveFrom),
            timeZone: try values.decode(String.self, forKey: .timeZone),
            clocks: try values.decode([ClockRule].self, forKey: .clocks),
            calendars: try values.decode([String: WorkingCalendar].self, forKey: .calendars),
            subTypes: try values.decode([SubType].self, forKey: .subTypes),
            urgentTypes: try values.decode(Set<ComplaintType>.self, forKey: .urgentTypes),
            dutyAgents: try values.decode([StaffID].self, forKey: .dutyAgents),
            departments: try values.decode([ComplaintType: [Department]].self, forKey: .departments),
            // Versions from before assignees, gates and rules were part of the policy.
            assignees: try values.decodeIfPresent([ComplaintType: StaffID].self, forKey: .assignees) ?? [:],
            silenceDays: try values.decode(Int.self, forKey: .silenceDays),
            reopenDays: try values.decode(Int.self, forKey: .reopenDays),
            objectionDays: try values.decode(Int.self, forKey: .objectionDays),
            callBackAttempts: try values.decode(Int.self, forKey: .callBackAttempts),
            liftedGates: try values.decodeIfPresent(Set<Gate>.self, forKey: .liftedGates) ?? [],
            texts: texts,
            gradingRules: try values.decodeIfPresent([GradingRule].self, forKey: .gradingRules)
                ?? GradingRule.standard)
    }
}

/// One row of the table of clocks.
public struct ClockRule: Hashable, Sendable, Codable {
    public var name: ClockName
    public var clause: Clause
    /// The levels it applies to.
    public var levels: Set<Level>
    public var startsAt: Signal
    /// By level. Where all levels agree the clock survives re-grading; where they differ each level has its own.
    public var lengths: [Level: ClockLength]
    public var metBy: Set<Signal>
    /// Starts again with each event that meets it, and at each missed due time. (3'.L3.4)
    public var repeats: Bool
    /// Counts only while the complaint is open. (4.2.2)
    public var countsOpenTime: Bool
    /// A promise towards the complainant: ends when the complainant withdraws and the case goes on inside.
    public var facesComplainant: Bool
    /// Runs only while the complaint is marked as a security case. (3'.L3.2)
    public var securityOnly: Bool

    public init(
        _ name: ClockName, _ clause: Clause, levels: Set<Level> = Set(Level.allCases), startsAt: Signal,
        lengths: [Level: ClockLength], metBy: Set<Signal>, repeats: Bool = false, countsOpenTime: Bool = false,
        facesComplainant: Bool = false, securityOnly: Bool = false
    ) {
        self.name = name
        self.clause = clause
        self.levels = levels
        self.startsAt = startsAt
        self.lengths = lengths
        self.metBy = metBy
        self.repeats = repeats
        self.countsOpenTime = countsOpenTime
        self.facesComplainant = facesComplainant
        self.securityOnly = securityOnly
    }

    /// Whether re-grading gives a clock of a different length.
    public var dependsOnLevel: Bool { Set(levels.compactMap { lengths[$0] }).count > 1 }
}
