import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// Incidents on the desk. (3'.L3, 3'.L3.4)
struct IncidentRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("incidents", use: list)
        group.get("incidents/link", use: choose)
        group.post("incidents/link", use: linkSelected)
        group.get("incidents/:id", use: show)
        group.get("incidents/:id/live", use: live)
        group.post("incidents/:id/:act", use: act)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let texts = Texts(context.language)
        let rows = try await site.desk.incidents(for: who.member).map { item in
            IncidentsPage.Row(
                id: item.id, title: item.title ?? texts[.incidentErasedTitle], stage: item.stage,
                isOpen: item.closedAt == nil,
                complaints: item.complaints, openedAt: item.openedAt, publishedAt: item.publishedAt)
        }
        return try await site.desk(
            IncidentsPage(rows: rows), request, context, live: Paths.live(.incidents))
    }

    @Sendable private func live(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let id = try await site.desk.incident(try context.incidentID(), for: who.member).incident.id
        return site.updates(request, for: who) { $0 == .incident(id) || $0 == .memberOfIncident(id) }
    }

    // MARK: One incident

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let found = try await site.desk.incident(try context.incidentID(), for: who.member)
        try await seeNotices(of: found.incident.id, by: who)
        return try await page(found, who, request, context)
    }

    /// Whoever opens the incident has seen what it alerted to.
    private func seeNotices(of id: Int64, by who: SignedIn) async throws {
        let staff = who.account.id
        let moment = site.desk.now()
        let kinds: Set<String> = [NoticeKind.bulletinDue.rawValue, NoticeKind.bulletinMissed.rawValue]
        let new = try await site.desk.database.read {
            try $0.unseenNotices(of: staff, .about(kinds, String(id)), cap: 1)
        }
        guard new > 0 else { return }
        try await site.desk.database.aside { c in
            for kind in kinds { try c.seeNotices(of: staff, kind: kind, detail: String(id), at: moment) }
        }
    }

    private func page(
        _ found: IncidentCase, _ who: SignedIn, _ request: Request, _ context: WebContext,
        typed: IncidentPresenter.Typed? = nil, outcomes: [IncidentOutcome] = [], error: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let search = request.uri.queryParameters["q"].map { String($0.prefix(200)) } ?? ""
        var results: [QueueItem]?
        if !search.trimmingCharacters(in: .whitespaces).isEmpty {
            results = try await site.desk.search(search, for: who.member, before: nil).items
        }
        let presenter = IncidentPresenter(
            found: found, member: who.member, directory: site.desk.directory, texts: Texts(context.language),
            time: site.time(context))
        var page = presenter.page(typed: typed, search: search, results: results)
        page.outcomes = outcomes.map { presenter.line($0) }
        page.waiting = try await site.desk.withoutResult(found).map { presenter.line($0) }
        page.error = error
        return try await site.desk(
            page, request, context, live: "\(Paths.incident(found.incident.id))/live", status: status)
    }

    @Sendable private func act(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let id = try context.incidentID()
        guard let name = context.parameters.get("act").flatMap(IncidentAct.init) else { throw CaseUnknown() }
        let texts = Texts(context.language)
        func again(
            _ errors: FieldErrors = FieldErrors(), _ sentence: String? = nil, _ status: HTTPResponse.Status
        ) async throws -> Response {
            let found = try await site.desk.incident(id, for: who.member)
            return try await page(
                found, who, request, context, typed: (name, form.fields, errors, sentence), status: status)
        }
        do {
            let outcomes = try await perform(name, form, id, who.member)
            guard outcomes.contains(where: { $0.refusal != nil }) else {
                return site.see(Paths.incident(id), flash: [.publish, .result].contains(name) ? "sent" : "saved")
            }
            let found = try await site.desk.incident(id, for: who.member)
            return try await page(found, who, request, context, outcomes: outcomes)
        } catch let errors as FieldErrors {
            return try await again(errors, nil, .unprocessableContent)
        } catch let refusal as Refusal {
            let sentence = texts.reasoned(refusal, time: site.time(context))
            switch refusal {
            case .notAllowed, .concerned: return try await again(FieldErrors(), sentence, .forbidden)
            default: return try await again(FieldErrors(), sentence, .conflict)
            }
        } catch is IncidentChanged {
            return try await again(FieldErrors(), texts[.incidentChangedMeanwhile], .conflict)
        }
    }

    private func perform(
        _ act: IncidentAct, _ form: Form, _ id: Int64, _ member: StaffMember
    ) async throws -> [IncidentOutcome] {
        switch act {
        case .publish:
            let draft = BulletinDraft(stage: form["stage"], text: form["text"], expectedAt: form["expectedAt"])
            try await site.desk.publish(draft, onIncident: id, by: member, seen: form["version"].flatMap { Int($0) })
            return []
        case .result: return try await site.desk.sendResult(ActFields(form.fields), toIncident: id, by: member)
        case .close:
            try await site.desk.closeIncident(id, reason: form["reason"], by: member)
            return []
        case .correct:
            let draft = CorrectionDraft(
                target: form["target"], text: form["text"], erases: form["erase"] == "on", reason: form["reason"])
            try await site.desk.correct(draft, onIncident: id, by: member)
            return []
        case .link: return try await site.desk.link(form.numbers, to: id, by: member)
        case .unlink:
            guard let number = form.numbers.first else { throw FieldErrors(["numbers": .missing]) }
            try await site.desk.unlink(number, from: id, reason: form["reason"], by: member)
            return []
        }
    }

    // MARK: From the queue

    @Sendable private func choose(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let numbers = request.uri.queryParameters.filter { $0.key == "number" }.map { String($0.value) }
        return try await choice(numbers, who, request, context)
    }

    private func choice(
        _ numbers: [String], _ who: SignedIn, _ request: Request, _ context: WebContext, form: Form? = nil,
        errors: FieldErrors = FieldErrors(), refusal: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard who.member.readsComplaints else { throw Refusal.notAllowed(needs: []) }
        let texts = Texts(context.language)
        let numbers = numbers.prefix(ServiceDesk.mostLinked).map { ComplaintNumber(rawValue: $0.uppercased()) }
        let items = try await site.desk.database.read { c in
            try numbers.compactMap { number in try c.complaint(number).flatMap { try c.queueItem($0) } }
        }
        let open = try await site.desk.incidents(open: true, for: who.member)
        let page = LinkPage(
            complaints: items.map { IncidentPresenter.complaint($0) }, incidents: open.map { ($0.id, $0.title ?? "") },
            title: form?["title"] ?? "", chosen: form?["incident"] ?? "",
            errors: errors.problems.mapValues { texts.sentence($0) }, refusal: refusal)
        return try await site.desk(page, request, context, status: status)
    }

    @Sendable private func linkSelected(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let texts = Texts(context.language)
        do {
            let (id, outcomes) = try await link(form, who.member)
            guard outcomes.contains(where: { $0.refusal != nil }) else {
                return site.see(Paths.incident(id), flash: "saved")
            }
            let found = try await site.desk.incident(id, for: who.member)
            return try await page(found, who, request, context, outcomes: outcomes)
        } catch let errors as FieldErrors {
            return try await choice(
                form.all("number"), who, request, context, form: form, errors: errors, status: .unprocessableContent)
        } catch let refusal as Refusal {
            if case .notAllowed = refusal { throw refusal }
            return try await choice(
                form.all("number"), who, request, context, form: form,
                refusal: texts.reasoned(refusal, time: site.time(context)), status: .conflict)
        }
    }

    private func link(_ form: Form, _ member: StaffMember) async throws -> (Int64, [IncidentOutcome]) {
        let chosen = form["incident"] ?? ""
        if chosen == "new" {
            let opened = try await site.desk.openIncident(titled: form["title"], with: form.numbers, by: member)
            return (opened.id, opened.outcomes)
        }
        guard let id = Int64(chosen) else { throw FieldErrors(["incident": .unknown]) }
        do { return (id, try await site.desk.link(form.numbers, to: id, by: member)) } catch is CaseUnknown {
            throw FieldErrors(["incident": .unknown])
        }
    }
}

/// What can be done to an incident, by its name in addresses.
enum IncidentAct: String, Sendable {
    case publish, result, close, link, unlink, correct
}

extension Form {
    /// The complaints that were ticked.
    var numbers: [ComplaintNumber] { all("number").map(ComplaintNumber.init(rawValue:)) }
}
