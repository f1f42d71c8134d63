import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

// Reports to the management group, for programs. (4.2.2)
extension APIRoutes {
    /// `GET /api/v1/management-reports`
    @Sendable func managementReports(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let ask = try PageAsk(request, ProblemWords(language: context.language))
        let (cases, next) = try await site.desk.managementDigest(for: member, after: ask.after, limit: ask.limit)
        let texts = Texts(context.language)
        let directory = site.desk.directory
        var writer = JSONWriter(capacity: 8192)
        writer.object { w in
            w.array("items", cases) { w, reported in
                w.object { w in
                    w.object("complaint") { reported.item.write(&$0, texts, directory) }
                    w.member("reportedAt", reported.reportedAt)
                    w.strings("outstanding", reported.outstanding.map(\.rawValue))
                    w.strings("investigating", reported.investigating.map(\.rawValue))
                    w.member("blocked", reported.refusal?.code)
                }
            }
            w.member("next", next)
        }
        return json(writer.bytes)
    }
}

/// Where a page of a list begins, and how long it is.
struct PageAsk {
    static let mostItems = 100
    var after: String?
    var limit = 25

    init(_ request: Request, _ words: ProblemWords) throws {
        let parameters = try QueryParameters(request)
        var errors: [(String, ProblemWords.FieldCode)] = parameters.names.subtracting(["after", "limit", "lang"])
            .map { (String($0.prefix(100)), .unknownField) }
        var unknown = FieldErrors()
        if parameters.names.contains("after") {
            after = parameters["after"]
            if after.flatMap(QueuePosition.init) == nil { unknown.add("after", .unknown) }
        }
        if parameters.names.contains("limit") {
            if let limit = parameters["limit"].flatMap({ Int($0) }), (1...Self.mostItems).contains(limit) {
                self.limit = limit
            } else {
                errors.append(("limit", .outOfRange))
            }
        }
        try words.check(errors)
        if !unknown.isEmpty { throw unknown }
    }
}
