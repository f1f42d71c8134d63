import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Incidents and their bulletins")
struct IncidentTests {
    /// A complaint graded to this level.
    private func graded(_ level: Level, _ house: House, key: String? = nil) async throws -> ComplaintNumber {
        let number = try await house.receive(.sample, key: key)
        try await house.register(number)
        try await house.does("agent", .validate(note: nil), on: number)
        try await house.does(
            "agent", .grade(level, reason: "大量用户", security: false, systemFault: false), on: number)
        return number
    }

    /// A level 3 complaint and two others, linked.
    private func opened(_ house: House) async throws -> (id: Int64, numbers: [ComplaintNumber]) {
        let other = try await graded(.complex, house)
        let major = try await graded(.major, house)
        let simple = try await graded(.general, house)
        let made = try await house.desk.openIncident(
            titled: "页面空白", with: [other, major, simple], by: try house.member("lead"))
        #expect(made.outcomes.map(\.refusal) == [nil, nil])
        return (made.id, [major, other, simple])
    }

    private func bulletin(_ stage: String = "located", _ text: String = "已定位问题", until: String = "") -> BulletinDraft {
        BulletinDraft(stage: stage, text: text, expectedAt: until)
    }

    private func bulletins(_ number: ComplaintNumber, _ house: House) async throws -> [String] {
        try await house.desk.track(number).events.compactMap { event in
            if case .bulletinPublished(let bulletin) = event.fact { bulletin.text.text } else { nil }
        }
    }

