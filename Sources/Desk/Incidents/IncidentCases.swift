public import Complaints
public import Foundation
public import Storage

/// An incident as it stands, with everything that led there.
public struct IncidentCase: Sendable {
    public let incident: Incident
    public let events: [IncidentEvent]
    public let clocks: [Clock]
    /// The complaints that belong to it, as a queue shows them.
    public let complaints: [QueueItem]
    /// How many people asked to be told by e-mail, and confirmed it.
    public let subscribers: Int
    let history: IncidentHistory

    /// Every complaint that is or was in it.
    var numbers: Set<ComplaintNumber> { Set(incident.everyComplaint) }

    /// The same without what is internal to the house. (1.2)
    var withoutInternals: IncidentCase {
        IncidentCase(
            incident: incident, events: events.filter { !$0.fact.isInternal }, clocks: clocks, complaints: complaints,
            subscribers: subscribers, history: history)
    }

    /// Whether the public may read of it: from its first bulletin on.
    public var isPublic: Bool { !incident.bulletins.isEmpty && !incident.isAnonymised }
    /// Its bulletins as they read by now, with the times they appeared, the oldest first.
    public var published: [(bulletin: Bulletin, at: Date)] {
        let times = events.compactMap { event in
            if case .bulletinPublished = event.fact { event.at } else { nil }
        }
        return zip(incident.bulletins, times).map { ($0, $1) }
    }

    /// The words that stand at these places of its history, as far as they are not erased.
    func words(at places: [Int]) -> Set<String> {
        Set(
            places.filter { (1...events.count).contains($0) }.compactMap { place in
                switch events[place - 1].fact {
                case .bulletinPublished(let bulletin): bulletin.text.text
                case .corrected(let correction): correction.text.text
                default: nil
                }
            })
    }
}

/// What became of an act on one of many complaints.
public struct IncidentOutcome: Sendable, Hashable {
    public let number: ComplaintNumber
    /// Why it was not done there; nil when it was.
    public let refusal: Refusal?
}

extension ServiceDesk {
    /// Complaints that one request may name.
    public static let mostLinked = 200

    /// An incident as a member of staff reads it: reasons within the house not, where one of its complaints is about
    /// the reader. (1.2)
    public func incident(_ id: Int64, for member: StaffMember) async throws -> IncidentCase {
        guard member.isEnabled, member.readsComplaints else { throw Refusal.notAllowed(needs: []) }
        return try await database.read { c in
            let found = try load(incident: id, c)
            guard found.events.contains(where: \.fact.isInternal) else { return found }
            let everIn = try found.numbers.compactMap { try c.complaint($0) }
            return try concerned(in: everIn, c).contains(member.id) ? found.withoutInternals : found
        }
    }

    /// An incident as the public reads it, without its complaints. Throws `CaseUnknown` before its first bulletin.
    public func publicIncident(_ id: Int64) async throws -> IncidentCase {
        let found = try await database.read { try load(incident: id, $0, withComplaints: false) }
        guard found.isPublic else { throw CaseUnknown() }
        return found
    }

    /// Those of ``publicIncidents()``, each as the public reads it.
    public func publicIncidentCases() async throws -> [IncidentCase] {
        let since = toldSince
        return try await database.read { c in
            try c.publicIncidents(since: since).map { try load(incident: $0.id, c, withComplaints: false) }
        }
    }

    /// From when on an incident that is closed must have been told of for the public to find it listed.
    private var toldSince: Date { now().addingTimeInterval(-30 * 86_400) }

    /// The incident a complaint belongs to, if the public may read of it.
    public func publicIncident(of complaint: Complaint) async throws -> Int64? {
        guard let id = complaint.incident else { return nil }
        return try await database.read { try $0.isPublic(incident: id) } ? id : nil
    }

    /// What the public may read of: what is open, and what was told of in the last thirty days.
    public func publicIncidents() async throws -> [IncidentItem] {
        let since = toldSince
        return try await database.read { try $0.publicIncidents(since: since) }
    }

    /// Incidents as staff see them, the newest first.
    public func incidents(open: Bool? = nil, for member: StaffMember) async throws -> [IncidentItem] {
        guard member.isEnabled, member.readsComplaints else { throw Refusal.notAllowed(needs: []) }
        return try await database.read { try $0.incidents(open: open) }
    }

