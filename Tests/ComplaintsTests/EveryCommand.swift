import Complaints
import Foundation
import Testing

/// Every command once, in a complaint in which somebody may give it, and who these are: the table of acts.
enum EveryCommand {
    struct Sample: CustomTestStringConvertible, Sendable {
        let name: String
        let command: Command
        /// Members of staff who may; nobody where the complainant or the system must.
        let may: Set<StaffID>
        var complainant = false
        var system = false
        let setting: @Sendable () throws -> Story
        var testDescription: String { name }
    }

    static let desk: Set<StaffID> = [1, 2, 8]
    static let group: Set<StaffID> = [6, 7, 8]
    static let workers: Set<StaffID> = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12]

    private static func told(
        _ state: State, _ level: Level = .general, security: Bool = false, needsApproval: Bool = false,
        then more: @escaping @Sendable (inout Story) throws -> Void = { _ in }
    ) -> @Sendable () throws -> Story {
        {
            var story = try Story.told(to: state, level, security: security, needsApproval: needsApproval)
            try more(&story)
            return story
        }
    }

    static let samples: [Sample] = receiving + investigating + major + ending + keeping

    private static let receiving = [
        Sample(name: "register", command: .register, may: desk, setting: told(.received)),
        Sample(name: "validate", command: .validate, may: desk, setting: told(.registered)),
        Sample(name: "reject", command: .reject(reason: "No"), may: desk, setting: told(.registered)),
        Sample(
            name: "decideObjection", command: .decideObjection(upheld: true, reason: "Yes"), may: [2, 8],
            setting: told(.registered) { story in
                try story.at(hours(1), .agent, .reject(reason: "No"))
                try story.at(hours(2), .complainant, .object("Yes"))
            }),
        Sample(name: "grade", command: .grade(.general), may: desk, setting: told(.valid)),
        Sample(name: "lower a level", command: .grade(.general), may: [8], setting: told(.graded, .complex)),
        Sample(
            name: "correctType", command: .correctType(.other, subType: nil, reason: "So"), may: desk,
            setting: told(.graded)),
        Sample(name: "markUrgent", command: .markUrgent(true, reason: "So"), may: desk, setting: told(.graded)),
        Sample(name: "assign", command: .assign(.frontLine), may: desk, setting: told(.graded)),
        Sample(
            name: "assign at level 3", command: .assign(.technical), may: [1, 2, 6, 7, 8],
            setting: told(.graded, .major)),
        Sample(
            name: "passItem of others", command: .passItem(1, to: 4, reason: "Ill"), may: [3, 8],
            setting: told(.graded, .complex) { try $0.at(hours(1), .agent, .assign(.technical, to: People.technician)) }
        ),
        Sample(name: "dropItem", command: .dropItem(1, reason: "Twice"), may: [8], setting: told(.assigned)),
        Sample(
            name: "passResponsibility of others", command: .passResponsibility(to: 2, reason: "Ill"), may: [1, 2, 8],
            setting: told(.graded)),
        Sample(name: "markConcerned", command: .markConcerned(13, reason: "Named"), may: desk, setting: told(.graded)),
        Sample(
            name: "clearConcerned", command: .clearConcerned(13, reason: "Not named"), may: [8],
            setting: told(.graded) { try $0.at(hours(1), .agent, .markConcerned(13, reason: "Named")) }),
        Sample(
            name: "correctContact", command: .correctContact(.none, reason: "Asked"), may: desk, complainant: true,
            setting: told(.graded)),
    ]

    private static let investigating = [
        Sample(
            name: "recordPreliminaryFinding", command: .recordPreliminaryFinding("Seen"), may: [3, 4, 5, 12],
            setting: told(.assigned, .complex) { try $0.at(hours(1), .agent, .assign(.business)) }),
        Sample(name: "verifyFacts", command: .verify(1), may: [3, 4], setting: told(.assigned, .complex)),
        Sample(name: "verifyFacts at level 1", command: .verify(1), may: desk, setting: told(.assigned)),
        Sample(
            name: "propose", command: .plan(), may: [3, 4, 5, 12],
            setting: told(.investigated, .complex)),
        Sample(name: "propose at level 1", command: .plan(facts: "True"), may: desk, setting: told(.assigned)),
        Sample(
            name: "propose at level 3", command: .plan(), may: [3, 4, 5, 6, 7, 8, 12], setting: told(.planned, .major)),
        Sample(name: "send", command: .send(.progress), may: desk, setting: told(.graded)),
        Sample(
            name: "send at level 3", command: .send(.progress), may: [1, 2, 6, 7, 8], setting: told(.graded, .major)),
        Sample(name: "offer", command: .offerArticle(), may: desk, setting: told(.graded)),
        Sample(name: "recordLookUp", command: .recordLookUp, may: desk, setting: told(.graded)),
        Sample(
            name: "recordLookUp of the assignee", command: .recordLookUp, may: [1, 2, 3, 4, 8],
            setting: told(.graded, .complex) { try $0.at(hours(1), .agent, .assign(.technical)) }),
        Sample(name: "startCall", command: .startCall("v-1"), may: desk, setting: told(.graded)),
        Sample(
            name: "joinCall", command: .joinCall("v-1"), may: [], complainant: true,
            setting: told(.graded) { try $0.at(hours(1), .agent, .startCall("v-1")) }),
        Sample(
            name: "endCall", command: .endCall("v-1", .hungUp), may: desk, complainant: true, system: true,
            setting: told(.graded) { try $0.at(hours(1), .agent, .startCall("v-1")) }),
        Sample(name: "addNote", command: .addNote("Seen", attachments: []), may: workers, setting: told(.graded)),
        Sample(name: "sendResult", command: .result(), may: desk, setting: told(.planned, .complex)),
        Sample(
            name: "callBack", command: .callBack(at: hours(1)), may: [1, 2, 3, 4, 5, 6, 7, 8, 12],
            setting: told(.planned, .complex)),
        Sample(
            name: "answerCallBack", command: .answerCallBack(.partly, text: "Better"), may: [], complainant: true,
            setting: told(.planned, .complex)),
        Sample(
            name: "proposeMeasure", command: .measure(until: days(30)), may: [3, 4], setting: told(.graded, .complex)),
        Sample(
            name: "proposeMeasure at level 3", command: .measure(until: days(30)), may: [3, 4, 6, 7, 8],
            setting: told(.graded, .major)),
        Sample(
            name: "decideMeasure", command: .approve(), may: [6, 7, 8, 9],
            setting: told(.graded, .complex) { try $0.at(hours(1), .technician, .measure(until: days(30))) }),
        Sample(
            name: "linkMeasure",
            command: .linkMeasure(LinkedMeasure(id: 9, kind: .temporary, target: "Login", until: dayOne + days(30))),
            may: workers, setting: told(.graded, .complex)),
        Sample(
            name: "recordMeasureEnd", command: .recordMeasureEnd(9, .expired), may: [], system: true,
            setting: told(.graded, .complex) { story in
                let measure = LinkedMeasure(id: 9, kind: .temporary, target: "Login", until: dayOne + days(30))
                try story.at(hours(1), .agent, .linkMeasure(measure))
            }),
        Sample(
            name: "rollBackMeasure", command: .rollBackMeasure(1, reason: "Mended"), may: [3, 4, 6, 7, 8],
            setting: told(.graded, .complex) { try $0.at(hours(1), .technician, .measure(until: days(30))) }),
        Sample(
            name: "waive", command: .waive(.temporaryMeasure, reason: "None fits"), may: group,
            setting: told(.graded, .complex)),
    ]

    private static let major = [
        Sample(
            name: "isolate", command: .isolate(until: days(30)), may: [3, 4, 6, 7, 8],
            setting: told(.graded, .major)),
        Sample(name: "formGroup", command: .formGroup, may: group, setting: told(.graded, .major)),
        Sample(
            name: "reportPreliminarily", command: .reportPreliminarily("Located"), may: group,
            setting: told(.graded, .major)),
        Sample(name: "publishBulletin", command: .bulletin(), may: group, setting: told(.graded, .major)),
        Sample(
            name: "relayBulletin", command: .relayBulletin(Bulletin(stage: .located, text: "Located.")), may: [],
            system: true,
            setting: told(.graded, .complex) { try $0.at(hours(1), .agent, .joinIncident(4)) }),
        Sample(
            name: "takeResult",
            command: .takeResult(
                SharedResult(
                    status: .resolved, solution: "Renewed.", handler: "Lin", contact: "support@example.org",
                    facts: "The store was full."), of: 4, message: "m-9"), may: desk,
            setting: told(.graded) { try $0.at(hours(1), .agent, .joinIncident(4)) }),
        Sample(
            name: "requestApproval", command: .requestApproval("Two servers", scope: "One"), may: group,
            setting: told(.planned, .major, needsApproval: true)),
        Sample(
            name: "answerApproval", command: .answerApproval(granted: true, reason: "Yes"), may: [9],
            setting: told(.planned, .major, needsApproval: true) {
                try $0.at(hours(1), .lead, .requestApproval("Two", scope: "One"))
            }
        ),
        Sample(name: "joinIncident", command: .joinIncident(4), may: [1, 2, 6, 7, 8], setting: told(.graded, .major)),
        Sample(
            name: "leaveIncident", command: .leaveIncident(reason: "Another"), may: [1, 2, 6, 7, 8], system: true,
            setting: told(.graded, .major) { try $0.at(hours(1), .agent, .joinIncident(4)) }),
    ]

    private static func asked(_ kind: DataRequestKind) -> @Sendable () throws -> Story {
        told(.graded) { try $0.at(hours(1), .complainant, .requestData(kind, text: "My name is Li")) }
    }

    private static let keeping = [
        Sample(name: "placeHold", command: .placeHold(reason: "Court"), may: [6, 7, 8, 9], setting: told(.graded)),
        Sample(
            name: "liftHold", command: .liftHold(reason: "Settled"), may: [6, 7, 8, 9],
            setting: told(.graded) { try $0.at(hours(1), .lead, .placeHold(reason: "Court")) }),
        Sample(
            name: "requestData", command: .requestData(.copy, text: ""), may: [], complainant: true,
            setting: told(.graded)),
        Sample(
            name: "grantRequest", command: .grantRequest(1, field: nil, value: ""), may: desk, setting: asked(.copy)),
        Sample(
            name: "refuseRequest", command: .refuseRequest(1, .unfounded, reason: "It is right"), may: desk,
            setting: asked(.correction)),
        Sample(
            name: "refuseRequest of a deletion", command: .refuseRequest(1, .retention, reason: "Too early"), may: [8],
            setting: asked(.deletion)),
    ]

    private static let ending = [
        Sample(
            name: "startFollowUp", command: .startFollowUp, may: desk,
            setting: told(.resultSent) { try $0.at(hours(1), .complainant, .notSolved) }),
        Sample(
            name: "acknowledgeManagementReport", command: .acknowledgeManagementReport(nil), may: group,
            setting: told(.graded) { try $0.watch(at: days(6)) }),
        Sample(
            name: "settleNotReached", command: .settleNotReached(reason: "Told by phone"), may: desk,
            setting: told(.resultSent) {
                try $0.at(hours(1), .system, .recordNotReached(message: "m-1", reason: "Bounced"))
            }),
        Sample(name: "withdraw", command: .withdraw, may: desk, complainant: true, setting: told(.graded)),
        Sample(name: "close", command: .close, may: desk, setting: told(.resolved)),
        Sample(
            name: "closeExhausted", command: .closeExhausted(reason: "Nothing more"), may: [8],
            setting: told(.resultSent) { story in
                try story.at(hours(1), .complainant, .notSolved)
                try story.at(hours(2), .agent, .startFollowUp, .assign(.frontLine), .plan(facts: "True"), .result())
                try story.at(hours(3), .complainant, .notSolved)
            }),
        Sample(name: "reopen", command: .reopen, may: desk, complainant: true, setting: told(.closed)),
        Sample(
            name: "recordNotReached", command: .recordNotReached(message: "m-1", reason: "Bounced"), may: [],
            system: true, setting: told(.resultSent)),
        Sample(
            name: "object", command: .object("It is"), may: [], complainant: true,
            setting: told(.registered) { try $0.at(hours(1), .agent, .reject(reason: "No")) }),
        Sample(
            name: "write", command: .write(text: "Hello", attachments: []), may: [], complainant: true,
            setting: told(.graded)),
        Sample(name: "accept", command: .accept, may: [], complainant: true, setting: told(.resultSent)),
        Sample(name: "reportNotSolved", command: .notSolved, may: [], complainant: true, setting: told(.resultSent)),
    ]
}

