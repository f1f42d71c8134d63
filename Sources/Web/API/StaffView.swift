import Complaints
import Desk
import Foundation
import Pages

/// A complaint as a member of staff reads it through the API. Of a complaint that is about the reader
/// nothing internal. (1.2)
struct StaffView {
    let found: Case
    let member: StaffMember
    let site: Site
    let language: Language
    let now: Date

    private var complaint: Complaint { found.complaint }
    private var directory: Directory { site.desk.directory }

    func bytes() -> [UInt8] {
        let texts = Texts(language)
        var writer = JSONWriter(capacity: 8192)
        writer.object { w in
            writeMatter(&w, texts)
            writeWork(&w)
            w.array("clocks", found.clocks) { w, clock in w.object { clock.write(&$0, texts, at: now) } }
            w.member("notesWithheld", !found.withheld.isEmpty || !complaint.isInternalReadable(by: member))
            w.array("events", found.readable) { w, item in
                w.object { write(item.event, sequence: item.sequence, &$0) }
            }
        }
        return writer.bytes
    }

    private func writeMatter(_ w: inout JSONWriter, _ texts: Texts) {
        w.member("number", complaint.number.rawValue)
        w.member("version", complaint.version)
        w.member("state", word: complaint.state)
        w.member("stateName", texts.word(complaint.state))
        w.member("level", complaint.level?.rawValue)
        w.member("type", word: complaint.type)
        w.member("subType", complaint.subType)
        w.member("title", complaint.receipt.title.text)
        w.member("content", complaint.receipt.content.text)
        w.member("about", complaint.receipt.about?.text)
        w.member("userID", complaint.userID?.text)
        w.contact(complaint.contact)
        w.member("channel", word: complaint.receipt.channel)
        w.member("language", word: complaint.receipt.language)
        w.member("receivedAt", complaint.receivedAt)
        w.member("registeredAt", complaint.registeredAt)
        w.member("closedAt", complaint.closedAt)
        w.member("imported", complaint.isImported)
        w.member("policyVersion", complaint.policyVersion)
        w.member("urgent", complaint.isUrgent)
        w.member("security", complaint.isSecurity)
        w.member("systemFault", complaint.isSystemFault)
        w.member("internal", complaint.isInternal)
        w.member("round", complaint.round)
        w.member("incident", complaint.incident)
        w.member("mergedInto", complaint.mergedInto?.rawValue)
        writeKeeping(&w)
    }

    private func writeWork(_ w: inout JSONWriter) {
        w.object("responsible") { person(complaint.responsible, &$0) }
        w.array("concerned", complaint.concerned.sorted()) { w, id in w.object { person(id, &$0) } }
        w.array("items", complaint.items) { w, item in
            w.object { w in
                w.member("item", item.id.rawValue)
                w.member("department", word: item.assignment.department)
                w.member("person", item.person?.rawValue)
                w.member("task", item.assignment.task?.text)
                w.member("round", item.round)
                w.member("assignedAt", item.assignedAt)
                w.member("findings", item.findings?.text)
                w.member("verifiedAt", item.verifiedAt)
                w.member("dropped", item.isDropped)
            }
        }
        w.key("plan")
        if let plan = complaint.plan {
            w.object { w in
                w.member("solution", plan.solution.text)
                w.member("needsApproval", plan.needsApproval)
                w.member("approved", complaint.isPlanApproved)
            }
        } else {
            w.null()
        }
        w.key("result")
        if let result = complaint.result {
            w.object { w in
                result.write(&w)
                w.member("sentAt", complaint.resultSentAt)
            }
        } else {
            w.null()
        }
        w.array("measures", complaint.measures) { w, record in w.object { record.write(&$0, directory) } }
        w.array("linkedMeasures", complaint.measureLinks) { w, link in w.object { link.write(&$0) } }
        w.key("group")
        if let group = complaint.group { w.object { group.write(&$0, without: complaint.concerned) } } else { w.null() }
    }

    /// How long it is kept, and what its complainant asked about the data. (6.2)
    private func writeKeeping(_ w: inout JSONWriter) {
        let policy = directory.policy(complaint.policyVersion)
        w.member("keptUntil", complaint.purgeAllowed(under: policy))
        w.member("anonymisedAt", complaint.anonymisedAt)
        w.key("hold")
        if let hold = complaint.hold {
            w.object {
                $0.member("since", hold.since)
                $0.member("by", word: hold.by)
                $0.member("reason", hold.reason.text)
            }
        } else {
            w.null()
        }
        w.array("dataRequests", complaint.requests) { w, record in w.object { record.write(&$0) } }
    }

    private func person(_ id: StaffID, _ w: inout JSONWriter) {
        w.member("id", id.rawValue)
        w.member("name", directory.name(id))
    }

    private func write(_ event: Event, sequence: Int, _ w: inout JSONWriter) {
        w.member("sequence", sequence)
        w.member("at", event.at)
        w.member("by", word: event.by)
        w.member("actor", event.by.staffID.map { directory.name($0) })
        w.member("kind", word: event.fact.kind)
        w.member("clause", event.clause(found.clocks)?.rawValue)
        w.object("data") { FactData(fact: event.fact).write(&$0) }
    }
}

extension DataRequestRecord {
    /// The same for staff and for the complainant, whose request it is.
    func write(_ w: inout JSONWriter) {
        w.member("request", request.id)
        w.member("kind", word: request.kind)
        w.member("text", request.text?.text)
        w.member("requestedAt", requestedAt)
        switch answer {
        case nil:
            w.member("answer", nil as String?)
            w.member("ground", nil as String?)
            w.member("reason", nil as String?)
        case .granted:
            w.member("answer", "granted")
            w.member("ground", nil as String?)
            w.member("reason", nil as String?)
        case .refused(let ground, let why):
            w.member("answer", "refused")
            w.member("ground", word: ground)
            w.member("reason", why.text)
        }
        w.member("answeredAt", answeredAt)
    }
}
