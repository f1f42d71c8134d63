import Complaints
import Foundation
import Testing

@Suite("Revising the policy")
struct PolicyDraftTests {
    static let author = StaffMember(id: 20, name: "Zhou", roles: [.operations])
    static let second = StaffMember(id: 21, name: "Wu", roles: [.operations])

    /// A draft with a stricter handling limit, handed in by its author.
    private func submitted(
        _ change: (inout Policy) -> Void = { $0.setLength(.hours(20), of: .handling, at: .general) },
        effectiveFrom: Date? = nil, confirmed: Set<Clause> = []
    ) throws -> PolicyDraft {
        var draft = try written(change, effectiveFrom: effectiveFrom, confirmed: confirmed)
        try draft.submit(by: Self.author, newest: 1, at: dayOne)
        return draft
    }

    private func written(
        _ change: (inout Policy) -> Void, reason: String = "Faster", effectiveFrom: Date? = nil,
        confirmed: Set<Clause> = []
    ) throws -> PolicyDraft {
        var draft = try PolicyDraft.begin(from: .standard, by: Self.author)
        var policy = draft.policy
        change(&policy)
        try draft.write(
            policy, reason: reason, effectiveFrom: effectiveFrom, confirmed: confirmed, by: Self.author)
        return draft
    }

    private func refusal(_ act: () throws(Refusal) -> Void) -> Refusal? {
        do throws(Refusal) {
            try act()
            return nil
        } catch { return error }
    }

    @Test("6.1 approved by a second person it is the next version, from its effective date or at once")
    func approved() throws {
        var draft = try submitted()
        let next = try draft.approve(by: Self.second, newest: 1, at: dayOne)
        #expect(draft.stage == .approved)
        #expect(next.version == 2)
        #expect(next.effectiveFrom == dayOne)
        #expect(next.rule(.handling)?.lengths[.general] == .hours(20))
        let later = dayOne.addingTimeInterval(days(3))
        var planned = try submitted(effectiveFrom: later)
        #expect(try planned.approve(by: Self.second, newest: 1, at: dayOne).effectiveFrom == later)
    }

