import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Correcting incidents, and giving up their words")
struct CorrectingTests {
    /// A level 3 complaint and two others in an incident with one bulletin that names somebody; the last one left.
    private func told(_ house: House) async throws -> (id: Int64, numbers: [ComplaintNumber]) {
        var numbers: [ComplaintNumber] = []
        for (key, level) in [Level.major, .complex, .general].enumerated() {
            let number = try await house.receive(.sample, key: "k\(key)")
            try await house.register(number)
            try await house.does("agent", .validate(note: nil), on: number)
            try await house.does(
                "agent", .grade(level, reason: "大量用户", security: false, systemFault: false), on: number)
            numbers.append(number)
        }
        let lead = try house.member("lead")
        let id = try await house.desk.openIncident(titled: "王建国反映的空白页", with: numbers, by: lead).id
        try await house.desk.publish(
            BulletinDraft(stage: "located", text: "王建国反映的问题已定位", expectedAt: nil), onIncident: id, by: lead)
        try await house.desk.unlink(numbers[2], from: id, reason: "另有原因", by: lead)
        return (id, numbers)
    }

    private func correct(
        _ house: House, _ id: Int64, _ target: String, _ text: String, erases: Bool = true, by login: String = "lead"
    ) async throws {
        try await house.desk.correct(
            CorrectionDraft(target: target, text: text, erases: erases, reason: "写了姓名"), onIncident: id,
            by: try house.member(login))
    }

    private func stored(_ house: House) async throws -> String {
        var text = ""
        for query in [
            "SELECT title FROM incident", "SELECT entries, payload FROM incident_event", "SELECT entries FROM personal",
            "SELECT payload FROM outbox",
        ] {
            for row in try await house.database.rows(SQL(text: query)) {
                for case .text(let part) in row.values { text += part + "\n" }
            }
        }
        return text
    }

    private func bulletins(_ house: House, _ number: ComplaintNumber) async throws -> [String] {
        try await house.desk.track(number).events.compactMap { event in
            if case .bulletinPublished(let bulletin) = event.fact { bulletin.text.text } else { nil }
        }
    }

    @Test(
        "3'.L3.4, 6.2 a name in a bulletin goes everywhere: public page, records of all who had it, those that left too"
    )
    func erased() async throws {
        try await House.with { house in
            let (id, numbers) = try await told(house)
            #expect(try await stored(house).contains("王建国"))
            try await correct(house, id, "1", "问题已定位")
            try await correct(house, id, "title", "空白页")
            #expect(try await !stored(house).contains("王建国"))
            let found = try await house.desk.publicIncident(id)
            #expect(found.incident.title == "空白页")
            #expect(found.published.map(\.bulletin.text) == ["问题已定位"])
            #expect(found.incident.correctedAt(bulletin: 1) == house.desk.now())
            for number in numbers {
                #expect(try await bulletins(house, number) == ["问题已定位"], "\(number)")
                let complaint = try await house.desk.track(number).complaint
                #expect(!complaint.isAnonymised && complaint.receipt.title.text == Draft.sample.title)
            }
            let corrected = found.events.compactMap { event in
                if case .corrected(let correction) = event.fact { correction.reason.text } else { nil }
            }
            #expect(corrected == ["写了姓名", "写了姓名"], "who, when and why stay")
            #expect(try await house.database.verify().isClean)
            #expect(try await house.desk.tellIncidents() == false)
        }
    }

