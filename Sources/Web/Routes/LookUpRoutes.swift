import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// Where operations define the back-office tools. (3'.L1.1)
struct LookUpRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("lookups") { request, context in try await page(request, context) }
        group.post("lookups", use: add)
        group.post("lookups/:id/:act", use: change)
    }

    /// What was typed into a form that was refused: the tool's id, or nil for a new one.
    private typealias Typed = (id: Int64?, fields: [String: String], errors: FieldErrors)

    private func page(
        _ request: Request, _ context: WebContext, typed: Typed? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        guard who.member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        let texts = Texts(context.language)
        let rows = try await site.desk.tools().map { tool in
            LookUpsPage.Row(
                id: tool.id, name: tool.name, url: tool.url, header: tool.headerName, seconds: tool.timeout / 1000,
                form: form(
                    "tool-form-\(tool.id)", .change, .lookUpSave, tool, typed?.id == tool.id ? typed : nil, texts))
        }
        let isNew = typed.map { $0.id == nil } ?? false
        let page = LookUpsPage(
            rows: rows, add: form("add", .lookUpAdd, .lookUpAdd, nil, isNew ? typed : nil, texts),
            hosts: site.desk.toolHosts)
        return try await site.desk(page, request, context, live: Paths.live(.tools), status: status)
    }

    private func form(
        _ name: String, _ title: TextKey, _ submit: TextKey, _ tool: BackOfficeTool?, _ typed: Typed?, _ texts: Texts
    ) -> ActionForm {
        let places = "{userID}, {email}, {phone}, {number}"
        var fields = [
            FormField("name", label: texts[.lookUpName], value: tool?.name ?? "", required: true),
            FormField(
                "url", label: texts[.lookUpURL], hint: texts(.lookUpURLHint, ["places": places]),
                value: tool?.url ?? "", required: true),
            FormField(
                "headerName", label: texts[.lookUpHeader], hint: texts[.lookUpHeaderHint],
                value: tool?.headerName ?? ""),
            // Never filled in: what was saved is not shown, and what was typed is not sent back.
            FormField(
                "headerValue", label: texts[.lookUpSecret], hint: texts[.lookUpSecretHint], kind: .password),
            FormField(
                "timeout", label: texts[.lookUpTimeout], value: String((tool?.timeout ?? 5000) / 1000), required: true),
        ]
        for index in fields.indices where typed != nil {
            let name = fields[index].name
            if name != "headerValue", let value = typed?.fields[name] { fields[index].value = value }
            fields[index].error = typed?.errors.problems[name].map { texts.sentence($0) }
        }
        return ActionForm(name: name, title: texts[title], fields: fields, submitLabel: texts[submit])
    }

    @Sendable private func add(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        do {
            try await site.desk.addTool(form.fields, by: who.member)
            return site.see(Paths.lookUps, flash: "saved")
        } catch let errors as FieldErrors {
            return try await page(request, context, typed: (nil, form.fields, errors), status: .unprocessableContent)
        }
    }

    @Sendable private func change(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else { throw CaseUnknown() }
        do {
            switch context.parameters.get("act") {
            case "change": try await site.desk.changeTool(id, form.fields, by: who.member)
            case "remove": try await site.desk.removeTool(id, by: who.member)
            default: throw CaseUnknown()
            }
            return site.see(Paths.lookUps, flash: "saved")
        } catch let errors as FieldErrors {
            return try await page(request, context, typed: (id, form.fields, errors), status: .unprocessableContent)
        }
    }
}