    func load(incident id: Int64, _ c: any Connection, withComplaints: Bool = true) throws -> IncidentCase {
        guard let history = try c.incidentHistory(id) else { throw CaseUnknown() }
        guard let incident = Incident(id: id, history: history.events) else {
            throw StorageError.corrupt("history of incident \(id)")
        }
        return IncidentCase(
            incident: incident, events: history.events,
            clocks: incident.clocks(under: directory.policy(incident.policyVersion)),
            complaints: withComplaints ? try c.complaints(ofIncident: id) : [],
            subscribers: try c.subscriberCount(ofIncident: id),
            history: history)
    }

    /// Adds events to an incident with everything they cause, in this transaction.
    func save(_ new: [IncidentEvent], to found: IncidentCase, _ c: any Connection, at moment: Date) throws {
        guard !new.isEmpty else { return }
        let found = try erase(new, of: found, c)
        var incident = found.incident
        for event in new { incident.apply(event) }
        let published = new.filter { if case .bulletinPublished = $0.fact { true } else { false } }
        let publishedAt = published.last?.at ?? found.published.last?.at
        // There is something to carry into the complaints' records, or to erase once none has it any more.
        let isTelling = incident.relays.count > found.incident.relays.count || !incident.dueErasures.isEmpty
        try c.append(
            new, to: incident.id, after: found.history, IncidentModel(incident, publishedAt: publishedAt),
            alarm: alarm(of: incident), telling: isTelling)
        let first = try c.members(ofIncident: incident.id).first
        for (offset, event) in new.enumerated() {
            let key = "incident/\(incident.id)/\(found.events.count + offset + 1)"
            switch event.fact {
            case .breached: try alert(.bulletinMissed, incident.id, key, c, at: moment)
            case .bulletinPublished:
                if let first {
                    try c.postBulletin(incident.bulletins.count, ofIncident: incident.id, on: first, at: moment)
                }
            case .corrected(let correction):
                if let first, let ordinal = correction.bulletin {
                    try c.postBulletin(
                        ordinal, correction: found.events.count + offset + 1, ofIncident: incident.id, on: first,
                        at: moment)
                }
            default: break
            }
        }
    }

    /// Until when its complaints needed bulletins; nil while they do, or none belongs to it.
    func owedUntil(_ found: IncidentCase, _ c: any Connection) throws -> Date? {
        let open = found.complaints.filter { $0.endedAt == nil }
        guard !Incident.owesBulletins(atLevels: open.map(\.level)) else { return nil }
        let ends = found.complaints.compactMap(\.endedAt)
        guard let last = open.first else { return ends.max() }
        let events = try c.histories(of: [last.id])[last.id]?.events ?? []
        let graded = events.last { if case .graded = $0.fact { true } else { false } }
        return (ends + [graded?.at ?? last.receivedAt]).max()
    }

    /// The instant at which the incident has to be looked at next: its reminder, be it past already, as when an
    /// incident is opened late in a period.
    func alarm(of incident: Incident) -> Date? {
        incident.reminder(under: directory.policy(incident.policyVersion))
    }

    /// Tells the management group, whose work bulletins are; nobody whom one of its complaints is about. (1.2)
    func alert(
        _ kind: NoticeKind, _ id: Int64, _ key: String, _ c: any Connection, at moment: Date
    ) throws {
        let concerned = try concerned(inIncident: id, c)
        let people = Set(Role.managementGroup.flatMap { directory.roster.holders(of: $0).map(\.id) })
        for person in people.subtracting(concerned).sorted() {
            try c.raise(
                kind.rawValue, to: person, on: nil, detail: String(id), key: "\(key)/\(kind.rawValue)/\(person)",
                at: moment)
        }
    }

    /// Everybody whom one of its complaints is about. (1.2)
    func concerned(inIncident id: Int64, _ c: any Connection) throws -> Set<StaffID> {
        try concerned(in: try c.members(ofIncident: id), c)
    }

    private func concerned(in complaints: [ComplaintKey], _ c: any Connection) throws -> Set<StaffID> {
        let histories = try c.histories(of: complaints)
        return histories.values.reduce(into: []) { people, history in
            people.formUnion(Complaint(history: history.events)?.concerned ?? [])
        }
    }
}
