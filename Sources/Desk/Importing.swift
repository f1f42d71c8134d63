public import Complaints
import Foundation
import Secrets
import Storage

// History from elsewhere: a fact of its own, from whose past no clock, gate, alert or message arises.
extension ServiceDesk {
    /// Takes in the complaints of a CSV file. Rows in error are listed while the rest goes in; what came before under
    /// the same source and id is not added again. Throws ``ImportFailure`` when the file as a whole cannot be read.
    ///
    /// - Parameter progress: called after each batch of rows.
    public func importComplaints(
        from path: String, _ options: ImportOptions, batch: Int = 200,
        progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) async throws -> ImportSummary {
        let moment = now()
        let policy = directory.policy(at: moment)
        guard directory.roster.onDuty(policy) != nil else { throw ImportFailure.nobodyResponsible }
        let table = try ImportTable(path: path, options: options)
        var summary = ImportSummary()
        var pending: [ImportRow] = []
        while let next = try table.next(policy.calendar, at: moment) {
            summary.read += 1
            switch next {
            case .success(let row): pending.append(row)
            case .failure(let problem): summary.add(problem)
            }
            guard pending.count >= batch else { continue }
            try await add(&pending, options, policy, to: &summary)
            progress?(ImportProgress(table, summary.read))
        }
        try await add(&pending, options, policy, to: &summary)
        progress?(ImportProgress(table, summary.read))
        return summary
    }

    /// Adds what is not there yet of these rows, in one commit.
    private func add(
        _ rows: inout [ImportRow], _ options: ImportOptions, _ policy: Policy, to summary: inout ImportSummary
    ) async throws {
        guard !rows.isEmpty else { return }
        let outcomes = try await outcomes(of: rows, options, policy)
        for (row, outcome) in zip(rows, outcomes) {
            switch outcome {
            case .added: summary.imported += 1
            case .present: summary.present += 1
            case .changed: summary.add(ImportProblem(lines: row.line...row.line, id: row.id, fault: .changed))
            }
        }
        rows = []
    }

    private enum ImportOutcome {
        case added
        /// It came before, the same.
        case present
        /// Its id came before, with other words.
        case changed

        init(_ row: ImportRow, earlier: String) { self = earlier == row.digest ? .present : .changed }
    }

    private func outcomes(of rows: [ImportRow], _ options: ImportOptions, _ policy: Policy) async throws
        -> [ImportOutcome]
    {
        let moment = now()
        let keys = rows.map { "\(options.source):\($0.id)" }
        let earlier = try await database.read { c in
            try keys.map { try c.receipt(.imported, externalID: $0)?.digest }
        }
        // Everything is computed before the transaction, which only writes.
        var prepared: [First?] = []
        for (row, key, digest) in zip3(rows, keys, earlier) {
            guard digest == nil else {
                prepared.append(nil)
                continue
            }
            let number = try await numbers.next(at: moment, in: policy.calendar)
            guard let responsible = directory.roster.onDuty(policy, ordinal: row.line) else {
                throw ImportFailure.nobodyResponsible
            }
            let history = row.history(number, externalID: key, options, policy, responsible: responsible)
            prepared.append(try First([Event(at: moment, by: .system, fact: .imported(history))], policy))
        }
        let firsts = prepared
        return try await database.write { c in
            try rows.indices.map { index in
                // Looked at again here: the same id may stand twice in a file, or two imports may run at once.
                if let earlier = try c.receipt(.imported, externalID: keys[index])?.digest {
                    return ImportOutcome(rows[index], earlier: earlier)
                }
                guard let first = firsts[index] else { throw StorageError.corrupt("a receipt that went away") }
                let name = SenderKey(key: keys[index], digest: rows[index].digest)
                try create(first, channel: .imported, name: name, c, at: moment)
                return .added
            }
        }
    }
}

private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
    zip(a, zip(b, c)).map { ($0, $1.0, $1.1) }
}

/// What an import is told.
public struct ImportOptions: Sendable {
    /// Tells ids of one system from those of another: `source:id` is imported once.
    public var source: String
    /// The type every row gets: history rarely has the five of the regulation.
    public var type: ComplaintType
    /// Names of columns in this file, where they are not the usual ones.
    public var columns: [ImportColumn: String]

    /// Options with the file's own column names.
    public init(source: String, type: ComplaintType = .other, columns: [ImportColumn: String] = [:]) {
        self.source = source
        self.type = type
        self.columns = columns
    }

    /// The source that a file's name gives: its base name without the ending.
    public static func source(of path: String) -> String {
        URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }
}

/// How far an import has come.
public struct ImportProgress: Sendable, Hashable {
    /// Bytes of the file.
    public let done: Int
    public let total: Int
    public let rows: Int

    init(_ table: ImportTable, _ rows: Int) {
        done = table.bytesRead
        total = table.bytesTotal
        self.rows = rows
    }
}

/// What came of an import.
public struct ImportSummary: Sendable, Hashable {
    /// Rows of the file, the header not counted.
    public internal(set) var read = 0
    public internal(set) var imported = 0
    /// Rows that had been imported before.
    public internal(set) var present = 0
    public internal(set) var inError = 0
    /// The rows in error, in the order they were found; at most 10,000 are kept.
    public internal(set) var problems: [ImportProblem] = []

    mutating func add(_ problem: ImportProblem) {
        inError += 1
        if problems.count < 10_000 { problems.append(problem) }
    }
}
