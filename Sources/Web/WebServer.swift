public import Desk
import HTTPTypes
public import Hummingbird
public import Logging
import Pages
import Storage

/// The web server: routes, put together.
public struct WebServer: Sendable {
    let site: Site

    public init(desk: ServiceDesk, settings: WebSettings, log: Logger) {
        site = Site(
            desk: desk, settings: settings, cookies: CookieJar(isSecure: settings.isSecure), log: log,
            shutdown: ShutdownSignal())
    }

    /// The running server as a service. `onReady` is called once it listens.
    public func application(onReady: @escaping @Sendable (Int) async -> Void = { _ in }) -> some ApplicationProtocol {
        Application(
            router: router(),
            configuration: ApplicationConfiguration(
                address: .hostname(site.settings.host, port: site.settings.port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) }, logger: site.log)
    }

    /// Ends live streams, so that a graceful stop need not wait for browsers.
    public func stopStreams() async { await site.shutdown.fire() }

    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        router.addMiddleware {
            SecurityHeaders(isSecure: site.cookies.isSecure)
            ProxyAddress(isTrusted: site.settings.trustsProxy)
            LanguageChoice(cookies: site.cookies)
            ErrorAnswers(site: site)
        }
        router.get("/health/live") { _, _ in Answer.bytes("ok".utf8, type: "text/plain") }
        router.get("/health/ready") { _, _ in
            _ = try await site.desk.database.read { try $0.setting("secret") != nil }
            // What can be read may be all that can: after a flush of the log that failed nothing is written any more.
            do {
                try await site.desk.database.aside { _ in }
            } catch {
                // What is wrong stands in the log; whoever asks here is anybody.
                return Answer.bytes("not writable".utf8, type: "text/plain", status: .serviceUnavailable)
            }
            return Answer.bytes("ok".utf8, type: "text/plain")
        }
        for asset in Assets.all {
            router.get(RouterPath(asset.path)) { _, _ in
                var response = Answer.bytes(asset.content.utf8, type: asset.contentType)
                response.headers[.cacheControl] = "public, max-age=31536000, immutable"
                return response
            }
        }
        PublicRoutes(site: site).add(to: router)
        HelpRoutes(site: site).add(to: router)
        TrackingRoutes(site: site).add(to: router)
        let incidents = IncidentRoutes(site: site)
        PublicIncidentRoutes(site: site).add(to: router)
        LinkRoutes(site: site).add(to: router)
        let calls = CallRoutes(site: site)
        calls.addOpen(to: router)
        APIRoutes(site: site).add(to: router)
        OFREPRoutes(site: site).add(to: router)
        let sessions = SessionRoutes(site: site)
        sessions.addOpen(to: router)
        let desk = router.group("/desk").add(middleware: SignedInOnly(site: site))
        sessions.add(to: desk)
        QueueRoutes(site: site).add(to: desk)
        CaseRoutes(site: site).add(to: desk)
        ArchiveRoutes(site: site).add(to: desk)
        ReportRoutes(site: site).add(to: desk)
        calls.add(to: desk)
        LookUpRoutes(site: site).add(to: desk)
        MeasureRoutes(site: site).add(to: desk)
        HostRoutes(site: site).add(to: desk)
        PolicyRoutes(site: site).add(to: desk)
        OfficeRoutes(site: site).add(to: desk)
        ArticleRoutes(site: site).add(to: desk)
        NoticeRoutes(site: site).add(to: desk)
        incidents.add(to: desk)
        // Whoever is signed in stays among the staff's pages, also at an address that is none.
        desk.get("**") { _, _ -> Response in throw HTTPError(.notFound) }
        return router
    }
}

/// Takes the client's address from the proxy's header, where the proxy is one's own.
struct ProxyAddress: RouterMiddleware {
    typealias Context = WebContext
    let isTrusted: Bool

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response)
        async throws -> Response
    {
        guard isTrusted, let name = HTTPField.Name("X-Forwarded-For"), let header = request.headers[name],
            let last = header.split(separator: ",").last
        else { return try await next(request, context) }
        var context = context
        context.address = String(last.drop { $0 == " " }.prefix(64))
        return try await next(request, context)
    }
}
