import Complaints
import Foundation
import Storage
import Testing

@Suite("Incidents in storage") struct IncidentTests {
    private let opening = IncidentEvent(
        at: morning, by: .staff(lead),
        fact: .opened(
            IncidentOpening(
                first: ComplaintNumber(rawValue: "R26112400001"), title: "页面空白", owedFrom: morning, policy: 1)))

    private func add(_ c: any Connection, alarm: Date?) throws -> Int64 {
        let incident = try #require(Incident(id: 0, history: [opening]))
        return try c.addIncident(opening, IncidentModel(incident, publishedAt: nil), alarm: alarm)
    }

    private func publish(_ text: String, _ id: Int64, _ c: any Connection) throws {
        let history = try #require(try c.incidentHistory(id))
        let at = morning.addingTimeInterval(3600)
        let event = IncidentEvent(
            at: at, by: .staff(lead),
            fact: .bulletinPublished(Bulletin(stage: .located, text: Personal(text), expectedAt: at)))
        let incident = try #require(Incident(id: id, history: history.events + [event]))
        try c.append(
            [event], to: id, after: history, IncidentModel(incident, publishedAt: at), alarm: nil, telling: true)
    }

    @Test(
        "6.2 an incident's history comes back as it went in, is chained, and verification sees what was changed",
        arguments: Engine.allCases)
    func history(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let id = try await database.write { c in
                let id = try add(c, alarm: nil)
                try publish("已定位", id, c)
                return id
            }
            let events = try await database.read { try $0.incidentHistory(id)?.events }
            #expect(events?.first == opening)
            #expect(events?.count == 2)
            #expect(try await database.verify().isClean)
            let item = try await database.read { try $0.incidents() }
            #expect(item.map(\.title) == ["页面空白"])
            #expect(item.map(\.stage) == [.located])
            for (change, kind) in [
                ("UPDATE incident SET bulletins = 7, published_at = 1 WHERE id = 1", Difference.Kind.readModel),
                ("UPDATE incident_event SET at = at + 1 WHERE seq = 1", .hash),
                ("UPDATE incident_event SET entries = replace(entries, '定位', '修复') WHERE seq = 2", .personal),
            ] {
                try await database.write { try $0.execute(SQL(text: change)) }
                let kinds = try await database.verify().differences.map(\.kind)
                #expect(kinds.contains(kind), "\(change)")
            }
        }
    }

    /// What somebody with the database at hand might do to an incident's end, its row adjusted.
    static let cuts: [(String, [String])] = [
        (
            "its last event",
            [
                "DELETE FROM incident_event WHERE seq = 2",
                "UPDATE incident SET version = 1, bulletins = 0, published_at = NULL, stage = 'investigating'",
            ]
        ),
        ("all of it", ["DELETE FROM incident_event", "DELETE FROM incident"]),
        ("the seal over it", ["DELETE FROM seal WHERE incident_count > 0"]),
        ("what the seal says", ["UPDATE seal SET incident_count = 7 WHERE incident_count > 0"]),
    ]

    @Test("6.2 the store's seals show that an incident's end was cut off", arguments: Engine.allCases, cuts.indices)
    func cut(engine: Engine, index: Int) async throws {
        let (what, statements) = Self.cuts[index]
        try await withDatabase(engine) { database in
            let id = try await database.write { try add($0, alarm: nil) }
            try await database.write { try publish("已定位", id, $0) }
            _ = try await database.write { try $0.add(received(receipt())) }
            let before = try await database.verify()
            #expect(before.isClean && before.seals == 3 && before.incidents == 1 && before.events == 4)
            try await database.write { c in for statement in statements { try c.execute(SQL(text: statement)) } }
            let kinds = try await database.verify().differences.map(\.kind)
            #expect(kinds.contains(.seal), "\(what)")
        }
    }

    @Test(
        "6.2 words of an incident's event are erased with their salts; the chain and the seals hold",
        arguments: Engine.allCases)
    func erased(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { c in
                let id = try add(c, alarm: nil)
                try publish("王建国反映的问题", id, c)
                try c.erase([2, 2, 99], ofIncident: id)
            }
            let events = try #require(try await database.read { try $0.incidentHistory(1)?.events })
            guard case .bulletinPublished(let bulletin) = events[1].fact else { throw Unexpected() }
            #expect(bulletin.text.isErased && bulletin.stage == .located)
            #expect(
                try await database.row("SELECT entries FROM incident_event WHERE seq = 2")?.text(0) == "[[null,null]]")
            #expect(try await database.verify().isClean)
        }
    }

    @Test("6.2 one commit with events of a complaint and of an incident has one seal", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { c in
                _ = try c.add(received(receipt()))
                try publish("已定位", try add(c, alarm: nil), c)
            }
            let row = try await database.row("SELECT count, incident_count, id FROM seal")
            #expect(try row?.int(0) == 2 && row?.int(1) == 2 && row?.int(2) == 1)
            #expect(try await database.verify().isClean)
        }
    }

    @Test("3'.L3.4 a place in an incident's history is taken once", arguments: Engine.allCases)
    func once(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let id = try await database.write { try add($0, alarm: nil) }
            let stale = try #require(try await database.read { try $0.incidentHistory(id) })
            try await database.write { try publish("一", id, $0) }
            let event = IncidentEvent(at: morning, by: .staff(lead), fact: .closed(reason: "二"))
            let incident = try #require(Incident(id: id, history: stale.events + [event]))
            await #expect(throws: StorageError.self) {
                try await database.write { c in
                    try c.append(
                        [event], to: id, after: stale, IncidentModel(incident, publishedAt: nil), alarm: nil,
                        telling: false)
                }
            }
            #expect(try await database.read { try $0.incidentHistory(id)?.events.count } == 2)
        }
    }

    @Test("3'.L3.4 alarms, untold complaints and subscribers are found, and found once", arguments: Engine.allCases)
    func lists(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let (key, id) = try await database.write { c in
                let events = received(receipt())
                let complaint = try #require(Complaint(history: events))
                let model = ReadModel(complaint, clocks: complaint.clocks(under: .standard))
                let key = try c.add(try EncodedEvent.all(events), makes: model).key
                let id = try add(c, alarm: morning.addingTimeInterval(60))
                try c.addMember(key, ofIncident: id, told: 0)
                return (key, id)
            }
            #expect(try await database.read { try $0.nextIncidentAlarm() } == morning.addingTimeInterval(60))
            #expect(try await database.write { try $0.claimDueIncidents(at: morning, limit: 9) } == [])
            let later = morning.addingTimeInterval(61)
            #expect(try await database.write { try $0.claimDueIncidents(at: later, limit: 9) } == [id])
            #expect(try await database.read { try $0.isTelling() } == false)
            #expect(try await database.read { try $0.publicIncidents(since: morning) } == [])
            try await database.write { c in
                try publish("已定位", id, c)
                #expect(try c.claimTelling() == id)
                #expect(try c.untold(ofIncident: id, relays: 1, limit: 9).map(\.complaint) == [key])
                try c.markTold(key, ofIncident: id, relays: 1)
                #expect(try c.untold(ofIncident: id, relays: 1, limit: 9).isEmpty)
                try c.markAllTold(ofIncident: id)
                #expect(try !c.isTelling())
                let first = try c.subscribe("a@example.com", token: "t1", language: .en, toIncident: id, at: morning)
                let again = try c.subscribe("a@example.com", token: "t2", language: .zh, toIncident: id, at: morning)
                #expect(first.isNew && !again.isNew && first.subscriber == again.subscriber)
                try c.postBulletin(1, ofIncident: id, on: key, at: later)
                #expect(try c.messages(of: key).isEmpty, "nobody confirmed")
                #expect(try c.confirmSubscriber(first.subscriber.token, at: later))
                try c.postBulletin(1, ofIncident: id, on: key, at: later)
                #expect(try c.messages(of: key).map(\.kind) == [SubscriberMail.bulletin])
                #expect(try c.nextOutboxTime(["tracking"]) == nil)
                #expect(try c.subscriberCount(ofIncident: id) == 1)
                try c.dropSubscriber(first.subscriber.token)
                #expect(try !c.confirmSubscriber(first.subscriber.token, at: later))
            }
            #expect(try await database.read { try $0.publicIncidents(since: morning).map(\.complaints) } == [1])
        }
    }
}
