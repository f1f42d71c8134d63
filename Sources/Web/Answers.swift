import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages

/// Responses, made in one place.
enum Answer {
    static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        bytes(html.bytes, type: "text/html; charset=utf-8", status: status)
    }

    static func bytes(_ bytes: some Collection<UInt8> & Sendable, type: String, status: HTTPResponse.Status = .ok)
        -> Response
    {
        var buffer = ByteBufferAllocator().buffer(capacity: bytes.count)
        buffer.writeBytes(bytes)
        return Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: buffer))
    }

    static func see(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}

/// Headers that every answer carries.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext
    let isSecure: Bool

    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """
    private static let contentSecurity = HTTPField.Name("Content-Security-Policy")
    private static let options = HTTPField.Name("X-Content-Type-Options")
    private static let referrer = HTTPField.Name("Referrer-Policy")
    private static let strict = HTTPField.Name("Strict-Transport-Security")

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response)
        async throws -> Response
    {
        var response = try await next(request, context)
        if let name = Self.contentSecurity, response.headers[name] == nil { response.headers[name] = Self.policy }
        if let name = Self.options { response.headers[name] = "nosniff" }
        if let name = Self.referrer { response.headers[name] = "same-origin" }
        if isSecure, let name = Self.strict { response.headers[name] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
