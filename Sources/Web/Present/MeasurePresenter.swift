import Complaints
import Desk
import Foundation
import Pages
import Storage

/// Measures as pages show them.
struct MeasurePresenter {
    let directory: Directory
    let texts: Texts
    let time: TimeFormat

    /// One of the list over all complaints.
    func card(_ view: MeasureView, deciding board: FlagBoard) -> MeasureCard {
        var card = card(view.record, deciding: board)
        card.number = view.entry.number
        card.linked = view.entry.linked
        return card
    }

    /// One of a complaint's own.
    func card(_ record: Complaint.MeasureRecord, deciding board: FlagBoard?) -> MeasureCard {
        var card = MeasureCard(
            id: record.id, kind: record.kind, state: record.state,
            target: record.measure.target.text ?? texts[.factErased], flag: record.measure.flag.key,
            value: record.measure.flag.value, until: record.measure.until, proposedAt: record.proposedAt)
        card.reason = record.measure.reason.text ?? texts[.factErased]
        card.isUnapproved = record.isUnapproved
        card.since = record.since
        card.proposedBy = texts.actor(record.proposedBy, directory)
        card.decidedBy = record.decidedBy.map { texts.actor($0, directory) }
        card.decidedAt = record.decidedAt
        card.endedBy = record.endedBy.map { texts.actor($0, directory) }
        card.endedAt = record.endedAt
        if record.state == .active, let board {
            card.overriddenBy = board[record.measure.flag.key].flatMap { $0.id == record.id ? nil : $0.id }
        }
        return card
    }

    /// One that was taken on another complaint.
    func card(_ link: Complaint.MeasureLink) -> MeasureLinkLine {
        MeasureLinkLine(
            id: link.id, kind: link.measure.kind, target: link.measure.target.text ?? texts[.factErased],
            until: link.measure.until, endedAt: link.endedAt)
    }
}

extension StreamPresenter {
    /// What happened to measures, as the history's stream says it.
    func measureEntry(_ fact: Fact) -> (
        title: String, body: String?, parts: [(label: String, value: String)], clause: Clause
    ) {
        func measure(_ measure: Measure, _ title: TextKey, _ clause: Clause) -> (
            String, String?, [(label: String, value: String)], Clause
        ) {
            let parts = [
                (label: texts[.labelMeasure], value: measure.id.description),
                (label: texts[.measureTarget], value: measure.target.words),
                (label: texts[.labelFlag], value: "\(measure.flag.key) = \(measure.flag.value)"),
                (label: texts[.labelUntil], value: time.staff(measure.until)),
            ]
            return (texts[title], measure.reason.words, parts, clause)
        }
        switch fact {
        case .measureProposed(let new): return measure(new, .factMeasure, "3'.L2.3")
        case .isolated(let new): return measure(new, .factIsolated, "3'.L3.2")
        case .measureDecided(let id, let granted, let why):
            return (
                texts[granted ? .factMeasureApproved : .factMeasureRefused], why?.words, parts(of: id), clause(of: id)
            )
        case .measureEnded(let id, let ending, let why):
            let title: TextKey =
                switch ending {
                case .refused: .factMeasureRefused
                case .rolledBack: .factMeasureRolledBack
                case .expired: .factMeasureEnded
                case .lapsed: .factMeasureLapsed
                }
            return (texts[title], why?.words, parts(of: id), clause(of: id))
        case .measureLinked(let linked):
            return (texts[.factMeasureLinked], nil, parts(of: linked.id), linked.kind.clause)
        default: return ("", nil, [], "3'.L2.3")
        }
    }

    private func parts(of id: MeasureID) -> [(label: String, value: String)] {
        let own = found.complaint.measures.first { $0.id == id }?.measure.target
        let linked = own ?? found.complaint.measureLinks.first { $0.id == id }?.measure.target
        let target = linked?.words ?? targets[id.description]
        return [(label: texts[.labelMeasure], value: id.description)]
            + (target.map { [(label: texts[.measureTarget], value: $0)] } ?? [])
    }

    private func clause(of id: MeasureID) -> Clause {
        let own = found.complaint.measures.first { $0.id == id }?.kind
        return (own ?? found.complaint.measureLinks.first { $0.id == id }?.measure.kind ?? .temporary).clause
    }
}
