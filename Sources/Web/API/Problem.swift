import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Why a request was not carried out, for machines and people: RFC 9457 problem details.
struct Problem: Error {
    var kind: ProblemKind
    /// What the person behind the program can do about it; the kind's own sentence where nil.
    var detail: String?
    /// A stable name of the exact reason; the kind's own where nil.
    var code: String?
    var clause: Clause?
    var errors: [Field] = []
    /// What others did meanwhile.
    var changed: [Event]?
    /// What the server's log calls it.
    var reference: String?
    var headers: HTTPFields = [:]

    /// One field that is not right.
    struct Field {
        /// The place in the body or the query, such as `contact.email`.
        let name: String
        let code: String
        let detail: String
    }

    init(_ kind: ProblemKind, detail: String? = nil, code: String? = nil) {
        self.kind = kind
        self.detail = detail
        self.code = code
    }

    /// The methods that an address takes.
    static func wrongMethod(allowed: [HTTPRequest.Method]) -> Problem {
        var problem = Problem(.wrongMethod)
        problem.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        return problem
    }

    static func unauthorized(_ kind: ProblemKind) -> Problem {
        var problem = Problem(kind)
        let error = kind == .invalidToken ? ", error=\"invalid_token\"" : ""
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"redress\"\(error)"
        return problem
    }

    /// The same request may succeed after so many seconds.
    static func wait(_ kind: ProblemKind, seconds: Int) -> Problem {
        var problem = Problem(kind)
        problem.headers[.retryAfter] = String(seconds)
        return problem
    }
}

/// The kinds of problems. The raw value is the last part of the problem's `type`, which never changes.
enum ProblemKind: String, CaseIterable, Sendable {
    case malformed
    case unauthenticated
    case invalidToken = "invalid-token"
    case forbidden
    case unknown
    case wrongMethod = "wrong-method"
    case refused
    case changedMeanwhile = "changed-meanwhile"
    case tooLarge = "too-large"
    case wrongContentType = "wrong-content-type"
    case validation
    case keyReused = "key-reused"
    case tooMany = "too-many"
    case failed
    case unavailable

    var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .unauthenticated, .invalidToken: .unauthorized
        case .forbidden: .forbidden
        case .unknown: .notFound
        case .wrongMethod: .methodNotAllowed
        case .refused, .changedMeanwhile: .conflict
        case .tooLarge: .contentTooLarge
        case .wrongContentType: .unsupportedMediaType
        case .validation, .keyReused: .unprocessableContent
        case .tooMany: .tooManyRequests
        case .failed: .internalServerError
        case .unavailable: .serviceUnavailable
        }
    }
}

extension Problem {
    /// As an answer.
    func response(to request: Request, in words: ProblemWords) -> Response {
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            writer.member("type", "/problems/\(kind.rawValue)")
            writer.member("title", words.title(kind))
            writer.member("status", kind.status.code)
            writer.member("detail", detail ?? words.sentence(kind))
            // The path alone: what was searched for does not belong into a log of problems.
            writer.member("instance", request.uri.path)
            writer.member("code", code ?? kind.rawValue)
            writer.member("clause", clause?.rawValue)
            writer.array("errors", errors) { writer, error in
                writer.object {
                    $0.member("field", error.name)
                    $0.member("code", error.code)
                    $0.member("detail", error.detail)
                }
            }
            if let changed {
                writer.array("changed", changed) { writer, event in
                    writer.object {
                        $0.member("at", event.at)
                        $0.member("by", word: event.by)
                        $0.member("kind", word: event.fact.kind)
                    }
                }
            }
            if let reference { writer.member("reference", reference) }
        }
        var response = Answer.bytes(writer.bytes, type: "application/problem+json", status: kind.status)
        for field in headers { response.headers[field.name] = field.value }
        response.headers[.contentLanguage] = words.language.rawValue
        return response
    }
}
