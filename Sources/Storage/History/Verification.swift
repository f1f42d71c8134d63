public import Complaints

/// Something in the database that history does not explain.
public struct Difference: Sendable, Hashable, CustomStringConvertible {
    /// What does not agree.
    public enum Kind: String, Sendable, Hashable {
        /// An event is missing, or there is one too many.
        case sequence
        /// An event does not have the hash that its words and its predecessor give.
        case hash
        /// A personal value is not the one its digest was made of.
        case personal
        /// An event or a policy cannot be read.
        case unreadable
        /// The complaint's row or a desk is not what history amounts to.
        case readModel
        /// A seal does not cover the events it was made of: some were removed or added.
        case seal
    }

    public let kind: Kind
    public let complaint: ComplaintNumber?
    /// The event's place in the complaint's history.
    public let sequence: Int?
    public let detail: String

    /// `R26112400017 #3 hash: …`, without personal data.
    public var description: String {
        [complaint?.rawValue, sequence.map { "#\($0)" }, "\(kind.rawValue): \(detail)"]
            .compactMap(\.self).joined(separator: " ")
    }
}

/// What a verification looked at and found.
public struct VerificationReport: Sendable, Hashable {
    public internal(set) var complaints = 0
    public internal(set) var incidents = 0
    /// Of complaints and of incidents.
    public internal(set) var events = 0
    public internal(set) var seals = 0
    /// The last seal's hash. Who writes it down elsewhere can later show that nothing before it was cut off.
    public internal(set) var head: String?
    public internal(set) var differences: [Difference] = []
    /// Beyond `differences`, which stop growing at some length.
    public internal(set) var furtherDifferences = 0
    /// Nothing to report.
    public var isClean: Bool { differences.isEmpty }

    mutating func add(_ difference: Difference) {
        if differences.count < 1000 { differences.append(difference) } else { furtherDifferences += 1 }
    }
}

extension Database {
    /// Recomputes everything from history and compares: hashes and chains, digests of personal values, the read model,
    /// and the seals over the whole store. Reads in small snapshots, so that a server goes on meanwhile.
    ///
    /// - Parameter progress: called now and then with the complaints done and the highest id to do.
    public func verify(
        page: Int = 200, progress: (@Sendable (_ done: Int64, _ of: Int64) -> Void)? = nil
    ) async throws -> VerificationReport {
        var report = VerificationReport()
        let (policies, last) = try await read { connection in
            (
                Dictionary(try connection.policies().map { ($0.policy.version, $0.policy) }) { $1 },
                try connection.one("SELECT coalesce(max(id), 0) FROM complaint").int64(0)
            )
        }
        var key: Int64 = 0
        while true {
            let after = key
            let found = try await read { connection in
                var part = ComplaintCheck(connection: connection, policies: policies)
                let keys = try connection.rows(
                    "SELECT id, number FROM complaint WHERE id > \(after) ORDER BY id LIMIT \(page)")
                for row in keys {
                    try part.check(try row.id(0), number: ComplaintNumber(rawValue: try row.text(1)))
                }
                return (part.report, try keys.last?.int64(0))
            }
            report.complaints += found.0.complaints
            report.events += found.0.events
            for difference in found.0.differences { report.add(difference) }
            guard let end = found.1 else { break }
            key = end
            progress?(key, max(key, last))
        }
        try await checkIncidents(into: &report)
        try await checkSeals(into: &report)
        return report
    }
}
