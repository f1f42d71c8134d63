public import Foundation

/// A measure in force, as far as a host site is concerned.
public struct FlagMeasure: Hashable, Sendable, Identifiable {
    public let id: MeasureID
    public let kind: MeasureKind
    public let flag: FlagSetting
    public let since: Date
    public let until: Date

    public init(id: MeasureID, kind: MeasureKind, flag: FlagSetting, since: Date, until: Date) {
        self.id = id
        self.kind = kind
        self.flag = flag
        self.since = since
        self.until = until
    }
}

/// What host sites read: one value for each flag that a measure in force sets. Pure.
public struct FlagBoard: Hashable, Sendable {
    /// The measure that decides each flag, in the order of the keys.
    public let flags: [FlagMeasure]

    /// Of several measures on one flag an isolation comes before a temporary measure, then the one taken last. What has
    /// reached its end counts no more, recorded or not.
    public init(_ measures: some Sequence<FlagMeasure>, at now: Date) {
        var deciding: [String: FlagMeasure] = [:]
        for measure in measures where measure.since <= now && now < measure.until {
            if let other = deciding[measure.flag.key], Self.outranks(other, measure) { continue }
            deciding[measure.flag.key] = measure
        }
        flags = deciding.values.sorted { $0.flag.key < $1.flag.key }
    }

    public subscript(key: String) -> FlagMeasure? { flags.first { $0.flag.key == key } }

    private static func outranks(_ a: FlagMeasure, _ b: FlagMeasure) -> Bool {
        if a.kind != b.kind { return a.kind == .isolation }
        return (a.since, a.id) > (b.since, b.id)
    }
}
