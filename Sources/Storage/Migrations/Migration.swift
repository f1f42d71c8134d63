import Secrets

/// One step from an older schema to a newer one: plain SQL in neutral words, never edited once released.
public struct Migration: Sendable {
    /// From 1, without gaps.
    public let number: Int
    /// What it brings, for the log.
    public let name: String
    let statements: [String]
    let usesSearch: Bool
    let isSealing: Bool

    /// - Parameter search: whether the tables of the full-text index are made after the statements; they are spelled
    ///   by the ``Dialect``.
    /// - Parameter sealing: whether events that were there before get a seal of their own, for this one changes what
    ///   seals cover.
    public init(
        _ number: Int, _ name: String, search: Bool = false, sealing: Bool = false, _ statements: [String]
    ) {
        self.number = number
        self.name = name
        self.statements = statements
        usesSearch = search
        isSealing = sealing
    }

    /// What an engine runs.
    public func statements(for dialect: Dialect) -> [String] {
        statements.map(dialect.schema) + (usesSearch ? dialect.searchSchema : [])
    }

    /// The same on every engine: it is taken of the neutral text.
    public var checksum: String {
        Chain.link(previous: Chain.origin, payload: Array(statements.joined(separator: ";\n").utf8))
    }

    /// Every migration, in order.
    public static let all: [Migration] = [
        .initial, .noClockTable, .attachmentContent, .knowledge, .lookups, .measures, .incidents, .policyDrafts,
        .noticeSettings, .reports, .vacatedSeats,
    ]
}
