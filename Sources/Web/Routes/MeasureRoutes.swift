import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// Every measure, over all complaints. (3'.L2.3, 3'.L3.2)
struct MeasureRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("measures", use: list)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let after = request.uri.queryParameters["after"].flatMap { Int64($0) }.map(MeasureID.init)
        let open = after == nil ? try await site.desk.openMeasures(for: who.member) : []
        let (ended, next) = try await site.desk.endedMeasures(
            for: who.member, after: after, limit: MeasuresPage.pageLength)
        let board = try await site.desk.flagBoard()
        let presenter = MeasurePresenter(
            directory: site.desk.directory, texts: Texts(context.language), time: site.time(context))
        let page = MeasuresPage(
            open: open.map { presenter.card($0, deciding: board) },
            ended: ended.map { presenter.card($0, deciding: board) },
            next: next, isContinued: after != nil)
        return try await site.desk(page, request, context, live: Paths.live(.measures))
    }
}
