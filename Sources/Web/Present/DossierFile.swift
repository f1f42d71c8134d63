public import Desk
public import Foundation
import Complaints
import Pages
import Storage

/// A dossier as a zip file: the document, a page made of it, and the files. (6.2)
public enum DossierFile {
    static let documentName = "dossier.json"
    static let pageName = "dossier.html"

    /// The zip file of a dossier.
    public static func make(_ parts: DossierParts) throws -> Data {
        let json = try parts.document.json()
        var members: [(name: String, bytes: Data)] = [(documentName, json)]
        // Made of the document as it is read back, so that a check makes the same.
        let document = try Dossier(json: json)
        let files = Dictionary(parts.files.map { ($0.path, $0.bytes) }) { first, _ in first }
        if let read = document.check(file: { files[$0] }).read { members.append((pageName, page(read))) }
        members += parts.files.map { (name: $0.path, bytes: $0.bytes) }
        return try ZipFile.make(members, at: Date(milliseconds: document.exportedAt))
    }

    /// What a check found: a line for a person and whether all is well. Needs nothing but the members.
    public static func check(_ members: [String: Data]) -> (lines: [String], isClean: Bool) {
        guard let json = members[documentName] else { return (["\(documentName) is missing"], false) }
        guard let document = try? Dossier(json: json) else {
            return (["\(documentName) is damaged: it cannot be read"], false)
        }
        let found = document.check { members[$0] }
        var report = found.report
        var lines: [String] = []
        if let read = found.read {
            if document.program != Version.text {
                lines.append("\(pageName) was made by version \(document.program) and is not compared")
            } else if members[pageName] != page(read) {
                report.differences.append("\(pageName) is not what \(documentName) says")
            }
        }
        lines = report.differences + lines
        let withheld = report.withheld > 0 ? ", \(report.withheld) by their hashes only" : ""
        lines.append(
            """
            \(document.number): \(report.events) events\(withheld), \(report.files) files: \
            \(report.isClean ? "no differences" : "\(report.differences.count) differences")
            """)
        lines.append("head \(document.head)")
        return (lines, report.isClean)
    }

    /// The page of a dossier: the same for the same document.
    private static func page(_ dossier: ReadDossier) -> Data {
        let document = dossier.document
        let texts = Texts(document.language).worded(by: document.policy)
        let zone = TimeZone(identifier: document.policy.timeZone) ?? .gmt
        let time = TimeFormat(zone: zone, language: document.language, now: Date(milliseconds: document.exportedAt))
        let names = document.people.compactMap { id, name in Int64(id).map { (StaffID(rawValue: $0), name) } }
        var known = Dictionary(names) { first, _ in first }
        // In a copy, whoever did not speak to the complainant is the house.
        if document.part == .complainant {
            for id in dossier.events.compactMap(\.by.staffID) where known[id] == nil { known[id] = texts[.authorStaff] }
        }
        let directory = Directory(names: known)
        let paths = Dictionary(document.files.map { ($0.id, $0.path) }) { first, _ in first }
        let found = Case(dossier)
        let stream = StreamPresenter(
            found: found, directory: directory, texts: texts, time: time,
            file: { paths[$0.id] ?? nil }, targets: document.subject.measures ?? [:])
        let complaint = dossier.complaint
        // Level, limits and the like follow from all events only.
        let isPart = document.part != .whole
        var facts: [(label: String, value: String)] = [
            (texts[.columnType], texts.word(complaint.type)), (texts[.receivedAt], time.staff(complaint.receivedAt)),
        ]
        if !isPart {
            facts += [
                (texts[.columnState], texts.word(complaint.state)),
                (texts[.columnLevel], complaint.level.map(texts.long) ?? texts[.notGraded]),
                (texts[.columnResponsible], directory.name(complaint.responsible)),
                (texts[.columnChannel], texts.word(complaint.receipt.channel)),
                (texts[.policyVersion], texts(.versionNumber, ["n": String(complaint.policyVersion)])),
            ]
        }
        let subject = document.subject
        let person: [(String, String?)] = [
            (texts[.userID], subject.userID), (texts[.email], subject.email), (texts[.phone], subject.phone),
            (texts[.about], subject.about),
        ]
        facts += person.compactMap { label, value in value.map { (label: label, value: $0) } }
        let clocks =
            isPart ? [] : dossier.clocks.map { CaseClock($0, of: complaint, document.policy, texts, at: time.now) }
        let page = DossierPage(
            number: document.number, title: subject.title ?? texts[.factErased], isCopy: document.part == .complainant,
            madeBy: document.exportedBy, facts: facts, stream: stream.entries(), clocks: clocks,
            withheld: document.events.count { $0.isWithheld }, head: document.head)
        return Data(page.html(in: PageContext(time: time, csrf: "", path: "")).bytes)
    }
}

extension CaseClock {
    /// A clock of a complaint under its policy, as pages show it.
    init(_ clock: Complaints.Clock, of complaint: Complaint, _ policy: Policy, _ texts: Texts, at now: Date) {
        self.init(clock, policy, texts, at: now)
        department = complaint.item(of: clock.key)?.assignment.department
    }

    /// A clock under its policy, as pages show it.
    init(_ clock: Complaints.Clock, _ policy: Policy, _ texts: Texts, at now: Date) {
        let rule = policy.rule(clock.name)
        self.init(
            name: clock.name, clause: clock.clause, startEvent: rule.map { texts.word($0.startsAt) } ?? "",
            startedAt: clock.startedAt, length: clock.length.forPages, due: clock.dueAt,
            metBy: texts.met(rule?.metBy ?? []),
            outcome: clock.outcome(at: now), isProvisional: clock.isProvisional)
        scope = clock.key.scope
        level = clock.key.level
    }
}
