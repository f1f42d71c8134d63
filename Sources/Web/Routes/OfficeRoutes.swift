import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// People, undelivered messages.
struct OfficeRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("people") { request, context in try await people(request, context) }
        group.post("people", use: addPerson)
        group.post("people/:id/:act", use: changePerson)
        group.get("outbox") { request, context in try await outbox(request, context) }
        group.post("outbox/:id/again", use: sendAgain)
    }

    // MARK: People

    private func people(
        _ request: Request, _ context: WebContext, typed: [String: String] = [:], errors: FieldErrors = FieldErrors(),
        shown: PeoplePage.NewPassword? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        // The list is what there is, also where another node changed it just now.
        try await site.desk.refreshReference()
        let directory = site.desk.directory
        let rows = directory.people.map { account in
            StaffRow(
                id: account.id, name: account.name, login: account.login,
                roles: Role.allCases.filter(account.roles.contains), department: account.member.homeDepartment,
                deputy: account.deputy.map { directory.name($0) }, isEnabled: account.isEnabled)
        }
        let form = who.member.has(.operations) ? addForm(Texts(context.language), typed, errors) : nil
        var page = PeoplePage(people: rows, add: form, newPassword: shown)
        if who.member.has(.operations) {
            let words = PolicyWords(texts: site.texts(context), time: site.time(context), directory: directory)
            page.warning = site.desk.holidayGap.map(words.sentence)
        }
        return try await site.desk(page, request, context, live: Paths.live(.people), status: status)
    }

    private func addForm(_ texts: Texts, _ typed: [String: String], _ errors: FieldErrors) -> ActionForm {
        let roles = Role.allCases.map { FormField.Option($0.rawValue, texts.word($0)) }
        let people = site.desk.directory.people.filter(\.isEnabled).map {
            FormField.Option($0.id.description, $0.name)
        }
        var fields = [
            FormField("name", label: texts[.personName], required: true),
            FormField("login", label: texts[.loginName], required: true),
            FormField("roles", label: texts[.roles], kind: .checkboxes(roles), required: true),
            FormField("contact", label: texts[.contact]),
            FormField("deputy", label: texts[.deputy], kind: .select([.init("", texts[.noChoice])] + people)),
        ]
        for index in fields.indices {
            fields[index].value = typed[fields[index].name] ?? ""
            fields[index].error = errors.problems[fields[index].name].map { texts.sentence($0) }
        }
        return ActionForm(
            name: "add", title: texts[.addPerson], explanation: texts[.addPersonText], fields: fields,
            submitLabel: texts[.addPerson])
    }

    private func operations(_ request: Request, _ context: WebContext) async throws -> Form {
        let (who, form) = try await site.form(request, context)
        guard who.member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        return form
    }

    @Sendable private func addPerson(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await operations(request, context)
        let roles = form.all("roles")
        var typed = form.fields
        typed["roles"] = roles.joined(separator: ",")
        do {
            let login = form["login"] ?? ""
            let (_, password) = try await site.desk.addAccount(
                ServiceDesk.NewAccount(
                    login: login, name: form["name"] ?? "", roles: Set(roles.compactMap(Role.init)),
                    contact: form["contact"], deputy: form["deputy"].flatMap { Int64($0) }.map(StaffID.init)))
            return try await people(request, context, shown: .init(login: login, password: password))
        } catch let errors as FieldErrors {
            return try await people(request, context, typed: typed, errors: errors, status: .unprocessableContent)
        }
    }

    @Sendable private func changePerson(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await operations(request, context)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }).map(StaffID.init),
            let account = site.desk.directory.accounts[id]
        else { throw CaseUnknown() }
        switch context.parameters.get("act") {
        case "disable": try await site.desk.setEnabled(id, false)
        case "enable": try await site.desk.setEnabled(id, true)
        case "reset-password":
            let password = try await site.desk.resetPassword(id)
            try await site.desk.refreshReference()
            return try await people(request, context, shown: .init(login: account.login, password: password))
        default: throw CaseUnknown()
        }
        return site.see(Paths.people, flash: "saved")
    }

    // MARK: Undelivered

    private func outbox(
        _ request: Request, _ context: WebContext, error: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let before = request.uri.queryParameters["before"].flatMap { Int64($0) }
        let (items, next) = try await site.desk.undelivered(for: who.member, before: before)
        let texts = Texts(context.language)
        let letters = items.map { item in
            let message = item.message
            let channel =
                item.isWebhook ? texts[.channelWebhook] : texts.word(Channel(rawValue: message.kind) ?? .form)
            let recipient = item.isWebhook ? item.address ?? texts[.webhookRemoved] : texts[.actorComplainant]
            return DeadLetter(
                id: message.id, number: message.number, channel: channel, recipient: recipient,
                message: message.message, failedAt: message.doneAt ?? message.createdAt, attempts: message.attempts,
                reason: message.lastError ?? "")
        }
        let page = OutboxPage(
            letters: letters, canResend: Resending.isAllowed(to: who.member),
            readsComplaints: who.member.readsComplaints, error: error, next: next)
        return try await site.desk(page, request, context, live: Paths.live(.outbox), status: status)
    }

    @Sendable private func sendAgain(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, _) = try await site.form(request, context)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else { throw CaseUnknown() }
        do {
            try await site.desk.sendAgain(id, by: who.member)
            return site.see(Paths.outbox, flash: "sent-again")
        } catch Refusal.messageOvertaken {
            let text = Texts(context.language).sentence(Refusal.messageOvertaken, time: site.time(context))
            return try await outbox(request, context, error: text, status: .conflict)
        }
    }
}
