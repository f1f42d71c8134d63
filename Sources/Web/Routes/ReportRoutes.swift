import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// What was reported to the management group, and its acknowledgement. (4.2.2)
struct ReportRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get("reports", use: list)
        group.post("reports/:number", use: acknowledge)
    }

    /// An attempt that did not go through.
    private struct Attempt {
        var number: ComplaintNumber
        var note: String
        var noteError: String?
        var error: String?
    }

    @Sendable private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let response = try await page(who, request, context)
        try await seeNotices(of: who)
        return response
    }

    /// Whoever opens the list has seen that there are reports.
    private func seeNotices(of who: SignedIn) async throws {
        let (staff, kind, moment) = (who.account.id, NoticeKind.reported.rawValue, site.desk.now())
        guard try await site.desk.database.read({ try $0.unseenNotices(of: staff, .kinds([kind]), cap: 1) }) > 0 else {
            return
        }
        try await site.desk.database.aside { try $0.seeNotices(of: staff, kind: kind, detail: "", at: moment) }
    }

    private func page(
        _ who: SignedIn, _ request: Request, _ context: WebContext, attempt: Attempt? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let after = Self.after(request)
        let (cases, next) = try await site.desk.managementDigest(for: who.member, after: after)
        let texts = Texts(context.language)
        let time = site.time(context)
        let directory = site.desk.directory
        let rows = cases.map { reported in
            let item = reported.item
            var row = ReportsPage.Row(
                number: item.number, version: item.version, title: item.title ?? texts[.factErased], level: item.level,
                state: item.state, responsible: directory.name(item.responsible), receivedAt: item.receivedAt,
                reportedAt: reported.reportedAt, next: QueueRoutes.next(item, directory),
                outstanding: reported.outstanding, investigating: reported.investigating,
                blocked: reported.refusal.map { refusal in
                    texts.reasoned(refusal, time: time)
                })
            if let attempt, attempt.number == item.number {
                row.note = attempt.note
                row.noteError = attempt.noteError
                row.error = attempt.error
            }
            return row
        }
        var page = ReportsPage(rows: rows, after: after, next: next, limits: site.limits(context))
        if let attempt, !rows.contains(where: { $0.number == attempt.number }) {
            page.error = attempt.error ?? attempt.noteError
        }
        return try await site.desk(page, request, context, live: Paths.live(.reports), status: status)
    }

    @Sendable private func acknowledge(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let number = try context.number()
        let texts = Texts(context.language)
        var attempt = Attempt(number: number, note: form["text"] ?? "")
        do {
            try await site.desk.act(
                .acknowledgeReport, ActFields(form.fields), on: number, by: .staff(who.member),
                seen: form["version"].flatMap { Int($0) })
            return site.see(Paths.reports(after: Self.after(request)), flash: "acknowledged")
        } catch let errors as FieldErrors {
            attempt.noteError = errors.problems["text"].map { texts.sentence($0) }
            return try await page(who, request, context, attempt: attempt, status: .unprocessableContent)
        } catch let refusal as Refusal {
            switch refusal {
            case .notAllowed: throw refusal
            case .nothingToDo: attempt.error = gone(number, texts)
            default: attempt.error = texts.reasoned(refusal, time: site.time(context))
            }
            return try await page(
                who, request, context, attempt: attempt, status: refusal == .concerned ? .forbidden : .conflict)
        } catch is ChangedMeanwhile {
            let isThere = try await site.desk.open(number, for: who.member).complaint.isReportWaiting
            attempt.error = isThere ? texts(.reportsChanged, ["number": number.rawValue]) : gone(number, texts)
            return try await page(who, request, context, attempt: attempt, status: .conflict)
        }
    }

    /// Somebody else acknowledged it, or there is nothing to acknowledge; with the clause that asks for it.
    private func gone(_ number: ComplaintNumber, _ texts: Texts) -> String {
        let clause = texts(.clauseMark, ["clause": Act.acknowledgeReport.clause.rawValue])
        return "\(texts(.reportsGone, ["number": number.rawValue])) \(clause)"
    }

    private static func after(_ request: Request) -> String? {
        request.uri.queryParameters["after"].map { String($0.prefix(60)) }.flatMap(QueuePosition.init)?.description
    }
}
