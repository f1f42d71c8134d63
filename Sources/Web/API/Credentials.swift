import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Secrets
import Storage

/// Who asks, by the headers of a request.
struct Credentials {
    let site: Site
    private static let codeHeader = HTTPField.Name("X-Access-Code")

    /// The member of staff behind a bearer token; nil where no token was sent.
    func bearer(_ request: Request) async throws -> StaffMember? {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200,
            let account = try await site.desk.bearer(String(parts[1]))
        else { throw Problem.unauthorized(.invalidToken) }
        return account.member
    }

    /// The member of staff who must be there.
    func staff(_ request: Request) async throws -> StaffMember {
        guard let member = try await bearer(request) else { throw Problem.unauthorized(.unauthenticated) }
        return member
    }

    /// The access code that must be there.
    func code(_ request: Request) throws -> String {
        guard let name = Self.codeHeader, let code = request.headers[name] else {
            throw Problem.unauthorized(.unauthenticated)
        }
        return code
    }

    /// The number in the path, as typed.
    func number(_ context: WebContext) throws -> String {
        guard let raw = context.parameters.get("number") else { throw Problem(.unknown) }
        return raw.removingPercentEncoding ?? raw
    }

    /// The number in the path, for staff.
    func staffNumber(_ context: WebContext) throws -> ComplaintNumber {
        ComplaintNumber(rawValue: ServiceDesk.normalise(number: try number(context)))
    }
}
