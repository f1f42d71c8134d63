import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("What those read whom a complaint is about")
struct ImpartialityTests {
    /// A level 3 complaint with a word beginning with 机密 in everything that colleagues wrote for each other.
    private func story(_ house: House) async throws -> (number: ComplaintNumber, incident: Int64) {
        let desk = house.desk
        let number = try await house.receive()
        func act(_ act: Act, _ login: String, _ fields: [String: String]) async throws {
            try await desk.act(act, ActFields(fields), on: number, by: try house.author(login))
        }
        try await act(
            .register, "agent",
            ["type": "functional-fault", "summary": "机密摘要", "idea": "机密想法", "email": "li@example.com"])
        try await act(.validate, "agent", ["note": "机密核对"])
        try await act(.grade, "agent", ["level": "3", "reason": "机密定级", "security": "true"])
        try await act(.addNote, "agent", ["text": "机密备注"])
        try await act(.assign, "lead", ["department": "technical", "task": "机密任务"])
        try await act(.verifyFacts, "tech", ["item": "1", "findings": "机密查明"])
        try await act(.recordFinding, "tech", ["text": "机密初查"])
        let until = house.clock.now.addingTimeInterval(86_400).formatted(.iso8601)
        try await act(
            .isolate, "director",
            ["target": "机密模块", "flag": "accounts", "value": "false", "reason": "机密隔离", "until": until])
        let group = TaskGroup(
            operationsLead: try house.id("lead"), technicalDirector: try house.id("director"),
            serviceSupervisor: try house.id("supervisor"))
        try await house.does("lead", .formGroup(group), on: number)
        try await act(.reportPreliminarily, "lead", ["text": "机密初报"])
        try await act(.propose, "lead", ["solution": "机密方案", "needsApproval": "true"])
        try await act(.requestApproval, "lead", ["text": "机密申请", "scope": "机密金额"])
        try await act(.answerApproval, "decision", ["decision": "granted", "reason": "机密批复"])
        try await act(
            .callBack, "agent",
            [
                "channel": "phone", "statedAt": house.clock.now.formatted(.iso8601), "reached": "true",
                "outcome": "机密回访",
            ])
        try await act(.placeHold, "director", ["reason": "机密保留"])
        let lookUp = LookUpAnswer(name: "CRM", outcome: .answered, content: "机密档案", milliseconds: 3)
        try await house.does("agent", .recordLookUp(lookUp), on: number)
        let other = try await major(house)
        let incident = try await desk.openIncident(
            titled: "付款失败", with: [number, other], by: try house.member("lead")
        ).id
        try await desk.unlink(number, from: incident, reason: "机密移出", by: try house.member("lead"))
        try await desk.closeIncident(incident, reason: "机密关闭", by: try house.member("lead"))
        // Somebody of the management group, who would read everything else.
        try await act(
            .markConcerned, "agent", ["person": String(house.id("supervisor").rawValue), "reason": "机密涉及"])
        return (number, incident)
    }

    private func major(_ house: House) async throws -> ComplaintNumber {
        let number = try await house.receive(key: "other")
        try await house.register(number)
        try await house.does("agent", .validate(note: nil), on: number)
        try await house.does("agent", .grade(.major, reason: "大量用户", security: false, systemFault: false), on: number)
        return number
    }

