public import Complaints
public import Foundation

/// When a revision of the policy was made, and by whom. (6.1)
public struct PolicyRevision: Sendable, Hashable {
    public let policy: Policy
    public let author: StaffID?
    public let createdAt: Date
}

extension Connection {
    /// Adds a version. Throws ``StorageError/conflict(_:)`` `policy_version_pkey` when it exists: versions are never
    /// changed. Throws `Refusal.retentionTooShort` for one that keeps records for less than twelve months, whoever
    /// made it and however it came here. (6.2)
    public func addPolicy(_ policy: Policy, author: StaffID?, at now: Date) throws {
        try policy.requireRetention()
        let body = try policy.stored()
        try execute(
            """
            INSERT INTO policy_version(version, effective_from, body, author, created_at)
            VALUES (\(policy.version), \(policy.effectiveFrom), \(body), \(author), \(now))
            """)
        afterCommit(.policy)
    }

    /// Every version, the first first.
    public func policies() throws -> [PolicyRevision] {
        try rows("SELECT body, author, created_at FROM policy_version ORDER BY version").map { row in
            PolicyRevision(
                policy: try Policy(stored: try row.text(0)),
                author: try row.idOrNil(1), createdAt: try row.date(2))
        }
    }
}

extension Policy {
    /// As versions are stored and as a policy file holds it: JSON, its members in the order of their names, times in
    /// UTC milliseconds.
    public func stored(isIndented: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = isIndented ? [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes] : .sortedKeys
        encoder.dateEncodingStrategy = .millisecondsSince1970
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Reads what ``stored(isIndented:)`` wrote. Throws a `DecodingError` that says what is missing or wrong.
    public init(stored text: String) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .millisecondsSince1970
        self = try decoder.decode(Policy.self, from: Data(text.utf8))
    }
}
