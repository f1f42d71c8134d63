import Complaints
import Foundation
import Storage

/// Alerts inside the application, by their name in storage.
public enum NoticeKind: String, CaseIterable, Sendable {
    case breached, assigned, responsible, answered, reported
    /// To everybody of a department, whose name is the detail, while no person has the work. (3.2.2)
    case assignedToDepartment = "assigned-to-department"
    /// The time for forming the group has begun. (3'.L3.1)
    case gradedMajor = "graded-major"
    /// The time for telling the result has begun. (3.2.4)
    case planned
    case approvalRequested = "approval-requested"
    case objected
    case notReached = "not-reached"
    case measureProposed = "measure-proposed"
    case measureDecided = "measure-decided"
    case measureEnded = "measure-ended"
    /// A host site did not take what was posted.
    case webhookFailed = "webhook-failed"
    /// A bulletin is due soon, or was not published in time; the detail is the incident's id. (3'.L3.4)
    case bulletinDue = "bulletin-due"
    case bulletinMissed = "bulletin-missed"
    case dataRequested = "data-requested"
    case dueSoon = "due-soon"
    /// A seat in the group of a level 3 complaint, its preliminary result, an answer to its request. (3'.L3)
    case groupFormed = "group-formed"
    case preliminaryReported = "preliminary-reported"
    case approvalAnswered = "approval-answered"
    /// A member of the group turned out to be concerned: the seat is empty. (1.2)
    case seatVacated = "seat-vacated"
    /// A measure ends by itself soon. (3'.L2.3)
    case measureExpiring = "measure-expiring"

    /// A limit was broken: of a complaint, or that of an incident's bulletins.
    public var isBreach: Bool { self == .breached || self == .bulletinMissed }

    /// Those that no time of quiet hides from the service supervisor, as storage knows them.
    public static let breaches = Set(allCases.filter(\.isBreach).map(\.rawValue))
}

// What a fact causes besides itself, in the same transaction: messages that go out, alerts, files that now belong.
extension ServiceDesk {
    /// - Parameters:
    ///   - first: the place of the first of `events` in the history, from 1.
    ///   - complaint: what it is after them.
    func cause(
        _ events: [Event], from first: Int, on key: ComplaintKey, _ complaint: Complaint, _ c: any Connection,
        at moment: Date
    ) throws {
        for (offset, event) in events.enumerated() {
            let sequence = first + offset
            try post(event, sequence, key, complaint, c, at: moment)
            let silent = try event.fact.measure.map { try concerned(byMeasure: $0, in: complaint, c) } ?? []
            for (kind, person) in alerts(event, sequence, complaint) where !silent.contains(person) {
                try c.raise(
                    kind.rawValue, to: person, on: key, detail: detail(event),
                    key: "\(complaint.number)/\(sequence)/\(kind.rawValue)/\(person)", at: moment)
            }
            for file in event.fact.attachments { try c.attach(file.id, to: key) }
            if case .articleOffered(let offered) = event.fact { try c.count(.offered, of: offered.article, at: moment) }
            try keepCall(event, key, c, at: moment)
            try causeByMeasure(event, sequence, key, complaint, c, at: moment)
            // What was said before it turned out to be about them is not theirs to read on. (1.2)
            if case .concernedMarked(let person, _) = event.fact { try c.dropNotices(of: person, on: key) }
            if case .approvalRequested = event.fact { try ask(complaint, sequence, key, c, at: moment) }
        }
    }

    /// What goes out. Until other channels carry it the tracking page does, and shows it from the commit on; the
    /// outbox keeps which message it was. No text of it is repeated there. An acknowledgement is on the page that
    /// answers; there is nothing of it to deliver.
    private func post(
        _ event: Event, _ sequence: Int, _ key: ComplaintKey, _ complaint: Complaint, _ c: any Connection,
        at moment: Date
    ) throws {
        let number = complaint.number
        let message: String
        switch event.fact {
        case .messageSent(let sent): message = sent.message
        case .resultSent(let result): message = result.message
        case .automaticReplySent(let note): message = note.message
        // Whoever was told that something is switched off is told that it is no more. (3'.L2.3)
        case .measureDecided, .measureEnded:
            guard complaint.endsMeasure(event) != nil else { return }
            message = "m-\(number)-\(sequence)"
        case .rejected, .objectionDecided, .bulletinPublished, .closed, .merged, .dataCorrected, .dataGranted,
            .dataRefused:
            message = "m-\(number)-\(sequence)"
        default: return
        }
        try c.post(message, kind: "tracking", on: key, sequence: sequence, at: moment)
    }

