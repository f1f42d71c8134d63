import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Revising the policy at work")
struct PolicyRevisingTests {
    /// A second member of the operations team beside the one of the house.
    func second(in house: House) async throws -> StaffMember {
        let (id, _) = try await house.desk.addAccount(
            ServiceDesk.NewAccount(login: "operations2", name: "吴营", roles: [.operations]))
        try await house.desk.refreshReference()
        guard let member = house.desk.directory.roster[id] else { throw Unexpected() }
        return member
    }

    func fields(_ changes: [String: String], in house: House) async throws -> PolicyFields {
        let stored = try #require(try await house.desk.policyDraft()).stored
        var fields = PolicyFields(stored.draft.policy)
        fields.values["reason"] = stored.draft.reason
        fields.values.merge(changes) { $1 }
        return fields
    }

    /// Begun and written, not handed in.
    func write(_ changes: [String: String], in house: House) async throws {
        let author = try house.member("operations")
        try await house.desk.beginPolicyDraft(by: author)
        let seen = try #require(try await house.desk.policyDraft()).stored.revision
        try await house.desk.writePolicyDraft(try await fields(changes, in: house), seen: seen, by: author)
    }

    func revision(in house: House) async throws -> Int {
        try #require(try await house.desk.policyDraft()).stored.revision
    }

    func problems(_ changes: [String: String], in house: House) async throws -> [String: FieldProblem] {
        do {
            try await write(changes, in: house)
            return [:]
        } catch let errors as FieldErrors { return errors.problems }
    }

    @Test(
        "6.1 written by one, approved by another: what comes after it gets the new promise, what came before keeps its own"
    )
    func wholeWay() async throws {
        try await House.with { house in
            let (author, second) = (try house.member("operations"), try await second(in: house))
            let older = try await house.receive()
            let start = house.clock.now.addingTimeInterval(86_400)
            try await write(
                ["limit-registration-1": "10", "reason": "更快", "effectiveFrom": "2026-11-25T08:00"], in: house)
            try await house.desk.submitPolicyDraft(seen: try await revision(in: house), by: author)
            await #expect(throws: Refusal.secondPersonNeeded) {
                try await house.desk.approvePolicyDraft(seen: try await revision(in: house), by: author)
            }
            #expect(try await house.count("policy_version") == 2)
            try await house.desk.approvePolicyDraft(seen: try await revision(in: house), by: second)
            #expect(try await house.desk.policyDraft() == nil)
            let before = try await house.receive()
            house.clock.set(start)
            let after = try await house.receive()
            func registration(_ number: ComplaintNumber) async throws -> TimeInterval? {
                let clock = try await house.desk.track(number).clocks.first { $0.name == .registration }
                return clock.map { $0.dueAt.timeIntervalSince($0.startedAt) }
            }
            #expect(try await registration(older) == 1800)
            #expect(try await registration(before) == 1800, "approved, not yet in effect")
            #expect(try await registration(after) == 600)
            #expect(try await house.desk.track(older).complaint.policyVersion == 2)
            let records = try await house.desk.policyRecords()
            #expect(records.map(\.revision.policy.version) == [3, 2, 1])
            #expect(records.first?.acts.map(\.act) == [.begun, .submitted, .approved])
            #expect(records.first?.draft?.draft.reason == "更快")
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("6.1 of two who write at once the second is told, and nothing of theirs is lost silently")
    func twoWriters() async throws {
        try await House.with { house in
            try await write(["silenceDays": "5"], in: house)
            let seen = try await revision(in: house)
            let (author, second) = (try house.member("operations"), try await second(in: house))
            let mine = try await fields(["silenceDays": "6"], in: house)
            try await house.desk.writePolicyDraft(mine, seen: seen, by: author)
            let theirs = try await fields(["reopenDays": "20"], in: house)
            await #expect(throws: DraftChanged.self) {
                try await house.desk.writePolicyDraft(theirs, seen: seen, by: second)
            }
            let draft = try #require(try await house.desk.policyDraft()).stored.draft
            #expect(draft.policy.silenceDays == 6 && draft.policy.reopenDays == 30)
            #expect(draft.authors == [author.id], "who was refused wrote nothing")
        }
    }

