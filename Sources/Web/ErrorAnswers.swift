import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Secrets
import Storage

/// The one mapper from errors to answers. What is internal goes to the log under a reference; a person reads what
/// failed, what is safe and what to do.
struct ErrorAnswers: RouterMiddleware {
    typealias Context = WebContext
    let site: Site

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response)
        async throws -> Response
    {
        do {
            return try await next(request, context)
        } catch {
            if request.uri.path.hasPrefix("/api/") { throw error }
            return answer(error, request, context)
        }
    }

    private func answer(_ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        switch error {
        case is CaseUnknown: return page(.notFound, request, context)
        case is SessionExpired, is NotOurForm:
            return page(.sessionExpired, request, context, back: Self.signInAgain(request))
        case let refusal as Refusal: return answer(refused(refusal, context), request, context)
        case FormProblem.tooLarge:
            return page(.tooLarge(megabytes: FormReader.mostBytes / 1_048_576), request, context)
        case is FormProblem: return page(.badRequest, request, context)
        case is PasswordHashing.Busy: return unavailable(request, context)
        case let storage as StorageError where storage.isTransient: return unavailable(request, context)
        case StorageError.closed: return unavailable(request, context)
        case let http as any HTTPResponseError:
            switch http.status {
            case .notFound, .methodNotAllowed: return page(.notFound, request, context)
            case .contentTooLarge: return page(.tooLarge(megabytes: 1), request, context)
            case let status where status.kind == .clientError: return page(.badRequest, request, context)
            default: return failed(error, request, context)
            }
        default: return failed(error, request, context)
        }
    }

    /// The same to somebody signed in, on a page from which they can go on; nil for what is not theirs to know.
    func deskPage(for error: any Error, _ context: WebContext) -> ErrorPage? {
        switch error {
        case is CaseUnknown: return ErrorPage(.notFound)
        case let refusal as Refusal: return refused(refusal, context)
        case let http as any HTTPResponseError where http.status == .notFound: return ErrorPage(.notFound)
        default: return nil
        }
    }

    /// Why, and by which clause.
    private func refused(_ refusal: Refusal, _ context: WebContext) -> ErrorPage {
        let texts = Texts(context.language)
        let detail = texts.reasoned(refusal, time: site.time(context))
        return switch refusal {
        case .notAllowed, .concerned: ErrorPage(.forbidden, detail: detail)
        default: ErrorPage(.badRequest, detail: detail)
        }
    }

    /// The sign-in that leads back to the complaint the form was on.
    private static func signInAgain(_ request: Request) -> String {
        let parts = request.uri.path.split(separator: "/").prefix(3)
        let page = "/" + parts.joined(separator: "/")
        guard parts.count == 3, page.hasPrefix("/desk/complaints/"), SessionRoutes.local(page) == page else {
            return Paths.login
        }
        return "\(Paths.login)?next=\(page)"
    }

    private func failed(_ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        let reference = String(Token.random().prefix(8))
        site.log.error(
            "a request failed",
            metadata: [
                "reference": "\(reference)", "method": "\(request.method)", "path": "\(request.uri.path)",
                "error": "\(error)",
            ])
        return page(.failed(reference: reference), request, context)
    }

    private func unavailable(_ request: Request, _ context: WebContext) -> Response {
        var response = page(.unavailable, request, context)
        response.headers[.retryAfter] = "2"
        return response
    }

    private func page(
        _ kind: ErrorPage.Kind, _ request: Request, _ context: WebContext, back: String? = nil
    ) -> Response {
        answer(ErrorPage(kind, back: back), request, context)
    }

    private func answer(_ page: ErrorPage, _ request: Request, _ context: WebContext) -> Response {
        site.open(page, request, context, status: HTTPResponse.Status(code: page.status))
    }
}
