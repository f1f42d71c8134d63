import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

// Incidents for programs. (3'.L3, 3'.L3.4)
extension APIRoutes {
    private func id(_ context: WebContext) throws -> Int64 { try context.incidentID() }

    // MARK: Everybody

    /// `GET /api/v1/public-incidents`
    @Sendable func publicIncidents(_ request: Request, _ context: WebContext) async throws -> Response {
        let items = try await site.desk.publicIncidents()
        var writer = JSONWriter(capacity: 2048)
        writer.object { w in w.array("items", items) { w, item in w.object { item.write(&$0, public: true) } } }
        return json(writer.bytes)
    }

    /// `GET /api/v1/public-incidents/{id}`
    @Sendable func publicIncident(_ request: Request, _ context: WebContext) async throws -> Response {
        let found = try await site.desk.publicIncident(try id(context))
        var writer = JSONWriter(capacity: 2048)
        writer.object { w in
            found.writeHead(&w)
            w.member("nextBulletinBy", found.clocks.last { $0.isOpen && !$0.isBreached }?.dueAt)
            found.writeBulletins(&w)
        }
        return json(writer.bytes)
    }

    // MARK: Staff

    /// `GET /api/v1/incidents`
    @Sendable func incidents(_ request: Request, _ context: WebContext) async throws -> Response {
        let items = try await site.desk.incidents(for: try await credentials.staff(request))
        var writer = JSONWriter(capacity: 4096)
        writer.object { w in w.array("items", items) { w, item in w.object { item.write(&$0, public: false) } } }
        return json(writer.bytes)
    }

    /// `GET /api/v1/incidents/{id}`
    @Sendable func incident(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        return try await answer(try id(context), member, context)
    }

    private func answer(
        _ id: Int64, _ member: StaffMember, _ context: WebContext, outcomes: [IncidentOutcome]? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await site.desk.incident(id, for: member)
        let texts = Texts(context.language)
        let time = site.time(context)
        var writer = JSONWriter(capacity: 8192)
        writer.object { w in
            found.writeHead(&w)
            w.member("public", found.isPublic)
            w.member("subscribers", found.subscribers)
            found.writeBulletins(&w)
            w.strings("complaints", found.incident.complaints.map(\.rawValue))
            w.array("clocks", found.clocks) { w, clock in w.object { clock.write(&$0, texts, at: time.now) } }
            w.array("outcomes", outcomes ?? []) { w, outcome in
                w.object { w in
                    w.member("number", outcome.number.rawValue)
                    w.member("code", outcome.refusal?.code)
                    w.member("clause", outcome.refusal?.clause.rawValue)
                    w.member("detail", outcome.refusal.map { texts.sentence($0, time: time) })
                }
            }
        }
        return json(writer.bytes, status: status)
    }

    /// `POST /api/v1/incidents`
    @Sendable func openIncident(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        var body = try await JSONBody.read(request)
        let title = body.text("title")
        let numbers = body.numbers("complaints")
        try body.check(ProblemWords(language: context.language))
        let made = try await site.desk.openIncident(titled: title, with: numbers, by: member)
        var response = try await answer(made.id, member, context, outcomes: made.outcomes, status: .created)
        response.headers[.location] = "/api/v1/incidents/\(made.id)"
        return response
    }

    /// `POST /api/v1/incidents/{id}/complaints`
    @Sendable func linkComplaints(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let id = try id(context)
        var body = try await JSONBody.read(request)
        let numbers = body.numbers("complaints")
        try body.check(ProblemWords(language: context.language))
        return try await answer(
            id, member, context, outcomes: try await site.desk.link(numbers, to: id, by: member))
    }

    /// `POST /api/v1/incidents/{id}/bulletins`
    @Sendable func publishBulletin(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let id = try id(context)
        var body = try await JSONBody.read(request)
        let draft = BulletinDraft(
            stage: body.text("stage"), text: body.text("text"), expectedAt: body.text("expectedAt"))
        let seen = body.integer("bulletins")
        try body.check(ProblemWords(language: context.language))
        do { try await site.desk.publish(draft, onIncident: id, by: member, seen: seen) } catch is IncidentChanged {
            throw Problem(.changedMeanwhile)
        }
        return try await answer(id, member, context)
    }

    /// `POST /api/v1/incidents/{id}/results`
    @Sendable func sendResults(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let id = try id(context)
        var body = try await JSONBody.read(request)
        let facts = body.text("facts")
        var (fields, _) = try Act.sendResult.read(body, ProblemWords(language: context.language))
        fields.values["facts"] = facts
        return try await answer(
            id, member, context, outcomes: try await site.desk.sendResult(fields, toIncident: id, by: member))
    }

    /// `POST /api/v1/incidents/{id}/corrections`
    @Sendable func correctIncident(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let id = try id(context)
        var body = try await JSONBody.read(request)
        let ordinal = body.integer("bulletin")
        let draft = CorrectionDraft(
            target: ordinal.map(String.init) ?? "title", text: body.text("text"), erases: body.flag("erase") ?? false,
            reason: body.text("reason"))
        try body.check(ProblemWords(language: context.language))
        do { try await site.desk.correct(draft, onIncident: id, by: member) } catch let errors as FieldErrors {
            // The body has no target: the bulletin is one.
            var named = FieldErrors()
            for (name, problem) in errors.problems { named.add(name == "target" ? "bulletin" : name, problem) }
            throw named
        }
        return try await answer(id, member, context)
    }

    /// `POST /api/v1/incidents/{id}/close`
    @Sendable func closeIncident(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let id = try id(context)
        var body = try await JSONBody.read(request)
        let reason = body.text("reason")
        try body.check(ProblemWords(language: context.language))
        try await site.desk.closeIncident(id, reason: reason, by: member)
        return try await answer(id, member, context)
    }
}

extension JSONBody {
    /// A list of complaints' numbers.
    fileprivate mutating func numbers(_ name: String) -> [ComplaintNumber] {
        guard let value = value(name) else { return [] }
        guard case .array(let items) = value else {
            report(name, .wrongType)
            return []
        }
        return items.compactMap { item in
            if case .string(let text) = item { return ComplaintNumber(rawValue: String(text.prefix(40))) }
            report(name, .wrongType)
            return nil
        }
    }
}

extension IncidentItem {
    fileprivate func write(_ w: inout JSONWriter, public isPublic: Bool) {
        w.member("id", id)
        w.member("title", title)
        w.member("stage", word: stage)
        w.member("open", closedAt == nil)
        w.member("bulletins", bulletins)
        w.member("publishedAt", publishedAt)
        guard !isPublic else { return }
        w.member("openedAt", openedAt)
        w.member("complaints", complaints)
    }
}

extension IncidentCase {
    fileprivate func writeHead(_ w: inout JSONWriter) {
        w.member("id", incident.id)
        w.member("title", incident.title.text)
        w.member("stage", word: incident.stage)
        w.member("open", incident.isOpen)
        w.member("expectedAt", incident.bulletins.last?.expectedAt)
    }

    fileprivate func writeBulletins(_ w: inout JSONWriter) {
        w.array("bulletins", bulletinEntries) { w, entry in
            w.object { w in
                w.member("ordinal", entry.ordinal)
                w.member("stage", word: entry.stage)
                w.member("text", entry.text)
                w.member("at", entry.time)
                w.member("expectedAt", entry.expectedAt)
                w.member("correctedAt", entry.correctedAt)
            }
        }
    }
}
