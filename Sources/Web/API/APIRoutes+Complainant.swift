import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages

// What a complainant's program does. (2.1, 1.2t, 4.2.1)
extension APIRoutes {
    private static let keyHeader = HTTPField.Name("Idempotency-Key")

    /// `POST /api/v1/complaints`
    @Sendable func receive(_ request: Request, _ context: WebContext) async throws -> Response {
        if let seconds = try await limit.count(context.address) {
            throw Problem.wait(.tooMany, seconds: seconds)
        }
        let words = ProblemWords(language: context.language)
        let key = try key(request, words)
        let body = try ReceiptBody(try await JSONBody.read(request), words)
        let receipted: Receipted
        do { receipted = try await site.desk.receive(body.draft, channel: .api, key: key) } catch let errors
            as FieldErrors
        {
            throw ReceiptBody.renamed(errors)
        }
        var response = json(answer(receipted, context), status: receipted.isRepeated ? .ok : .created)
        response.headers[.location] = "/api/v1/complaints/\(receipted.number)"
        return response
    }

    private func key(_ request: Request, _ words: ProblemWords) throws -> String? {
        guard let name = Self.keyHeader, let key = request.headers[name] else { return nil }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            var problem = Problem(.validation)
            problem.errors = [
                Problem.Field(
                    name: "Idempotency-Key", code: ProblemWords.FieldCode.badKey.rawValue, detail: words.field(.badKey))
            ]
            throw problem
        }
        return key
    }

    private func answer(_ receipted: Receipted, _ context: WebContext) -> [UInt8] {
        let texts = Texts(context.language)
        var writer = JSONWriter(capacity: 1024)
        writer.object { w in
            w.member("number", receipted.number.rawValue)
            w.member("code", receipted.code)
            w.member("trackingURL", site.settings.base + Paths.tracking(receipted.number))
            w.array("promises", receipted.promises) { w, clock in
                w.object { w in
                    w.member("clock", word: clock.name)
                    w.member("name", texts.promise(clock.name))
                    w.member("clause", clock.clause.rawValue)
                    w.member("startedAt", clock.startedAt)
                    w.member("due", clock.dueAt)
                    w.member("provisional", clock.isProvisional)
                }
            }
        }
        return writer.bytes
    }

    /// `GET /api/v1/complaints/{number}`: for the complainant by the access code, for staff by a token.
    @Sendable func show(_ request: Request, _ context: WebContext) async throws -> Response {
        if let member = try await credentials.bearer(request) {
            let found = try await site.desk.open(try credentials.staffNumber(context), for: member)
            return staffAnswer(found, member, context)
        }
        let code = try credentials.code(request)
        let number = try await site.desk.unlock(
            try credentials.number(context), code: code, address: context.address)
        return complainantAnswer(try await site.desk.track(number), context)
    }

    private func complainantAnswer(_ found: Case, _ context: WebContext) -> Response {
        json(ComplainantView(found: found, site: site, language: context.language, now: site.desk.now()).bytes())
    }

    /// `POST /api/v1/complaints/{number}/call-back`
    @Sendable func answerCallBack(_ request: Request, _ context: WebContext) async throws -> Response {
        let code = try credentials.code(request)
        let number = try await site.desk.unlock(
            try credentials.number(context), code: code, address: context.address)
        var body = try await JSONBody.read(request)
        let improvement = body.text("improvement")
        let text = body.text("text")
        try body.check(ProblemWords(language: context.language))
        return complainantAnswer(try await site.desk.answerCallBack(improvement, text, on: number), context)
    }

    /// `POST /api/v1/complaints/{number}/answers`
    @Sendable func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        let code = try credentials.code(request)
        let number = try await site.desk.unlock(
            try credentials.number(context), code: code, address: context.address)
        let words = ProblemWords(language: context.language)
        var body = try await JSONBody.read(request)
        let name = body.text("act")
        let text = body.text("text") ?? ""
        let version = body.integer("version")
        try body.check(words)
        guard let name else { throw FieldErrors(["act": .missing]) }
        guard let act = ComplainantAct(rawValue: name) else { throw FieldErrors(["act": .unknown]) }
        return complainantAnswer(
            try await site.desk.answer(act.desk, text: text, on: number, seen: version), context)
    }
}
