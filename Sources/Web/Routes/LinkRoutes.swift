import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages

/// Pages that open by a signed link, on a phone and without an account: a decision maker's answer (3'.L3.3) and the
/// complainant's in an online call-back (3'.L2.4). The key is for one purpose and is what makes a post one of ours.
struct LinkRoutes: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/approval/:key", use: askApproval)
        router.get("/approval/:key/live") { request, context in
            let key = try await site.desk.approval(behind: try context.key()).found.key
            return LiveUpdates(site: site).answer(request, about: key)
        }
        router.post("/approval/:key", use: answerApproval)
        router.get("/callback/:key", use: askCallBack)
        router.get("/callback/:key/live") { request, context in
            let key = try await site.desk.callBack(behind: try context.key()).key
            return LiveUpdates(site: site).answer(request, about: key)
        }
        router.post("/callback/:key", use: answerCallBack)
    }

    // MARK: Approval

    private func page(_ question: ApprovalQuestion, _ key: String, _ context: WebContext) -> ApprovalPage {
        let directory = site.desk.directory
        let answer = question.answer.map {
            (granted: $0.granted, reason: $0.reason, by: directory.name($0.by), at: $0.at)
        }
        return ApprovalPage(
            number: question.found.complaint.number, key: key, name: question.member.name,
            requestedBy: Texts(context.language).actor(question.request.by, directory),
            requestedAt: question.request.at, expires: question.expires,
            solution: question.found.complaint.plan?.solution.words ?? "", reason: question.request.reason.words,
            scope: question.request.scope?.words, answer: answer)
    }

    @Sendable private func askApproval(_ request: Request, _ context: WebContext) async throws -> Response {
        let key = try context.key()
        return site.open(
            page(try await site.desk.approval(behind: key), key, context), request, context,
            live: "\(Paths.approval(key))/live")
    }

    @Sendable private func answerApproval(_ request: Request, _ context: WebContext) async throws -> Response {
        let key = try context.key()
        let texts = Texts(context.language)
        let form = try await FormReader(desk: site.desk).read(request)
        func again(
            _ errors: FieldErrors, _ sentence: String?, _ status: HTTPResponse.Status
        ) async throws -> Response {
            var page = page(try await site.desk.approval(behind: key), key, context)
            page.decision = form["decision"] ?? ""
            page.why = form["reason"] ?? ""
            page.errors = errors.problems.mapValues { texts.sentence($0) }
            page.refusal = sentence
            return site.open(page, request, context, status: status)
        }
        do {
            try await site.desk.answerApproval(key, decision: form["decision"], reason: form["reason"])
            return Answer.see(Paths.approval(key))
        } catch let errors as FieldErrors {
            return try await again(errors, nil, .unprocessableContent)
        } catch let refusal as Refusal {
            return try await again(FieldErrors(), texts.reasoned(refusal, time: site.time(context)), .conflict)
        } catch is ChangedMeanwhile {
            return try await again(FieldErrors(), texts[.changedKept], .conflict)
        }
    }

    // MARK: Call-back

    @Sendable private func askCallBack(_ request: Request, _ context: WebContext) async throws -> Response {
        let key = try context.key()
        let found = try await site.desk.callBack(behind: key)
        let page = CallBackPage(
            number: found.complaint.number, key: key, isOpen: found.complaint.isOnlineCallBackOpen,
            isAnswered: found.isCallBackAnswered)
        return site.open(page, request, context, live: "\(Paths.callBack(key))/live")
    }

    @Sendable private func answerCallBack(_ request: Request, _ context: WebContext) async throws -> Response {
        let key = try context.key()
        let texts = Texts(context.language)
        let form = try await FormReader(desk: site.desk).read(request)
        let found = try await site.desk.callBack(behind: key)
        func again(_ errors: FieldErrors, _ sentence: String?, _ status: HTTPResponse.Status) -> Response {
            let page = CallBackPage(
                number: found.complaint.number, key: key, isOpen: true, improvement: form["improvement"] ?? "",
                text: form["text"] ?? "", errors: errors.problems.mapValues { texts.sentence($0) },
                refusal: sentence)
            return site.open(page, request, context, status: status)
        }
        do {
            try await site.desk.answerCallBack(key, improvement: form["improvement"], text: form["text"])
            return Answer.see(Paths.callBack(key))
        } catch let errors as FieldErrors {
            return again(errors, nil, .unprocessableContent)
        } catch let refusal as Refusal {
            return again(FieldErrors(), texts.reasoned(refusal, time: site.time(context)), .conflict)
        }
    }
}
