import Channels
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Attachments as downloads; safe pictures may show inside a page.
struct Files: Sendable {
    let site: Site

    func answer(_ id: Int64, of key: ComplaintKey) async throws -> Response {
        guard let (stored, bytes) = try await site.desk.attachment(id, of: key) else { throw CaseUnknown() }
        var response = Answer.bytes(bytes, type: stored.contentType)
        response.headers[.contentDisposition] =
            SafeFileName(stored.name ?? "file").contentDisposition(inline: stored.isInlineSafe)
        if let policy = HTTPField.Name("Content-Security-Policy") {
            // Whatever it is, opened by itself it can do nothing.
            response.headers[policy] = "default-src 'none'; sandbox"
        }
        response.headers[.cacheControl] = "private, max-age=3600"
        return response
    }
}