@Suite("Who may do what")
struct PermissionTests {
    @Test("1.2 each act belongs to the people of the table, and to nobody else", arguments: EveryCommand.samples)
    func table(sample: EveryCommand.Sample) throws {
        let story = try sample.setting()
        for person in People.all {
            let refusal = story.refusal(at: days(10), .staff(person), sample.command)
            if sample.may.contains(person.id) {
                #expect(refusal == nil, "\(person.name)")
            } else {
                #expect(isForbidden(refusal), "\(person.name): \(String(describing: refusal))")
            }
        }
        #expect((story.refusal(at: hours(20), .complainant, sample.command) == nil) == sample.complainant)
        #expect((story.refusal(at: hours(20), .system, sample.command) == nil) == sample.system)
    }

    private func isForbidden(_ refusal: Refusal?) -> Bool {
        switch refusal {
        case .notAllowed, .notAssignee, .sameDecider, .loweringNeedsSupervisor: true
        default: false
        }
    }

    @Test("1.2 operations and auditors do nothing to a complaint", arguments: EveryCommand.samples)
    func onlookers(sample: EveryCommand.Sample) throws {
        let story = try sample.setting()
        for author in [Author.operations, .auditor] {
            #expect(isForbidden(story.refusal(at: days(10), author, sample.command)))
        }
    }

    @Test("1.2 the samples name every command there is")
    func complete() {
        let named = Set(EveryCommand.samples.map(\.command.kind))
        // All but `replaceDisabled`, `erase` and `watch`, which are the system's own.
        #expect(named.count == 60)
    }
}
