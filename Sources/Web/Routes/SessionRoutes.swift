import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// Recognises the signed-in member of staff and keeps everybody else out.
struct SignedInOnly: RouterMiddleware {
    typealias Context = WebContext
    let site: Site

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response)
        async throws -> Response
    {
        var context = context
        if let token = request.cookie(.session) { context.who = try await site.desk.session(token: token) }
        guard context.who != nil else {
            if request.method == .get {
                let path = request.uri.string
                let isPage = !request.uri.path.hasSuffix("/live") && request.uri.path != Paths.navigation
                let isWorthReturning = path.hasPrefix("/desk") && isPage && path.utf8.count < 500
                return Answer.see(
                    isWorthReturning && path != Paths.queue ? "\(Paths.login)?next=\(encoded(path))" : Paths.login)
            }
            throw SessionExpired()
        }
        do {
            return try await next(request, context)
        } catch {
            guard let page = ErrorAnswers(site: site).deskPage(for: error, context) else { throw error }
            return try await site.desk(page, request, context, status: HTTPResponse.Status(code: page.status))
        }
    }

    private func encoded(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "/-_.")))
            ?? Paths.queue
    }
}

/// A form of a session that ended.
struct SessionExpired: Error {}

/// A form without its session's token.
struct NotOurForm: Error {}

/// Signing in and out, one's own password.
struct SessionRoutes: Sendable {
    let site: Site

    func addOpen(to router: Router<WebContext>) {
        router.get("/desk/login") { request, context in
            let next = request.uri.queryParameters["next"].map { String($0) }
            return site.open(LoginPage(next: next.flatMap(Self.local)), request, context)
        }
        router.post("/desk/login", use: signIn)
    }

    func add(to group: RouterGroup<WebContext>) {
        group.post("logout", use: signOut)
        group.get("account") { request, context in
            guard let who = context.who else { throw SessionExpired() }
            let page = AccountPage(minimumLength: ServiceDesk.leastPassword, notices: try await choices(of: who))
            return try await site.desk(page, request, context)
        }
        group.post("account", use: changePassword)
        group.post("account/notices", use: chooseNotices)
    }

    /// Only addresses of our own desk are returned to.
    static func local(_ path: String) -> String? {
        path.hasPrefix("/desk") && !path.hasPrefix("/desk/login") && !path.contains("//") && !path.contains("\\")
            && path.utf8.allSatisfy { $0 > 32 && $0 < 127 } ? path : nil
    }

    @Sendable private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormReader(desk: site.desk).read(request)
        let login = String((form["login"] ?? "").prefix(100))
        let next = form["next"].flatMap(Self.local)
        guard site.isOurs(form, request) else {
            return site.open(
                LoginPage(login: login, failure: .expired, next: next), request, context, status: .conflict)
        }
        do {
            let (token, _) = try await site.desk.signIn(
                login: login, password: String((form["password"] ?? "").prefix(1000)), address: context.address)
            var response = Answer.see(next ?? Paths.queue)
            site.cookies.set(.session, token, for: nil, on: &response)
            return response
        } catch SignInFailure.wrong {
            let page = LoginPage(login: login, failure: .wrong, next: next)
            return site.open(page, request, context, status: .unauthorized)
        } catch SignInFailure.tooMany(let minutes) {
            let page = LoginPage(login: login, failure: .tooMany(minutes: minutes), next: next)
            var response = site.open(page, request, context, status: .tooManyRequests)
            response.headers[.retryAfter] = String(minutes * 60)
            return response
        }
    }

    @Sendable private func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, _) = try await site.form(request, context)
        try await site.desk.signOut(who)
        var response = Answer.see(Paths.login)
        site.cookies.clear(.session, on: &response)
        return response
    }

    @Sendable private func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let texts = Texts(context.language)
        do {
            try await site.desk.changePassword(
                who, current: form["current"] ?? "", new: form["new"] ?? "", again: form["repeat"] ?? "")
            var response = site.see(Paths.login, flash: "password")
            site.cookies.clear(.session, on: &response)
            return response
        } catch let errors as FieldErrors {
            let page = AccountPage(
                currentError: errors.problems["current"].map { texts.sentence($0) },
                newError: errors.problems["new"].map { texts.sentence($0) },
                repeatError: errors.problems["repeat"].map { texts.sentence($0) },
                minimumLength: ServiceDesk.leastPassword, notices: try await choices(of: who))
            return try await site.desk(page, request, context, status: .unprocessableContent)
        }
    }

    @Sendable private func chooseNotices(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let texts = Texts(context.language)
        func typed(_ name: String) -> String { String((form[name] ?? "").prefix(20)) }
        do {
            try await site.desk.chooseNotices(
                who, lead: typed("lead"), from: typed("quiet-from"), until: typed("quiet-until"))
            return site.see(Paths.account, flash: "saved")
        } catch let errors as FieldErrors {
            var choices = try await choices(of: who)
            (choices.lead, choices.quietFrom) = (typed("lead"), typed("quiet-from"))
            choices.quietUntil = typed("quiet-until")
            choices.errors = errors.problems.mapValues { texts.sentence($0) }
            let page = AccountPage(minimumLength: ServiceDesk.leastPassword, notices: choices)
            return try await site.desk(page, request, context, status: .unprocessableContent)
        }
    }

    private func choices(of who: SignedIn) async throws -> NoticeChoices {
        let settings = try await site.desk.noticeSettings(of: who.account.id)
        func time(_ minutes: Int?) -> String {
            minutes.map { String(format: "%02d:%02d", $0 / 60, $0 % 60) } ?? ""
        }
        return NoticeChoices(
            lead: String(settings.leadMinutes), quietFrom: time(settings.quiet?.from),
            quietUntil: time(settings.quiet?.until), leads: ServiceDesk.leads,
            hearsBreaches: who.account.roles.contains(.serviceSupervisor))
    }
}

extension Site {
    /// A form of the signed-in person, which must repeat the session's token.
    func form(_ request: Request, _ context: WebContext) async throws -> (SignedIn, Form) {
        guard let who = context.who else { throw SessionExpired() }
        let form = try await FormReader(desk: desk).read(request, atMost: 5000)
        guard form["csrf"] == who.csrf else { throw NotOurForm() }
        return (who, form)
    }
}
