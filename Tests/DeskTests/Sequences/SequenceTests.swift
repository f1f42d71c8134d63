import Complaints
import Desk
import Foundation
import Storage
import Testing

/// Random use cases on several complaints at once, on both engines, and what `redress verify` says of the whole.
@Suite("Sequences of use cases")
struct SequenceTests {
    private static let houses: UInt64 = 5
    private static let steps = 300

    @Test(
        "1.2, 2.2.1, 3'.L2.3, 3'.L3.4, 4.1, 6.2 after any sequence of use cases, on several cases, the store verifies")
    func anything() async throws {
        let done = try await withThrowingTaskGroup(of: [String: Int].self) { group in
            for index in 0..<Self.houses { group.addTask { try await tell(281_126 + index * 7919) } }
            return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
        // Enough happened for the answers to mean something.
        for name in [
            "open incident", "link", "unlink", "publish", "correct", "result for all", "close incident", "merge",
            "propose-measure", "isolate", "link-measure", "answer call-back", "call", "anonymise",
        ] {
            #expect(done[name] != nil, "\(name): \(done)")
        }
    }

    /// One house's story; answers what was done in it.
    private func tell(_ seed: UInt64) async throws -> [String: Int] {
        var done: [String: Int] = [:]
        try await House.with(people: false) { house in
            var world = try await World(in: house, seed: seed)
            for step in 1...Self.steps {
                try await world.step()
                if step.isMultiple(of: 75) { try await verify(house, "seed \(seed), step \(step): \(world.last)") }
            }
            try await check(world, seed)
            try await world.pass(days: 7)
            try await world.pass(days: 900)
            try await verify(house, "seed \(seed), long after")
            done = world.done
        }
        return done
    }

    private func verify(_ house: House, _ at: String) async throws {
        let found = try await house.desk.verify()
        #expect(found.database.differences.isEmpty, "\(at): \(found.database.differences.prefix(5))")
    }

    /// What holds between complaints and incidents, whatever was done.
    private func check(_ world: World, _ seed: UInt64) async throws {
        let desk = world.house.desk
        for id in world.incidents {
            let found = try await desk.incident(id, for: People.auditor)
            for number in found.incident.complaints {
                let complaint = try await desk.track(number).complaint
                #expect(complaint.incident == id, "seed \(seed): \(number) in \(id)")
            }
        }
        for number in world.numbers {
            let found = try await desk.track(number)
            if let id = found.complaint.incident {
                let incident = try await desk.incident(id, for: People.auditor).incident
                #expect(incident.complaints.contains(number), "seed \(seed): \(number) in \(id)")
            }
            if let target = found.complaint.mergedInto {
                let other = try await desk.track(target).complaint
                #expect(other.absorbed.contains(number), "seed \(seed): \(number) into \(target)")
            }
        }
    }
}
