import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Secrets
import Storage

/// The OpenFeature Remote Evaluation Protocol: host sites read which flags measures set now. (3'.L2.3)
/// Shapes and codes are those of the protocol's OpenAPI document, not of our own API.
struct OFREPRoutes: Sendable {
    let site: Site
    private static let apiKey = HTTPField.Name("X-API-Key")
    private static let mostBytes = 64 * 1024

    func add(to router: Router<WebContext>) {
        router.post("/ofrep/v1/evaluate/flags", use: all)
        router.post("/ofrep/v1/evaluate/flags/:key", use: one)
        for path: RouterPath in ["/ofrep/v1/evaluate/flags", "/ofrep/v1/evaluate/flags/:key"] {
            for method in APIRoutes.methods where method != .post {
                router.on(path, method: method) { _, _ in
                    var response = Self.general("Use POST.", .methodNotAllowed)
                    response.headers[.allow] = "POST"
                    return response
                }
            }
        }
    }

    /// `POST /ofrep/v1/evaluate/flags`
    @Sendable private func all(_ request: Request, _ context: WebContext) async throws -> Response {
        await answer(request) {
            if let problem = await Self.problem(of: request) {
                return Self.json(.badRequest) { Self.failure(problem, &$0) }
            }
            let board = try await site.desk.flagBoard()
            var writer = JSONWriter(capacity: 1024)
            writer.object { w in w.array("flags", board.flags) { w, flag in w.object { flag.writeOFREP(&$0) } } }
            let tag = "\"\(Token.digest(writer.bytes).prefix(32))\""
            var response =
                Self.holds(request.headers[.ifNoneMatch], tag)
                ? Response(status: .notModified)
                : Answer.bytes(writer.bytes, type: "application/json")
            response.headers[.eTag] = tag
            response.headers[.cacheControl] = "private, no-cache"
            return response
        }
    }

    /// `POST /ofrep/v1/evaluate/flags/{key}`
    @Sendable private func one(_ request: Request, _ context: WebContext) async throws -> Response {
        let raw = context.parameters.get("key") ?? ""
        let key = raw.removingPercentEncoding ?? raw
        return await answer(request) {
            if let problem = await Self.problem(of: request) {
                return Self.json(.badRequest) { w in
                    w.member("key", key)
                    Self.failure(problem, &w)
                }
            }
            guard let flag = try await site.desk.flagBoard()[key] else {
                return Self.json(.notFound) { w in
                    w.member("key", key)
                    w.member("errorCode", "FLAG_NOT_FOUND")
                    w.member("errorDetails", "No measure in force sets this flag.")
                }
            }
            return Self.json(.ok) { flag.writeOFREP(&$0) }
        }
    }

    /// Lets hosts in and turns what fails into the protocol's general error.
    private func answer(_ request: Request, _ work: () async throws -> Response) async -> Response {
        do {
            guard let token = Self.token(request), try await site.desk.host(token: token) != nil else {
                var response = Self.general("A host's token is needed.", .unauthorized)
                response.headers[.wwwAuthenticate] = "Bearer"
                return response
            }
            return try await work()
        } catch {
            site.log.error("flags could not be evaluated", metadata: ["error": "\(error)"])
            if let storage = error as? StorageError, storage.isTransient || storage == .closed {
                var response = Self.general("Try again.", .serviceUnavailable)
                response.headers[.retryAfter] = "2"
                return response
            }
            return Self.general("It failed on our side.", .internalServerError)
        }
    }

    private static func token(_ request: Request) -> String? {
        if let name = apiKey, let key = request.headers[name] { return key.utf8.count <= 200 ? key : nil }
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200 else { return nil }
        return String(parts[1])
    }

    private typealias Failed = (code: StaticString, details: StaticString)

    /// What is wrong with a body: it may be missing, and its context may say anything. Measures hold for everybody, so
    /// nothing of the context is needed.
    private static func problem(of request: Request) async -> Failed? {
        guard let buffer = try? await request.body.collect(upTo: mostBytes) else {
            return ("PARSE_ERROR", "The body is too large or did not arrive.")
        }
        if buffer.readableBytes == 0 { return nil }
        let value = try? buffer.withUnsafeReadableBytes { try JSONReader.read($0.bindMemory(to: UInt8.self)) }
        guard case .object(let members)? = value else { return ("PARSE_ERROR", "The body is no JSON object.") }
        switch members.first(where: { $0.name == "context" })?.value {
        case nil, .object: return nil
        default: return ("INVALID_CONTEXT", "The context is no object.")
        }
    }

    private static func failure(_ failed: Failed, _ w: inout JSONWriter) {
        w.member("errorCode", "\(failed.code)")
        w.member("errorDetails", "\(failed.details)")
    }

    /// Whether a list of entity tags names this one, by the weak comparison that is meant here (RFC 9110, 13.1.2).
    static func holds(_ header: String?, _ tag: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { part in
            let name = part.trimmingCharacters(in: .whitespaces)
            return name == "*" || name == tag || name == "W/\(tag)"
        }
    }

    private static func general(_ details: String, _ status: HTTPResponse.Status) -> Response {
        json(status) { $0.member("errorDetails", details) }
    }

    private static func json(_ status: HTTPResponse.Status, _ body: (inout JSONWriter) -> Void) -> Response {
        var writer = JSONWriter(capacity: 256)
        writer.object(body)
        return Answer.bytes(writer.bytes, type: "application/json", status: status)
    }
}

extension FlagMeasure {
    /// An evaluation as the protocol has it. Its metadata says which measure it is, and until when.
    func writeOFREP(_ w: inout JSONWriter) {
        w.member("key", flag.key)
        flag.writeValue("value", &w)
        w.member("reason", "STATIC")
        w.member("variant", "measure-\(id)")
        w.object("metadata") { w in
            w.member("measure", id.rawValue)
            w.member("kind", word: kind)
            w.member("since", since)
            w.member("until", until)
        }
    }
}

extension FlagSetting {
    /// The value as JSON: a truth, a number, or a text.
    func writeValue(_ name: StaticString, _ w: inout JSONWriter) {
        w.key(name)
        switch kind {
        case .boolean, .number: w.json(value)
        case .text: w.value(value)
        }
    }
}
