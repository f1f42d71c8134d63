public import Complaints
public import Foundation

/// One case as it leaves the house: every event with its hash, the salted values behind the digests, and what is
/// computed of them. Whoever has it can check it without a database. (6.2)
public struct Dossier: Hashable, Sendable, Codable {
    /// How much of the case is in it.
    public enum Part: String, Hashable, Sendable, Codable {
        case whole
        /// For a reader whom it is about: of everything internal the hashes only. (1.2)
        case withoutInternals = "without-internals"
        /// What is the complainant's own; of everything else the hashes only.
        case complainant
    }

    /// An event as it is stored. What is withheld is known by its hash alone, which keeps the chain whole.
    public struct Entry: Hashable, Sendable, Codable {
        public var sequence: Int
        /// UTC milliseconds.
        public var at: Int64?
        public var actor: String?
        public var kind: String?
        /// The fact as JSON, digests in place of personal values.
        public var payload: String?
        /// Salt and text of each personal value; nulls once erased.
        public var values: [[String?]]?
        public var previous: String
        public var hash: String
        public var isWithheld: Bool { payload == nil }
    }

    /// A file, and where it lies beside the document; no path once it was erased.
    public struct File: Hashable, Sendable, Codable {
        public var id: Int64
        public var path: String?

        public init(id: Int64, path: String?) {
            self.id = id
            self.path = path
        }
    }

    /// A clock as it stood when the dossier was made.
    public struct Limit: Hashable, Sendable, Codable {
        public var key: String
        public var clause: String
        /// UTC milliseconds, as all times here.
        public var startedAt: Int64
        public var startSequence: Int
        public var due: Int64
        /// `met`, `cancelled`, `missed`, or nothing while it ran.
        public var ending: String?
        public var endedAt: Int64?
        public var breachedAt: Int64?
        public var provisional: Bool
    }

    /// The present values about the complainant, corrections included.
    public struct Subject: Hashable, Sendable, Codable {
        public var userID: String?
        public var email: String?
        public var phone: String?
        public var title: String?
        public var about: String?
        /// What measures were about of whose end the complainant was told, by their ids: in a copy for them only, where
        /// the events that say it are withheld.
        public var measures: [String: String]?

        public init(_ complaint: Complaint) {
            userID = complaint.userID?.text
            email = complaint.contact.email?.text
            phone = complaint.contact.phone?.text
            title = complaint.receipt.title.text
            about = complaint.receipt.about?.text
        }
    }

    /// The form of the document.
    public static let form = "redress-dossier-1"

    public var form = Self.form
    public var number: ComplaintNumber
    /// The complaint's key in its store: part of what is hashed.
    public var key: Int64
    public var part: Part
    public var language: Language
    public var exportedAt: Int64
    public var exportedBy: String
    /// The version of the program that made it.
    public var program: String
    public var policy: Policy
    /// Names of the members of staff who appear in it, by their ids.
    public var people: [String: String]
    public var subject: Subject
    public var events: [Entry]
    public var files: [File]
    /// Nothing where not every event is there to compute them of.
    public var limits: [Limit]

    /// The hash of the last event: noted elsewhere, it shows that a dossier is the one that was made.
    public var head: String { events.last?.hash ?? "" }

    /// As it is written to a file.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .millisecondsSince1970
        return try encoder.encode(self)
    }

    /// Reads ``json()``.
    public init(json: Data) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .millisecondsSince1970
        self = try decoder.decode(Dossier.self, from: json)
    }

    public init(
        number: ComplaintNumber, key: ComplaintKey, part: Part, language: Language, exportedAt: Date,
        exportedBy: String, program: String, policy: Policy, people: [String: String], subject: Subject,
        events: [Entry], files: [File], limits: [Limit]
    ) {
        self.number = number
        self.key = key.rawValue
        self.part = part
        self.language = language
        self.exportedAt = exportedAt.milliseconds
        self.exportedBy = exportedBy
        self.program = program
        self.policy = policy
        self.people = people
        self.subject = subject
        self.events = events
        self.files = files
        self.limits = limits
    }
}

extension Dossier.Limit {
    public init(_ clock: Clock) {
        key = clock.key.description
        clause = clock.clause.rawValue
        startedAt = clock.startedAt.milliseconds
        startSequence = clock.startSequence
        due = clock.dueAt.milliseconds
        breachedAt = clock.breachedAt?.milliseconds
        provisional = clock.isProvisional
        switch clock.ending {
        case .met(let at, _): (ending, endedAt) = ("met", at.milliseconds)
        case .cancelled(_, let at): (ending, endedAt) = ("cancelled", at.milliseconds)
        case .missed: (ending, endedAt) = ("missed", clock.dueAt.milliseconds)
        case nil: (ending, endedAt) = (nil, nil)
        }
    }
}

extension Connection {
    /// Every event of a complaint as a dossier has it.
    public func dossierEntries(of complaint: ComplaintKey) throws -> [Dossier.Entry] {
        try rows(
            """
            SELECT e.seq, e.at, e.actor, e.kind, e.payload, e.previous, e.hash, p.entries
            FROM event e LEFT JOIN personal p ON p.complaint_id = e.complaint_id AND p.seq = e.seq
            WHERE e.complaint_id = \(complaint) ORDER BY e.seq
            """
        ).map { row in
            Dossier.Entry(
                sequence: try row.int(0), at: try row.int64(1), actor: try row.text(2), kind: try row.text(3),
                payload: try row.text(4),
                values: try EventVault.entries(try row.textOrNil(7)).map { [$0?.salt, $0?.text] },
                previous: try row.text(5), hash: try row.text(6))
        }
    }
}

extension Dossier.Entry {
    /// The same with nothing but its place in the chain.
    public var withheld: Dossier.Entry {
        Dossier.Entry(sequence: sequence, previous: previous, hash: hash)
    }

    /// The same without anybody's words: their digests stay, and with them the hash.
    public var withoutWords: Dossier.Entry {
        var entry = self
        entry.values = values?.map { _ in [nil, nil] }
        return entry
    }
}