    @Test("3'.L3 complaints are linked in bulk; the level 3 one leads, and each keeps its own record and clocks")
    func linking() async throws {
        try await House.with { house in
            let (id, numbers) = try await opened(house)
            let found = try await house.desk.incident(id, for: try house.member("agent"))
            #expect(found.incident.complaints.first == numbers[0])
            #expect(Set(found.incident.complaints) == Set(numbers))
            #expect(found.clocks.map(\.name) == [.bulletin])
            for number in numbers {
                let complaint = try await house.desk.track(number).complaint
                #expect(complaint.incident == id)
                #expect(complaint.clocks(under: .standard).contains { $0.name == .handling && $0.isOpen })
            }
            // One is in it already; the next is not: each answers for itself.
            let late = try await graded(.complex, house)
            let outcomes = try await house.desk.link([numbers[1], late], to: id, by: try house.member("agent"))
            #expect(
                outcomes.map { outcome($0.number, $0.refusal) } == [
                    outcome(numbers[1], .nothingToDo), outcome(late, nil),
                ])
            await #expect(throws: FieldErrors(["numbers": .complaintUnknown])) {
                try await house.desk.link([ComplaintNumber(rawValue: "R0")], to: id, by: try house.member("agent"))
            }
            await #expect(
                throws: Refusal.notAllowed(needs: [.agent, .serviceSupervisor, .operationsLead, .technicalDirector])
            ) {
                try await house.desk.link([late], to: id, by: try house.member("tech"))
            }
            #expect(try await house.database.verify().isClean)
        }
    }

    private func outcome(_ number: ComplaintNumber, _ refusal: Refusal?) -> String {
        "\(number) \(String(describing: refusal))"
    }

    @Test("3'.L3.4 an incident needs a level 3 complaint and a name; a refused one leaves nothing behind")
    func refused() async throws {
        try await House.with { house in
            let other = try await graded(.complex, house)
            await #expect(throws: Refusal.onlyMajor) {
                try await house.desk.openIncident(titled: "x", with: [other], by: try house.member("lead"))
            }
            let major = try await graded(.major, house)
            await #expect(throws: FieldErrors(["title": .missing])) {
                try await house.desk.openIncident(titled: " ", with: [major], by: try house.member("lead"))
            }
            #expect(try await house.count("incident") == 0)
            #expect(try await house.desk.track(major).complaint.incident == nil)
        }
    }

    @Test("3'.L3.4 one bulletin reaches every linked complaint's own record once, and its complainant's page")
    func fanOut() async throws {
        try await House.with { house in
            let (id, numbers) = try await opened(house)
            await #expect(throws: CaseUnknown.self) { try await house.desk.publicIncident(id) }
            try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("lead"), seen: 0)
            for number in numbers { #expect(try await bulletins(number, house) == ["已定位问题"]) }
            #expect(try await house.desk.tellIncidents() == false)
            // Linked later: told of what comes, not of what was.
            let late = try await graded(.complex, house)
            _ = try await house.desk.link([late], to: id, by: try house.member("agent"))
            try await house.desk.publish(
                bulletin("repairing", "正在修复"), onIncident: id, by: try house.member("director"), seen: 1)
            #expect(try await bulletins(numbers[2], house) == ["已定位问题", "正在修复"])
            #expect(try await bulletins(late, house) == ["正在修复"])
            #expect(try await house.desk.publicIncident(id).published.map(\.bulletin.stage) == [.located, .repairing])
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("3'.L3.4 a bulletin that was published when the server died reaches its complaints afterwards, once each")
    func interrupted() async throws {
        try await House.with { house in
            let (id, numbers) = try await opened(house)
            try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("lead"))
            // As it was between the two commits.
            let key = try #require(try await house.database.read { try $0.complaint(numbers[1]) })
            try await house.database.write { c in
                try c.execute("UPDATE incident SET telling = 1 WHERE id = \(id)")
                try c.markTold(key, ofIncident: id, relays: 0)
            }
            while try await house.desk.tellIncidents(limit: 1) {}
            #expect(try await bulletins(numbers[0], house).count == 1)
            #expect(try await bulletins(numbers[1], house).count == 2)
            #expect(try await house.desk.tellIncidents() == false)
        }
    }

    @Test("3'.L3.4 two editors: a bulletin that appeared meanwhile refuses the other's")
    func meanwhile() async throws {
        try await House.with { house in
            let (id, _) = try await opened(house)
            try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("lead"), seen: 0)
            await #expect(throws: IncidentChanged.self) {
                try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("director"), seen: 0)
            }
            await #expect(throws: Refusal.notAllowed(needs: Set(Role.managementGroup))) {
                try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("tech"))
            }
            await #expect(throws: FieldErrors(["stage": .unknown, "text": .missing, "expectedAt": .notADate])) {
                try await house.desk.publish(
                    bulletin("mended", "", until: "tomorrow"), onIncident: id, by: try house.member("lead"))
            }
            await #expect(throws: Refusal.dateNotInFuture) {
                try await house.desk.publish(
                    bulletin("located", "x", until: "2026-11-24T07:00"), onIncident: id, by: try house.member("lead"))
            }
        }
    }

    @Test("3'.L3.4 editors are reminded once two hours before; a missed period is one breach and one alert")
    func clock() async throws {
        try await House.with { house in
            let (id, _) = try await opened(house)
            func kinds(_ login: String) async throws -> [String] {
                try await house.notices(login).map(\.kind).filter { $0.hasPrefix("bulletin") }
            }
            func look() async throws -> Int { try await house.desk.recordDueIncidents().recorded }
            #expect(try await look() == 0)
            #expect(try await house.desk.recordDueIncidents().next == morning.addingTimeInterval(10 * 3600))
            house.clock.set(morning.addingTimeInterval(10 * 3600))
            #expect(try await look() == 1)
            #expect(try await look() == 0)
            #expect(try await kinds("lead") == ["bulletin-due"])
            #expect(try await kinds("tech") == [])
            // The due instant itself is in time.
            house.clock.set(morning.addingTimeInterval(12 * 3600))
            #expect(try await look() == 0)
            house.clock.advance(minutes: 1)
            #expect(try await look() == 1)
            #expect(try await look() == 0)
            #expect(try await kinds("lead") == ["bulletin-missed", "bulletin-due"])
            house.clock.set(morning.addingTimeInterval(23 * 3600))
            #expect(try await look() == 1)
            #expect(try await kinds("lead") == ["bulletin-due", "bulletin-missed", "bulletin-due"])
            let found = try await house.desk.incident(id, for: try house.member("lead"))
            #expect(found.events.count { if case .breached = $0.fact { true } else { false } } == 1)
            try await house.desk.publish(bulletin("repaired"), onIncident: id, by: try house.member("lead"))
            #expect(try await house.desk.recordDueIncidents().next == nil)
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("3'.L3.4 an incident opened late in a period reminds at once, and once")
    func openedLate() async throws {
        try await House.with { house in
            let major = try await graded(.major, house)
            house.clock.advance(hours: 11)
            let id = try await house.desk.openIncident(
                titled: "页面空白", with: [major], by: try house.member("lead")
            ).id
            #expect(try await house.desk.recordDueIncidents().recorded == 1)
            #expect(try await house.desk.recordDueIncidents().recorded == 0)
            let notices = try await house.notices("lead").filter { $0.kind == "bulletin-due" }
            #expect(notices.map(\.detail) == [String(id)])
        }
    }

    @Test("3'.L3.4, 1.2 whom a linked complaint is about publishes nothing and is not alerted")
    func concerned() async throws {
        try await House.with { house in
            let (id, numbers) = try await opened(house)
            try await house.does(
                "supervisor", .markConcerned(try house.id("lead"), reason: "被投诉"), on: numbers[1])
            await #expect(throws: Refusal.concerned) {
                try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("lead"))
            }
            house.clock.advance(hours: 11)
            _ = try await house.desk.recordDueIncidents()
            #expect(try await house.notices("lead").allSatisfy { $0.kind != "bulletin-due" })
            #expect(try await house.notices("director").contains { $0.kind == "bulletin-due" })
        }
    }

    @Test("3'.L3.4 subscribers confirm first; a bulletin is in the outbox once for each, and waits for a carrier")
    func subscribers() async throws {
        try await House.with { house in
            let (id, numbers) = try await opened(house)
            let desk = house.desk
            await #expect(throws: CaseUnknown.self) {
                try await desk.subscribe("wang@example.com", language: .zh, toIncident: id, from: "a")
            }
            try await desk.publish(bulletin(), onIncident: id, by: try house.member("lead"))
            for _ in 0..<2 { try await desk.subscribe("Wang@Example.com", language: .zh, toIncident: id, from: "a") }
            try await desk.subscribe("zhao@example.com", language: .en, toIncident: id, from: "a")
            await #expect(throws: FieldErrors(["email": .notAnEmail])) {
                try await desk.subscribe("wang", language: .zh, toIncident: id, from: "a")
            }
            func posted(_ kind: String) async throws -> [OutgoingMessage] {
                let keys = try await house.database.read { c in try c.members(ofIncident: id) }
                return try await house.database.read { c in
                    try keys.flatMap { try c.messages(of: $0) }.filter { $0.kind == kind }
                }
            }
            let asked = try await posted(SubscriberMail.confirmation)
            let tokens = asked.map { String($0.recipient.dropFirst("subscriber:".count)) }
            #expect(tokens.count == 2 && asked.map(\.message) == tokens.map { "i-\(id)-\($0)" })
            #expect(asked.allSatisfy { $0.state == .waiting && !$0.payload.contains("@") })
            #expect(try await desk.confirmSubscription(desk.confirmationKey(tokens[0])) == id)
            await #expect(throws: CaseUnknown.self) { try await desk.confirmSubscription(desk.leavingKey(tokens[1])) }
            await #expect(throws: CaseUnknown.self) { try await desk.confirmSubscription("x.1.y") }
            try await desk.publish(bulletin("repairing"), onIncident: id, by: try house.member("lead"))
            let told = try await posted(SubscriberMail.bulletin)
            #expect(told.map(\.message) == ["i-\(id)-2-\(tokens[0])"])
            #expect(told.map(\.payload) == ["{\"incident\":\(id),\"bulletin\":2}"])
            // Nobody carries e-mail yet: it waits, and is no failure of the complaint on whose account it goes out.
            #expect(
                try await house.database.write {
                    try $0.claimOutbox(["tracking"], limit: 100, lease: 1, at: desk.now())
                }
                .allSatisfy { $0.kind == "tracking" })
            #expect(try await desk.track(numbers[0]).complaint.openNotReached.isEmpty)
            #expect(try await desk.endSubscription(desk.leavingKey(tokens[0])) == id)
            try await desk.publish(bulletin("repaired"), onIncident: id, by: try house.member("lead"))
            #expect(try await posted(SubscriberMail.bulletin).count == 1)
            #expect(try await house.count("incident_subscriber") == 1)
            // Whoever comes back is asked again, and is somebody new.
            try await desk.subscribe("wang@example.com", language: .zh, toIncident: id, from: "a")
            #expect(Set(try await posted(SubscriberMail.confirmation).map(\.message)).count == 3)
            let late = desk.confirmationKey(tokens[1])
            house.clock.advance(hours: 24 * 3)
            await #expect(throws: CaseUnknown.self) { try await desk.confirmSubscription(late) }
            house.clock.advance(hours: 2)
            try await desk.sweep()
            #expect(try await house.count("incident_subscriber") == 0, "who did not confirm is forgotten")
        }
    }

    @Test("3'.L3.4 nobody's mailbox is filled through us: twenty questions an hour from one place")
    func limited() async throws {
        try await House.with { house in
            let (id, _) = try await opened(house)
            try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("lead"))
            for n in 1...20 {
                try await house.desk.subscribe("p\(n)@example.com", language: .zh, toIncident: id, from: "1.2.3.4")
            }
            await #expect(throws: SignInFailure.tooMany(minutes: 60)) {
                try await house.desk.subscribe("p@example.com", language: .zh, toIncident: id, from: "1.2.3.4")
            }
            #expect(try await house.count("incident_subscriber") == 20)
        }
    }

    @Test("3'.L3.4 taken out, a complaint is told nothing more and owes bulletins by itself again")
    func unlinked() async throws {
        try await House.with { house in
            let (id, numbers) = try await opened(house)
            await #expect(throws: Refusal.reasonMissing) {
                try await house.desk.unlink(numbers[0], from: id, reason: " ", by: try house.member("agent"))
            }
            try await house.desk.unlink(numbers[0], from: id, reason: "另有原因", by: try house.member("agent"))
            try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("lead"))
            #expect(try await bulletins(numbers[0], house) == [])
            let major = try await house.desk.track(numbers[0])
            #expect(major.clocks.contains { $0.name == .bulletin && $0.isOpen })
            try await house.desk.closeIncident(id, reason: "已修复", by: try house.member("lead"))
            await #expect(throws: Refusal.nothingToDo) {
                try await house.desk.publish(bulletin(), onIncident: id, by: try house.member("lead"))
            }
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("3'.L3.4 the first bulletin of a lone level 3 complaint opens its incident, and the running period goes on")
    func lone() async throws {
        try await House.with { house in
            let number = try await graded(.major, house)
            house.clock.advance(hours: 11)
            let fields = ActFields(["title": "订单显示异常", "stage": "located", "text": "已定位"])
            let found = try await house.desk.act(.publishBulletin, fields, on: number, by: try house.author("lead"))
            let id = try #require(found.complaint.incident)
            #expect(try await bulletins(number, house) == ["已定位"])
            let incident = try await house.desk.publicIncident(id)
            #expect(incident.incident.title.text == "订单显示异常" && incident.incident.complaints == [number])
            #expect(incident.clocks.map(\.isMetInTime) == [true, false])
            #expect(incident.clocks.last?.dueAt == house.clock.now.addingTimeInterval(12 * 3600))
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("3'.L3.4 with the last of its complaints an incident ends by itself: nothing is owed or missed afterwards")
    func endsByItself() async throws {
        try await House.with { house in
            let first = try await graded(.major, house)
            let second = try await graded(.complex, house)
            let id = try await house.desk.openIncident(
                titled: "页面空白", with: [first, second], by: try house.member("lead")
            ).id
            try await house.does("agent", .withdraw(reason: "不再需要"), on: second)
            house.clock.advance(hours: 10.5)
            _ = try await house.desk.recordDueIncidents()
            #expect(try await house.desk.incident(id, for: try house.member("lead")).incident.isOpen, "one goes on")
            try await house.does(
                "supervisor", .grade(.complex, reason: "范围很小", security: false, systemFault: false), on: first)
            try await house.does("agent", .withdraw(reason: "不再需要"), on: first)
            house.clock.advance(hours: 30)
            _ = try await house.desk.recordDueIncidents()
            let found = try await house.desk.incident(id, for: try house.member("lead"))
            #expect(!found.incident.isOpen)
            #expect(found.events.last?.by == .system)
            #expect(!found.events.contains { if case .breached = $0.fact { true } else { false } })
            let notices = try await house.notices("lead").filter { $0.kind == NoticeKind.bulletinMissed.rawValue }
            #expect(notices.isEmpty)
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("3'.L3.4 lowered below 3 a complaint alone in its incident owes none; raised again, its own period begins")
    func loweredAlone() async throws {
        try await House.with { house in
            let number = try await graded(.major, house)
            let fields = ActFields(["title": "订单显示异常", "stage": "located", "text": "已定位"])
            let first = try await house.desk.act(.publishBulletin, fields, on: number, by: try house.author("lead"))
            let id = try #require(first.complaint.incident)
            house.clock.advance(hours: 2)
            try await house.does(
                "supervisor", .grade(.complex, reason: "范围很小", security: false, systemFault: false), on: number)
            house.clock.advance(hours: 30)
            _ = try await house.desk.recordDueIncidents()
            let closed = try await house.desk.incident(id, for: try house.member("lead"))
            #expect(!closed.incident.isOpen && closed.events.last?.by == .system)
            #expect(!closed.events.contains { if case .breached = $0.fact { true } else { false } })

            try await house.does(
                "supervisor", .grade(.major, reason: "又有很多人", security: false, systemFault: false), on: number)
            let raised = try await house.desk.track(number)
            #expect(raised.complaint.incident == nil)
            let clock = try #require(raised.clocks.last { $0.name == .bulletin && $0.isOpen })
            #expect(clock.startedAt == house.clock.now)
            let second = try await house.desk.act(.publishBulletin, fields, on: number, by: try house.author("lead"))
            #expect(second.complaint.incident != nil && second.complaint.incident != id)
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("3'.L3.4 raised to level 3 in an incident that goes on, a complaint stays in it")
    func raisedWithin() async throws {
        try await House.with { house in
            let first = try await graded(.major, house)
            let second = try await graded(.complex, house)
            let id = try await house.desk.openIncident(
                titled: "页面空白", with: [first, second], by: try house.member("lead")
            ).id
            try await house.does(
                "supervisor", .grade(.major, reason: "无法下单", security: false, systemFault: false), on: second)
            #expect(try await house.desk.track(second).complaint.incident == id)
            try await house.does(
                "supervisor", .grade(.complex, reason: "范围很小", security: false, systemFault: false), on: second)
            try await house.desk.closeIncident(id, reason: "已修复", by: try house.member("lead"))
            try await house.does(
                "supervisor", .grade(.major, reason: "无法下单", security: false, systemFault: false), on: second)
            let left = try await house.desk.track(second)
            #expect(left.complaint.incident == nil && left.clocks.contains { $0.name == .bulletin && $0.isOpen })
            #expect(try await house.database.verify().isClean)
        }
    }
}
