import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Receiving complaints")
struct IntakeTests {
    @Test("2.1.form a form becomes a receipt with number, code and the promises of level 1, acknowledged at once")
    func receipt() async throws {
        try await House.with { house in
            let received = try await house.desk.receive(.sample, channel: .form, key: "k1")
            #expect(received.number.rawValue == "R26112400001")
            #expect(received.promises.map(\.name).contains(.firstAnswer))
            #expect(received.promises.filter(\.isProvisional).isEmpty == false)
            let found = try await house.desk.track(received.number)
            #expect(found.events.count == 2)
            guard case .acknowledged = found.events[1].fact else { throw Unexpected() }
            #expect(try found.complaint.responsible == house.id("agent"))
            #expect(
                try await house.desk.unlock(received.number.rawValue, code: received.code, address: "a")
                    == received.number)
        }
    }

    @Test("The same key sent twice is one complaint with one number")
    func repeated() async throws {
        try await House.with { house in
            let first = try await house.desk.receive(.sample, channel: .form, key: "same")
            let second = try await house.desk.receive(.sample, channel: .form, key: "same")
            #expect(first.number == second.number)
            #expect(first.code == second.code)
            #expect(second.isRepeated && !first.isRepeated)
            #expect(try await house.count("complaint") == 1)
        }
    }

    @Test("The same key thirty times at once is one complaint")
    func stampede() async throws {
        try await House.with { house in
            let desk = house.desk
            let numbers = try await withThrowingTaskGroup(of: ComplaintNumber.self) { group in
                for _ in 0..<30 {
                    group.addTask { try await desk.receive(.sample, channel: .form, key: "same").number }
                }
                return try await group.reduce(into: Set<ComplaintNumber>()) { $0.insert($1) }
            }
            #expect(numbers.count == 1)
            #expect(try await house.count("complaint") == 1)
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("The same key with another complaint is refused")
    func reused() async throws {
        try await House.with { house in
            _ = try await house.receive(key: "same")
            var other = Draft.sample
            other.content = "别的事情"
            await #expect(throws: KeyReused.self) { try await house.receive(other, key: "same") }
            #expect(try await house.count("complaint") == 1)
        }
    }

    @Test("Many at once get different numbers, and none is lost")
    func many() async throws {
        try await House.with { house in
            let desk = house.desk
            let numbers = try await withThrowingTaskGroup(of: ComplaintNumber.self) { group in
                for _ in 0..<100 { group.addTask { try await desk.receive(.sample, channel: .form, key: nil).number } }
                return try await group.reduce(into: Set<ComplaintNumber>()) { $0.insert($1) }
            }
            #expect(numbers.count == 100)
            #expect(try await house.count("complaint") == 100)
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("A draft with wrong fields names each of them and leaves no trace")
    func wrong() async throws {
        try await House.with { house in
            var draft = Draft()
            draft.type = "nonsense"
            draft.content = "  \n"
            draft.email = "not an address"
            draft.title = String(repeating: "长", count: 201)
            let errors = await #expect(throws: FieldErrors.self) { try await house.receive(draft) }
            #expect(Set((errors?.problems ?? [:]).keys) == ["type", "content", "email", "title"])
            for table in ["complaint", "event", "receipt", "outbox", "notice"] {
                let rows = try await house.count(table)
                #expect(rows == 0, "\(table)")
            }
        }
    }

    @Test(
        "No contact must be said, and not beside one",
        arguments: [(false, nil), (true, "a@example.com")] as [(Bool, String?)])
    func contact(none: Bool, email: String?) async throws {
        try await House.with { house in
            var draft = Draft.sample
            draft.noContact = none
            draft.email = email
            await #expect(throws: FieldErrors.self) { try await house.receive(draft) }
        }
    }

    @Test("1.2p with nobody on duty the supervisor is responsible")
    func supervisor() async throws {
        try await House.with { house in
            try await house.desk.setEnabled(try house.id("agent"), false)
            let number = try await house.receive()
            #expect(try await house.desk.track(number).complaint.responsible == house.id("supervisor"))
        }
    }
}
