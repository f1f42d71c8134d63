import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// The tracking page and what the complainant can do there.
struct TrackingRoutes: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/track/:number", use: show)
        router.get("/track/:number/live", use: live)
        router.get("/track/:number/copy", use: copy)
        router.get("/track/:number/attachments/:id", use: attachment)
        router.post("/track/:number/:act", use: act)
    }

    /// The number, if this browser showed its code; otherwise it is asked for, whether the number exists or not.
    private func allowed(_ request: Request, _ context: WebContext) throws -> ComplaintNumber? {
        let number = try context.number()
        let pass = AccessPass.numbers(request, site.desk.secret, now: site.desk.now())
        return pass.contains(number) ? number : nil
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        if let code = request.uri.queryParameters["code"] { return try await byLink(String(code), request, context) }
        guard let number = try allowed(request, context) else {
            return Answer.see("\(Paths.track)?number=\(try context.number())")
        }
        let found = try await site.desk.track(number)
        return try await page(found, request, context)
    }

    /// A link with the code in it, as messages carry it: it opens the page and disappears from the address.
    private func byLink(_ code: String, _ request: Request, _ context: WebContext) async throws -> Response {
        let typed = try context.number()
        do {
            let number = try await site.desk.unlock(typed.rawValue, code: code, address: context.address)
            let now = site.desk.now()
            var response = Answer.see(Paths.tracking(number))
            let pass = AccessPass.adding(
                number, to: AccessPass.numbers(request, site.desk.secret, now: now), site.desk.secret, now: now)
            site.cookies.set(.access, pass, for: Int(AccessPass.length), on: &response)
            return response
        } catch is CaseUnknown {
            let page = TrackLookupPage(number: typed.rawValue, failure: .wrong)
            return site.open(page, request, context, status: .notFound)
        } catch SignInFailure.tooMany(let minutes) {
            let page = TrackLookupPage(number: typed.rawValue, failure: .tooMany(minutes: minutes))
            return site.open(page, request, context, status: .tooManyRequests)
        }
    }

    private func page(
        _ found: Case, _ request: Request, _ context: WebContext,
        typed: (act: ComplainantAct, text: String, error: String)? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let policy = site.policy(of: found)
        let presenter = TrackingPresenter(
            found: found, desk: site.desk, texts: site.texts(context, under: policy),
            time: site.time(context, under: policy))
        var page = presenter.page(typed: typed)
        page.incident = try await site.desk.publicIncident(of: found.complaint)
        return site.open(
            page, request, context, under: policy, live: "\(Paths.tracking(found.complaint.number))/live",
            status: status)
    }

    @Sendable private func act(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let act = context.parameters.get("act").flatMap(ComplainantAct.init) else { throw CaseUnknown() }
        let form = try await FormReader(desk: site.desk).read(request)
        guard let number = try allowed(request, context) else {
            return Answer.see("\(Paths.track)?number=\(try context.number())")
        }
        let texts = Texts(context.language)
        let typed = form["text"] ?? ""
        func again(_ sentence: String, _ status: HTTPResponse.Status) async throws -> Response {
            let found = try await site.desk.track(number)
            return try await page(found, request, context, typed: (act, typed, sentence), status: status)
        }
        guard site.isOurs(form, request) else { return try await again(texts.problem("form-expired"), .conflict) }
        if let problem = form.errors.problems.values.first {
            return try await again(texts.sentence(problem), .unprocessableContent)
        }
        do {
            try await site.desk.answer(
                act.desk, text: typed, uploads: form.uploads.map(\.token), on: number,
                seen: form["version"].flatMap { Int($0) })
            return site.see(Paths.tracking(number), flash: act == .reply ? "sent" : act.rawValue)
        } catch let errors as FieldErrors {
            let problem = errors.problems.values.first ?? .missing
            return try await again(texts.sentence(problem), .unprocessableContent)
        } catch let refusal as Refusal {
            return try await again(texts.reasoned(refusal, time: site.time(context)), .conflict)
        } catch is ChangedMeanwhile {
            return try await again(texts[.changedKept], .conflict)
        }
    }

    @Sendable private func attachment(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let number = try allowed(request, context), let id = context.parameters.get("id").flatMap({ Int64($0) })
        else { throw CaseUnknown() }
        let found = try await site.desk.track(number)
        let isShown = found.events.contains { event in
            event.fact.isComplainants && event.fact.attachments.contains { $0.id == id }
        }
        guard isShown else { throw CaseUnknown() }
        return try await Files(site: site).answer(id, of: found.key)
    }

    /// What is the complainant's own, once a copy was granted. (6.2)
    @Sendable private func copy(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let number = try allowed(request, context) else { throw CaseUnknown() }
        let parts = try await site.desk.copy(of: number, in: context.language)
        return try ArchiveRoutes.answer(parts, named: "copy-\(number).zip")
    }

    @Sendable private func live(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let number = try allowed(request, context) else { throw CaseUnknown() }
        let key = try await site.desk.track(number).key
        return LiveUpdates(site: site).answer(request, about: key)
    }
}
