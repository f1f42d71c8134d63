import Complaints
import Foundation

/// An incident as an export has it. What tells it from a complaint is the member `incident`, its number.
struct ExportedIncident: Encodable {
    struct Step: Encodable {
        let sequence: Int
        let at: Date
        let by: String
        /// The name of the member of staff, if it was one.
        let name: String?
        let fact: IncidentFact
    }

    /// A bulletin as it reads by now; what it said before is among the events.
    struct Published: Encodable {
        let ordinal: Int
        let at: Date
        let stage: BulletinStage
        let text: Personal
        let expectedAt: Date?
        let correctedAt: Date?
    }

    let incident: Int64
    let title: Personal
    let stage: BulletinStage
    let openedAt: Date
    let closedAt: Date?
    let policyVersion: Int
    let complaints: [ComplaintNumber]
    let bulletins: [Published]
    let clocks: [ExportedComplaint.RunClock]
    let events: [Step]

    init(_ found: IncidentCase, _ directory: Directory) {
        incident = found.incident.id
        title = found.incident.title
        stage = found.incident.stage
        openedAt = found.incident.openedAt
        closedAt = found.incident.closedAt
        policyVersion = found.incident.policyVersion
        complaints = found.incident.complaints
        bulletins = found.published.enumerated().map { offset, entry in
            Published(
                ordinal: offset + 1, at: entry.at, stage: entry.bulletin.stage, text: entry.bulletin.text,
                expectedAt: entry.bulletin.expectedAt, correctedAt: found.incident.correctedAt(bulletin: offset + 1))
        }
        clocks = found.clocks.map(ExportedComplaint.RunClock.init)
        events = found.events.enumerated().map { offset, event in
            Step(
                sequence: offset + 1, at: event.at, by: event.by.rawValue,
                name: event.by.staffID.map(directory.name), fact: event.fact)
        }
    }
}
