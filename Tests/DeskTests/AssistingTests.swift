import Complaints
import Fetching
import Foundation
import Logging
import Secrets
import Storage
import StorageSQLite
import TestSupport
import Testing

@testable import Desk

@Suite("Automatic replies, look-ups, calls")
struct AssistingTests {
    // MARK: Automatic reply

    @Test("3'.L1.4 the reply goes out once, with the registration, and registering costs nothing at intake")
    func automaticReply() async throws {
        try await House.with { house in
            let number = try await house.receive()
            let first = try await house.desk.track(number)
            #expect(first.events.count == 2)
            #expect(try await house.count("outbox") == 0)
            try await house.register(number)
            let after = try await house.desk.track(number)
            let notes = after.events.compactMap { event -> OutgoingNote? in
                if case .automaticReplySent(let note) = event.fact { note } else { nil }
            }
            #expect(notes.map(\.expectedAt) == [morning.addingTimeInterval(24 * 3600)])
            let sent = try await house.database.read { try $0.messages(of: after.key).map(\.message) }
            #expect(sent == notes.map(\.message))
            // Whatever comes later, no second one does.
            await #expect(throws: Refusal.self) { try await house.register(number) }
            try await house.does("agent", .validate(note: nil), on: number)
            house.clock.advance(hours: 25)
            try await house.watch()
            let late = try await house.desk.track(number)
            #expect(late.events.count { if case .automaticReplySent = $0.fact { true } else { false } } == 1)
            let breached = late.clocks.filter { [.firstAnswer, .response].contains($0.name) }.map(\.isBreached)
            #expect(breached == [true, true])
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("3'.L1.4 urgent by type: no reply")
    func urgent() async throws {
        try await House.with { house in
            var draft = Draft.sample
            draft.type = "privacy"
            let number = try await house.receive(draft)
            let record = Registration(userID: nil, contact: .none, type: .privacy, summary: "泄露")
            try await house.does("agent", .register(record), on: number)
            #expect(try await house.count("outbox") == 0)
        }
    }

    // MARK: Look-ups

    /// A second desk on the house's database, which may ask `hosts`.
    private func desk(_ house: House, asking hosts: String) async throws -> ServiceDesk {
        try await ServiceDesk.open(
            house.database, store: FileAttachmentStore(directory: house.folder + "/attachments"),
            hashing: PasswordHashing(strength: .test), log: house.desk.log,
            toolHosts: try #require(AllowedHosts(hosts)), now: { house.clock.now })
    }

    @Test("3'.L1.1 an agent asks a tool with one act; the answer is kept, can be erased, and the secret stays inside")
    func lookUp() async throws {
        try await House.with { house in
            let body = #"{"name":"李雷","orders":[]}"#
            let server = try LocalServer(
                answering: "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
            defer { server.stop() }
            let desk = try await desk(house, asking: "127.0.0.1:\(server.port)")
            try await desk.addTool(
                [
                    "name": "CRM", "url": "http://127.0.0.1:\(server.port)/u/{userID}?mail={email}",
                    "headerName": "X-Token", "headerValue": "s3cret",
                ], by: try house.member("operations"))
            let tool = try #require(try await desk.tools().first)
            let number = try await house.assigned()
            let fields = ActFields(["lookup": String(tool.id)])
            let after = try await desk.act(.lookUp, fields, on: number, by: try house.author("agent"))
            guard case .lookedUp(let answer)? = after.events.last?.fact else { throw Unexpected() }
            #expect(answer.name == "CRM" && answer.outcome == .answered && answer.status == 200)
            #expect(answer.content?.text == body)
            #expect(server.heard.count == 1)
            #expect(server.heard[0].hasPrefix("GET /u/U1?mail=li%40example.com HTTP/1.1\r\n"))
            #expect(server.heard[0].contains("X-Token: s3cret"))
            // What came stands beside the event; the event has a digest of it.
            let row = try await house.database.row(
                "SELECT payload FROM event WHERE kind = 'lookedUp' AND complaint_id = \(after.key)")
            #expect(try row?.text(0).contains("李雷") == false)
            try await house.database.write { c in _ = try c.erase([after.events.count], of: after.key) }
            guard case .lookedUp(let erased)? = try await desk.track(number).events.last?.fact else {
                throw Unexpected()
            }
            #expect(erased.content?.isErased == true && erased.status == 200)
        }
    }

    @Test("3'.L1.1 the rules are asked before the tool is, and a value that is not there sends nothing")
    func notAsked() async throws {
        try await House.with { house in
            let server = try LocalServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            defer { server.stop() }
            let desk = try await desk(house, asking: "127.0.0.1")
            let base = "http://127.0.0.1:\(server.port)"
            let operations = try house.member("operations")
            try await desk.addTool(["name": "Phone", "url": "\(base)/{phone}"], by: operations)
            let id = try #require(try await desk.tools().first?.id)
            let number = try await house.assigned()
            for login in ["tech", "operations"] {
                await #expect(throws: Refusal.self) {
                    try await desk.act(
                        .lookUp, ActFields(["lookup": String(id)]), on: number, by: try house.author(login))
                }
            }
            await #expect(throws: FieldErrors(["lookup": .valueMissing(name: "phone")])) {
                try await desk.act(
                    .lookUp, ActFields(["lookup": String(id)]), on: number, by: try house.author("agent"))
            }
            #expect(server.heard.isEmpty)
            // A node that may not ask does not, whatever is defined.
            try await desk.changeTool(id, ["name": "Any", "url": "\(base)/"], by: operations)
            await #expect(throws: FieldErrors(["lookup": .hostNotListed])) {
                try await house.desk.act(
                    .lookUp, ActFields(["lookup": String(id)]), on: number, by: try house.author("agent"))
            }
            #expect(server.heard.isEmpty)
        }
    }

    @Test("3'.L1.1 operations alone define tools; a secret is kept when left empty, and asked again for another host")
    func tools() async throws {
        try await House.with { house in
            let desk = try await desk(house, asking: "crm.example.com,erp.example.com")
            let operations = try house.member("operations")
            let good = ["name": "CRM", "url": "https://crm.example.com/{userID}", "timeout": "7"]
            await #expect(throws: Refusal.self) { try await desk.addTool(good, by: try house.member("agent")) }
            let wrong: [([String: String], String, FieldProblem)] = [
                (["url": "https://other.example.com/"], "url", .hostNotListed),
                (["url": "https://{userID}.example.com/"], "url", .notAnAddress),
                (["url": "https://crm.example.com{userID}"], "url", .notAnAddress),
                (["url": "https://crm.example.com/{password}"], "url", .notAnAddress),
                (["url": "crm"], "url", .notAnAddress), (["name": ""], "name", .missing),
                (["headerName": "X-Token"], "headerValue", .missing),
                (["headerName": "X: y", "headerValue": "s"], "headerName", .notAHeader),
                (["timeout": "0"], "timeout", .notSeconds(limit: 60)),
                (["timeout": "61"], "timeout", .notSeconds(limit: 60)),
            ]
            for (change, field, problem) in wrong {
                await #expect(throws: FieldErrors([field: problem]), "\(change)") {
                    try await desk.addTool(good.merging(change) { _, new in new }, by: operations)
                }
            }
            let secret = ["headerName": "X-Token", "headerValue": "one"]
            try await desk.addTool(good.merging(secret) { $1 }, by: operations)
            await #expect(throws: FieldErrors(["name": .nameTaken])) { try await desk.addTool(good, by: operations) }
            let id = try #require(try await desk.tools().first?.id)
            try await desk.changeTool(
                id, good.merging(["name": "CRM 2", "headerName": "X-Token"]) { $1 }, by: operations)
            #expect(try await desk.tools().map(\.headerValue) == ["one"])
            #expect(try await desk.tools().map(\.timeout) == [7000])
            await #expect(throws: FieldErrors(["headerValue": .missing])) {
                try await desk.changeTool(
                    id, good.merging(["url": "https://erp.example.com/", "headerName": "X-Token"]) { $1 },
                    by: operations)
            }
            try await desk.changeTool(id, good, by: operations)
            #expect(try await desk.tools().map(\.headerValue) == [nil])
            try await desk.removeTool(id, by: operations)
            #expect(try await desk.tools().isEmpty)
        }
    }

    // MARK: Calls

    private func started(_ house: House) async throws -> (Case, RemoteCall) {
        let number = try await house.assigned()
        let found = try await house.desk.act(.startCall, ActFields(), on: number, by: try house.author("agent"))
        return (found, try #require(found.complaint.call))
    }

    @Test("3'.L1.3 signals go to the other side in their order, and nothing is left after the call")
    func signals() async throws {
        try await House.with { house in
            let (found, call) = try await started(house)
            let (desk, number, key) = (house.desk, found.complaint.number, found.key)
            try await desk.joinCall(call.id, on: number)
            try await desk.joinCall(call.id, on: number)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for side in CallSide.allCases {
                    group.addTask {
                        for index in 1...10 {
                            try await desk.signal(
                                "candidate", "{\"n\":\(index)}", from: side, ofCall: call.id, on: key)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let heard = try await desk.signals(to: .staff, ofCall: call.id, after: 0)
            #expect(heard.map(\.body) == (1...10).map { "{\"n\":\($0)}" })
            #expect(heard.map(\.sequence) == heard.map(\.sequence).sorted())
            #expect(try await desk.lastSignal(ofCall: call.id) == 20)
            #expect(try await desk.signals(to: .staff, ofCall: call.id, after: heard[6].sequence).count == 3)
            await #expect(throws: FieldErrors.self) {
                try await desk.signal("shout", "{}", from: .staff, ofCall: call.id, on: key)
            }
            try await desk.endCall(call.id, .hungUp, on: number, by: .complainant)
            try await desk.endCall(call.id, .hungUp, on: number, by: .complainant)
            #expect(try await house.count("call_signal") == 0)
            #expect(try await house.count("call_peer") == 0)
            await #expect(throws: CallOver.self) {
                try await desk.signal("ready", "{}", from: .complainant, ofCall: call.id, on: key)
            }
            await #expect(throws: CallOver.self) { try await desk.joinCall(call.id, on: number) }
            let last = try await desk.track(number).events.suffix(3).map(\.fact)
            let id = call.id
            #expect(last == [.callStarted(call: id), .callJoined(call: id), .callEnded(call: id, .hungUp)])
            #expect(desk.standing(of: call.id, in: try await desk.track(number)) == .ended(.hungUp))
        }
    }

    @Test("3'.L1.3 a call ends by itself when one side is gone for 30 seconds", arguments: CallSide.allCases)
    func lost(side: CallSide) async throws {
        try await House.with { house in
            let (found, call) = try await started(house)
            let (desk, number) = (house.desk, found.complaint.number)
            #expect(try await desk.endLostCalls() != nil)
            try await desk.joinCall(call.id, on: number)
            for _ in 0..<5 {
                house.clock.advance(minutes: 0.4)
                for both in CallSide.allCases { try await desk.beat(both, ofCall: call.id) }
                _ = try await desk.endLostCalls()
                #expect(try await desk.track(number).complaint.call != nil)
            }
            house.clock.advance(minutes: 0.4)
            try await desk.beat(side.other, ofCall: call.id)
            house.clock.advance(minutes: 0.11)
            let next = try #require(try await desk.endLostCalls())
            #expect(next <= house.clock.now)
            let after = try await desk.track(number)
            #expect(after.complaint.call == nil && after.events.last?.fact == .callEnded(call: call.id, .lost))
            #expect(after.events.last?.by == .system)
            #expect(try await desk.endLostCalls() == nil)
        }
    }

    @Test("3'.L1.3 a link opens one call, and only for half a day")
    func link() async throws {
        try await House.with { house in
            let (found, call) = try await started(house)
            let key = house.desk.callKey(found.complaint.number, call)
            #expect(try house.desk.call(behind: key) == (found.complaint.number, call.id))
            #expect(throws: CaseUnknown.self) { try house.desk.call(behind: "x" + key) }
            house.clock.advance(hours: 13)
            #expect(throws: CaseUnknown.self) { try house.desk.call(behind: key) }
        }
    }
}
