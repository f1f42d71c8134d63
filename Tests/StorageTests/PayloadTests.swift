import Complaints
import Foundation
import Testing

@testable import Storage

@Suite("Payloads") struct PayloadTests {
    /// One of each shape that facts have: nothing, labels, optionals, nested values, lists, ids, dates.
    static let facts: [Fact] = [
        .received(receipt()), .reportedToManagement, .validated(note: nil), .validated(note: "ja"),
        .graded(Grade(level: .major, reason: "\"\\\u{1}\n\t\r/ 🙂 投诉", security: true, systemFault: false)),
        .graded(
            Grade(
                level: .general, reason: "x",
                suggestion: GradeSuggestion(
                    level: .major,
                    reasons: [
                        .init(type: .privacy, subType: "login", word: "泄露", similar: .init(count: 12, hours: 24)),
                        .init(security: true),
                    ]))),
        .assigned(Assignment(item: WorkItemID(rawValue: 2), department: .business, person: agent, task: "x")),
        .itemPassed(WorkItemID(rawValue: 1), to: lead, reason: nil),
        .breached(ClockKey(.bulletin, scope: 3), due: morning),
        .breached(ClockKey(.handling, level: .complex), due: Date(milliseconds: morning.milliseconds + 123)),
        .complainantWrote(
            Message(
                text: "",
                attachments: [
                    Attachment(id: 7, name: "图.png", size: 9, contentType: "image/png", digest: "ab"),
                    Attachment(id: 8, name: "b", size: 0, contentType: "text/plain", digest: "cd"),
                ])),
        .groupFormed(TaskGroup(operationsLead: agent, technicalDirector: lead, serviceSupervisor: agent)),
        .bulletinPublished(Bulletin(stage: .located, text: "问题已定位", expectedAt: morning)),
        .closed(Closing(ground: .internalDone)), .merged(into: ComplaintNumber(rawValue: "R1"), reason: "r"),
        .erased(sequence: [1, 2, 30], reason: "asked"), .erased(sequence: [], reason: ""),
        .urgencyMarked(false, reason: "x"), .approvalAnswered(granted: true, reason: "y"),
    ]

    @Test("A fact comes back as it was, with its words in the vault or in the text", arguments: facts)
    func roundTrip(fact: Fact) throws {
        let plain = try PayloadEncoder(userInfo: [:]).encode(fact)
        #expect(try PayloadDecoder(value: JSONValue(parsing: plain), userInfo: [:]).decode(Fact.self) == fact)
        let event = Event(at: morning, by: .system, fact: fact)
        let encoded = try EncodedEvent(event)
        let decoded = try EventDecoder().event(
            at: encoded.at, actor: encoded.actor, payload: encoded.payload, entries: encoded.entries)
        #expect(decoded == event)
        #expect(encoded.payload.hasPrefix("{\"\(encoded.kind)\":"))
    }

    @Test("The same JSON that the general coder reads and writes", arguments: facts)
    func general(fact: Fact) throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .millisecondsSince1970
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .millisecondsSince1970
        let ours = try PayloadEncoder(userInfo: [:]).encode(fact)
        #expect(try decoder.decode(Fact.self, from: Data(ours.utf8)) == fact)
        let theirs = String(decoding: try encoder.encode(fact), as: UTF8.self)
        #expect(try PayloadDecoder(value: JSONValue(parsing: theirs), userInfo: [:]).decode(Fact.self) == fact)
    }

    @Test(
        "Texts of every kind survive",
        arguments: ["", "\"", "\\", "\u{0}", "é\u{301}", "👨‍👩‍👧", "\u{7F}\u{2028}", "a\\\"b\n"])
    func texts(text: String) throws {
        let entry = EventVault.Entry(salt: "s", text: text)
        #expect(try EventVault.entries(EventVault.stored([entry, nil])) == [entry, nil])
    }

    @Test("Escapes are read; what is no JSON is refused")
    func parsing() throws {
        #expect(
            try JSONValue(parsing: #" [ "\u6295\ud83d\ude42\/\b" , -1.5e1, 7 ] "#)
                == .array([.string("投🙂/\u{8}"), .number(-15), .integer(7)]))
        for text in [
            "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "\"", "\"\\x\"", "\"\\ud800\"", "nul", "1 2", "[1", "-",
            String(repeating: "[", count: 100_000),
        ] {
            #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: text) }
        }
    }
}