    /// Everything that is in a value, however deep.
    private func written(_ value: Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    private func words(in text: String) -> Set<String> {
        var found: Set<String> = []
        var rest = text[...]
        while let start = rest.range(of: "机密") {
            found.insert(String(rest[start.lowerBound...].prefix(4)))
            rest = rest[start.upperBound...]
        }
        return found
    }

    private static let all: Set<String> = [
        "机密摘要", "机密想法", "机密核对", "机密定级", "机密备注", "机密任务", "机密查明", "机密初查", "机密模块", "机密隔离", "机密初报", "机密方案",
        "机密申请", "机密金额", "机密批复", "机密回访", "机密保留", "机密档案", "机密移出", "机密涉及",
    ]

    @Test("1.2 the case, its events and everything computed of them have no internal word for whom it is about")
    func theCase() async throws {
        try await House.with { house in
            let (number, _) = try await story(house)
            let whole = try await house.desk.open(number, for: try house.member("lead"))
            #expect(words(in: written(whole)) == Self.all, "a colleague reads everything")
            #expect(whole.readable.count == whole.events.count)
            let part = try await house.desk.open(number, for: try house.member("supervisor"))
            #expect(words(in: written(part)).isEmpty)
            #expect(!written(part).contains("accounts"), "not even which flag was set")
            #expect(written(part).contains("登录以后"), "what the complainant wrote is there")
            #expect(part.complaint.level == .major && part.complaint.state == whole.complaint.state)
            #expect(part.clocks == whole.clocks)
            #expect(part.readable.count < whole.events.count / 2)
            #expect(part.readable.allSatisfy { !$0.event.fact.isInternal })
        }
    }

    @Test("1.2 neither the search nor the list of measures nor the incident tells them")
    func elsewhere() async throws {
        try await House.with { house in
            let (number, incident) = try await story(house)
            let (desk, member, other) = (house.desk, try house.member("supervisor"), try house.member("lead"))
            while try await house.database.indexNextEvents() > 0 {}
            for word in Self.all.sorted() {
                #expect(try await desk.search(word, for: member, before: nil).items.isEmpty, "\(word)")
            }
            #expect(try await desk.search("机密定级", for: other, before: nil).items.map(\.number) == [number])
            #expect(try await desk.search("登录以后", for: member, before: nil).items.map(\.number).contains(number))
            #expect(try await desk.openMeasures(for: member).isEmpty)
            #expect(try await desk.openMeasures(for: other).count == 1)
            house.clock.advance(hours: 30)
            try await house.watch()
            #expect(try await desk.endedMeasures(for: member).views.isEmpty)
            #expect(try await desk.endedMeasures(for: other).views.count == 1)
            let read = try await desk.incident(incident, for: member)
            #expect(words(in: written(read.events)).isEmpty)
            #expect(words(in: written(try await desk.incident(incident, for: other).events)) == ["机密移出", "机密关闭"])
            #expect(read.incident.closedAt != nil, "that it is closed is no secret")
        }
    }

    @Test("1.2 no notice of it reaches them, none that was there stays")
    func notices() async throws {
        try await House.with { house in
            let (number, _) = try await story(house)
            let key = try await house.desk.open(number, for: try house.member("lead")).key
            func theirs() async throws -> [Notice] {
                try await house.notices("supervisor").filter { $0.complaint == key }
            }
            #expect(try await theirs().isEmpty)
            house.clock.advance(hours: 130)
            try await house.watch()
            #expect(try await theirs().isEmpty)
            #expect(try await house.notices("lead").contains { $0.complaint == key })
        }
    }

    @Test("1.2 a dossier has of what is internal the hashes alone, and can still be checked")
    func dossier() async throws {
        try await House.with { house in
            let (number, _) = try await story(house)
            let parts = try await house.desk.dossier(of: number, for: try house.member("supervisor"), in: .zh)
            #expect(parts.document.part == .withoutInternals && parts.document.limits.isEmpty)
            let json = String(decoding: try parts.document.json(), as: UTF8.self)
            #expect(words(in: json).isEmpty)
            let check = parts.document.check { path in parts.files.first { $0.path == path }?.bytes }
            #expect(check.report.isClean && check.report.withheld > 10, "\(check.report.differences)")
            let read = try #require(check.read)
            #expect(Case(read).readable.map(\.sequence) == read.shown.sorted())
            let whole = try await house.desk.dossier(of: number, for: try house.member("lead"), in: .zh)
            #expect(words(in: String(decoding: try whole.document.json(), as: UTF8.self)) == Self.all)
        }
    }

    @Test("1.2 somebody who marks themselves reads the answer to that without what is internal")
    func themselves() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.register(number)
            let id = String(try house.id("agent").rawValue)
            let found = try await house.desk.act(
                .markConcerned, ActFields(["person": id, "reason": "本人朋友"]), on: number, by: try house.author("agent"))
            let read = found.asRead(by: try house.member("agent"))
            #expect(!written(read).contains("本人朋友"))
            #expect(written(found).contains("本人朋友"))
        }
    }

    @Test("1.2 a measure linked from a complaint that is about the reader tells nothing of that one, by no way")
    func linkedFromElsewhere() async throws {
        try await House.with { house in
            let (desk, agent) = (house.desk, try house.author("agent"))
            let home = try await house.complexCase()
            var fields = house.measureFields()
            fields.values["target"] = "机密模块"
            let measure = try #require(
                try await desk.act(.proposeMeasure, fields, on: home, by: try house.author("tech"))
                    .complaint.measures.first?.id)
            try await house.approve(measure, on: home)
            let other = try await house.complexCase()
            let link = ActFields(["measure": measure.description])
            let seen = try await desk.open(other, for: try house.member("supervisor")).events.count
            try await desk.act(.linkMeasure, link, on: other, by: agent)
            let (member, colleague) = (try house.member("supervisor"), try house.member("lead"))
            #expect(words(in: written(try await desk.open(other, for: member))) == ["机密模块"], "nobody concerned yet")
            let id = String(try house.id("supervisor").rawValue)
            try await desk.act(.markConcerned, ActFields(["person": id, "reason": "机密涉及"]), on: home, by: agent)

            let read = try await desk.open(other, for: member)
            #expect(words(in: written(read)).isEmpty)
            #expect(read.complaint.measureLinks.isEmpty && read.withheld.count == 1)
            #expect(read.asRead(by: member).withheld == read.withheld, "read twice, it stays withheld")
            #expect(read.complaint.registration != nil, "everything else of this one is theirs to read")
            #expect(words(in: written(try await desk.open(other, for: colleague))) == ["机密模块"])
            while try await house.database.indexNextEvents() > 0 {}
            #expect(try await desk.search("机密模块", for: member, before: nil).items.isEmpty)
            #expect(
                Set(try await desk.search("机密模块", for: colleague, before: nil).items.map(\.number)) == [home, other])
            let dossier = try await desk.dossier(of: other, for: member, in: .zh)
            #expect(words(in: String(decoding: try dossier.document.json(), as: UTF8.self)).isEmpty)
            // Neither what happened meanwhile nor a link of their own brings it up.
            let answer = try await desk.act(
                .addNote, ActFields(["text": "备注"]), on: other, by: .staff(member), seen: seen)
            #expect(words(in: written(answer.asRead(by: member))).isEmpty)
            let third = try await house.complexCase()
            await #expect(throws: FieldErrors(["measure": .unknown])) {
                try await desk.act(.linkMeasure, link, on: third, by: .staff(member))
            }
            #expect(try await desk.verify().isClean)
        }
    }
}
