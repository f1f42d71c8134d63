import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Secrets

/// What a complainant uses: the form, the confirmation, the look-up. No account, ever.
struct PublicRoutes: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/") { request, context in
            let policy = site.desk.directory.policy(at: site.desk.now())
            return site.open(
                HomePage(limits: site.limits(context), isWallClock: policy.promisesWallClock), request, context)
        }
        router.get("/complain") { request, context in
            site.open(ComplainPage(key: Token.random(), subTypes: subTypes(context)), request, context)
        }
        router.post("/complain", use: complain)
        router.get("/complaints/:number/received", use: received)
        router.get("/track") { request, context in
            let number = request.uri.queryParameters["number"].map { String($0.prefix(40)) } ?? ""
            return site.open(TrackLookupPage(number: number), request, context)
        }
        router.post("/track", use: lookUp)
    }

    // MARK: The form (2.1.form)

    @Sendable private func complain(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormReader(desk: site.desk).read(request)
        let kept = try await kept(form)
        var draft = Draft()
        draft.type = form["type"]
        draft.subType = form["subType"]
        draft.title = form["title"]
        draft.content = form["content"]
        draft.about = form["about"]
        draft.email = form["email"]
        draft.phone = form["phone"]
        draft.noContact = form["none"] != nil
        draft.userID = form["userID"]
        draft.language = context.language
        draft.uploads = kept.map(\.token)
        var key = form["key"] ?? ""
        if !(20...200).contains(key.utf8.count) { key = Token.random() }
        guard site.isOurs(form, request) else {
            // The browser lost the page's token: nothing is lost, one more press sends it.
            return try await again(draft, key, kept, FieldErrors(), context, request, error: "form-expired")
        }
        guard form.errors.isEmpty else { return try await again(draft, key, kept, form.errors, context, request) }
        do {
            let receipt = try await receive(draft, key, request)
            let now = site.desk.now()
            var response = Answer.see(Paths.received(receipt.number))
            let pass = AccessPass.adding(
                receipt.number, to: AccessPass.numbers(request, site.desk.secret, now: now), site.desk.secret, now: now)
            site.cookies.set(.access, pass, for: Int(AccessPass.length), on: &response)
            if !receipt.isRepeated {
                site.cookies.set(.sent, Self.sent(key, draft), for: Self.sentLength, on: &response)
            }
            return response
        } catch let errors as FieldErrors {
            return try await again(draft, key, kept, errors, context, request)
        } catch is KeyReused {
            return try await again(draft, Token.random(), kept, FieldErrors(), context, request, error: "key-reused")
        }
    }

    /// How long the last form sent is remembered, in seconds.
    private static let sentLength = 3600

    private static func sent(_ key: String, _ draft: Draft) -> String { "\(key)~\(draft.uploads.count)" }

    /// Going back to the form opens it with a new key, though the browser may fill in what was typed: the same words
    /// with as many files are the complaint that was sent before.
    private func receive(_ draft: Draft, _ key: String, _ request: Request) async throws -> Receipted {
        if let earlier = request.cookie(.sent)?.split(separator: "~").first.map(String.init), earlier != key,
            (20...200).contains(earlier.utf8.count), request.cookie(.sent) == Self.sent(earlier, draft)
        {
            do { return try await site.desk.receive(draft, channel: .form, key: earlier) } catch is KeyReused {
                // Another complaint.
            }
        }
        return try await site.desk.receive(draft, channel: .form, key: key)
    }

    /// Files of this sending and of earlier ones that were not taken off.
    private func kept(_ form: Form) async throws -> [Upload] {
        let removed = Set(form.all("remove"))
        return try await site.desk.uploads(form.all("kept").filter { !removed.contains($0) }) + form.uploads
    }

    private func again(
        _ draft: Draft, _ key: String, _ kept: [Upload], _ errors: FieldErrors, _ context: WebContext,
        _ request: Request, error: String? = nil
    ) async throws -> Response {
        let texts = Texts(context.language)
        var values = ComplaintFormValues()
        values.type = draft.type.flatMap(ComplaintType.init)
        values.subType = draft.subType ?? ""
        values.title = draft.title ?? ""
        values.content = draft.content ?? ""
        values.about = draft.about ?? ""
        values.email = draft.email ?? ""
        values.phone = draft.phone ?? ""
        values.noContact = draft.noContact
        values.userID = draft.userID ?? ""
        var sentences: [ComplaintFormField: String] = [:]
        for (field, problem) in errors.problems {
            guard let field = ComplaintFormField(rawValue: field) else { continue }
            switch (field, problem) {
            case (.type, .missing): sentences[field] = texts[.invalidType]
            case (.content, .missing): sentences[field] = texts[.invalidContent]
            default: sentences[field] = texts.sentence(problem)
            }
        }
        var page = ComplainPage(
            values: values, errors: sentences, error: error.map { texts.problem($0) }, key: key,
            subTypes: subTypes(context),
            keptAttachments: kept.map { KeptAttachment(token: $0.token, name: $0.name, size: $0.size) })
        page.matches = try await site.desk.suggestions(for: draft.content ?? "").map { $0.link(context.language) }
        return site.open(page, request, context, status: error == nil ? .unprocessableContent : .conflict)
    }

    private func subTypes(_ context: WebContext) -> [SubTypeChoice] {
        site.desk.directory.policy(at: site.desk.now()).subTypes.map {
            SubTypeChoice(type: $0.type, value: $0.id, label: $0.names[context.language.rawValue] ?? $0.id)
        }
    }

    // MARK: Confirmation

    @Sendable private func received(_ request: Request, _ context: WebContext) async throws -> Response {
        let number = try context.number()
        guard AccessPass.numbers(request, site.desk.secret, now: site.desk.now()).contains(number) else {
            return Answer.see("\(Paths.track)?number=\(number)")
        }
        let found = try await site.desk.track(number)
        let promises = site.desk.promises(found.clocks).filter { $0.isOpen || $0.metAt != nil }.map {
            Promise($0.name, due: $0.dueAt, outcome: $0.outcome(at: site.desk.now()))
        }
        let page = ReceivedPage(
            number: number, code: site.desk.code(of: number), promises: promises,
            hasNoContact: found.complaint.contact.isNone)
        return site.open(page, request, context, under: site.policy(of: found))
    }

    // MARK: Look-up (1.2t)

    @Sendable private func lookUp(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormReader(desk: site.desk).read(request)
        let typed = String((form["number"] ?? "").prefix(60))
        guard site.isOurs(form, request) else {
            return site.open(TrackLookupPage(number: typed, failure: .expired), request, context, status: .conflict)
        }
        do {
            let number = try await site.desk.unlock(typed, code: form["code"] ?? "", address: context.address)
            return pass(number, request)
        } catch is CaseUnknown {
            return site.open(TrackLookupPage(number: typed, failure: .wrong), request, context, status: .notFound)
        } catch SignInFailure.tooMany(let minutes) {
            var response = site.open(
                TrackLookupPage(number: typed, failure: .tooMany(minutes: minutes)), request, context,
                status: .tooManyRequests)
            response.headers[.retryAfter] = String(minutes * 60)
            return response
        }
    }

    private func pass(_ number: ComplaintNumber, _ request: Request) -> Response {
        let now = site.desk.now()
        var response = Answer.see(Paths.tracking(number))
        let signed = AccessPass.adding(
            number, to: AccessPass.numbers(request, site.desk.secret, now: now), site.desk.secret, now: now)
        site.cookies.set(.access, signed, for: Int(AccessPass.length), on: &response)
        return response
    }
}

extension WebContext {
    /// The number in the address; anything that cannot be one is an unknown one.
    func number() throws -> ComplaintNumber {
        guard let raw = parameters.get("number"), raw.utf8.count <= 40 else { throw CaseUnknown() }
        return ComplaintNumber(rawValue: ServiceDesk.normalise(number: raw))
    }
}
