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
    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """
    private static let contentSecurity = HTTPField.Name("Content-Security-Policy").map {
        HTTPField(name: $0, value: policy)
    }
    private static let uncached = HTTPField(name: .cacheControl, value: "no-store")

    /// Those that no route sets: appended as they are, without looking for others of the name.
    private let fields: [HTTPField]

    init(isSecure: Bool) {
        var fields = [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin")]
        if isSecure { fields.append(("Strict-Transport-Security", "max-age=31536000")) }
        self.fields = fields.compactMap { name, value in
            HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
        }
    }

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response)
        async throws -> Response
    {
        var response = try await next(request, context)
        if let field = Self.contentSecurity, !response.headers.contains(field.name) {
            response.headers.append(field)
        }
        for field in fields { response.headers.append(field) }
        if !response.headers.contains(.cacheControl) {
            response.headers.append(Self.uncached)
        }
        return response
    }
}
