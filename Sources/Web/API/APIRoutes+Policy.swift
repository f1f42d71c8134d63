import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Storage

// Versions of the policy, what a draft would have made of last month, and what the rules suggest. (6.1, 3.1, 3.2.2)
extension APIRoutes {
    /// `GET /api/v1/policies`
    @Sendable func policies(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await credentials.staff(request)
        let records = try await site.desk.policyRecords()
        let inForce = site.desk.directory.policy(at: site.desk.now()).version
        var writer = JSONWriter(capacity: 4096)
        writer.object { w in
            w.array("items", records) { w, record in w.object { record.write(&$0, inForce: inForce) } }
        }
        return json(writer.bytes)
    }

    /// `GET /api/v1/policies/{version}`
    @Sendable func policy(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await credentials.staff(request)
        guard let version = context.parameters.get("version").flatMap({ Int($0) }),
            let record = try await site.desk.policyRecords().first(where: { $0.revision.policy.version == version })
        else { throw Problem(.unknown) }
        return try self.version(record)
    }

    /// One version with its whole text.
    func version(_ record: PolicyRecord) throws -> Response {
        let body = try record.revision.policy.stored()
        let inForce = site.desk.directory.policy(at: site.desk.now()).version
        var writer = JSONWriter(capacity: 8192)
        writer.object { w in
            record.write(&w, inForce: inForce)
            w.key("policy")
            w.json(body)
        }
        return json(writer.bytes)
    }

    /// `GET /api/v1/policy-draft/what-if`; with `all=true` every complaint of the time, however long it takes.
    @Sendable func whatIf(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await credentials.staff(request)
        guard let draft = try await site.desk.policyDraft()?.stored.draft else { throw Problem(.unknown) }
        let asked = try QueryParameters(request)["all"] ?? "false"
        guard let isWhole = Bool(asked) else { throw FieldErrors(["all": .unknown]) }
        let whatIf = try await site.desk.whatIf(draft.policy, limit: isWhole ? nil : ServiceDesk.mostReplayed)
        var writer = JSONWriter(capacity: 4096)
        writer.object { w in
            w.member("basis", draft.basis.version)
            w.member("stage", word: draft.stage)
            w.member("from", whatIf.from)
            w.member("through", whatIf.through)
            w.member("complaints", whatIf.total)
            w.member("partial", whatIf.isPart)
            w.member("lateUnderDraft", whatIf.lateUnderDraft)
            w.member("lateNow", whatIf.lateNow)
            w.array("limits", whatIf.lines) { w, line in
                w.object { w in
                    w.member("clock", word: line.clock)
                    w.member("level", line.level?.rawValue)
                    w.strings("underDraft", line.underDraft.map(\.rawValue))
                    w.strings("now", line.now.map(\.rawValue))
                }
            }
        }
        return json(writer.bytes)
    }

    /// `GET /api/v1/complaints/{number}/suggestion`
    @Sendable func suggestion(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let found = try await site.desk.open(try credentials.staffNumber(context), for: member)
        guard found.complaint.isInternalReadable(by: member) else { throw Refusal.concerned }
        let suggestion = try await site.desk.suggestion(for: found.complaint)
        var writer = JSONWriter()
        let directory = site.desk.directory
        let offers = found.complaint.offers(
            under: directory.policy(found.complaint.policyVersion), roster: directory.roster)
        writer.object { w in
            suggestion.write(&w)
            w.array("offers", offers) { w, offer in
                w.object { w in
                    w.member("department", word: offer.department)
                    w.member("person", offer.person?.rawValue)
                }
            }
        }
        return json(writer.bytes)
    }
}

extension PolicyRecord {
    fileprivate func write(_ w: inout JSONWriter, inForce: Int) {
        let approval = acts.last { $0.act == .approved }
        w.member("version", revision.policy.version)
        w.member("effectiveFrom", revision.policy.effectiveFrom)
        w.member("inForce", revision.policy.version == inForce)
        w.member("createdAt", revision.createdAt)
        let authors = draft.map { $0.draft.authors.sorted() } ?? [revision.author].compactMap { $0 }
        w.array("authors", authors) { $0.value($1.rawValue) }
        w.member("approvedBy", approval?.staff.rawValue)
        w.member("reason", draft?.draft.reason)
    }
}

extension GradeSuggestion {
    func write(_ w: inout JSONWriter) {
        w.member("level", level.rawValue)
        w.array("reasons", reasons) { w, reason in
            w.object { w in
                w.member("type", word: reason.type)
                w.member("subType", reason.subType)
                w.member("word", reason.word)
                w.member("similar", reason.similar?.count)
                w.member("hours", reason.similar?.hours)
                w.member("security", reason.security)
            }
        }
    }
}
