import Complaints
import Desk
import Foundation
import Pages

/// A complaint as its complainant reads it through the API: what the tracking page shows, and nothing else. (1.2t)
struct ComplainantView {
    let found: Case
    let site: Site
    let language: Language
    let now: Date

    func bytes() -> [UInt8] {
        let texts = Texts(language).worded(by: site.policy(of: found))
        let complaint = found.complaint
        let zone = site.desk.directory.policy(complaint.policyVersion).calendar.timeZone
        let page = TrackingPresenter(
            found: found, desk: site.desk, texts: texts, time: TimeFormat(zone: zone, language: language, now: now)
        ).page()
        // What goes on inside after a withdrawal is not the complainant's.
        let state: State = complaint.isInternal ? .withdrawn : complaint.state
        var writer = JSONWriter(capacity: 4096)
        writer.object { w in
            w.member("number", complaint.number.rawValue)
            w.member("version", complaint.version)
            w.member("state", word: state)
            w.member("stateName", page.standing.word)
            w.member("standing", page.standing.sentences.joined(separator: " "))
            w.member("reason", page.standing.reason)
            w.member("outsideRoutes", page.standing.outside)
            w.member("level", complaint.level?.rawValue)
            w.member("type", word: complaint.type)
            w.member("subType", complaint.subType)
            w.member("title", complaint.receipt.title.text)
            w.member("content", complaint.receipt.content.text)
            w.member("about", complaint.receipt.about?.text)
            w.member("receivedAt", page.receivedAt)
            w.member("handler", page.handler)
            w.array("promises", site.desk.promises(found.clocks)) { w, clock in
                w.object { clock.writePromise(&$0, texts, at: now) }
            }
            w.array("messages", page.said) { w, entry in w.object { entry.write(&$0) } }
            w.key("result")
            if let result = complaint.result {
                w.object {
                    result.write(&$0)
                    $0.member("sentAt", complaint.resultSentAt)
                }
            } else {
                w.null()
            }
            w.array("dataRequests", complaint.requests) { w, record in w.object { record.write(&$0) } }
            w.member("anonymisedAt", complaint.anonymisedAt)
            w.array("steps", page.steps) { w, step in
                w.object {
                    $0.member("name", step.title)
                    $0.member("at", step.time)
                    $0.member("current", step.isCurrent)
                }
            }
            w.array("acts", page.acts) { w, act in
                w.object {
                    $0.member("act", word: act.act)
                    $0.member("until", act.until)
                }
            }
        }
        return writer.bytes
    }
}

extension TrackingEntry {
    /// As a message of the complainant's view.
    func write(_ w: inout JSONWriter) {
        w.member("id", id)
        w.member("from", word: origin)
        w.member("at", time)
        w.member("author", author)
        w.member("text", text.isEmpty ? heading ?? "" : text)
        w.array("attachments", attachments) { w, file in
            w.object {
                $0.member("name", file.name)
                $0.member("size", file.size)
            }
        }
    }

    /// Who speaks.
    enum Origin: String, CaseIterable {
        case complainant, staff, system, bulletin, result
    }

    private var origin: Origin {
        switch kind {
        case .fromComplainant: .complainant
        case .fromStaff: .staff
        case .automatic: .system
        case .bulletin: .bulletin
        case .result: .result
        }
    }
}