    @Test(
        "3'.L3.4 corrected without erasing, the words before stay in the records, and the correction stands after them")
    func kept() async throws {
        try await House.with { house in
            let (id, numbers) = try await told(house)
            try await correct(house, id, "1", "问题已定位", erases: false)
            #expect(try await bulletins(house, numbers[0]) == ["王建国反映的问题已定位", "问题已定位"])
            #expect(try await bulletins(house, numbers[2]) == ["王建国反映的问题已定位", "问题已定位"], "who left, too")
            let found = try await house.desk.incident(id, for: try house.member("agent"))
            #expect(found.published.map(\.bulletin.text) == ["问题已定位"])
            // Whoever is told only now is told the right words, once.
            try await correct(house, id, "1", "已经定位")
            #expect(try await bulletins(house, numbers[0]) == ["已经定位"])
            #expect(try await !stored(house).contains("王建国反映的问题"))
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test(
        "3'.L3.4, 6.2 a server that dies after the correction goes on; the incident's own words are erased last, and once"
    )
    func interrupted() async throws {
        try await House.with { house in
            let (id, numbers) = try await told(house)
            let author = try house.author("lead")
            // Corrected, and nobody told yet.
            try await house.database.write { c in
                let history = try #require(try c.incidentHistory(id))
                var incident = try #require(Incident(id: id, history: history.events))
                let event = try incident.correcting(
                    IncidentCorrection(bulletin: 1, text: "问题已定位", erases: true, reason: "写了姓名"), by: author,
                    concerned: [], isHeld: false, at: morning)
                incident.apply(event)
                try c.append(
                    [event], to: id, after: history, IncidentModel(incident, publishedAt: morning), alarm: nil,
                    telling: true)
            }
            #expect(try await house.desk.publicIncident(id).published.map(\.bulletin.text) == ["问题已定位"])
            #expect(try await house.desk.tellIncidents(limit: 1))
            #expect(try await bulletins(house, numbers[0]) == ["问题已定位"])
            #expect(try await bulletins(house, numbers[1]) == ["王建国反映的问题已定位"])
            let entries = try await house.database.row(
                "SELECT entries FROM incident_event WHERE kind = 'bulletinPublished'")
            #expect(try entries?.text(0).contains("王建国") == true, "by these words the copies are known")
            while try await house.desk.tellIncidents(limit: 1) {}
            for number in numbers { #expect(try await bulletins(house, number) == ["问题已定位"]) }
            #expect(try await !stored(house).contains("王建国反映的问题"))
            let events = try await house.desk.incident(id, for: try house.member("agent")).events
            #expect(events.count { if case .erased = $0.fact { true } else { false } } == 1)
            #expect(try await house.database.verify().differences.filter { $0.kind != .readModel } == [])
        }
    }

    @Test(
        "1.2, 6.2 refused: not of the group, no such bulletin, too long, under a legal hold; nothing is changed by it")
    func refused() async throws {
        try await House.with { house in
            let (id, numbers) = try await told(house)
            await #expect(throws: Refusal.notAllowed(needs: Set(Role.managementGroup))) {
                try await correct(house, id, "1", "x", by: "agent")
            }
            for target in ["2", "0", "-1", "x", "99999999999999999999"] {
                await #expect(throws: FieldErrors(["target": .unknown])) { try await correct(house, id, target, "x") }
            }
            await #expect(throws: FieldErrors(["text": .missing])) { try await correct(house, id, "1", " ") }
            await #expect(throws: FieldErrors.self) {
                try await correct(house, id, "title", String(repeating: "长", count: 20_000))
            }
            // Also a complaint that left has its copy.
            try await house.does("lead", .placeHold(reason: "法院"), on: numbers[2])
            await #expect(throws: Refusal.onHold) { try await correct(house, id, "1", "问题已定位") }
            #expect(try await bulletins(house, numbers[0]) == ["王建国反映的问题已定位"])
            try await correct(house, id, "1", "问题已定位", erases: false)
            try await house.does("lead", .liftHold(reason: "已结"), on: numbers[2])
            try await correct(house, id, "1", "已定位")
            #expect(try await bulletins(house, numbers[2]) == ["已定位"])
        }
    }

    @Test("3'.L3.4 a correction without erasing reaches a complaint that left meanwhile, once, if it had the words")
    func leftMeanwhile() async throws {
        try await House.with { house in
            let (id, numbers) = try await told(house)
            let lead = try house.member("lead")
            // Published after it left: not its own.
            try await house.desk.publish(
                BulletinDraft(stage: "repairing", text: "正在休复", expectedAt: nil), onIncident: id, by: lead)
            try await correct(house, id, "1", "问题已定位", erases: false)
            #expect(try await bulletins(house, numbers[2]) == ["王建国反映的问题已定位", "问题已定位"])
            try await correct(house, id, "2", "正在修复", erases: false)
            try await house.desk.publish(
                BulletinDraft(stage: "repaired", text: "已修复", expectedAt: nil), onIncident: id, by: lead)
            #expect(try await bulletins(house, numbers[2]) == ["王建国反映的问题已定位", "问题已定位"], "once")
            #expect(
                try await bulletins(house, numbers[0]) == [
                    "王建国反映的问题已定位", "正在休复", "问题已定位", "正在修复", "已修复",
                ])
            // Back to the words before, then other ones, which erase both.
            try await correct(house, id, "1", "王建国反映的问题已定位", erases: false)
            try await correct(house, id, "1", "已经定位")
            #expect(try await bulletins(house, numbers[2]) == ["已经定位"])
            #expect(try await !stored(house).contains("王建国反映的问题"))
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("6.2 twelve months after its end an incident's words are gone, and the chain holds; a hold keeps them")
    func term() async throws {
        try await House.with { house in
            let (id, numbers) = try await told(house)
            try await house.desk.closeIncident(id, reason: "已修复", by: try house.member("lead"))
            house.clock.advance(hours: 24 * 364)
            #expect(try await house.desk.anonymiseReleased() == 0)
            try await house.does("lead", .placeHold(reason: "法院"), on: numbers[0])
            house.clock.advance(hours: 24 * 2)
            #expect(try await house.desk.anonymiseReleased() == 0)
            try await house.does("lead", .liftHold(reason: "已结"), on: numbers[0])
            #expect(try await house.desk.anonymiseReleased() == 1)
            #expect(try await house.desk.anonymiseReleased() == 0, "once")
            await #expect(throws: CaseUnknown.self) { try await house.desk.publicIncident(id) }
            let found = try await house.desk.incident(id, for: try house.member("agent"))
            #expect(found.incident.title.isErased && found.incident.bulletins[0].text.isErased)
            #expect(found.incident.complaints == [numbers[0], numbers[1]])
            #expect(try await house.desk.publicIncidents().isEmpty)
            let words = try await house.database.rows("SELECT entries FROM incident_event WHERE entries IS NOT NULL")
            for row in words { #expect(try !row.text(0).contains("王建国") && !row.text(0).contains("已修复")) }
            let report = try await house.database.verify()
            #expect(report.isClean, "\(report.differences)")
        }
    }

    @Test("6.2 an export has every incident with its bulletins, events and clocks")
    func export() async throws {
        try await House.with { house in
            let (id, numbers) = try await told(house)
            try await correct(house, id, "1", "问题已定位", erases: false)
            let page = try await house.desk.exportIncidents(after: 0)
            #expect(page.lines.count == 1 && page.next == nil)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(page.lines[0].utf8)) as? [String: Any])
            #expect(object["incident"] as? Int64 == id && object["title"] as? String == "王建国反映的空白页")
            #expect(object["complaints"] as? [String] == numbers.prefix(2).map(\.rawValue))
            let bulletins = try #require(object["bulletins"] as? [[String: Any]])
            #expect(bulletins.map { $0["text"] as? String } == ["问题已定位"] && bulletins[0]["correctedAt"] != nil)
            let found = try await house.desk.incident(id, for: try house.member("agent"))
            #expect((object["events"] as? [Any])?.count == found.events.count)
            #expect((object["clocks"] as? [Any])?.count == found.clocks.count)
            #expect(page.lines[0].contains("王建国反映的问题已定位"), "what was said before is among the events")
            #expect(try await house.desk.exportIncidents(after: 0, limit: 1).next == id)
            #expect(try await house.desk.exportIncidents(after: id).lines.isEmpty)
        }
    }
}
