import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// The case page and everything done on it.
struct CaseRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("complaints/:number", use: show)
        group.get("complaints/:number/live", use: live)
        group.get("complaints/:number/room", use: room)
        group.get("complaints/:number/attachments/:id", use: attachment)
        group.post("complaints/:number/:act", use: act)
    }

    typealias Typed = (act: Act, fields: [String: String], errors: FieldErrors, refusal: Refusal?)

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let found = try await site.desk.open(try context.number(), for: who.member)
        try await site.see(found, by: who)
        let article = request.uri.queryParameters["article"].flatMap { Int64($0) }.map(ArticleID.init)
        let asksBack = request.uri.queryParameters["ask"] == "call-back" && found.complaint.isOnlineCallBackOpen
        return try await page(found, who, request, context, inserting: article, asksBack: asksBack)
    }

    /// The command room, for level 3 only. (3'.L3)
    @Sendable private func room(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let found = try await site.desk.open(try context.number(), for: who.member)
        guard found.complaint.effectiveLevel == .major else { throw Refusal.onlyMajor }
        guard found.complaint.isInternalReadable(by: who.member) else { throw Refusal.concerned }
        return try await room(found, who, request, context)
    }

    private func room(
        _ found: Case, _ who: SignedIn, _ request: Request, _ context: WebContext, typed: Typed? = nil,
        changed: [Event] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let policy = site.policy(of: found)
        let texts = site.texts(context, under: policy)
        let time = site.time(context, under: policy)
        let page = CasePresenter(found: found, member: who.member, site: site, texts: texts, time: time)
            .page(typed: typed, changed: changed)
        let presenter = RoomPresenter(
            found: found, member: who.member, directory: site.desk.directory, texts: texts, time: time, page: page,
            approvalLink: site.desk.approvalKey(found.complaint, for: who.member).map(Paths.approval))
        return try await site.desk(
            presenter.room(), request, context, under: policy, live: "\(Paths.complaint(found.complaint.number))/live",
            status: status)
    }

    private func page(
        _ found: Case, _ who: SignedIn, _ request: Request, _ context: WebContext, typed: Typed? = nil,
        inserting article: ArticleID? = nil, asksBack: Bool = false, changed: [Event] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let policy = site.policy(of: found)
        let presenter = CasePresenter(
            found: found, member: who.member, site: site, texts: site.texts(context, under: policy),
            time: site.time(context, under: policy),
            tools: try await site.desk.tools(),
            linkable: found.complaint.isEnded ? [] : try await site.desk.linkable(to: found.complaint, for: who.member),
            board: found.complaint.openMeasures.isEmpty ? nil : try await site.desk.flagBoard(),
            suggestion: !found.complaint.isEnded && found.complaint.isInternalReadable(by: who.member)
                ? try await site.desk.suggestion(for: found.complaint) : nil)
        let isDue = CaseMatchesPresenter.isDue(found.complaint)
        let matches = isDue ? try await site.desk.matches(for: found.complaint) : nil
        let inserted = try await site.desk.database.read { c in
            try article.flatMap { try c.publicArticles([$0])[$0] }
        }
        return try await site.desk(
            presenter.page(typed: typed, matches: matches, inserting: inserted, asksBack: asksBack, changed: changed),
            request, context, under: policy,
            live: "\(Paths.complaint(found.complaint.number))/live", status: status)
    }

    @Sendable private func act(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let number = try context.number()
        guard let act = context.parameters.get("act").flatMap(Act.init) else { throw CaseUnknown() }
        let isFromRoom = request.uri.queryParameters["from"] == "room"
        func again(
            _ errors: FieldErrors, _ refusal: Refusal?, _ status: HTTPResponse.Status, changed: [Event] = []
        ) async throws -> Response {
            let found = try await site.desk.open(number, for: who.member)
            let typed: Typed = (act, form.fields, errors, refusal)
            // Whoever worked in the room is there again, unless it closed to them meanwhile.
            if isFromRoom, RoomPresenter.acts.contains(act.rawValue), found.complaint.effectiveLevel == .major,
                found.complaint.isInternalReadable(by: who.member)
            {
                return try await room(
                    found, who, request, context, typed: typed, changed: changed, status: status)
            }
            return try await page(
                found, who, request, context, typed: typed, changed: changed, status: status)
        }
        guard form.errors.isEmpty else { return try await again(form.errors, nil, .unprocessableContent) }
        do {
            let seen = form["version"].flatMap { Int($0) }
            var fields = ActFields(form.fields, uploads: form.uploads.map(\.token))
            fields.articleAddress = site.articleAddress
            try await site.desk.act(act, fields, on: number, by: .staff(who.member), seen: seen)
            if act == .startCall { return Answer.see(Paths.staffCall(number)) }
            return site.see(
                isFromRoom ? Paths.room(number) : Paths.complaint(number), flash: Self.flash(act))
        } catch let errors as FieldErrors {
            return try await again(errors, nil, .unprocessableContent)
        } catch let refusal as Refusal {
            switch refusal {
            case .notAllowed, .concerned: return try await again(FieldErrors(), refusal, .forbidden)
            default: return try await again(FieldErrors(), refusal, .conflict)
            }
        } catch let changed as ChangedMeanwhile {
            return try await again(FieldErrors(), nil, .conflict, changed: changed.events)
        }
    }

    private static func flash(_ act: Act) -> String {
        switch act {
        case .register: "registered"
        case .send, .sendResult, .publishBulletin: "sent"
        case .close, .closeExhausted: "closed"
        default: "saved"
        }
    }

    @Sendable private func attachment(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who, let id = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw CaseUnknown()
        }
        let found = try await site.desk.open(try context.number(), for: who.member)
        // A file is as internal as what it came with. (1.2)
        let isReadable = found.readable.contains { $0.event.fact.attachments.contains { $0.id == id } }
        guard isReadable || found.withheld.isEmpty else { throw Refusal.concerned }
        return try await Files(site: site).answer(id, of: found.key)
    }

    @Sendable private func live(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let key = try await site.desk.open(try context.number(), for: who.member).key
        return site.updates(request, for: who) { $0 == .complaint(key) }
    }
}
