import Complaints
import Foundation
import Storage

// The first bulletin of a level 3 complaint that belongs to no incident. (3'.L3.4)
extension ServiceDesk {
    /// Opens the complaint's own incident and publishes there, in one transaction: a bulletin is for everybody, with a
    /// public page, a feed and subscribers, and the complaint's own record carries its copy as any other's does.
    func publishFirst(
        _ fields: ActFields, _ number: ComplaintNumber, _ author: Author, seen version: Int?
    ) async throws -> Case {
        let moment = now()
        let key = try await database.write { c in
            guard let key = try c.complaint(number) else { throw CaseUnknown() }
            let found = try load(key, c)
            try Self.check(found, seen: version, by: author)
            let circumstances = circumstances(found.complaint.policyVersion, at: moment)
            let (command, title) = try Self.readFirst(fields, found.complaint, circumstances.policy, at: moment)
            guard case .publishBulletin(let stage, let text, let expected) = command else { return key }
            // Who may, at what level, and that there is no incident yet: the rule of a bulletin says it.
            _ = try found.complaint.decide(command, by: author, circumstances)
            guard !title.isEmpty else { throw FieldErrors(["title": .missing]) }
            let id = try open(titled: title, with: found, author, c, at: moment)
            let opened = try load(incident: id, c)
            let published = try opened.incident.publishing(
                Bulletin(stage: stage, text: Personal(text), expectedAt: expected), by: author,
                concerned: try concerned(inIncident: id, c), at: moment)
            try save([published], to: opened, c, at: moment)
            return key
        }
        // Whatever is not told now, should this process die, the watcher tells.
        while try await tellIncidents() {}
        return try await database.read { try load(key, $0) }
    }

    /// The bulletin's fields and the name of the incident; what is wrong with any of them is said at once.
    private static func readFirst(
        _ fields: ActFields, _ complaint: Complaint, _ policy: Policy, at moment: Date
    ) throws -> (Command, title: String) {
        var errors = FieldErrors()
        let title = errors.text("title", fields.values["title"], limit: TextLimit.line, line: true)
        var command: Command?
        do {
            command = try CommandReader.command(
                .publishBulletin, fields, [], [], complaint, policy, messageID: "", measureID: nil, at: moment)
        } catch let wrong {
            if title.isEmpty { errors.add("title", .missing) }
            for (name, problem) in wrong.problems { errors.add(name, problem) }
        }
        try errors.check()
        guard let command else { throw FieldErrors(["": .missing]) }
        return (command, title)
    }
}
