public import Complaints
public import Foundation
import Secrets

/// What a check of a dossier looked at and found.
public struct DossierReport: Sendable, Hashable {
    /// Events whose words are there.
    public internal(set) var events = 0
    /// Events known by their hash alone.
    public internal(set) var withheld = 0
    public internal(set) var files = 0
    /// In the order of the events; without personal data.
    public var differences: [String] = []
    public var isClean: Bool { differences.isEmpty }
}

/// A dossier read back.
public struct ReadDossier: Sendable {
    public let document: Dossier
    /// Every event; what is withheld stands as an erased note.
    public let events: [Event]
    /// The places of the events that are there, from 1.
    public let shown: Set<Int>
    public let complaint: Complaint
    public let clocks: [Clock]
}

extension Dossier {
    /// Checks the chain, the value behind each digest, the files, and everything that is computed of them. The first
    /// difference comes first.
    ///
    /// - Parameter file: answers the bytes that lie at a path beside the document.
    public func check(file: (String) -> Data?) -> (report: DossierReport, read: ReadDossier?) {
        var check = DossierCheck(document: self)
        let read = check.run(file)
        return (check.report, read)
    }
}

private struct DossierCheck {
    let document: Dossier
    var report = DossierReport()
    private let decoder = EventDecoder()
    /// Events that an erasure names: only of these may values and files be gone.
    private var erased: Set<Int> = []
    /// Events some of whose values are gone.
    private var incomplete: [Int] = []
    private var shown: Set<Int> = []

    init(document: Dossier) { self.document = document }

    private mutating func note(_ what: String) { report.differences.append(what) }

    mutating func run(_ file: (String) -> Data?) -> ReadDossier? {
        guard document.form == Dossier.form else {
            note("the document is of the form “\(document.form)”, which this version does not know")
            return nil
        }
        guard let events = readEvents() else { return nil }
        for sequence in incomplete where !erased.contains(sequence) {
            note("event \(sequence): a value is gone without an erasure that names it")
        }
        guard let complaint = Complaint(history: events), shown.contains(1) else {
            note("event 1: the history does not begin with a receipt")
            return nil
        }
        if complaint.number != document.number {
            note("the number \(document.number) is not the one of event 1, \(complaint.number)")
        }
        checkFiles(events, file)
        let clocks = complaint.clocks(under: document.policy)
        if document.part == .whole {
            if document.subject != Dossier.Subject(complaint) { note("the subject is not what the events amount to") }
            if document.limits != clocks.map(Dossier.Limit.init) {
                note("the limits are not what the events amount to")
            }
        }
        return ReadDossier(
            document: document, events: events, shown: shown, complaint: complaint, clocks: clocks)
    }

    /// Follows the chain; nil when an event cannot be read, for then there is nothing to compute of.
    private mutating func readEvents() -> [Event]? {
        var events: [Event] = []
        var previous = Chain.origin
        for (offset, entry) in document.events.enumerated() {
            let sequence = offset + 1
            if entry.sequence != sequence { note("event \(entry.sequence) stands at place \(sequence)") }
            if entry.previous != previous { note("event \(sequence) does not link to the one before it") }
            previous = entry.hash
            guard !entry.isWithheld else {
                report.withheld += 1
                if document.part == .whole { note("event \(sequence) is missing its words") }
                events.append(.withheld(at: events.last?.at ?? Date(milliseconds: 0)))
                continue
            }
            report.events += 1
            guard let event = read(entry, sequence) else { return nil }
            if case .erased(let sequences, _) = event.fact { erased.formUnion(sequences) }
            shown.insert(sequence)
            events.append(event)
        }
        return events
    }

    private mutating func read(_ entry: Dossier.Entry, _ sequence: Int) -> Event? {
        guard let at = entry.at, let actor = entry.actor, let kind = entry.kind, let payload = entry.payload else {
            note("event \(sequence) is incomplete")
            return nil
        }
        let hash = Chain.link(
            previous: entry.previous,
            payload: EncodedEvent.canonical(
                complaint: document.key, sequence: entry.sequence, at: at, actor: actor, kind: kind, payload: payload))
        if hash != entry.hash { note("event \(sequence) (\(kind)) was changed: its hash does not follow from it") }
        let values = (entry.values ?? []).map { pair -> EventVault.Entry? in
            guard pair.count == 2, let salt = pair[0], let text = pair[1] else { return nil }
            return EventVault.Entry(salt: salt, text: text)
        }
        let gone = values.count { $0 == nil }
        do {
            let event = try decoder.event(
                at: at, actor: actor, payload: payload, entries: EventVault.stored(values))
            let isTold = document.part == .complainant && event.fact.isToldWithoutWords
            if gone > 0, !isTold { incomplete.append(sequence) }
            if decoder.vault.missing != gone {
                note("event \(sequence) (\(kind)): a value is not the one its digest was made of")
            }
            return event
        } catch {
            note("event \(sequence) (\(kind)) cannot be read")
            return nil
        }
    }

    private mutating func checkFiles(_ events: [Event], _ file: (String) -> Data?) {
        let paths = Dictionary(document.files.map { ($0.id, $0.path) }) { first, _ in first }
        for (offset, event) in events.enumerated() where shown.contains(offset + 1) {
            for attachment in event.fact.attachments {
                guard let path = paths[attachment.id] ?? nil else {
                    if !erased.contains(offset + 1) { note("event \(offset + 1): file \(attachment.id) is missing") }
                    continue
                }
                report.files += 1
                guard let bytes = file(path) else {
                    note("event \(offset + 1): \(path) is missing")
                    continue
                }
                if attachmentDigest(of: bytes) != attachment.digest {
                    note("event \(offset + 1): \(path) is not the file that came")
                }
            }
        }
    }
}
