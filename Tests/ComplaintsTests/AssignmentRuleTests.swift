import Complaints
import Foundation
import Testing

@Suite("To whom a complaint is offered")
struct AssignmentRuleTests {
    private static func policy(_ person: StaffID?) -> Policy {
        var policy = Policy.standard
        policy.assignees[.functionalFault] = person
        return policy
    }

    private func offers(_ person: StaffID?, _ level: Level = .complex, concerned: StaffID? = nil) throws -> [String] {
        var story = try Story.told(to: .graded, level)
        if let concerned { try story.at(hours(1), .supervisor, .markConcerned(concerned, reason: "About them")) }
        return story.complaint.offers(under: Self.policy(person), roster: People.roster).map {
            "\($0.department.rawValue)/\($0.person?.description ?? "-")"
        }
    }

    @Test("3.2.2 by type to a department, or to the person whom the policy names in it")
    func named() throws {
        #expect(try offers(nil) == ["technical/-", "business/-"])
        #expect(try offers(4) == ["technical/4", "business/-"])
        #expect(try offers(4, .major) == ["technical/4", "business/-", "management-group/-"])
        #expect(try offers(4, .general) == ["front-line/-"], "level 1 stays with the front line")
    }

    @Test(
        "3.2.2 whoever left, is disabled or works elsewhere is passed over for the department", arguments: [13, 5, 99])
    func unsuitable(person: Int64) throws {
        #expect(try offers(StaffID(rawValue: person)) == ["technical/-", "business/-"])
    }

    @Test("1.2 whom the complaint is about is never offered it")
    func concerned() throws {
        #expect(try offers(4, concerned: 4) == ["technical/-", "business/-"])
        #expect(try offers(4, concerned: 3) == ["technical/4", "business/-"])
    }

    @Test("6.1 a person named is a difference, and stays in the stored version")
    func difference() throws {
        let policy = Self.policy(4)
        #expect(policy.changes(from: .standard) == [.assignee(.functionalFault, from: nil, to: 4)])
        #expect(Policy.standard.changes(from: policy) == [.assignee(.functionalFault, from: 4, to: nil)])
        #expect(try JSONDecoder().decode(Policy.self, from: JSONEncoder().encode(policy)) == policy)
    }
}
