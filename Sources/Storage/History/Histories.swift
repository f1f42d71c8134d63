public import Complaints
import Secrets

extension Connection {
    /// Every event of a complaint, in order. Personal values that were erased come back as ``Personal/erased``.
    public func history(of complaint: ComplaintKey) throws -> [Event] {
        let decoder = EventDecoder()
        return try rows(
            """
            SELECT e.at, e.actor, e.payload, p.entries
            FROM event e LEFT JOIN personal p ON p.complaint_id = e.complaint_id AND p.seq = e.seq
            WHERE e.complaint_id = \(complaint) ORDER BY e.seq
            """
        ).map { row in
            try decoder.event(
                at: try row.int64(0), actor: try row.text(1), payload: try row.text(2), entries: try row.textOrNil(3))
        }
    }

    /// The row of a complaint by its number.
    public func complaint(_ number: ComplaintNumber) throws -> ComplaintKey? {
        try row("SELECT id FROM complaint WHERE number = \(number)")?.id(0)
    }

    /// The version a complaint has now.
    public func version(of complaint: ComplaintKey) throws -> Int? {
        try row("SELECT version FROM complaint WHERE id = \(complaint)")?.int(0)
    }

    /// Adds a complaint with its first events and what is computed from them.
    ///
    /// Throws ``StorageError/conflict(_:)`` `complaint_number_key` when the number is taken.
    public func add(_ events: [EncodedEvent], makes model: ReadModel) throws -> ComplaintKey {
        guard model.version == events.count else {
            throw StorageError.constraint("a new complaint has as many events as its version says")
        }
        let key = try insert(model)
        try append(events, to: key, after: 0, previous: Chain.origin)
        afterCommit(.complaint(key))
        return key
    }

    /// Appends events to a complaint that still has the version `version`, and replaces what is computed from them.
    ///
    /// Throws ``StorageError/changedMeanwhile(version:)`` when somebody else was faster.
    public func append(
        _ events: [EncodedEvent], to complaint: ComplaintKey, expecting version: Int, makes model: ReadModel
    ) throws {
        guard !events.isEmpty else { return }
        guard model.version == version + events.count else {
            throw StorageError.constraint("a version is the number of events")
        }
        let head = try one(
            """
            SELECT c.version, e.hash FROM complaint c JOIN event e ON e.complaint_id = c.id AND e.seq = c.version
            WHERE c.id = \(complaint)
            """)
        let present = try head.int(0)
        guard present == version else { throw StorageError.changedMeanwhile(version: present) }
        try update(complaint, to: model, expecting: version)
        try append(events, to: complaint, after: version, previous: try head.text(1))
        afterCommit(.complaint(complaint))
    }

    private func append(
        _ events: [EncodedEvent], to complaint: ComplaintKey, after version: Int, previous: String
    ) throws {
        var previous = previous
        for (offset, event) in events.enumerated() {
            let sequence = version + offset + 1
            let hash = Chain.link(
                previous: previous,
                payload: EncodedEvent.canonical(
                    complaint: complaint.rawValue, sequence: sequence, at: event.at, actor: event.actor,
                    kind: event.kind, payload: event.payload))
            try execute(
                """
                INSERT INTO event(complaint_id, seq, at, actor, kind, payload, previous, hash)
                VALUES (\(complaint), \(sequence), \(event.at), \(event.actor), \(event.kind), \(event.payload),
                    \(previous), \(hash))
                """)
            if let entries = event.entries {
                try execute(
                    """
                    INSERT INTO personal(complaint_id, seq, entries) VALUES (\(complaint), \(sequence), \(entries))
                    """)
            }
            previous = hash
        }
        beforeCommit("seal") { try $0.seal() }
    }
}
