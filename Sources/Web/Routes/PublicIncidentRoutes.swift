import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// Incidents as everybody reads them, their feeds, and who is told by e-mail. No account. (3'.L3.4)
struct PublicIncidentRoutes: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/incidents", use: list)
        router.get("/incidents/feed.atom", use: feedOfAll)
        router.get("/incidents/live") { request, _ in
            LiveUpdates(site: site).answer(request) { change in
                if case .incident = change { true } else { change == .anything }
            }
        }
        router.get("/incidents/confirm/:key") { request, context in
            let found = try await site.desk.subscription(confirmedBy: try context.key())
            return try await question(.confirm, found, request, context)
        }
        router.post("/incidents/confirm/:key", use: confirm)
        router.get("/incidents/leave/:key") { request, context in
            let found = try await site.desk.subscription(leftBy: try context.key())
            return try await question(.leave, found, request, context)
        }
        router.post("/incidents/leave/:key", use: leave)
        router.get("/incidents/:id") { request, context in
            page(try await found(context), request, context, isAsked: request.uri.queryParameters["asked"] != nil)
        }
        router.get("/incidents/:id/live", use: live)
        router.get("/incidents/:id/feed.atom", use: feed)
        router.post("/incidents/:id/subscribe", use: subscribe)
    }

    private func found(_ context: WebContext) async throws -> IncidentCase {
        try await site.desk.publicIncident(try context.incidentID())
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        let rows = try await site.desk.publicIncidents().map { item in
            PublicIncidentsPage.Row(
                id: item.id, title: item.title ?? "", stage: item.stage, isOpen: item.closedAt == nil,
                publishedAt: item.publishedAt)
        }
        return site.open(
            PublicIncidentsPage(rows: rows, limits: site.limits(context)), request, context,
            live: "\(Paths.publicIncidents)/live")
    }

    private func page(
        _ found: IncidentCase, _ request: Request, _ context: WebContext, email: String = "", error: String? = nil,
        isAsked: Bool = false, status: HTTPResponse.Status = .ok
    ) -> Response {
        let incident = found.incident
        let next = found.clocks.last { $0.isOpen && !$0.isBreached }?.dueAt
        let page = PublicIncidentPage(
            id: incident.id, title: incident.title.words, stage: incident.stage, isOpen: incident.isOpen,
            expectedAt: incident.bulletins.last?.expectedAt, nextBy: next, bulletins: found.bulletinEntries,
            email: email, error: error, isAsked: isAsked)
        return site.open(
            page, request, context, live: "\(Paths.publicIncident(incident.id))/live", status: status)
    }

    @Sendable private func live(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try await found(context).incident.id
        return LiveUpdates(site: site).answer(request) { $0 == .incident(id) || $0 == .anything }
    }

    // MARK: Feeds

    private func atom(_ bytes: [UInt8]) -> Response {
        var response = Answer.bytes(bytes, type: "application/atom+xml; charset=utf-8")
        // Readers ask often; what they get may be a minute old.
        response.headers[.cacheControl] = "public, max-age=60"
        return response
    }

    private func entries(_ found: IncidentCase, _ texts: Texts, _ time: TimeFormat) -> [AtomFeed.Entry] {
        found.bulletinEntries.map { bulletin in
            let expected = bulletin.expectedAt.map { "\n" + texts(.bulletinExpected, ["time": time.staff($0)]) }
            return AtomFeed.Entry(
                incident: found.incident.id, ordinal: bulletin.ordinal,
                title: "\(texts.word(bulletin.stage)) · \(found.incident.title.words)",
                text: bulletin.text + (expected ?? ""), time: bulletin.time,
                updated: bulletin.correctedAt ?? bulletin.time)
        }
    }

    @Sendable private func feed(_ request: Request, _ context: WebContext) async throws -> Response {
        let found = try await found(context)
        let texts = Texts(context.language)
        let time = site.time(context)
        let id = found.incident.id
        let feed = AtomFeed(
            site: site, texts: texts, time: time, title: found.incident.title.words, path: Paths.incidentFeed(id),
            page: Paths.publicIncident(id), since: found.incident.openedAt)
        return atom(feed.bytes(entries(found, texts, time)))
    }

    @Sendable private func feedOfAll(_ request: Request, _ context: WebContext) async throws -> Response {
        let texts = Texts(context.language)
        let time = site.time(context)
        var all: [AtomFeed.Entry] = []
        for found in try await site.desk.publicIncidentCases() { all += entries(found, texts, time) }
        let feed = AtomFeed(
            site: site, texts: texts, time: time, title: texts[.incidentsPublicTitle], path: Paths.incidentsFeed,
            page: Paths.publicIncidents, since: time.now)
        return atom(feed.bytes(all))
    }

    // MARK: Subscribers

    @Sendable private func subscribe(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormReader(desk: site.desk).read(request)
        let found = try await found(context)
        let texts = Texts(context.language)
        func again(_ sentence: String, _ status: HTTPResponse.Status) -> Response {
            page(found, request, context, email: form["email"] ?? "", error: sentence, status: status)
        }
        guard site.isOurs(form, request) else { return again(texts.problem("form-expired"), .conflict) }
        do {
            try await site.desk.subscribe(
                form["email"], language: context.language, toIncident: found.incident.id, from: context.address)
            return Answer.see("\(Paths.publicIncident(found.incident.id))?asked=1#subscribe")
        } catch let errors as FieldErrors {
            return again(texts.sentence(errors.problems["email"] ?? .missing), .unprocessableContent)
        } catch let refusal as Refusal {
            return again(texts.reasoned(refusal, time: site.time(context)), .conflict)
        } catch SignInFailure.tooMany(let minutes) {
            return again(texts(.tooManyAttempts, ["n": String(minutes)]), .tooManyRequests)
        }
    }

    private func question(
        _ kind: SubscriptionPage.Kind, _ subscriber: IncidentSubscriber, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let title = try await site.desk.publicIncident(subscriber.incident).incident.title.words
        let page = SubscriptionPage(kind, key: try context.key(), incident: subscriber.incident, title: title)
        return site.open(page, request, context)
    }

    @Sendable private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
        let key = try context.key()
        let subscriber = try await site.desk.subscription(confirmedBy: key)
        guard site.isOurs(try await FormReader(desk: site.desk).read(request), request) else {
            return try await question(.confirm, subscriber, request, context)
        }
        _ = try await site.desk.confirmSubscription(key)
        return try await question(.confirmed, subscriber, request, context)
    }

    @Sendable private func leave(_ request: Request, _ context: WebContext) async throws -> Response {
        let key = try context.key()
        let subscriber = try await site.desk.subscription(leftBy: key)
        guard site.isOurs(try await FormReader(desk: site.desk).read(request), request) else {
            return try await question(.leave, subscriber, request, context)
        }
        _ = try await site.desk.endSubscription(key)
        return try await question(.left, subscriber, request, context)
    }
}

extension IncidentCase {
    /// Its bulletins as pages show them.
    var bulletinEntries: [BulletinEntry] {
        published.enumerated().map { index, entry in
            var shown = BulletinEntry(
                ordinal: index + 1, stage: entry.bulletin.stage, text: entry.bulletin.text.words, time: entry.at,
                expectedAt: entry.bulletin.expectedAt)
            shown.correctedAt = incident.correctedAt(bulletin: index + 1)
            return shown
        }
    }
}

extension WebContext {
    /// The incident in the address. Throws `CaseUnknown`.
    func incidentID() throws(CaseUnknown) -> Int64 {
        guard let id = parameters.get("id").flatMap({ Int64($0) }) else { throw CaseUnknown() }
        return id
    }

    /// The signed key in the address. Throws `CaseUnknown`.
    func key() throws(CaseUnknown) -> String {
        guard let key = parameters.get("key") else { throw CaseUnknown() }
        return key
    }
}
