import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

// The way of a policy's draft, for programs: begun, changed, handed in, approved by a second person. (6.1)
extension APIRoutes {
    /// `GET /api/v1/policy-draft`
    @Sendable func policyDraft(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await credentials.staff(request)
        return try await draftAnswer(context)
    }

    /// `POST /api/v1/policy-draft`: 201 for a draft that is new, 200 for one that was on its way.
    @Sendable func beginPolicyDraft(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let isNew = try await site.desk.policyDraft() == nil
        try await site.desk.beginPolicyDraft(by: member)
        return try await draftAnswer(context, status: isNew ? .created : .ok)
    }

    /// `PATCH /api/v1/policy-draft`: what is left out stays as it is.
    @Sendable func writePolicyDraft(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        guard member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        guard let stored = try await site.desk.policyDraft()?.stored else { throw Problem(.unknown) }
        var body = try await JSONBody.read(request)
        var fields = stored.fields(site.time(context))
        let sent = body.texts("fields")
        fields.values.merge(sent) { _, new in new }
        for name in sent.keys where !fields.knows(name) { body.report("fields.\(name)", .unknownField) }
        if body.has("reason") { fields.values["reason"] = body.text("reason") ?? "" }
        if body.has("effectiveFrom") { fields.values["effectiveFrom"] = body.text("effectiveFrom") ?? "" }
        if body.has("confirmed") { fields.values["confirm"] = body.strings("confirmed").joined(separator: ",") }
        let revision = body.integer("revision")
        try body.check(ProblemWords(language: context.language))
        guard let revision else { throw FieldErrors(["revision": .missing]) }
        try await site.desk.writePolicyDraft(fields, seen: revision, by: member)
        return try await draftAnswer(context)
    }

    /// `POST /api/v1/policy-draft/submit`
    @Sendable func submitPolicyDraft(_ request: Request, _ context: WebContext) async throws -> Response {
        let (member, revision, _) = try await step(request, context)
        try await site.desk.submitPolicyDraft(seen: revision, by: member)
        return try await draftAnswer(context)
    }

    /// `POST /api/v1/policy-draft/approve`: answers the version that it became.
    @Sendable func approvePolicyDraft(_ request: Request, _ context: WebContext) async throws -> Response {
        let (member, revision, _) = try await step(request, context)
        try await site.desk.approvePolicyDraft(seen: revision, by: member)
        guard let newest = try await site.desk.policyRecords().first else { throw Problem(.unknown) }
        return try version(newest)
    }

    /// `POST /api/v1/policy-draft/return`
    @Sendable func returnPolicyDraft(_ request: Request, _ context: WebContext) async throws -> Response {
        let (member, revision, reason) = try await step(request, context, takesReason: true)
        try await site.desk.returnPolicyDraft(reason, seen: revision, by: member)
        return try await draftAnswer(context)
    }

    /// `POST /api/v1/policy-draft/discard`
    @Sendable func discardPolicyDraft(_ request: Request, _ context: WebContext) async throws -> Response {
        let (member, revision, _) = try await step(request, context)
        guard let stored = try await site.desk.policyDraft() else { throw Problem(.unknown) }
        try await site.desk.discardPolicyDraft(seen: revision, by: member)
        var writer = JSONWriter()
        writer.object { w in
            w.member("basis", stored.stored.draft.basis.version)
            w.member("stage", word: PolicyDraft.Stage.discarded)
        }
        return json(writer.bytes)
    }

    private func step(
        _ request: Request, _ context: WebContext, takesReason: Bool = false
    ) async throws -> (member: StaffMember, revision: Int, reason: String) {
        let member = try await credentials.staff(request)
        guard member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        var body = try await JSONBody.read(request)
        let revision = body.integer("revision")
        let reason = takesReason ? body.text("reason") ?? "" : ""
        try body.check(ProblemWords(language: context.language))
        guard let revision else { throw FieldErrors(["revision": .missing]) }
        return (member, revision, reason)
    }

    private func draftAnswer(_ context: WebContext, status: HTTPResponse.Status = .ok) async throws -> Response {
        guard let (stored, acts) = try await site.desk.policyDraft() else { throw Problem(.unknown) }
        let words = PolicyWords(
            texts: site.texts(context), time: site.time(context), directory: site.desk.directory)
        let draft = stored.draft
        let body = try draft.policy.stored()
        var fields = stored.fields(site.time(context)).values
        for name in ["reason", "confirm", "effectiveFrom"] { fields[name] = nil }
        var writer = JSONWriter(capacity: 16_384)
        writer.object { w in
            w.member("basis", draft.basis.version)
            w.member("stage", word: draft.stage)
            w.member("revision", stored.revision)
            w.member("changedAt", stored.changedAt)
            w.array("authors", draft.authors.sorted()) { $0.value($1.rawValue) }
            w.member("reason", draft.reason)
            w.member("effectiveFrom", draft.effectiveFrom)
            w.strings("confirmed", draft.confirmed.map(\.rawValue).sorted())
            w.strings("changes", draft.policy.changes(from: draft.basis).map(words.sentence))
            w.array("departures", draft.policy.departures) { w, departure in
                w.object { w in
                    w.member("clause", departure.clause.rawValue)
                    w.member("text", words.sentence(departure))
                    w.member("confirmed", draft.confirmed.contains(departure.clause))
                }
            }
            w.array("acts", acts) { w, act in
                w.object { w in
                    w.member("act", word: act.act)
                    w.member("by", act.staff.rawValue)
                    w.member("at", act.at)
                    w.member("remark", act.remark)
                }
            }
            w.key("fields")
            w.object { w in
                for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                    w.key(name)
                    w.value(value)
                }
            }
            w.key("policy")
            w.json(body)
        }
        return json(writer.bytes, status: status)
    }
}

extension StoredPolicyDraft {
    /// The draft as its form shows it, reason, date and confirmed clauses among the fields.
    func fields(_ time: TimeFormat) -> PolicyFields {
        var fields = PolicyFields(draft.policy)
        fields.values["reason"] = draft.reason
        fields.values["confirm"] = draft.confirmed.map(\.rawValue).sorted().joined(separator: ",")
        fields.values["effectiveFrom"] = draft.effectiveFrom.map {
            String(time.staff($0).prefix(16)).replacingOccurrences(of: " ", with: "T")
        }
        return fields
    }
}
