import Complaints
import Desk
import Foundation
import Storage
import Testing

@Suite("The management group's digest")
struct DigestTests {
    private func digest(_ login: String, _ house: House) async throws -> [ReportedCase] {
        try await house.desk.managementDigest(for: try house.member(login)).cases
    }

    @Test("4.2.2 what is open for five days stands in the digest with what is outstanding, until it is acknowledged")
    func digest() async throws {
        try await House.with { house in
            let number = try await house.assigned()
            house.clock.advance(hours: 1)
            let later = try await house.receive(.sample, key: "2")
            #expect(try await digest("lead", house).isEmpty)
            house.clock.advance(hours: 119.5)
            try await house.watch()
            let first = try await digest("lead", house)
            #expect(first.map(\.item.number) == [number])
            #expect(first[0].outstanding == [.investigation] && first[0].investigating == [.frontLine])
            #expect(first[0].reportedAt.timeIntervalSince(first[0].item.receivedAt) >= 120 * 3600)
            #expect(first[0].refusal == nil)
            house.clock.advance(hours: 2)
            try await house.watch()
            #expect(try await digest("director", house).map(\.item.number) == [number, later])
            try await house.desk.act(
                .acknowledgeReport, ActFields(["text": "请本周内解决"]), on: number, by: try house.author("lead"))
            #expect(try await digest("director", house).map(\.item.number) == [later])
            await #expect(throws: Refusal.nothingToDo) {
                try await house.desk.act(
                    .acknowledgeReport, ActFields([:]), on: number, by: try house.author("director"))
            }
            let found = try await house.desk.open(number, for: try house.member("agent"))
            #expect(found.events.last?.fact == .managementAcknowledged("请本周内解决"))
            #expect(try found.events.last?.by == .staff(house.id("lead")))
            #expect(try await house.database.verify().isClean)
        }
    }

    @Test("4.2.2 whose business it is not is refused the digest, and its acknowledgement")
    func refused() async throws {
        try await House.with { house in
            let number = try await house.assigned()
            house.clock.advance(hours: 121)
            try await house.watch()
            for login in ["agent", "tech", "decision", "operations"] {
                await #expect(throws: Refusal.notAllowed(needs: Set(Role.managementGroup).union([.auditor]))) {
                    try await digest(login, house)
                }
                await #expect(throws: Refusal.notAllowed(needs: Set(Role.managementGroup))) {
                    try await house.desk.act(
                        .acknowledgeReport, ActFields([:]), on: number, by: try house.author(login))
                }
            }
        }
    }

    @Test("1.2, 4.2.2 whom a complaint is about sees that it was reported, and cannot be the one who acknowledges it")
    func concerned() async throws {
        try await House.with { house in
            let number = try await house.receive()
            try await house.does("agent", .markConcerned(try house.id("lead"), reason: "投诉的是本人"), on: number)
            house.clock.advance(hours: 121)
            try await house.watch()
            #expect(try await digest("lead", house).map(\.refusal) == [.concerned])
            #expect(try await digest("director", house).map(\.refusal) == [nil])
        }
    }

    @Test("4.2.2 a long digest is read page by page, each complaint once")
    func pages() async throws {
        try await House.with { house in
            var numbers: [ComplaintNumber] = []
            for key in 1...5 {
                numbers.append(try await house.receive(.sample, key: "k\(key)"))
                house.clock.advance(minutes: 1)
            }
            house.clock.advance(hours: 121)
            try await house.watch()
            var seen: [ComplaintNumber] = []
            var after: String?
            repeat {
                let page = try await house.desk.managementDigest(
                    for: try house.member("supervisor"), after: after, limit: 2)
                seen += page.cases.map(\.item.number)
                after = page.next
            } while after != nil
            #expect(seen == numbers)
        }
    }
}
