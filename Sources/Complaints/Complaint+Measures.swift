public import Foundation

// Measures as a complaint's history tells them. (3'.L2.3, 3'.L3.2)
extension Complaint {
    /// A measure taken on this complaint, with everybody who had a hand in it.
    public struct MeasureRecord: Hashable, Sendable, Identifiable {
        public var measure: Measure
        public var kind: MeasureKind
        public var proposedBy: Actor
        public var proposedAt: Date
        public var decidedBy: Actor?
        public var decidedAt: Date?
        /// From when on it has been in force; nil for what never was.
        public var since: Date?
        public var endedBy: Actor?
        public var endedAt: Date?
        public var ending: MeasureEnding?

        public var id: MeasureID { measure.id }
        public var state: MeasureState {
            if let ending { return MeasureState(ending) }
            return since == nil ? .proposed : .active
        }
        /// In force without anybody having approved it yet: an isolation.
        public var isUnapproved: Bool { state == .active && decidedAt == nil }
    }

    /// A measure of another complaint that this one is linked to.
    public struct MeasureLink: Hashable, Sendable, Identifiable {
        public var measure: LinkedMeasure
        public var linkedAt: Date
        public var endedAt: Date?
        public var ending: MeasureEnding?
        public var id: MeasureID { measure.id }
    }

    /// Whether a temporary measure was put into force; what is only proposed opens no gate. (3'.L2.3)
    public var hasTakenMeasure: Bool { measures.contains { $0.kind == .temporary && $0.since != nil } }
    /// Whether a module or data is isolated now: what was refused, taken back or ended by time is in force no more.
    /// (3'.L3.2)
    public var isIsolated: Bool { measures.contains { $0.kind == .isolation && $0.state == .active } }
    /// Measures of this complaint that something can still come of.
    public var openMeasures: [MeasureRecord] { measures.filter(\.state.isOpen) }

    /// When the next measure ends by itself, if one will.
    public var nextExpiry: Date? { openMeasures.map(\.measure.until).min() }

    /// The ends that time has brought, each once: what is in force expires, what nobody approved lapses.
    func expiries(at now: Date) -> [Fact] {
        openMeasures.filter { $0.measure.until <= now }.map { record in
            .measureEnded(record.id, record.since == nil ? .lapsed : .expired, reason: nil)
        }
    }

    mutating func applyMeasure(_ event: Event) {
        switch event.fact {
        case .measureProposed(let measure):
            measures.append(
                MeasureRecord(measure: measure, kind: .temporary, proposedBy: event.by, proposedAt: event.at))
        case .isolated(let measure):
            var record = MeasureRecord(
                measure: measure, kind: .isolation, proposedBy: event.by, proposedAt: event.at)
            record.since = event.at
            measures.append(record)
            mark(.signal(.isolationSettled, scope: 0), event)
        case .measureDecided(let id, let granted, _):
            guard let index = measures.firstIndex(where: { $0.id == id && $0.state.isOpen }) else { return }
            measures[index].decidedBy = event.by
            measures[index].decidedAt = event.at
            if granted {
                measures[index].since = measures[index].since ?? event.at
            } else {
                end(index, .refused, event)
            }
        case .measureEnded(let id, let ending, _):
            if let index = measures.firstIndex(where: { $0.id == id && $0.state.isOpen }) { end(index, ending, event) }
            if let index = measureLinks.firstIndex(where: { $0.id == id && $0.endedAt == nil }) {
                measureLinks[index].endedAt = event.at
                measureLinks[index].ending = ending
            }
        case .measureLinked(let measure):
            measureLinks.append(MeasureLink(measure: measure, linkedAt: event.at))
        default: break
        }
    }

    private mutating func end(_ index: Int, _ ending: MeasureEnding, _ event: Event) {
        measures[index].ending = ending
        measures[index].endedBy = event.by
        measures[index].endedAt = event.at
    }
}