    @Test("6.1 sent back with a reason it is written again; given up it stays on record and another begins")
    func sentBack() async throws {
        try await House.with { house in
            try await write(["silenceDays": "5", "reason": "更快"], in: house)
            let (author, second) = (try house.member("operations"), try await second(in: house))
            try await house.desk.submitPolicyDraft(seen: try await revision(in: house), by: author)
            await #expect(throws: Refusal.reasonMissing) {
                try await house.desk.returnPolicyDraft("", seen: try await revision(in: house), by: second)
            }
            try await house.desk.returnPolicyDraft("太短", seen: try await revision(in: house), by: second)
            let (stored, acts) = try #require(try await house.desk.policyDraft())
            #expect(stored.draft.stage == .open)
            #expect(acts.last?.act == .returned && acts.last?.remark == "太短")
            try await house.desk.discardPolicyDraft(seen: stored.revision, by: author)
            #expect(try await house.desk.policyDraft() == nil)
            try await house.desk.beginPolicyDraft(by: author)
            #expect(try await house.count("policy_draft") == 2)
            await #expect(throws: Refusal.notAllowed(needs: [.operations])) {
                try await house.desk.beginPolicyDraft(by: try house.member("supervisor"))
            }
        }
    }

    @Test("6.1 what a field says wrong is said at that field, and nothing is saved")
    func problems() async throws {
        try await House.with { house in
            let wrong: [String: (String, FieldProblem)] = [
                "limit-registration-1": ("soon", .outOfRange(from: 1, to: 10_000)),
                "limit-handling-2": ("", .missing), "unit-handling-3": ("weeks", .unknown),
                "by-first-answer-1": ("nowhere", .unknown), "limit-retention-1": ("11", .retentionTooShort),
                "silenceDays": ("0", .outOfRange(from: 1, to: 90)), "timeZone": ("Mars", .notATimeZone),
                "duty": ("999", .notAPerson), "urgent": ("fire", .unknown), "first-other": ("front-line", .unknown),
                "text-automatic-reply-en": ("Soon.", .placeMissing(name: "{time}")),
                "text-rejected-en": ("On {day}.", .placeUnknown(name: "{day}")), "rule-0-level": ("9", .unknown),
                "rule-3-count": ("", .missing), "effectiveFrom": ("2020-01-01T00:00", .dateNotInFuture),
            ]
            for (field, (typed, problem)) in wrong {
                #expect(try await problems([field: typed], in: house) == [field: problem], "\(field)")
            }
            #expect(
                try await problems(
                    ["calendar-0-name": "办公", "calendar-0-day-2": "9-12", "calendar-0-exceptions": "2026-02-30"],
                    in: house)
                    == ["calendar-0-day-2": .notSlots, "calendar-0-exceptions": .notADayOfCalendar(line: "2026-02-30")])
            #expect(
                try await problems(
                    ["sub-0-type": "other", "sub-0-id": "Log in", "sub-0-zh-CN": "登录", "sub-0-en": ""], in: house)
                    == ["sub-0-id": .notAnID, "sub-0-en": .missing])
            #expect(try await problems(["duty": try house.id("tech").description], in: house) == ["duty": .notAPerson])
            let draft = try #require(try await house.desk.policyDraft()).stored
            #expect(draft.draft.policy == draft.draft.basis && draft.revision == 1)
        }
    }

    @Test("6.1 a looser limit is a problem of its field until its clause is confirmed")
    func looser() async throws {
        try await House.with { house in
            let change = ["limit-handling-1": "30"]
            let unconfirmed = try await problems(change, in: house)
            #expect(unconfirmed == ["limit-handling-1": .looser(clause: "3.1")])
            let other = change.merging(["confirm": "3'.L1"]) { $1 }
            #expect(try await problems(other, in: house) == ["limit-handling-1": .looser(clause: "3.1")])
            #expect(try await problems(change.merging(["confirm": "3.1"]) { $1 }, in: house).isEmpty)
            #expect(try await problems(["limit-handling-1": "20", "unit-handling-1": "hours"], in: house).isEmpty)
            #expect(
                try await problems(["callBackAttempts": "2"], in: house)
                    == ["callBackAttempts": .looser(clause: "3'.L2.4")])
        }
    }

    @Test("6.1 a form that is not touched says what the policy says")
    func untouched() async throws {
        try await House.with { house in
            let author = try house.member("operations")
            var policy = house.desk.directory.policy(at: house.clock.now)
            policy.version += 1
            policy.calendars["办公"] = WorkingCalendar(
                week: [2: [.init(from: 540, to: 720), .init(from: 840, to: 1080)], 7: [.init(from: 0, to: 1440)]],
                exceptions: ["2026-10-01": [], "2026-10-10": [.init(from: 540, to: 720)]])
            policy.clocks[0].lengths = Dictionary(
                uniqueKeysWithValues: Level.allCases.map { ($0, .working(1800, calendar: "办公")) })
            policy.subTypes = [.init(type: .other, id: "x", names: ["zh-CN": "某", "en": "X"])]
            policy.dutyAgents = [try house.id("agent2"), try house.id("agent")]
            policy.texts = [.automaticReply: [.en: "By {time}."], .outsideRoutes: [.zh: "12315\n人民法院"]]
            let own = policy
            try await house.database.write { try $0.addPolicy(own, author: nil, at: morning) }
            try await house.desk.refreshReference()
            try await house.desk.beginPolicyDraft(by: author)
            let unconfirmed = try await fields(["confirm": "2.2.1"], in: house)
            try await house.desk.writePolicyDraft(unconfirmed, seen: 1, by: author)
            let draft = try #require(try await house.desk.policyDraft()).stored.draft
            #expect(draft.policy.changes(from: own).isEmpty)
            #expect(draft.policy.calendars == own.calendars)
            #expect(draft.policy.clocks == own.clocks)
        }
    }

    @Test(
        "6.1 what-if: the complaints of the last thirty days that a draft would have made late, by limit, beside those that are"
    )
    func whatIf() async throws {
        try await House.with { house in
            let old = try await house.receive()
            house.clock.advance(hours: 24 * 31)
            let slow = try await house.receive()
            house.clock.advance(minutes: 20)
            try await house.register(slow)
            let quick = try await house.receive()
            house.clock.advance(minutes: 5)
            try await house.register(quick)
            house.clock.advance(minutes: 1)
            var draft = Policy.standard
            for level in Level.allCases { draft.clocks[0].lengths[level] = .seconds(600) }
            let found = try await house.desk.whatIf(draft)
            #expect(found.total == 2 && !found.isPart)
            #expect(found.lateUnderDraft == 1 && found.lateNow == 0)
            let line = try #require(found.lines.first)
            #expect(found.lines.count == 1 && line.clock == .registration && line.level == nil)
            #expect(line.underDraft == [slow])
            #expect(line.now.isEmpty)
            #expect(!found.lines.flatMap(\.underDraft).contains(old))
            let part = try await house.desk.whatIf(draft, limit: 1)
            #expect(part.total == 1 && part.isPart && part.lateUnderDraft == 0, "the newest")
            let whole = try await house.desk.whatIf(draft, limit: nil)
            #expect(whole.total == 2 && !whole.isPart && whole.lateUnderDraft == 1)
            let year = try await house.desk.simulate(draft)
            #expect(year.complaints == 3 && year.late == 2)
        }
    }

    @Test("3.1 grading keeps what was suggested, counted over similar complaints; older histories have none")
    func suggestion() async throws {
        try await House.with { house in
            var policy = house.desk.directory.policy(at: house.clock.now)
            policy.version += 1
            policy.gradingRules = [GradingRule(.complex, similar: .init(count: 3, hours: 2))]
            let own = policy
            try await house.database.write { try $0.addPolicy(own, author: nil, at: morning) }
            try await house.desk.refreshReference()
            _ = try await house.receive()
            house.clock.advance(hours: 3)
            _ = try await house.receive()
            let number = try await house.receive()
            let alone = try await house.desk.track(number).complaint
            #expect(try await house.desk.suggestion(for: alone).level == .general, "the first is three hours away")
            let third = try await house.receive()
            try await house.register(third)
            try await house.does("agent", .validate(note: nil), on: third)
            let reasons = [GradeSuggestion.Reason(similar: .init(count: 3, hours: 2))]
            let graded = try await house.desk.act(
                .grade, ActFields(["level": "1", "reason": "一个用户"]), on: third, by: try house.author("agent"))
            guard case .graded(let grade) = try #require(graded.events.last).fact else { throw Unexpected() }
            #expect(grade.level == .general)
            #expect(grade.suggestion == GradeSuggestion(level: .complex, reasons: reasons))
            let again = try await house.desk.track(third)
            #expect(again.events.last?.fact == .graded(grade), "as it is read back")
            #expect(try await house.desk.verify().isClean)
        }
    }
}

@Suite("Hours of a day as they are written")
struct WorkingHoursTests {
    @Test(
        "6.1 several stretches, written in either way, in any order; what overlaps or ends before it begins is none",
        arguments: [
            ("09:00-12:00, 14:00-18:00", "09:00-12:00, 14:00-18:00"),
            ("14：00–18：00，9:00~12:00", "09:00-12:00, 14:00-18:00"),
            ("", ""), ("00:00-24:00", "00:00-24:00"), ("09:00-12:00,12:00-13:00", "09:00-12:00, 12:00-13:00"),
            ("09:00-13:00, 12:00-18:00", nil), ("12:00-09:00", nil), ("9-12", nil), ("09:00", nil),
            ("09:00-24:01", nil),
            ("09:60-10:00", nil), ("09:00-09:00", nil), ("morning", nil),
        ] as [(String, String?)])
    func reading(typed: String, text: String?) {
        #expect(WorkingHours.read(typed).map(WorkingHours.text) == text)
    }
}