    @Test("6.1 nobody who wrote in it approves it, not even one of several")
    func secondPerson() throws {
        var draft = try submitted()
        #expect(
            refusal { () throws(Refusal) in _ = try draft.approve(by: Self.author, newest: 1, at: dayOne) }
                == .secondPersonNeeded)
        try draft.sendBack(reason: "Too strict", by: Self.second)
        let policy = draft.policy
        try draft.write(policy, reason: "Milder", effectiveFrom: nil, confirmed: [], by: Self.second)
        try draft.submit(by: Self.author, newest: 1, at: dayOne)
        #expect(
            refusal { () throws(Refusal) in _ = try draft.approve(by: Self.second, newest: 1, at: dayOne) }
                == .secondPersonNeeded)
        #expect(Refusal.secondPersonNeeded.clause == "6.1")
        #expect(draft.authors == [20, 21])
    }

    @Test("6.1 only the operations team writes, hands in, approves, sends back, gives up")
    func operationsOnly() throws {
        let no = Refusal.notAllowed(needs: [.operations])
        for member in People.all where !member.has(.operations) {
            #expect(refusal { () throws(Refusal) in _ = try PolicyDraft.begin(from: .standard, by: member) } == no)
            var open = try written { $0.silenceDays = 5 }
            let policy = open.policy
            #expect(
                refusal { () throws(Refusal) in
                    try open.write(policy, reason: "", effectiveFrom: nil, confirmed: [], by: member)
                } == no)
            #expect(refusal { () throws(Refusal) in try open.submit(by: member, newest: 1, at: dayOne) } == no)
            #expect(refusal { () throws(Refusal) in try open.discard(by: member) } == no)
            var waiting = try submitted()
            #expect(refusal { () throws(Refusal) in _ = try waiting.approve(by: member, newest: 1, at: dayOne) } == no)
            #expect(refusal { () throws(Refusal) in try waiting.sendBack(reason: "No", by: member) } == no)
        }
        let disabled = StaffMember(id: 21, name: "Wu", roles: [.operations], isEnabled: false)
        var waiting = try submitted()
        #expect(refusal { () throws(Refusal) in _ = try waiting.approve(by: disabled, newest: 1, at: dayOne) } == no)
    }

    @Test("6.1 what was handed in is neither written nor handed in again; what was not is not approved")
    func stages() throws {
        var waiting = try submitted()
        let policy = waiting.policy
        #expect(
            refusal { () throws(Refusal) in
                try waiting.write(policy, reason: "x", effectiveFrom: nil, confirmed: [], by: Self.author)
            } == .draftAtOtherStage)
        #expect(
            refusal { () throws(Refusal) in try waiting.submit(by: Self.author, newest: 1, at: dayOne) }
                == .draftAtOtherStage)
        #expect(refusal { () throws(Refusal) in try waiting.sendBack(reason: " ", by: Self.second) } == .reasonMissing)
        var open = try written { $0.silenceDays = 5 }
        #expect(
            refusal { () throws(Refusal) in _ = try open.approve(by: Self.second, newest: 1, at: dayOne) }
                == .draftAtOtherStage)
        #expect(refusal { () throws(Refusal) in try open.sendBack(reason: "x", by: Self.second) } == .draftAtOtherStage)
        try open.discard(by: Self.author)
        #expect(open.stage == .discarded)
        #expect(refusal { () throws(Refusal) in try open.discard(by: Self.author) } == .draftAtOtherStage)
    }

    @Test("6.1 refused: begun from an older version, without a change, without a reason, with a date that has passed")
    func unsound() throws {
        var old = try written { $0.silenceDays = 5 }
        #expect(
            refusal { () throws(Refusal) in try old.submit(by: Self.author, newest: 2, at: dayOne) } == .draftOutdated)
        var same = try written { _ in }
        #expect(
            refusal { () throws(Refusal) in try same.submit(by: Self.author, newest: 1, at: dayOne) } == .draftUnchanged
        )
        var mute = try written({ $0.silenceDays = 5 }, reason: " ")
        #expect(
            refusal { () throws(Refusal) in try mute.submit(by: Self.author, newest: 1, at: dayOne) } == .reasonMissing)
        var late = try submitted(effectiveFrom: dayOne.addingTimeInterval(60))
        #expect(
            refusal { () throws(Refusal) in
                _ = try late.approve(by: Self.second, newest: 1, at: dayOne.addingTimeInterval(61))
            } == .effectiveDatePassed)
    }

    @Test("6.1 a looser limit is handed in only with the clause it departs from confirmed; a stricter one freely")
    func departures() throws {
        let loosen: (inout Policy) -> Void = { $0.setLength(.hours(30), of: .handling, at: .general) }
        var draft = try written(loosen)
        #expect(draft.unconfirmed.map(\.clause) == ["3.1"])
        #expect(
            refusal { () throws(Refusal) in try draft.submit(by: Self.author, newest: 1, at: dayOne) }
                == .departureUnconfirmed("3.1"))
        #expect(Refusal.departureUnconfirmed("3.1").clause == "3.1")
        var other = try written(loosen, confirmed: ["3'.L1"])
        #expect(
            refusal { () throws(Refusal) in try other.submit(by: Self.author, newest: 1, at: dayOne) }
                == .departureUnconfirmed("3.1"))
        var confirmed = try submitted(loosen, confirmed: ["3.1"])
        #expect(try confirmed.approve(by: Self.second, newest: 1, at: dayOne).version == 2)
        #expect(try submitted().policy.departures.isEmpty)
    }

    @Test("6.1 every limit of the regulation is guarded, for each of its levels", arguments: Policy.standard.clocks)
    func everyLimit(rule: ClockRule) throws {
        guard rule.name != .retention else { return }
        for level in rule.levels {
            guard case .seconds(let seconds) = rule.lengths[level] else { throw Missing() }
            var policy = Policy.standard
            policy.setLength(.seconds(seconds + 1), of: rule.name, at: level)
            #expect(policy.departures.map(\.clause) == [rule.clause])
            policy.setLength(.seconds(seconds - 1), of: rule.name, at: level)
            #expect(policy.departures.isEmpty)
        }
        var without = Policy.standard
        without.clocks.removeAll { $0.name == rule.name }
        #expect(without.departures.count == rule.levels.count)
    }

    @Test("6.1 as many hours of working time are looser, unless the calendar never closes; 3'.L2.4 fewer attempts too")
    func workingTime() throws {
        var policy = Policy.standard
        policy.calendars = ["office": .office, "always": .always]
        policy.setLength(.working(24 * 3600, calendar: "office"), of: .handling, at: .general)
        #expect(policy.departures.map(\.clause) == ["3.1"])
        policy.setLength(.working(24 * 3600, calendar: "always"), of: .handling, at: .general)
        #expect(policy.departures.isEmpty)
        policy.callBackAttempts = 2
        #expect(policy.departures.map(\.clause) == ["3'.L2.4"])
        policy.callBackAttempts = 4
        #expect(policy.departures.isEmpty)
    }

    @Test("6.1 another start or stop departs from its clause, a level less does, a level more does not")
    func events() throws {
        var policy = Policy.standard
        policy.change(.resultNotice) { $0.startsAt = .itemVerified }
        policy.change(.handling) { $0.metBy.insert(.progressTold) }
        policy.change(.response) {
            $0.levels = [.general, .complex]
            $0.lengths = [.general: .hours(24), .complex: .hours(24)]
        }
        #expect(
            policy.departures.map(\.subject) == [
                .stops(.handling, allowed: [.resultSent], drafted: [.resultSent, .progressTold]),
                .start(.resultNotice, allowed: .planned, drafted: .itemVerified),
            ])
        #expect(policy.departures.map(\.clause) == ["3.1", "3.2.5"])
        #expect(
            policy.changes(from: .standard) == [
                .limit(.response, .complex, from: nil, to: .hours(24)),
                .stops(.handling, from: [.resultSent], to: [.resultSent, .progressTold]),
                .start(.resultNotice, from: .planned, to: .itemVerified),
            ])
        let own = policy
        var draft = try written { $0 = own }
        #expect(
            refusal { () throws(Refusal) in try draft.submit(by: Self.author, newest: 1, at: dayOne) }
                == .departureUnconfirmed("3.1"))
        #expect(try submitted({ $0 = own }, confirmed: ["3.1", "3.2.5"]).unconfirmed.isEmpty)
        policy.change(.response) { $0.levels = [.complex] }
        #expect(
            policy.departures.map(\.subject).contains(
                .limit(.response, .general, allowed: .hours(24), drafted: nil)))
    }

    @Test("6.2 less than twelve months of retention is refused, confirmed or not", arguments: [0, 1, 11])
    func retention(months: Int) throws {
        var draft = try PolicyDraft.begin(from: .standard, by: Self.author)
        var policy = Policy.standard
        for level in Level.allCases { policy.setLength(.months(months), of: .retention, at: level) }
        #expect(
            refusal { () throws(Refusal) in
                try draft.write(policy, reason: "x", effectiveFrom: nil, confirmed: ["6.2"], by: Self.author)
            } == .retentionTooShort(months: 12))
        #expect(Refusal.retentionTooShort(months: 12).clause == "6.2")
        policy.clocks.removeAll { $0.name == .retention }
        #expect(
            refusal { () throws(Refusal) in
                try draft.write(policy, reason: "x", effectiveFrom: nil, confirmed: [], by: Self.author)
            } == .retentionTooShort(months: 12))
    }

    @Test("6.1 the difference names everything that is different, and nothing else")
    func difference() throws {
        #expect(Policy.standard.changes(from: .standard).isEmpty)
        var policy = Policy.standard
        policy.version = 9
        policy.effectiveFrom = dayOne
        #expect(policy.changes(from: .standard).isEmpty, "version and date are no differences")
        policy.setLength(.hours(20), of: .handling, at: .general)
        for level in Level.allCases { policy.setLength(.minutes(20), of: .registration, at: level) }
        policy.calendars["office"] = .office
        policy.timeZone = "UTC"
        policy.silenceDays = 5
        let subType = Policy.SubType(type: .other, id: "x", names: ["en": "X"])
        policy.subTypes = [subType]
        policy.urgentTypes = [.functionalFault]
        policy.dutyAgents = [3]
        policy.liftedGates = [.bothDepartments]
        policy.departments[.other] = [.technical, .business]
        policy[.automaticReply, .en] = "By {time}."
        policy[.outsideRoutes, .zh] = "12315"
        let rule = GradingRule(.major, words: ["fire"])
        policy.gradingRules.append(rule)
        #expect(
            policy.changes(from: .standard) == [
                .limit(.registration, nil, from: .minutes(30), to: .minutes(20)),
                .limit(.handling, .general, from: .hours(24), to: .hours(20)), .calendar("office", .added),
                .timeZone(from: "Asia/Shanghai", to: "UTC"), .figure(.silenceDays, from: 7, to: 5),
                .gate(.bothDepartments, isAsked: false),
                .subType(subType, .added), .urgent(.functionalFault, true), .urgent(.privacy, false),
                .duty(from: [], to: [3]),
                .departments(.other, from: [.business, .technical], to: [.technical, .business]),
                .text(.automaticReply, .en, from: nil, to: "By {time}."),
                .text(.outsideRoutes, .zh, from: nil, to: "12315"),
                .gradingRule(rule, .added),
            ])
        var renamed = policy
        renamed.calendars["office"]?.week[1] = [.init(from: 0, to: 60)]
        renamed.subTypes[0].names["en"] = "Y"
        #expect(
            renamed.changes(from: policy) == [
                .calendar("office", .changed), .subType(renamed.subTypes[0], .changed),
            ])
        #expect(Policy.standard.changes(from: policy).contains(.calendar("office", .removed)))
        #expect(Policy.standard.changes(from: policy).contains(.gradingRule(rule, .removed)))
    }

    @Test("6.1 a gate is a rule of the policy: to drop it departs from its clause, and is confirmed by that name")
    func gates() throws {
        var policy = Policy.standard
        policy.liftedGates = Set(Gate.allCases)
        #expect(policy.departures.map(\.clause) == ["3'.L2.3", "3'.L3.2", "3'.L2.2"])
        #expect(policy.departures.map(\.subject) == Gate.allCases.map { .gate($0) })
        #expect(Policy.standard.changes(from: policy) == Gate.allCases.map { .gate($0, isAsked: true) })
        #expect(try JSONDecoder().decode(Policy.self, from: JSONEncoder().encode(policy)) == policy)
    }

    @Test("6.1 a version from before texts and suggestions were part of it still reads")
    func older() throws {
        let data = try JSONEncoder().encode(Policy.standard)
        var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        object["texts"] = nil
        object["assignees"] = nil
        object["liftedGates"] = nil
        object["gradingRules"] = nil
        let old = try JSONDecoder().decode(Policy.self, from: try JSONSerialization.data(withJSONObject: object))
        #expect(old == .standard)
    }

    @Test("6.1 the first two texts of a house, from before there were others, are read from where they stood")
    func olderTexts() throws {
        var object = try #require(
            try JSONSerialization.jsonObject(with: try JSONEncoder().encode(Policy.standard)) as? [String: Any])
        object["texts"] = nil
        object["automaticReplies"] = ["en": "By {time}."]
        object["outsideRoutes"] = ["zh-CN": "12315"]
        let old = try JSONDecoder().decode(Policy.self, from: try JSONSerialization.data(withJSONObject: object))
        #expect(old.texts == [.automaticReply: [.en: "By {time}."], .outsideRoutes: [.zh: "12315"]])
        #expect(try JSONDecoder().decode(Policy.self, from: try JSONEncoder().encode(old)) == old)
    }

    private struct Missing: Error {}
}

extension Policy {
    mutating func setLength(_ length: ClockLength, of name: ClockName, at level: Level) {
        guard let index = clocks.firstIndex(where: { $0.name == name }) else { return }
        clocks[index].lengths[level] = length
    }
}

extension WorkingCalendar {
    /// Every minute of every day.
    static let always = WorkingCalendar(
        week: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [Slot(from: 0, to: 1440)]) }))
}
