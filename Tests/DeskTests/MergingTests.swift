import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("Merging")
struct MergingTests {
    private func merge(
        _ source: ComplaintNumber, _ target: String, _ house: House, by login: String = "agent", seen: Int? = nil
    ) async throws {
        try await house.desk.act(
            .merge, ActFields(["into": target, "reason": "同一用户的同一问题"]), on: source, by: try house.author(login),
            seen: seen)
    }

    @Test("2.2.1 a complaint goes into the earlier one: both records say so, its clocks end, its complainant is told")
    func merged() async throws {
        try await House.with { house in
            let earlier = try await house.assigned()
            house.clock.advance(minutes: 5)
            let later = try await house.receive()
            try await house.register(later)
            let before = try await house.desk.track(earlier)
            try await merge(later, earlier.rawValue.lowercased(), house)

            let gone = try await house.desk.track(later)
            #expect(gone.complaint.state == .merged)
            #expect(gone.complaint.mergedInto == earlier)
            #expect(gone.clocks.filter(\.isLimit).allSatisfy { !$0.isOpen })
            let stays = try await house.desk.track(earlier)
            #expect(stays.complaint.absorbed == [later])
            #expect(stays.complaint.state == before.complaint.state)
            #expect(stays.clocks == before.clocks)
            let message = "m-\(later)-\(gone.events.count)"
            let told = try await house.database.row("SELECT kind FROM outbox WHERE message = \(message)")
            #expect(try told?.text(0) == "tracking")

            // Nothing is late there any more, and nobody has it before them.
            house.clock.advance(hours: 24 * 30)
            try await house.watch()
            #expect(
                !(try await house.desk.track(later).events).contains {
                    if case .breached = $0.fact { true } else { false }
                })
            let queue = try await house.desk.queue(.mine(try house.id("agent")), filter: QueueFilter(), after: nil)
                .items
            #expect(queue.contains { $0.number == earlier })
            #expect(!queue.contains { $0.number == later })
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("2.2.1 what cannot be merged is refused, at the field or with the clause, and both stay as they were")
    func refused() async throws {
        try await House.with { house in
            let earlier = try await house.receive()
            house.clock.advance(minutes: 5)
            let later = try await house.receive()
            var other = Draft.sample
            (other.email, other.userID) = ("wang@example.com", "wangwu")
            let foreign = try await house.receive(other)
            let versions = [earlier, later, foreign]

            await #expect(throws: FieldErrors(["into": .missing])) { try await merge(later, " ", house) }
            await #expect(throws: FieldErrors(["into": .complaintUnknown])) { try await merge(later, "R2", house) }
            await #expect(throws: Refusal.cannotMerge) { try await merge(earlier, later.rawValue, house) }
            await #expect(throws: Refusal.cannotMerge) { try await merge(later, later.rawValue, house) }
            await #expect(throws: Refusal.cannotMerge) { try await merge(foreign, earlier.rawValue, house) }
            await #expect(throws: Refusal.notAllowed(needs: [.agent, .serviceSupervisor])) {
                try await merge(later, earlier.rawValue, house, by: "tech")
            }
            for number in versions {
                let found = try await house.desk.track(number).complaint
                #expect(found.state == .received)
                #expect(found.absorbed.isEmpty)
            }
            #expect(try await house.desk.verify().isClean)
        }
    }

    @Test("1.2, 2.2.1 whoever either complaint is about merges neither; what happened meanwhile comes first")
    func concernedAndMeanwhile() async throws {
        try await House.with { house in
            let earlier = try await house.receive()
            house.clock.advance(minutes: 5)
            let later = try await house.receive()
            try await house.does("supervisor", .markConcerned(try house.id("agent2"), reason: "被投诉"), on: earlier)
            await #expect(throws: Refusal.self) { try await merge(later, earlier.rawValue, house, by: "agent2") }

            let seen = try await house.desk.track(later).events.count
            try await house.desk.carryOut(.write(text: "又出现了", attachments: []), on: later, by: .complainant)
            await #expect(throws: ChangedMeanwhile.self) {
                try await merge(later, earlier.rawValue, house, seen: seen)
            }
            #expect(try await house.desk.track(later).complaint.mergedInto == nil)
            try await merge(later, earlier.rawValue, house, seen: seen + 1)
            #expect(try await house.desk.track(later).complaint.mergedInto == earlier)
        }
    }
}