    /// A link for each decision maker's own phone. It is made when it is sent: the outbox holds no key. (3'.L3.3)
    private func ask(
        _ complaint: Complaint, _ sequence: Int, _ key: ComplaintKey, _ c: any Connection, at moment: Date
    ) throws {
        for person in directory.roster.holders(of: .decisionMaker) where !complaint.concerned.contains(person.id) {
            try c.post(
                "a-\(complaint.number)-\(sequence)-\(person.id)", kind: "approval-link", on: key, sequence: sequence,
                recipient: "staff:\(person.id)", at: moment)
        }
    }

    /// Who is told. A person concerned gets no alerts on it. (1.2)
    private func alerts(_ event: Event, _ sequence: Int, _ complaint: Complaint) -> [(NoticeKind, StaffID)] {
        let roster = directory.roster
        func holders(_ roles: [Role]) -> [StaffID] { roles.flatMap { roster.holders(of: $0).map(\.id) } }
        /// Whether the event is what the limit counts from: a second marking or a revised plan starts nothing.
        func starts(_ name: ClockName) -> Bool {
            complaint.clocks(under: directory.policy(complaint.policyVersion)).contains {
                $0.name == name && $0.startSequence == sequence && $0.isOpen
            }
        }
        let told: [(NoticeKind, [StaffID])] =
            switch event.fact {
            case .breached(let key, _):
                [(.breached, complaint.people(answering: key, in: roster) + holders([.serviceSupervisor]))]
            case .graded(let grade):
                grade.level == .major && starts(.taskGroup) ? [(.gradedMajor, holders(Role.managementGroup))] : []
            case .planned: starts(.resultNotice) ? [(.planned, [complaint.responsible])] : []
            case .concernedMarked(let person, _):
                complaint.group?.members.contains(person) == true
                    ? [(.seatVacated, holders(Role.managementGroup))] : []
            case .assigned(let assignment):
                assignment.person.map { [(.assigned, [$0])] }
                    ?? [(.assignedToDepartment, roster.people(of: assignment.department))]
            case .itemPassed(_, let person, _): [(.assigned, [person])]
            case .responsibilityPassed(let person, _, _): [(.responsible, [person])]
            case .complainantWrote, .accepted, .notSolved, .reopened, .withdrawn, .calledBack:
                // Whoever still looks into it has to know what the complainant adds, or that nobody waits any more.
                event.by == .complainant
                    ? [(.answered, [complaint.responsible] + complaint.items.filter(\.isOpen).compactMap(\.person))]
                    : []
            case .objected: [(.objected, holders([.serviceSupervisor]) + [complaint.responsible])]
            case .reportedToManagement: [(.reported, holders(Role.managementGroup))]
            case .groupFormed(let group): [(.groupFormed, group.members)]
            case .preliminaryReported: [(.preliminaryReported, holders([.decisionMaker]))]
            case .approvalAnswered:
                [
                    (
                        .approvalAnswered,
                        (complaint.hasWholeGroup ? complaint.seated : holders(Role.managementGroup))
                            + [complaint.responsible]
                    )
                ]
            case .approvalRequested: [(.approvalRequested, holders([.decisionMaker]))]
            case .notReached: [(.notReached, [complaint.responsible])]
            case .measureProposed, .isolated: [(.measureProposed, holders(Role.managementGroup))]
            case .measureDecided(let id, _, _): [(.measureDecided, proposer(of: id, complaint))]
            case .measureEnded(let id, _, _):
                [(.measureEnded, proposer(of: id, complaint) + [complaint.responsible])]
            // A closed case lies on nobody's desk: who answers requests is told of each. (6.2)
            case .dataRequested: [(.dataRequested, [complaint.responsible] + holders([.serviceSupervisor]))]
            default: []
            }
        guard !told.isEmpty else { return [] }
        var seen: Set<StaffID> = []
        return told.flatMap { kind, people in
            people.filter { person in
                !complaint.concerned.contains(person) && event.by.staffID != person
                    && roster[person]?.isEnabled == true && seen.insert(person).inserted
            }.map { (kind, $0) }
        }
    }

    private func proposer(of id: MeasureID, _ complaint: Complaint) -> [StaffID] {
        complaint.measures.first { $0.id == id }?.proposedBy.staffID.map { [$0] } ?? []
    }

    /// What a call needs while it lasts, and nothing of it afterwards. (3'.L1.3)
    private func keepCall(_ event: Event, _ key: ComplaintKey, _ c: any Connection, at moment: Date) throws {
        switch event.fact {
        case .callStarted(let call): try c.see(.staff, ofCall: call, on: key, at: moment)
        case .callJoined(let call): try c.see(.complainant, ofCall: call, on: key, at: moment)
        case .callEnded(let call, _): try c.forgetCall(call)
        default: return
        }
        c.afterCommit(.call(key))
    }

    private func detail(_ event: Event) -> String {
        switch event.fact {
        case .breached(let key, _): key.name.rawValue
        case .assigned(let assignment) where assignment.person == nil: assignment.department.rawValue
        default: ""
        }
    }
}
