import Channels
import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// The archive, and cases as dossiers. (6.2)
struct ArchiveRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("archive", use: list)
        group.get("complaints/:number/dossier", use: dossier)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let parameters = request.uri.queryParameters
        let filter = parameters["show"].flatMap { ArchivePage.Filter(rawValue: String($0)) } ?? .all
        let search = String((parameters["q"] ?? "").prefix(200)).trimmingCharacters(in: .whitespacesAndNewlines)
        let after = parameters["after"].map { String($0.prefix(60)) }
        let (lines, next) = try await site.desk.archive(
            Self.mark(filter), search: search, for: who.member, after: after)
        let directory = site.desk.directory
        let rows = lines.map { line in
            let item = line.item
            return ArchivePage.Row(
                number: item.number, title: item.title, level: item.level, type: item.type, state: item.state,
                responsible: directory.name(item.responsible), endedAt: item.endedAt ?? item.receivedAt,
                keptUntil: line.keptUntil,
                marks: ArchivePage.Filter.allCases.filter { filter in
                    Self.mark(filter).map { item.marks.contains($0) } ?? false
                })
        }
        let page = ArchivePage(rows: rows, filter: filter, search: search, isLater: after != nil, next: next)
        return try await site.desk(page, request, context, live: Paths.live(.complaints))
    }

    private static func mark(_ filter: ArchivePage.Filter) -> ComplaintMarks? {
        switch filter {
        case .all: nil
        case .held: .held
        case .requested: .requestOpen
        case .anonymised: .anonymised
        }
    }

    @Sendable private func dossier(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let number = try context.number()
        let parts = try await site.desk.dossier(of: number, for: who.member, in: context.language)
        return try Self.answer(parts, named: "dossier-\(number).zip")
    }

    /// A dossier as a download.
    static func answer(_ parts: DossierParts, named name: String) throws -> Response {
        var response = Answer.bytes(try DossierFile.make(parts), type: "application/zip")
        response.headers[.contentDisposition] = SafeFileName(name).contentDisposition(inline: false)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
