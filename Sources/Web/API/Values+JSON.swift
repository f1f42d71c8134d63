import Complaints
import Foundation
import Pages

// The values that several answers of the API have, member by member.

extension JSONWriter {
    /// `"none"`, or an object.
    mutating func contact(_ contact: Contact) {
        key("contact")
        guard !contact.isNone else { return value("none") }
        object {
            $0.member("email", contact.email?.text)
            $0.member("phone", contact.phone?.text)
        }
    }

    mutating func attachments(_ files: [Attachment]) {
        array("attachments", files) { writer, file in
            writer.object {
                $0.member("id", file.id)
                $0.member("name", file.name.text)
                $0.member("size", file.size)
                $0.member("contentType", file.contentType)
            }
        }
    }
}

extension Receipt {
    func write(_ w: inout JSONWriter) {
        w.member("channel", word: channel)
        w.member("type", word: type)
        w.member("subType", subType)
        w.member("title", title.text)
        w.member("content", content.text)
        w.member("about", about?.text)
        w.member("userID", userID?.text)
        w.contact(contact)
        w.attachments(attachments)
        w.member("urgent", urgent)
        w.member("language", word: language)
    }
}

extension ProcessingResult {
    func write(_ w: inout JSONWriter) {
        w.member("status", word: status)
        w.member("solution", solution.text)
        w.member("handler", handler.text)
        w.member("contact", contact.text)
    }
}

extension Measure {
    func write(_ w: inout JSONWriter) {
        w.member("measure", id.rawValue)
        w.member("target", target.text)
        w.object("flag") { w in
            w.member("key", flag.key)
            flag.writeValue("value", &w)
        }
        w.member("reason", reason.text)
        w.member("until", until)
    }
}

extension TaskGroup {
    /// - Parameter concerned: whose seats are empty. (1.2)
    func write(_ w: inout JSONWriter, without concerned: Set<StaffID> = []) {
        func seat(_ person: StaffID) -> Int64? { concerned.contains(person) ? nil : person.rawValue }
        w.member("operationsLead", seat(operationsLead))
        w.member("technicalDirector", seat(technicalDirector))
        w.member("serviceSupervisor", seat(serviceSupervisor))
    }
}

/// How a clock stands, in the words of the API.
enum ClockStatus: String, CaseIterable {
    case running, met
    case metLate = "met-late"
    case breached, cancelled

    init(_ clock: Complaints.Clock, at now: Date) {
        self =
            switch clock.ending {
            case .met: clock.isMetInTime ? .met : .metLate
            case .cancelled: .cancelled
            case .missed: .breached
            case nil: clock.isBreached || clock.isOverdue(at: now) ? .breached : .running
            }
    }
}

extension Complaints.Clock {
    /// When it was met or cancelled.
    var endedAt: Date? {
        switch ending {
        case .met(let at, _), .cancelled(_, let at): at
        case .missed, nil: nil
        }
    }

    /// As a promise to the complainant: what, by when, by which clause, and how it stands.
    func writePromise(_ w: inout JSONWriter, _ texts: Texts, at now: Date) {
        w.member("clock", word: name)
        w.member("name", texts.promise(name))
        w.member("clause", clause.rawValue)
        w.member("startedAt", startedAt)
        w.member("due", dueAt)
        w.member("provisional", isProvisional)
        w.member("status", word: ClockStatus(self, at: now))
        w.member("endedAt", endedAt)
    }

    /// As staff need it: with all that explains the due time.
    func write(_ w: inout JSONWriter, _ texts: Texts, at now: Date) {
        w.member("key", key.description)
        w.member("clock", word: name)
        w.member("name", texts.word(name))
        w.member("clause", clause.rawValue)
        w.member("scope", key.scope)
        w.member("level", key.level?.rawValue)
        w.member("startSequence", startSequence)
        w.member("startedAt", startedAt)
        w.object("length") { w in
            switch length {
            case .seconds(let seconds): w.member("seconds", seconds)
            case .working(let seconds, let calendar):
                w.member("workingSeconds", seconds)
                w.member("calendar", calendar)
            case .months(let months): w.member("months", months)
            }
        }
        w.member("due", dueAt)
        w.member("provisional", isProvisional)
        w.member("status", word: ClockStatus(self, at: now))
        w.member("endedAt", endedAt)
        w.member("breachedAt", breachedAt)
    }
}
