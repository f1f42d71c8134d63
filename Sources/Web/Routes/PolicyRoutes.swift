import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// The policy: its versions, and the way of a draft from its author to the second person. (6.1)
struct PolicyRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("policy") { request, context in try await page(nil, request, context) }
        group.get("policy/versions/:version") { request, context in
            guard let version = context.parameters.get("version").flatMap({ Int($0) }) else { throw CaseUnknown() }
            return try await page(version, request, context)
        }
        group.get("policy/draft") { request, context in try await draft(request, context) }
        group.post("policy/draft/:act", use: act)
        group.get("policy/edit", use: edit)
        group.post("policy/edit", use: save)
    }

    private func words(_ context: WebContext) -> PolicyWords {
        PolicyWords(texts: site.texts(context), time: site.time(context), directory: site.desk.directory)
    }

    // MARK: Versions

    private func page(_ version: Int?, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let records = try await site.desk.policyRecords()
        // Another node may have approved one just now.
        try await site.desk.refreshReference()
        let inForce = site.desk.directory.policy(at: site.desk.now())
        guard let shown = records.map(\.revision.policy).first(where: { $0.version == version ?? inForce.version })
        else { throw CaseUnknown() }
        let draft = try await site.desk.policyDraft()
        let presenter = PolicyPresenter(words: words(context), now: site.desk.now())
        var page = presenter.page(shown)
        page.versions = presenter.versions(records, inForce: inForce.version)
        page.draft = draft.map { presenter.words.stage($0.stored.draft.stage) }
        page.warning = site.desk.holidayGap.map(presenter.words.sentence)
        page.canRevise = draft == nil && who.member.has(.operations)
        return try await site.desk(page, request, context, live: Paths.live(.policy))
    }

    // MARK: The draft

    private func draft(
        _ request: Request, _ context: WebContext, typed: String? = nil, error: (act: String, text: String)? = nil,
        isAboutReason: Bool = false, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        guard let (stored, acts) = try await site.desk.policyDraft() else { return Answer.see(Paths.policy) }
        let isWhole = request.uri.queryParameters["replay"] == "all"
        let whatIf = try await site.desk.whatIf(
            stored.draft.policy, limit: isWhole ? nil : ServiceDesk.mostReplayed)
        let presenter = PolicyPresenter(words: words(context), now: site.desk.now())
        var page = presenter.draft(stored, acts, whatIf, for: who.member)
        for index in page.forms.indices where page.forms[index].name == error?.act {
            page.forms[index].blocked = nil
            page.forms[index].error = isAboutReason ? nil : error?.text
            for field in page.forms[index].fields.indices where page.forms[index].fields[field].name == "reason" {
                page.forms[index].fields[field].value = typed ?? ""
                page.forms[index].fields[field].error = isAboutReason ? error?.text : nil
            }
        }
        return try await site.desk(page, request, context, live: Paths.live(.policy), status: status)
    }

    @Sendable private func act(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let revision = form["revision"].flatMap { Int($0) } ?? 0
        let name = context.parameters.get("act") ?? ""
        let texts = Texts(context.language)
        do {
            switch name {
            case "begin":
                try await site.desk.beginPolicyDraft(by: who.member)
                return Answer.see(Paths.policyEdit)
            case "submit":
                try await site.desk.submitPolicyDraft(seen: revision, by: who.member)
                return site.see(Paths.policyDraft, flash: "policy-submitted")
            case "approve":
                try await site.desk.approvePolicyDraft(seen: revision, by: who.member)
                return site.see(Paths.policy, flash: "policy-approved")
            case "return":
                try await site.desk.returnPolicyDraft(form["reason"] ?? "", seen: revision, by: who.member)
                return site.see(Paths.policyDraft, flash: "policy-returned")
            case "discard":
                try await site.desk.discardPolicyDraft(seen: revision, by: who.member)
                return site.see(Paths.policy, flash: "policy-discarded")
            default: throw CaseUnknown()
            }
        } catch is DraftChanged {
            let text = texts.reasoned(Refusal.draftAtOtherStage, time: site.time(context))
            return try await draft(request, context, typed: form["reason"], error: (name, text), status: .conflict)
        } catch let refusal as Refusal where name != "begin" {
            if case .notAllowed = refusal { throw refusal }
            let text = texts.reasoned(refusal, time: site.time(context))
            return try await draft(
                request, context, typed: form["reason"], error: (name, text), isAboutReason: refusal == .reasonMissing,
                status: .conflict)
        } catch let errors as FieldErrors {
            let text = errors.problems.values.first.map { texts.sentence($0) } ?? ""
            return try await draft(
                request, context, typed: form["reason"], error: (name, text),
                isAboutReason: errors.problems["reason"] != nil, status: .unprocessableContent)
        }
    }

    // MARK: Writing

    @Sendable private func edit(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let stored = try await writable(context) else { return Answer.see(Paths.policyDraft) }
        return try await form(stored.fields(site.time(context)), of: stored, request, context)
    }

    /// The draft, for somebody who may write; nil once it was handed in.
    private func writable(_ context: WebContext) async throws -> StoredPolicyDraft? {
        guard let who = context.who else { throw SessionExpired() }
        guard who.member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        guard let stored = try await site.desk.policyDraft()?.stored else { throw CaseUnknown() }
        return stored.draft.stage == .open ? stored : nil
    }

    @Sendable private func save(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        guard let stored = try await writable(context) else { throw Refusal.draftAtOtherStage }
        var typed = PolicyFields(form.fields)
        for name in PolicyFields.lists { typed.values[name] = form.all(name).joined(separator: ",") }
        let revision = form["revision"].flatMap { Int($0) } ?? 0
        let texts = Texts(context.language)
        let then = form["then"] ?? ""
        if then.hasPrefix("holidays-"), let row = Int(then.dropFirst("holidays-".count)) {
            let filled = typed.applying(site.desk.holidays, toCalendar: row)
            return try await self.form(
                filled, of: stored, revision: revision, notice: texts[.calendarApplied], pressed: then, request, context
            )
        }
        do {
            try await site.desk.writePolicyDraft(typed, seen: revision, by: who.member)
            return site.see(Paths.policyDraft, flash: "policy-saved")
        } catch let errors as FieldErrors {
            return try await self.form(
                typed, of: stored, revision: revision, errors: errors, request, context, status: .unprocessableContent)
        } catch is DraftChanged {
            // Against what there is now; saving once more is then a decision.
            return try await self.form(
                typed, of: stored, error: texts[.policyChangedMeanwhile], request, context, status: .conflict)
        }
    }

    private func form(
        _ fields: PolicyFields, of stored: StoredPolicyDraft, revision: Int? = nil,
        errors: FieldErrors = FieldErrors(), error: String? = nil, notice: String? = nil,
        pressed: String? = nil, _ request: Request, _ context: WebContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let form = PolicyForm(
            fields: fields, errors: errors, words: words(context), holidays: site.desk.holidays,
            departures: departures(fields, errors, stored.draft))
        let page = PolicyFormPage(
            basis: stored.draft.basis.version, revision: revision ?? stored.revision, parts: form.parts(), error: error,
            notice: notice, pressed: pressed)
        return try await site.desk(page, request, context, live: Paths.live(.policy), status: status)
    }

    /// Clauses to confirm: those the fields depart from now, those that are ticked, and those of the draft as it was
    /// saved.
    private func departures(_ fields: PolicyFields, _ errors: FieldErrors, _ draft: PolicyDraft) -> [Clause] {
        let found = errors.problems.values.compactMap { problem -> Clause? in
            switch problem {
            case .looser(let clause), .departs(let clause): Clause(rawValue: clause)
            default: nil
            }
        }
        let known = Set(Policy.standard.clocks.map(\.clause)).union(["3'.L2.4"] + Gate.allCases.map(\.clause))
        let ticked = fields["confirm"].split(separator: ",").map { Clause(rawValue: String($0)) }
        return Set(found + draft.policy.departures.map(\.clause) + draft.confirmed + ticked).intersection(known)
            .sorted { $0.rawValue < $1.rawValue }
    }
}
