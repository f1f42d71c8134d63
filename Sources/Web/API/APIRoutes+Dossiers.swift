import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird

// A case taken out of the house, for programs. (6.2)
extension APIRoutes {
    /// `GET /api/v1/complaints/{number}/copy`: what is the complainant's own, once a copy was asked for and granted.
    @Sendable func copy(_ request: Request, _ context: WebContext) async throws -> Response {
        let code = try credentials.code(request)
        let number = try await site.desk.unlock(
            try credentials.number(context), code: code, address: context.address)
        let parts = try await site.desk.copy(of: number, in: context.language)
        return try ArchiveRoutes.answer(parts, named: "copy-\(number).zip")
    }

    /// `GET /api/v1/complaints/{number}/dossier`: the whole case, for auditors and the management group.
    @Sendable func dossier(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let number = try credentials.staffNumber(context)
        let parts = try await site.desk.dossier(of: number, for: member, in: context.language)
        return try ArchiveRoutes.answer(parts, named: "dossier-\(number).zip")
    }
}
