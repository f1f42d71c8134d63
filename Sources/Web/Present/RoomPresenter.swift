import Complaints
import Desk
import Foundation
import Pages

/// A level 3 complaint as its command room shows it. (3'.L3)
struct RoomPresenter {
    let found: Case
    let member: StaffMember
    let directory: Directory
    let texts: Texts
    let time: TimeFormat
    /// What the case page shows: forms and clocks are the same.
    let page: CasePage
    let approvalLink: String?

    private var complaint: Complaint { found.complaint }

    /// What is done in the room; everything else is on the case page.
    static let acts: Set<String> = Set(
        [
            Act.formGroup, .assign, .isolate, .proposeMeasure, .decideMeasure, .rollBackMeasure, .waive, .propose,
            .requestApproval, .answerApproval, .reportPreliminarily, .publishBulletin,
        ].map(\.rawValue))

    func room() -> RoomPage {
        var room = RoomPage(
            number: complaint.number, version: complaint.version, title: page.title, state: complaint.state,
            seats: seats, work: page.facts.workItems, approvals: approvals, measures: measures, reports: reports,
            bulletins: bulletins, incident: complaint.incident, clocks: page.clocks,
            actions: page.actions.filter { Self.acts.contains($0.name) }, approvalLink: approvalLink)
        room.changedMeanwhile = page.changedMeanwhile
        return room
    }

    private var seats: [RoomPage.Seat] {
        let group = complaint.group
        let people = [
            (Role.operationsLead, group?.operationsLead), (.technicalDirector, group?.technicalDirector),
            (.serviceSupervisor, group?.serviceSupervisor),
        ]
        return people.map { role, person in
            // Whom it turned out to be about has lost the seat. (1.2)
            let isVacated = person.map(complaint.concerned.contains) ?? false
            return RoomPage.Seat(
                role: role, name: isVacated ? nil : person.map { directory.name($0) }, isVacated: isVacated)
        }
    }

    private var approvals: [RoomPage.Line] {
        var lines: [RoomPage.Line] = []
        for event in found.events {
            switch event.fact {
            case .approvalRequested(let reason, let scope):
                lines.append(
                    RoomPage.Line(
                        title: reason.words, detail: scope?.words ?? "", standing: texts[.roomApprovalWaits],
                        time: event.at, isOpen: true))
            case .approvalAnswered(let granted, let why):
                guard var line = lines.popLast() else { continue }
                line.standing = texts[granted ? .factApprovalGranted : .factApprovalRefused]
                line.detail = [line.detail, "\(texts.actor(event.by, directory)): \(why.words)"]
                    .filter { !$0.isEmpty }.joined(separator: " · ")
                line.time = event.at
                line.isOpen = false
                lines.append(line)
            default: break
            }
        }
        return lines
    }

    private var measures: [RoomPage.Line] {
        complaint.measures.map { record in
            RoomPage.Line(
                title: record.measure.target.words, detail: record.measure.reason.words,
                standing: "\(texts.word(record.kind)) · \(texts.word(record.state))",
                time: record.endedAt ?? record.since ?? record.proposedAt, isOpen: record.ending == nil)
        }
    }

    private var reports: [RoomPage.Line] {
        found.events.compactMap { event in
            guard case .preliminaryReported(let text) = event.fact else { return nil }
            return RoomPage.Line(
                title: texts.actor(event.by, directory), detail: text.words, standing: "", time: event.at, isOpen: false
            )
        }
    }

    private var bulletins: [BulletinEntry] {
        found.events.compactMap { event -> (Bulletin, Date)? in
            // What was replaced and erased stands further down as its correction.
            if case .bulletinPublished(let bulletin) = event.fact, !bulletin.text.isErased {
                (bulletin, event.at)
            } else {
                nil
            }
        }.enumerated().map { index, entry in
            BulletinEntry(
                ordinal: index + 1, stage: entry.0.stage, text: entry.0.text.words, time: entry.1,
                expectedAt: entry.0.expectedAt)
        }
    }
}
