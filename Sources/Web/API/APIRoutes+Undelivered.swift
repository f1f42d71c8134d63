import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Storage

// What could not be delivered. (3.2.5, 3'.L2.3)
extension APIRoutes {
    /// `GET /api/v1/undelivered`
    @Sendable func undelivered(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let parameters = try QueryParameters(request)
        let words = ProblemWords(language: context.language)
        var problems: [(String, ProblemWords.FieldCode)] = parameters.names
            .subtracting(["before", "limit", "lang"]).map { (String($0.prefix(100)), .unknownField) }
        func number(_ name: String, _ range: ClosedRange<Int64>) -> Int64? {
            guard parameters.names.contains(name) else { return nil }
            guard let number = parameters[name].flatMap({ Int64($0) }), range.contains(number) else {
                problems.append((name, .outOfRange))
                return nil
            }
            return number
        }
        let before = number("before", 1...9_000_000_000_000_000)
        let limit = number("limit", 1...100).map { Int($0) } ?? 25
        guard problems.isEmpty else {
            var problem = Problem(.validation)
            problem.errors = problems.map {
                Problem.Field(name: $0.0, code: $0.1.rawValue, detail: words.field($0.1))
            }
            throw problem
        }
        let (items, next) = try await site.desk.undelivered(for: member, before: before, limit: limit)
        var writer = JSONWriter(capacity: 4096)
        writer.object { w in
            w.array("items", items) { w, item in w.object { item.write(&$0) } }
            w.member("next", next)
        }
        return json(writer.bytes)
    }

    /// `POST /api/v1/undelivered/{id}/send-again`
    @Sendable func sendAgain(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else { throw Problem(.unknown) }
        try await site.desk.sendAgain(id, by: member)
        var writer = JSONWriter()
        writer.object { w in
            w.member("id", id)
            w.member("state", OutgoingMessage.State.waiting.rawValue)
        }
        return json(writer.bytes, status: .accepted)
    }
}

extension UndeliveredMessage {
    fileprivate func write(_ w: inout JSONWriter) {
        w.member("id", message.id)
        w.member("number", message.number.rawValue)
        w.member("message", message.message)
        w.member("kind", message.kind)
        w.member("address", address)
        w.member("reason", message.lastError)
        w.member("attempts", message.attempts)
        w.member("createdAt", message.createdAt)
        w.member("givenUpAt", message.doneAt)
    }
}
