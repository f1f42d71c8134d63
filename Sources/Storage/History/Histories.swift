public import Complaints
import Secrets

/// What happened to a complaint, and the hash that the next event links to.
public struct History: Sendable {
    /// Every event, in order. Personal values that were erased are ``Personal/erased``.
    public internal(set) var events: [Event] = []
    /// The hash of the last event.
    public internal(set) var head = Chain.origin

    public init() {}
}

extension Connection {
    /// Every event of a complaint, in order.
    public func history(of complaint: ComplaintKey) throws -> History {
        try histories(
            "SELECT \(raw: Self.eventColumns) WHERE e.complaint_id = \(complaint) ORDER BY e.seq"
        )[complaint] ?? History()
    }

    /// The histories of several complaints, read at once; an unknown complaint has none.
    public func histories(of complaints: [ComplaintKey]) throws -> [ComplaintKey: History] {
        var found: [ComplaintKey: History] = [:]
        for start in stride(from: 0, to: complaints.count, by: 50) {
            let part = complaints[start..<min(start + 50, complaints.count)].map(\.rawValue)
            // Always fifty, so that the statement stays the same.
            let keys = part + Array(repeating: part[0], count: 50 - part.count)
            let histories = try histories(
                """
                SELECT \(raw: Self.eventColumns) WHERE e.complaint_id IN \(list: keys)
                ORDER BY e.complaint_id, e.seq
                """)
            found.merge(histories) { first, _ in first }
        }
        return found
    }

    private static var eventColumns: String {
        """
        e.complaint_id, e.at, e.actor, e.payload, p.entries, e.hash
        FROM event e LEFT JOIN personal p ON p.complaint_id = e.complaint_id AND p.seq = e.seq
        """
    }

    private func histories(_ query: SQL) throws -> [ComplaintKey: History] {
        let decoder = EventDecoder()
        var found: [ComplaintKey: History] = [:]
        for row in try rows(query) {
            let event = try decoder.event(
                at: try row.int64(1), actor: try row.text(2), payload: try row.text(3), entries: try row.textOrNil(4))
            let key: ComplaintKey = try row.id(0)
            found[key, default: History()].events.append(event)
            found[key, default: History()].head = try row.text(5)
        }
        return found
    }

    /// The row of a complaint by its number.
    public func complaint(_ number: ComplaintNumber) throws -> ComplaintKey? {
        try row("SELECT id FROM complaint WHERE number = \(number)")?.id(0)
    }

    /// The next complaints in the order in which they came, for whoever takes them all.
    public func complaints(after key: ComplaintKey?, limit: Int) throws -> [ComplaintKey] {
        try rows("SELECT id FROM complaint WHERE id > \(key?.rawValue ?? 0) ORDER BY id LIMIT \(limit)").map {
            try $0.id(0)
        }
    }

    /// How many complaints there are.
    public func complaintCount() throws -> Int { try one("SELECT count(*) FROM complaint").int(0) }

    /// The version a complaint has now.
    public func version(of complaint: ComplaintKey) throws -> Int? {
        try row("SELECT version FROM complaint WHERE id = \(complaint)")?.int(0)
    }

    /// Adds a complaint with its first events and what is computed from them.
    ///
    /// Throws ``StorageError/conflict(_:)`` `complaint_number_key` when the number is taken.
    public func add(
        _ events: [EncodedEvent], makes model: ReadModel
    ) throws -> (key: ComplaintKey, head: String) {
        guard model.version == events.count else {
            throw StorageError.constraint("a new complaint has as many events as its version says")
        }
        let key = try insert(model)
        let head = try append(events, to: key, after: 0, previous: Chain.origin)
        afterCommit(.complaint(key))
        return (key, head)
    }

    /// Appends events to a complaint, and replaces what was computed from its history. `head` and `old` are what was
    /// read of it within this very transaction. Answers the new head.
    ///
    /// If they are of another time than this, the transaction fails with ``StorageError/conflict(_:)``
    /// `event_complaint_id_seq_key`: a place in a history is taken once.
    public func append(
        _ events: [EncodedEvent], to complaint: ComplaintKey, after head: String, from old: ReadModel,
        to model: ReadModel
    ) throws -> String {
        guard !events.isEmpty else { return head }
        guard model.version == old.version + events.count else {
            throw StorageError.constraint("a version is the number of events")
        }
        let end = try append(events, to: complaint, after: old.version, previous: head)
        try update(complaint, from: old, to: model)
        afterCommit(.complaint(complaint))
        return end
    }

    private func append(
        _ events: [EncodedEvent], to complaint: ComplaintKey, after version: Int, previous: String
    ) throws -> String {
        var previous = previous
        for (offset, event) in events.enumerated() {
            let sequence = version + offset + 1
            let hash = Chain.link(
                previous: previous,
                payload: EncodedEvent.canonical(
                    complaint: complaint.rawValue, sequence: sequence, at: event.at, actor: event.actor,
                    kind: event.kind, payload: event.payload))
            let key = complaint.rawValue.value
            try add(
                [
                    key, sequence.value, event.at.value, event.actor.value, event.kind.value, event.payload.value,
                    previous.value, hash.value,
                ], to: .event)
            if let entries = event.entries { try add([key, sequence.value, entries.value], to: .personal) }
            previous = hash
        }
        beforeCommit("seal") { try $0.seal() }
        return previous
    }
}
