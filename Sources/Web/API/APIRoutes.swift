import HTTPTypes
import Hummingbird
import Pages

/// The JSON API: the same use cases and checks as the pages, for programs.
struct APIRoutes: Sendable {
    let site: Site
    let limit: AddressLimit
    var credentials: Credentials { Credentials(site: site) }

    init(site: Site) {
        self.site = site
        limit = AddressLimit(desk: site.desk, limit: site.settings.receiptsPerMinute)
    }

    /// Adds the routes. Every address answers methods it does not take with 405, every unknown one with 404, both as
    /// problem details.
    func add(to router: Router<WebContext>) {
        let api = router.group("/api").add(middleware: ProblemAnswers(site: site))
        add("openapi.json", to: api, [.get: document])
        add("v1/complaints", to: api, [.post: receive, .get: queue])
        add("v1/complaints/:number", to: api, [.get: show])
        add("v1/complaints/:number/answers", to: api, [.post: answer])
        add("v1/complaints/:number/acts/:act", to: api, [.post: act])
        add("v1/complaints/:number/call-back", to: api, [.post: answerCallBack])
        add("v1/complaints/:number/copy", to: api, [.get: copy])
        add("v1/complaints/:number/dossier", to: api, [.get: dossier])
        add("v1/acts", to: api, [.get: acts])
        add("v1/measures", to: api, [.get: measures])
        add("v1/management-reports", to: api, [.get: managementReports])
        add("v1/incidents", to: api, [.get: incidents, .post: openIncident])
        add("v1/incidents/:id", to: api, [.get: incident])
        add("v1/incidents/:id/complaints", to: api, [.post: linkComplaints])
        add("v1/incidents/:id/bulletins", to: api, [.post: publishBulletin])
        add("v1/incidents/:id/results", to: api, [.post: sendResults])
        add("v1/incidents/:id/corrections", to: api, [.post: correctIncident])
        add("v1/incidents/:id/close", to: api, [.post: closeIncident])
        add("v1/public-incidents", to: api, [.get: publicIncidents])
        add("v1/public-incidents/:id", to: api, [.get: publicIncident])
        add("v1/complaints/:number/suggestion", to: api, [.get: suggestion])
        add("v1/undelivered", to: api, [.get: undelivered])
        add("v1/undelivered/:id/send-again", to: api, [.post: sendAgain])
        add("v1/policies", to: api, [.get: policies])
        add("v1/policies/:version", to: api, [.get: policy])
        add(
            "v1/policy-draft", to: api, [.get: policyDraft, .post: beginPolicyDraft, .patch: writePolicyDraft])
        add("v1/policy-draft/what-if", to: api, [.get: whatIf])
        add("v1/policy-draft/submit", to: api, [.post: submitPolicyDraft])
        add("v1/policy-draft/approve", to: api, [.post: approvePolicyDraft])
        add("v1/policy-draft/return", to: api, [.post: returnPolicyDraft])
        add("v1/policy-draft/discard", to: api, [.post: discardPolicyDraft])
        // The router does not fall back to the wildcard from an address that others go on from.
        for path: RouterPath in ["**", "", "v1", "v1/complaints/:number/acts", "v1/undelivered/:id"] {
            for method in Self.methods { api.on(path, method: method) { _, _ -> Response in throw Problem(.unknown) } }
        }
    }

    typealias Handler = @Sendable (Request, WebContext) async throws -> Response
    static let methods: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        + [HTTPRequest.Method("QUERY")].compactMap { $0 }

    private func add(
        _ path: RouterPath, to group: RouterGroup<WebContext>, _ handlers: [HTTPRequest.Method: Handler]
    ) {
        var allowed = Self.methods.filter { handlers[$0] != nil }
        if handlers[.get] != nil { allowed.insert(.head, at: 1) }
        for (method, handler) in handlers { group.on(path, method: method, use: handler) }
        if let get = handlers[.get] {
            group.on(path, method: .head) { request, context in
                try await get(request, context).createHeadResponse()
            }
        }
        for method in Self.methods where !allowed.contains(method) {
            group.on(path, method: method) { [allowed] _, _ -> Response in throw Problem.wrongMethod(allowed: allowed) }
        }
    }

    func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Answer.bytes(bytes, type: "application/json", status: status)
    }

    @Sendable private func document(_ request: Request, _ context: WebContext) async throws -> Response {
        var response = json(OpenAPI.document)
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }
}
