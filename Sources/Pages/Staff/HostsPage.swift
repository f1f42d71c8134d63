import Complaints
public import Foundation

/// Host sites, as operations look after them: who may read the flags, and who is posted what changes. (3'.L2.3)
public struct HostsPage: Page {
    /// A site that reads.
    public struct Host: Sendable {
        public var id: Int64
        public var name: String
        public var createdAt: Date
        public var usedAt: Date?
        public var expiresAt: Date?
        /// Revoked or expired.
        public var isShut: Bool

        public init(id: Int64, name: String, createdAt: Date, usedAt: Date?, expiresAt: Date?, isShut: Bool) {
            self.id = id
            self.name = name
            self.createdAt = createdAt
            self.usedAt = usedAt
            self.expiresAt = expiresAt
            self.isShut = isShut
        }
    }

    /// Where changes are posted; its secret is never among what is shown.
    public struct Webhook: Sendable {
        public var id: Int64
        public var url: String
        /// The form that changes it.
        public var form: ActionForm

        public init(id: Int64, url: String, form: ActionForm) {
            self.id = id
            self.url = url
            self.form = form
        }
    }

    /// A token or secret just made, shown once.
    public struct Shown: Sendable {
        public var name: String
        public var secret: String
        public var isToken: Bool

        public init(name: String, secret: String, isToken: Bool) {
            self.name = name
            self.secret = secret
            self.isToken = isToken
        }
    }

    public var hosts: [Host]
    public var webhooks: [Webhook]
    public var addHost: ActionForm
    public var addWebhook: ActionForm
    /// The hosts that the settings allow to post to.
    public var allowed: [String]
    public var shown: Shown?
    /// Where hosts read.
    public var endpoint: String

    public init(
        hosts: [Host], webhooks: [Webhook], addHost: ActionForm, addWebhook: ActionForm, allowed: [String],
        shown: Shown?, endpoint: String
    ) {
        self.hosts = hosts
        self.webhooks = webhooks
        self.addHost = addHost
        self.addWebhook = addWebhook
        self.allowed = allowed
        self.shown = shown
        self.endpoint = endpoint
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let allowedHosts =
            allowed.isEmpty
            ? texts[.webhookNoHosts]
            : texts(.webhookHosts, ["hosts": allowed.joined(separator: texts[.listSeparator])])
        return StaffLayout.html(
            title: texts[.navHosts], place: .hosts,
            main: """
                <h1>\(texts[.navHosts])</h1>
                <p class="lead">\(texts[.hostsIntro])</p>
                \(secret(texts))
                <section class="hosts"><h2>\(texts[.hostsTitle])</h2>
                <p>\(texts[.hostsText]) <code>\(endpoint)</code></p>
                <div data-live-region="hosts">\(hostTable(in: context))</div>
                <div class="acts narrow" id="act-\(addHost.name)"><h3>\(addHost.title)</h3>
                \(addHost.form(action: Paths.hosts, version: nil, in: context))</div></section>
                <section class="hosts"><h2>\(texts[.webhooksTitle])</h2>
                <p>\(texts[.webhooksText])</p><p class="quiet">\(allowedHosts)</p>
                <div data-live-region="webhooks">\(webhookList(in: context))</div>
                <div class="acts narrow" id="act-\(addWebhook.name)"><h3>\(addWebhook.title)</h3>
                \(addWebhook.form(action: Paths.webhooks, version: nil, in: context))</div></section>
                """,
            in: context
        )
    }

    private func secret(_ texts: Texts) -> HTML {
        guard let shown else { return .empty }
        return """
            <div class="flash is-notice" role="status">
            <p>\(texts(shown.isToken ? .hostTokenMade : .webhookSecretMade, ["name": shown.name]))</p>
            <p><code class="secret">\(shown.secret)</code> \
            <button type="button" data-copy="\(shown.secret)" hidden>\(texts[.copy])</button></p>
            </div>
            """
    }

    private func hostTable(in context: PageContext) -> HTML {
        let texts = context.texts
        guard !hosts.isEmpty else { return "<p class=\"empty\">\(texts[.emptyHosts])</p>" }
        let lines = hosts.map { host -> HTML in
            let end: HTML =
                host.isShut
                ? "\(texts[.hostShut])"
                : """
                <details class="menu" name="host" id="host-\(Int(host.id))"><summary>\(texts[.change])\
                <span class="visually-hidden"> \(host.name)</span></summary><div class="menu-body">
                <form method="post" action="\(Paths.host(host.id, "revoke"))">\(context.csrfField)\
                <p class="quiet">\(texts(.hostRevokeText, ["name": host.name]))</p>\
                <button class="danger">\(texts[.hostRevoke])</button></form></div></details>
                """
            let used: HTML = host.usedAt.map { context.time.staffTag($0) } ?? "\(texts[.hostNeverUsed])"
            let expires: HTML = host.expiresAt.map { context.time.staffTag($0) } ?? "—"
            return """
                <tr><th scope="row"><bdi>\(host.name)</bdi></th>\
                <td data-label="\(texts[.hostMadeAt])">\(context.time.staffTag(host.createdAt))</td>\
                <td data-label="\(texts[.hostUsedAt])">\(used)</td>\
                <td data-label="\(texts[.hostExpiresAt])">\(expires)</td>\
                <td data-label="\(texts[.columnState])">\(end)</td></tr>
                """
        }
        let heads: [TextKey] = [.hostName, .hostMadeAt, .hostUsedAt, .hostExpiresAt, .columnState]
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.hostsTitle])">
            <table class="plain-table stacks"><thead><tr>\
            \(heads.map { key -> HTML in "<th scope=\"col\">\(texts[key])</th>" })</tr></thead>
            <tbody>\(lines)</tbody></table></div>
            """
    }

    private func webhookList(in context: PageContext) -> HTML {
        let texts = context.texts
        guard !webhooks.isEmpty else { return "<p class=\"empty\">\(texts[.emptyWebhooks])</p>" }
        let items = webhooks.map { webhook -> HTML in
            """
            <section class="tool" aria-labelledby="hook-\(Int(webhook.id))">
            <h3 id="hook-\(Int(webhook.id))"><code>\(webhook.url)</code></h3>
            <details class="act" id="act-\(webhook.form.name)"\(flag: "open", webhook.form.hasErrors)>
            <summary>\(texts[.change])<span class="visually-hidden"> \(webhook.url)</span></summary>
            \(webhook.form.form(action: Paths.webhook(webhook.id, "change"), version: nil, in: context))
            <form method="post" action="\(Paths.webhook(webhook.id, "remove"))">\(context.csrfField)
            <p class="quiet">\(texts[.webhookRemoveText])</p>
            <p class="submit"><button class="danger">\(texts[.webhookRemove])</button></p></form>
            </details>
            </section>
            """
        }
        return "<div class=\"tools\">\(items)</div>"
    }
}
