import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// A person's own alerts inside the application.
struct NoticeRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("notices", use: list)
        group.post("notices", use: seeAll)
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let texts = Texts(context.language)
        let staff = who.account.id
        let held = try await site.desk.heldNotices(of: who)
        let showsHeld = request.uri.queryParameters["held"] == "1"
        let (unseen, seen) = try await site.desk.database.read { c in
            func rows(_ notices: [Notice]) throws -> [NoticeRow] {
                try notices.map { notice in
                    let title = try notice.complaint.flatMap { try c.queueItem($0)?.title }
                    return Self.row(notice, title: title, texts)
                }
            }
            let new = try site.desk.unseenNotices(of: who, showingHeld: showsHeld, c)
            return (try rows(new), try rows(try c.notices(of: staff, seen: true)))
        }
        return try await site.desk(
            NoticesPage(unseen: unseen, seen: seen, held: showsHeld ? nil : held), request, context,
            live: Paths.live(.notices))
    }

    @Sendable private func seeAll(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, _) = try await site.form(request, context)
        let moment = site.desk.now()
        try await site.desk.database.aside { try $0.seeNotices(of: who.account.id, at: moment) }
        return Answer.see(Paths.notices)
    }

    private static func row(_ notice: Notice, title: String?, _ texts: Texts) -> NoticeRow {
        let text =
            switch NoticeKind(rawValue: notice.kind) {
            case .breached:
                texts(.noticeBreached, ["clock": ClockName(rawValue: notice.detail).map(texts.word) ?? ""])
            case .dueSoon:
                texts(.noticeDueSoon, ["clock": ClockName(rawValue: notice.detail).map(texts.word) ?? ""])
            case .assigned: texts[.noticeAssigned]
            case .assignedToDepartment:
                texts(
                    .noticeAssignedToDepartment,
                    ["department": Department(rawValue: notice.detail).map(texts.word) ?? ""])
            case .gradedMajor: texts[.noticeGradedMajor]
            case .planned: texts[.noticePlanned]
            case .seatVacated: texts[.noticeSeatVacated]
            case .measureExpiring: texts[.noticeMeasureExpiring]
            case .responsible: texts[.noticeResponsible]
            case .answered: texts[.noticeAnswered]
            case .reported: texts[.noticeReported]
            case .approvalRequested: texts[.noticeApprovalRequested]
            case .objected: texts[.noticeObjected]
            case .notReached: texts[.noticeNotReached]
            case .measureProposed: texts[.noticeMeasureProposed]
            case .measureDecided: texts[.noticeMeasureDecided]
            case .measureEnded: texts[.noticeMeasureEnded]
            case .webhookFailed: texts[.noticeWebhookFailed]
            case .bulletinDue: texts[.noticeBulletinDue]
            case .bulletinMissed: texts[.noticeBulletinMissed]
            case .groupFormed: texts[.noticeGroupFormed]
            case .preliminaryReported: texts[.noticePreliminaryReport]
            case .approvalAnswered: texts[.noticeApprovalAnswered]
            case .dataRequested: texts[.noticeDataRequested]
            case nil: notice.kind
            }
        let kind = NoticeKind(rawValue: notice.kind)
        var row = NoticeRow(
            text: text, number: notice.number, title: title, time: notice.createdAt,
            isBreach: kind?.isBreach ?? false)
        if kind == .bulletinDue || kind == .bulletinMissed { row.incident = Int64(notice.detail) }
        return row
    }
}

extension Site {
    /// Whoever opens a case has seen what it was about. Asked first, so that reading a page seldom writes.
    func see(_ found: Case, by who: SignedIn) async throws {
        let staff = who.account.id
        let new = try await desk.database.read { try $0.unseenNotices(of: staff, .complaint(found.key), cap: 1) }
        guard new > 0 else { return }
        let moment = desk.now()
        try await desk.database.aside { try $0.seeNotices(of: staff, on: found.key, at: moment) }
    }
}
