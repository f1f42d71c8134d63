import Complaints
import Foundation

/// A complaint as an export has it.
struct ExportedComplaint: Encodable {
    struct Person: Encodable {
        let id: Int64
        let name: String

        init(_ id: StaffID, _ directory: Directory) {
            self.id = id.rawValue
            name = directory.name(id)
        }
    }

    struct Step: Encodable {
        let sequence: Int
        let at: Date
        let by: String
        /// The name of the member of staff, if it was one.
        let name: String?
        let fact: Fact
    }

    struct RunClock: Encodable {
        let name: ClockName
        let clause: Clause
        let scope: Int
        let level: Int?
        let startedAt: Date
        let startedBy: Int
        let dueAt: Date
        /// `met`, `cancelled`, `missed`, or nothing while it runs.
        let ending: String?
        let endedAt: Date?
        let cancelledBecause: Cancellation?
        let breachedAt: Date?
        let isProvisional: Bool
    }

    let number: ComplaintNumber
    let state: State
    let level: Int?
    let type: ComplaintType
    let subType: String?
    let channel: Channel
    let language: Language
    let title: Personal
    let content: Personal
    let about: Personal?
    let userID: Personal?
    let contact: Contact
    let receivedAt: Date
    let closedAt: Date?
    let responsible: Person
    let policyVersion: Int
    let round: Int
    let isUrgent: Bool
    let isImported: Bool
    let originallyReceivedAt: Date?
    let attachments: [Attachment]
    let clocks: [RunClock]
    let events: [Step]

    init(_ found: Case, _ directory: Directory) {
        let complaint = found.complaint
        number = complaint.number
        state = complaint.state
        level = complaint.level?.rawValue
        type = complaint.type
        subType = complaint.subType
        channel = complaint.receipt.channel
        language = complaint.receipt.language
        title = complaint.receipt.title
        content = complaint.receipt.content
        about = complaint.receipt.about
        userID = complaint.userID
        contact = complaint.contact
        receivedAt = complaint.receivedAt
        closedAt = complaint.closedAt
        responsible = Person(complaint.responsible, directory)
        policyVersion = complaint.policyVersion
        round = complaint.round
        isUrgent = complaint.isUrgent
        isImported = complaint.isImported
        originallyReceivedAt = complaint.imported?.originallyReceivedAt
        attachments = complaint.receipt.attachments
        clocks = found.clocks.map(RunClock.init)
        events = found.events.enumerated().map { offset, event in
            Step(
                sequence: offset + 1, at: event.at, by: event.by.rawValue,
                name: event.by.staffID.map(directory.name), fact: event.fact)
        }
    }
}

extension ExportedComplaint.RunClock {
    init(_ clock: Clock) {
        name = clock.name
        clause = clock.clause
        scope = clock.key.scope
        level = clock.key.level?.rawValue
        startedAt = clock.startedAt
        startedBy = clock.startSequence
        dueAt = clock.dueAt
        breachedAt = clock.breachedAt
        isProvisional = clock.isProvisional
        switch clock.ending {
        case .met(let at, _): (ending, endedAt, cancelledBecause) = ("met", at, nil)
        case .cancelled(let reason, let at): (ending, endedAt, cancelledBecause) = ("cancelled", at, reason)
        case .missed: (ending, endedAt, cancelledBecause) = ("missed", clock.dueAt, nil)
        case nil: (ending, endedAt, cancelledBecause) = (nil, nil, nil)
        }
    }
}
