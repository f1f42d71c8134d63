import Complaints
import Foundation
import Testing

@Suite("Why a rule says no")
struct RefusalTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let code: String
        let clause: Clause
        /// Somebody runs into it.
        let reached: @Sendable () throws -> Refusal?
        var testDescription: String { code }
        init(_ code: String, _ clause: Clause, _ reached: @escaping @Sendable () throws -> Refusal?) {
            self.code = code
            self.clause = clause
            self.reached = reached
        }
        init(_ code: String, _ clause: Clause, _ state: State, _ author: Author, _ command: Command) {
            self.init(code, clause, state, .general, author, command)
        }
        /// By one command to a complaint in its plain course.
        init(
            _ code: String, _ clause: Clause, _ state: State, _ level: Level, _ author: Author,
            _ command: Command
        ) {
            self.init(code, clause) { try Story.told(to: state, level).refusal(at: hours(1), author, command) }
        }
    }

    static let samples = byOneCommand + byStories + byKeeping + byRevising

    private static func asked(
        _ state: State, _ kind: DataRequestKind, held: Bool = false, _ author: Author, _ command: Command,
        at time: TimeInterval = days(500)
    ) throws -> Refusal? {
        var story = try Story.told(to: state)
        if held { try story.at(hours(1), .lead, .placeHold(reason: "Court")) }
        try story.at(hours(2), .complainant, .requestData(kind, text: "Mine"))
        return story.refusal(at: time, author, command)
    }

    private static let byKeeping = [
        Sample("message-overtaken", "3'.L2.3") {
            caught { () throws(Refusal) in try Resending.require(by: People.operations, isOvertaken: true) }
        },
        Sample("retention-not-begun", "6.2") {
            try asked(.graded, .deletion, .supervisor, .grantRequest(1, field: nil, value: ""))
        },
        Sample("retention-too-short", "6.2") {
            caught { () throws(Refusal) in try PolicyRetention.months(11).requireRetention() }
        },
        Sample("on-hold", "6.2") {
            try asked(.closed, .deletion, held: true, .supervisor, .grantRequest(1, field: nil, value: ""))
        },
        Sample("anonymised", "6.2") {
            var story = try Story.told(to: .closed)
            try story.at(days(400), .system, .erase)
            return story.refusal(at: days(401), .agent, .addNote("Late", attachments: []))
        },
        Sample("request-open", "6.2") {
            try asked(.closed, .copy, .complainant, .requestData(.copy, text: "Again"))
        },
        Sample("request-unknown", "6.2", .graded, .agent, .grantRequest(1, field: nil, value: "")),
        Sample("ground-unfounded", "6.2") {
            try asked(.closed, .deletion, .supervisor, .refuseRequest(1, .hold, reason: "Held"))
        },
    ]

    private static let byOneCommand = [
        Sample("not-allowed", "1.2", .graded, .technician, .withdraw),
        Sample("wrong-state", "3.2", .graded, .agent, .result()),
        Sample("reason-missing", "1.2", .registered, .agent, .reject(reason: "")),
        Sample("text-missing", "3.2", .graded, .agent, .addNote("", attachments: [])),
        Sample("result-incomplete", "4.1", .planned, .agent, .result(nil)),
        Sample("wrong-department", "3.1.L1", .graded, .general, .agent, .assign(.technical)),
        Sample("wrong-department", "3'.L2.1", .graded, .complex, .agent, .assign(.frontLine)),
        Sample("wrong-department", "3.1.L3", .graded, .major, .agent, .assign(.frontLine)),
        Sample("person-unsuitable", "1.2", .graded, .agent, .assign(.frontLine, to: People.technician)),
        Sample("item-unknown", "3.2", .graded, .agent, .verify(1)),
        Sample("not-assignee", "3.2.3", .assigned, .technician, .verify(1)),
        Sample("facts-missing", "3.2.3", .assigned, .agent, .plan()),
        Sample("only-major", "3.1.L3", .graded, .lead, .bulletin()),
        Sample(
            "group-incomplete", "3'.L3.1", .graded, .major, .lead,
            .formGroup(TaskGroup(operationsLead: 6, technicalDirector: 6, serviceSupervisor: 6))),
        Sample("call-back-missing", "3'.L2.4") {
            var story = try Story.told(to: .investigated, .complex)
            try story.at(hours(1), .technician, .plan())
            try story.at(hours(1), .agent, .result())
            return story.refusal(at: days(9), .agent, .close)
        },
        Sample("silence-not-over", "4.2.1", .resultSent, .agent, .close),
        Sample("lowering-needs-supervisor", "1.2", .graded, .complex, .agent, .grade(.general)),
        Sample("stated-time-impossible", "1.2", .assigned, .agent, .callBack(at: days(1))),
        Sample("date-not-in-future", "3.2", .graded, .complex, .technician, .measure(until: 0)),
        Sample("nothing-to-do", "3.2", .graded, .agent, .grade(.general)),
    ]

    private static let byStories = [
        Sample("concerned", "1.2") {
            try Story(complainantIsStaff: People.agent.id).refusal(at: 60, .agent, .register)
        },
        Sample("person-concerned", "1.2") {
            var story = try Story.told(to: .graded)
            try story.at(hours(1), .supervisor, .markConcerned(2, reason: "Named"))
            return story.refusal(at: hours(1), .agent, .assign(.frontLine, to: People.otherAgent))
        },
        Sample("department-missing", "3'.L2.2") {
            var story = try Story.told(to: .assigned, .complex)
            try story.at(hours(1), .technician, .verify(1))
            return story.refusal(at: hours(1), .technician, .plan())
        },
        Sample("measure-missing", "3'.L2.3") {
            var story = try Story.told(to: .investigated, .complex)
            try story.at(hours(1), .agent, .grade(.complex, fault: true))
            return story.refusal(at: hours(1), .technician, .plan())
        },
        Sample("group-missing", "3'.L3.1") {
            var story = try Story.told(to: .investigated, .complex)
            try story.at(hours(1), .agent, .grade(.major))
            return story.refusal(at: hours(1), .technician, .plan())
        },
        Sample("isolation-missing", "3'.L3.2") {
            var story = try Story.told(to: .planned, .major)
            try story.at(hours(1), .agent, .grade(.major, security: true))
            return story.refusal(at: hours(1), .lead, .plan())
        },
        Sample("approval-missing", "3'.L3.3") {
            try Story.told(to: .planned, .major, needsApproval: true).refusal(at: hours(1), .agent, .result())
        },
        Sample("not-reached-open", "3.2.5") {
            var story = try Story.told(to: .resolved)
            try story.at(hours(1), .system, .recordNotReached(message: "m", reason: "Bounced"))
            return story.refusal(at: hours(1), .agent, .close)
        },
        Sample("waiver-by-assignee", "1.2") {
            var story = try Story.told(to: .graded)
            try story.at(hours(1), .agent, .assign(.frontLine, to: People.supervisor))
            return story.refusal(at: hours(1), .supervisor, .waive(.temporaryMeasure, reason: "None"))
        },
        Sample("bulletin-of-incident", "3'.L3.4") {
            var story = try Story.told(to: .graded, .major)
            try story.at(hours(1), .agent, .joinIncident(4))
            return story.refusal(at: hours(2), .lead, .bulletin())
        },
        Sample("same-decider", "3.2.1") {
            try objected().refusal(at: hours(3), .agent, .decideObjection(upheld: true, reason: "So"))
        },
        Sample("already-objected", "3.2.1") { try objected().refusal(at: hours(3), .complainant, .object("Again")) },
        Sample("objection-too-late", "3.2.1") {
            var story = try Story.told(to: .registered)
            try story.at(hours(1), .agent, .reject(reason: "No"))
            return story.refusal(at: days(8), .complainant, .object("But"))
        },
        Sample("withdrawn-before", "3.2.1") {
            var story = try Story.told(to: .assigned, .major)
            try story.at(hours(1), .complainant, .withdraw)
            return story.refusal(at: hours(2), .complainant, .write(text: "More", attachments: []))
        },
        Sample("rejected-before", "3.2.1") {
            var story = try Story.told(to: .registered)
            try story.at(hours(1), .agent, .reject(reason: "Not ours"))
            return story.refusal(at: hours(2), .complainant, .write(text: "More", attachments: []))
        },
        Sample("reopen-too-late", "4.2.1") { try Story.told(to: .closed).refusal(at: days(31), .complainant, .reopen) },
        Sample("cannot-merge", "2.2.1") {
            let story = try Story()
            return caught { () throws(Refusal) in
                _ = try story.complaint.merge(
                    into: story.complaint, reason: "Twice", by: .agent, story.circumstances(at: 60))
            }
        },
        Sample("retention-running", "6.2") {
            let story = try Story.told(to: .closed)
            return caught { () throws(Refusal) in
                try story.complaint.requirePurgeable(under: story.policy, at: dayOne.addingTimeInterval(days(300)))
            }
        },
    ]

    /// What became of a draft of the policy that its author wrote and perhaps handed in.
    private static func drafted(
        _ change: (inout Policy) -> Void = { $0.silenceDays = 5 }, effectiveFrom: Date? = nil, handedIn: Bool = true,
        _ act: (inout PolicyDraft) throws(Refusal) -> Void
    ) throws -> Refusal? {
        var draft = try PolicyDraft.begin(from: .standard, by: PolicyDraftTests.author)
        var policy = draft.policy
        change(&policy)
        try draft.write(
            policy, reason: "Faster", effectiveFrom: effectiveFrom, confirmed: [], by: PolicyDraftTests.author)
        if handedIn { try draft.submit(by: PolicyDraftTests.author, newest: 1, at: dayOne) }
        return caught { () throws(Refusal) in try act(&draft) }
    }

    private static let byRevising = [
        Sample("second-person-needed", "6.1") {
            try drafted { (draft) throws(Refusal) in
                _ = try draft.approve(by: PolicyDraftTests.author, newest: 1, at: dayOne)
            }
        },
        Sample("draft-at-other-stage", "6.1") {
            try drafted(handedIn: false) { (draft) throws(Refusal) in
                _ = try draft.approve(by: PolicyDraftTests.second, newest: 1, at: dayOne)
            }
        },
        Sample("draft-outdated", "6.1") {
            try drafted { (draft) throws(Refusal) in
                _ = try draft.approve(by: PolicyDraftTests.second, newest: 2, at: dayOne)
            }
        },
        Sample("draft-unchanged", "6.1") {
            try drafted({ _ in }, handedIn: false) { (draft) throws(Refusal) in
                try draft.submit(by: PolicyDraftTests.author, newest: 1, at: dayOne)
            }
        },
        Sample("effective-date-passed", "6.1") {
            try drafted(effectiveFrom: dayOne.addingTimeInterval(60)) { (draft) throws(Refusal) in
                _ = try draft.approve(
                    by: PolicyDraftTests.second, newest: 1, at: dayOne.addingTimeInterval(61))
            }
        },
        Sample("clock-unworkable", "3.2.5") {
            var draft = try PolicyDraft.begin(from: .standard, by: PolicyDraftTests.author)
            var policy = draft.policy
            policy.change(.resultNotice) { $0.metBy = [.registered] }
            return caught { () throws(Refusal) in
                try draft.write(
                    policy, reason: "x", effectiveFrom: nil, confirmed: ["3.2.5"], by: PolicyDraftTests.author)
            }
        },
        Sample("departure-unconfirmed", "3.1") {
            try drafted({ $0.setLength(.hours(30), of: .handling, at: .general) }, handedIn: false) {
                (draft) throws(Refusal) in
                try draft.submit(by: PolicyDraftTests.author, newest: 1, at: dayOne)
            }
        },
    ]

    private static func objected() throws -> Story {
        var story = try Story.told(to: .registered)
        try story.at(hours(1), .agent, .reject(reason: "No"))
        try story.at(hours(2), .complainant, .object("But"))
        return story
    }

    private static func caught(_ act: () throws(Refusal) -> Void) -> Refusal? {
        do throws(Refusal) {
            try act()
            return nil
        } catch { return error }
    }

    @Test("1.2t every refusal is reached, has a stable name, and stands on a clause", arguments: samples)
    func reached(sample: Sample) throws {
        let refusal = try #require(try sample.reached())
        #expect(refusal.code == sample.code)
        #expect(refusal.clause == sample.clause)
    }

    @Test("1.2t the samples reach every refusal there is")
    func complete() {
        #expect(Set(Self.samples.map(\.code)).count == 51)
    }

    @Test("1.2t what a screen offers is what would be decided", arguments: EveryCommand.samples)
    func offered(sample: EveryCommand.Sample) throws {
        var story = try sample.setting()
        try story.watch(at: hours(20))
        for author in People.all.map(Author.staff) + [.complainant, .system] {
            #expect(
                story.complaint.refusal(of: sample.command, by: author, story.circumstances(at: hours(20)))
                    == story.refusal(at: hours(20), author, sample.command))
        }
    }

    @Test("3'.L2.2, 3'.L2.3, 3'.L3.2 a gate that can be waived stands on its clause")
    func gates() {
        #expect(Gate.allCases.map(\.clause) == ["3'.L2.3", "3'.L3.2", "3'.L2.2"])
    }
}
