public import Foundation

/// Moves everything from one database to another, of whatever engine. It can be taken up again where it stopped; the
/// source is only read.
public struct Move: Sendable {
    /// Why a move cannot be made, or what is wrong with its outcome.
    public enum Failure: Error, Sendable, Hashable {
        /// The source is not at the schema of this program.
        case sourceNotCurrent
        /// The target holds something that no move brought.
        case targetInUse
        /// The source changed while it was moved, or rows were lost: a table's rows here and there.
        case counts(table: String, source: Int64, target: Int64)
        /// The bytes of an attachment are not in the source.
        case attachmentMissing(digest: String)
        /// What was moved does not verify.
        case notVerified(VerificationReport)
    }

    let source: any Database
    let target: any Database
    let sourceStore: any AttachmentStore
    let targetStore: any AttachmentStore
    /// Rows in one commit.
    var page = 1000

    public init(
        from source: any Database, _ sourceStore: any AttachmentStore, to target: any Database,
        _ targetStore: any AttachmentStore
    ) {
        self.source = source
        self.target = target
        self.sourceStore = sourceStore
        self.targetStore = targetStore
    }

    /// Moves what is missing, then counts every table on both sides and verifies the target's chains. Throws
    /// ``Failure``.
    ///
    /// - Parameter progress: called with the rows and attachments done, and how many there are.
    public func run(
        at now: Date, progress: @escaping @Sendable (_ done: Int64, _ of: Int64) -> Void
    ) async throws -> VerificationReport {
        guard try await source.read({ try Migrator.isCurrent($0) }) else { throw Failure.sourceNotCurrent }
        try await target.migrate(at: now)
        try await begin()
        let digests = try await source.rows("SELECT DISTINCT digest FROM attachment WHERE digest <> '' ORDER BY digest")
        let total = try await source.read { c in try MovedTable.all.reduce(0) { $0 + (try c.count(of: $1)) } }
        let counter = Counter(total: total + Int64(digests.count), progress)
        // Bytes before the rows that refer to them.
        for row in digests { try await move(attachment: try row.text(0), counter) }
        for table in MovedTable.all { try await move(table, counter) }
        try await compare()
        let report = try await target.verify()
        guard report.isClean else { throw Failure.notVerified(report) }
        try await target.write { c in
            for table in MovedTable.all where table.isNumbered {
                for statement in c.dialect.numbering(after: table.name) { try c.execute(statement) }
            }
            try c.execute("DELETE FROM setting WHERE key LIKE 'move/%'")
        }
        return report
    }

    /// The mark that a target belongs to a move, set while it is still empty.
    private func begin() async throws {
        try await target.write { c in
            guard try c.setting("move/begun") == nil else { return }
            for table in MovedTable.all where try c.count(of: table) > 0 { throw Failure.targetInUse }
            try c.set("move/begun", to: "1")
        }
    }

    private func move(attachment digest: String, _ counter: Counter) async throws {
        try Task.checkCancellation()
        defer { counter.add(1) }
        guard try await targetStore.bytes(of: digest) == nil else { return }
        guard let bytes = try await sourceStore.bytes(of: digest) else {
            throw Failure.attachmentMissing(digest: digest)
        }
        _ = try await targetStore.keep(bytes)
    }

    private func move(_ table: MovedTable, _ counter: Counter) async throws {
        let columns = try await source.read { try table.columns($0) }
        let keys = table.key.compactMap { columns.firstIndex(of: $0) }
        let mark = "move/\(table.name)"
        // The last key moved stands beside the rows, in the same commit.
        var position = try await target.read { c in try c.setting(mark).map(MovePosition.init) } ?? MovePosition()
        counter.add(position.done)
        let limit = page
        while true {
            try Task.checkCancellation()
            let after = position.key
            let rows = try await source.read {
                try $0.page(of: table, columns: columns, after: after, limit: limit)
            }
            guard let last = rows.last else { return }
            let end = MovePosition(done: position.done + Int64(rows.count), key: keys.map { last.values[$0] })
            try await target.write { c in
                try c.add(rows, to: table, columns: columns)
                try c.set(mark, to: end.text)
            }
            position = end
            counter.add(Int64(rows.count))
        }
    }

    private func compare() async throws {
        for table in MovedTable.all {
            let before = try await source.read { try $0.count(of: table) }
            let after = try await target.read { c in
                // The move's own marks are no settings of the house.
                let marks: Int64 =
                    table.name == "setting"
                    ? try c.one("SELECT count(*) FROM setting WHERE key LIKE 'move/%'").int64(0) : 0
                return try c.count(of: table) - marks
            }
            guard before == after else {
                throw Failure.counts(table: table.name, source: before, target: after)
            }
        }
    }
}
