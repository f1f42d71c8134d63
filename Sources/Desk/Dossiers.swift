import Channels
public import Complaints
public import Foundation
public import Storage

/// A dossier and the files that lie beside it, by their paths.
public struct DossierParts: Sendable {
    public let document: Dossier
    public let files: [(path: String, bytes: Data)]
}

// A case as it leaves the house. (6.2)
extension ServiceDesk {
    /// The dossier of a case, for an auditor or one of the management group. Whom the case is about gets it without
    /// anything internal. (1.2)
    public func dossier(
        of number: ComplaintNumber, for member: StaffMember, in language: Language
    ) async throws -> DossierParts {
        guard member.isEnabled, member.exportsDossiers else {
            throw Refusal.notAllowed(needs: Set(Role.managementGroup + [.auditor]))
        }
        let found = try await open(number, for: member)
        // Also where nothing but a measure of another complaint, one about the reader, may not be read.
        let isWhole = found.complaint.isInternalReadable(by: member) && found.withheld.isEmpty
        let part: Dossier.Part = isWhole ? .whole : .withoutInternals
        return try await parts(of: found.key, part, by: member.name, in: language)
    }

    /// The whole dossier of a case, for whoever has the store itself.
    public func dossier(
        of number: ComplaintNumber, by name: String, in language: Language
    ) async throws -> DossierParts {
        try await parts(of: try await read(number).key, .whole, by: name, in: language)
    }

    /// What is the complainant's own. Throws `Refusal.requestUnknown` until a copy was asked for and granted. (6.2)
    public func copy(of number: ComplaintNumber, in language: Language) async throws -> DossierParts {
        let found = try await read(number)
        guard found.complaint.isCopyGranted else { throw Refusal.requestUnknown }
        return try await parts(of: found.key, .complainant, by: "", in: language)
    }

    private func parts(
        of key: ComplaintKey, _ part: Dossier.Part, by name: String, in language: Language
    ) async throws -> DossierParts {
        let (found, stored) = try await database.read { c in (try load(key, c), try c.dossierEntries(of: key)) }
        let entries = zip(stored, found.events).map { entry, event in
            switch Self.share(of: event, in: found.complaint, part) {
            case .whole: entry
            case .withoutWords: entry.withoutWords
            case .nothing: entry.withheld
            }
        }
        var files: [(path: String, bytes: Data)] = []
        var listed: [Dossier.File] = []
        for event in found.events where Self.share(of: event, in: found.complaint, part) == .whole {
            for file in event.fact.attachments {
                let bytes = try await file.name.isErased ? nil : store.bytes(of: file.digest)
                let path = "files/\(file.id)-\(SafeFileName(file.name.words).text)"
                listed.append(Dossier.File(id: file.id, path: bytes == nil ? nil : path))
                if let bytes { files.append((path, bytes)) }
            }
        }
        let policy = directory.policy(found.complaint.policyVersion)
        var subject = Dossier.Subject(found.complaint)
        if part == .complainant { subject.measures = found.endedMeasures }
        let document = Dossier(
            number: found.complaint.number, key: key, part: part, language: language, exportedAt: now(),
            exportedBy: name, program: Version.text, policy: policy, people: people(found, part),
            subject: subject, events: entries, files: listed,
            limits: part != .whole ? [] : found.clocks.map(Dossier.Limit.init))
        return DossierParts(document: document, files: files)
    }

    private static func share(of event: Event, in complaint: Complaint, _ part: Dossier.Part) -> CopyShare {
        switch part {
        case .whole: .whole
        case .withoutInternals: event.fact.isInternal ? .nothing : .whole
        case .complainant: complaint.share(of: event)
        }
    }

    /// Names of those who appear. A complainant learns of nobody but who spoke to them.
    private func people(_ found: Case, _ part: Dossier.Part) -> [String: String] {
        let ids: [StaffID] =
            part == .complainant
            ? found.events.filter { $0.fact.isComplainants }.compactMap(\.by.staffID)
            : Array(directory.accounts.keys)
        return Dictionary(ids.map { (String($0.rawValue), directory.name($0)) }) { first, _ in first }
    }
}

extension Case {
    /// What the complainant was told by name that it is over, by the measure's id: not what was isolated. (3'.L2.3)
    fileprivate var endedMeasures: [String: String]? {
        var targets: [String: String] = [:]
        for event in events where complaint.endsMeasure(event) == .temporary {
            guard let id = event.fact.measure else { continue }
            let own = complaint.measures.first { $0.id == id }?.measure.target
            let target = own ?? complaint.measureLinks.first { $0.id == id }?.measure.target
            targets[id.description] = target?.text
        }
        return targets.isEmpty ? nil : targets
    }

    /// A case as a dossier has it.
    public init(_ dossier: ReadDossier) {
        self.init(
            key: ComplaintKey(rawValue: dossier.document.key), complaint: dossier.complaint, events: dossier.events,
            clocks: dossier.clocks, withheld: Set(1...max(1, dossier.events.count)).subtracting(dossier.shown),
            head: dossier.document.head)
    }
}
