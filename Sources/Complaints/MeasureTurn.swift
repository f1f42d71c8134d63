public import Foundation

/// A measure of this complaint came into force, or was in force and is no more.
public struct MeasureTurn: Hashable, Sendable {
    public let record: Complaint.MeasureRecord
    /// nil for the start.
    public let ending: MeasureEnding?
    public let at: Date
}

extension Complaint {
    /// What an event of this complaint's own measures turned on or off; nil for everything else, such as a proposal that
    /// never took effect.
    public func turn(of event: Event) -> MeasureTurn? {
        func turn(_ id: MeasureID, _ ending: MeasureEnding?) -> MeasureTurn? {
            guard let record = measures.first(where: { $0.id == id }), record.since != nil else { return nil }
            return MeasureTurn(record: record, ending: ending, at: event.at)
        }
        switch event.fact {
        case .isolated(let measure): return turn(measure.id, nil)
        case .measureDecided(let id, granted: true, _):
            // An isolation was in force before it was approved.
            return turn(id, nil).flatMap { $0.record.kind == .temporary ? $0 : nil }
        case .measureDecided(let id, granted: false, _): return turn(id, .refused)
        case .measureEnded(let id, let ending, _): return turn(id, ending)
        default: return nil
        }
    }

    /// Whether an event ends a measure that was in force, on this complaint or on the one it is linked to: then the
    /// complainant is told.
    public func endsMeasure(_ event: Event) -> MeasureKind? {
        if let turn = turn(of: event), turn.ending != nil { return turn.record.kind }
        if case .measureEnded(let id, _, _) = event.fact { return measureLinks.first { $0.id == id }?.measure.kind }
        return nil
    }
}
