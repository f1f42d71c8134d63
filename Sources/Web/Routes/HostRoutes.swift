import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// Where operations look after host sites: who may read the flags, and who is posted what changes. (3'.L2.3)
struct HostRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("hosts") { request, context in try await page(request, context) }
        group.post("hosts", use: addHost)
        group.post("hosts/:id/revoke", use: revokeHost)
        group.post("webhooks", use: addWebhook)
        group.post("webhooks/:id/:act", use: changeWebhook)
    }

    /// What was typed into a form that was refused.
    private struct Typed {
        enum Place: Equatable { case host, newWebhook, webhook(Int64) }
        var place: Place
        var fields: [String: String]
        var errors: FieldErrors
    }

    private func page(
        _ request: Request, _ context: WebContext, typed: Typed? = nil, shown: HostsPage.Shown? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let (hosts, webhooks) = try await site.desk.hostsAndWebhooks(for: who.member)
        let texts = Texts(context.language)
        let now = site.desk.now()
        let page = HostsPage(
            hosts: hosts.map { host in
                HostsPage.Host(
                    id: host.id, name: host.name, createdAt: host.createdAt, usedAt: host.usedAt,
                    expiresAt: host.expiresAt,
                    isShut: host.revokedAt != nil || host.expiresAt.map { $0 <= now } ?? false)
            },
            webhooks: webhooks.map { webhook in
                HostsPage.Webhook(
                    id: webhook.id, url: webhook.url,
                    form: webhookForm("webhook-\(webhook.id)", .change, .lookUpSave, webhook, typed, texts))
            },
            addHost: hostForm(typed, texts),
            addWebhook: webhookForm("add-webhook", .webhookAdd, .webhookAdd, nil, typed, texts),
            allowed: site.desk.webhookHosts, shown: shown, endpoint: site.settings.base + "/ofrep/v1/evaluate/flags")
        return try await site.desk(page, request, context, live: Paths.live(.hosts), status: status)
    }

    private func hostForm(_ typed: Typed?, _ texts: Texts) -> ActionForm {
        let mine = typed?.place == .host ? typed : nil
        let name = FormField(
            "name", label: texts[.hostName], value: mine?.fields["name"] ?? "",
            error: mine?.errors.problems["name"].map { texts.sentence($0) }, required: true)
        return ActionForm(
            name: "add-host", title: texts[.hostAdd], explanation: texts[.hostAddText], fields: [name],
            submitLabel: texts[.hostAdd])
    }

    private func webhookForm(
        _ name: String, _ title: TextKey, _ submit: TextKey, _ webhook: Webhook?, _ typed: Typed?, _ texts: Texts
    ) -> ActionForm {
        let place = webhook.map { Typed.Place.webhook($0.id) } ?? .newWebhook
        let mine = typed?.place == place ? typed : nil
        func error(_ field: String) -> String? { mine?.errors.problems[field].map { texts.sentence($0) } }
        let fields = [
            FormField(
                "url", label: texts[.webhookURL], value: mine?.fields["url"] ?? webhook?.url ?? "", error: error("url"),
                required: true),
            // Never filled in: what was saved is not shown, and what was typed is not sent back.
            FormField(
                "secret", label: texts[.webhookSecret],
                hint: texts[webhook == nil ? .webhookSecretNewHint : .webhookSecretHint], kind: .password,
                error: error("secret")),
        ]
        return ActionForm(name: name, title: texts[title], fields: fields, submitLabel: texts[submit])
    }

    @Sendable private func addHost(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let name = form["name"] ?? ""
        do {
            let token = try await site.desk.makeHostToken(name: name, by: who.member)
            return try await page(request, context, shown: .init(name: name, secret: token, isToken: true))
        } catch let errors as FieldErrors {
            let typed = Typed(place: .host, fields: form.fields, errors: errors)
            return try await page(request, context, typed: typed, status: .unprocessableContent)
        }
    }

    @Sendable private func revokeHost(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, _) = try await site.form(request, context)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else { throw CaseUnknown() }
        try await site.desk.revokeHost(id, by: who.member)
        return site.see(Paths.hosts, flash: "saved")
    }

    @Sendable private func addWebhook(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        do {
            guard let secret = try await site.desk.addWebhook(form.fields, by: who.member) else {
                return site.see(Paths.hosts, flash: "saved")
            }
            let shown = HostsPage.Shown(name: form["url"] ?? "", secret: secret, isToken: false)
            return try await page(request, context, shown: shown)
        } catch let errors as FieldErrors {
            let typed = Typed(place: .newWebhook, fields: form.fields, errors: errors)
            return try await page(request, context, typed: typed, status: .unprocessableContent)
        }
    }

    @Sendable private func changeWebhook(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else { throw CaseUnknown() }
        do {
            switch context.parameters.get("act") {
            case "change": try await site.desk.changeWebhook(id, form.fields, by: who.member)
            case "remove": try await site.desk.removeWebhook(id, by: who.member)
            default: throw CaseUnknown()
            }
            return site.see(Paths.hosts, flash: "saved")
        } catch let errors as FieldErrors {
            let typed = Typed(place: .webhook(id), fields: form.fields, errors: errors)
            return try await page(request, context, typed: typed, status: .unprocessableContent)
        }
    }
}
