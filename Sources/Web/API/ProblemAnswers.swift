import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Pages
import Secrets
import Storage

/// Turns whatever a route of the API throws into problem details, in the request's language. What went wrong inside
/// goes to the log under a reference, and the answer has the reference only.
struct ProblemAnswers: RouterMiddleware {
    typealias Context = WebContext
    let site: Site

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response)
        async throws -> Response
    {
        do {
            return try await next(request, context)
        } catch {
            return answer(error, request, context)
        }
    }

    /// Any error as problem details.
    func answer(_ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        let words = ProblemWords(language: context.language)
        return problem(error, words, context).response(to: request, in: words)
    }

    private func problem(_ error: any Error, _ words: ProblemWords, _ context: WebContext) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let refusal as Refusal: refused(refusal, context)
        case let errors as FieldErrors: invalid(errors, context)
        case let json as JSONProblem: Problem(.malformed, detail: words.malformed(json))
        case is CaseUnknown: Problem(.unknown)
        case is DraftChanged: Problem(.changedMeanwhile)
        case let changed as ChangedMeanwhile: Self.changed(changed)
        case is KeyReused: Problem(.keyReused)
        case SignInFailure.tooMany(let minutes): .wait(.tooMany, seconds: minutes * 60)
        case is NIOTooManyBytesError: Problem(.tooLarge)
        case let storage as StorageError: self.storage(storage)
        case is CancellationError: .wait(.unavailable, seconds: 1)
        case let http as any HTTPResponseError: Self.http(http.status) ?? failed(error)
        default: failed(error)
        }
    }

    private func refused(_ refusal: Refusal, _ context: WebContext) -> Problem {
        let isForbidden =
            switch refusal {
            case .notAllowed, .concerned: true
            default: false
            }
        let sentence = Texts(context.language).sentence(refusal, time: site.time(context))
        var problem = Problem(isForbidden ? .forbidden : .refused, detail: sentence, code: refusal.code)
        problem.clause = refusal.clause
        return problem
    }

    private func invalid(_ errors: FieldErrors, _ context: WebContext) -> Problem {
        let texts = Texts(context.language)
        var problem = Problem(.validation)
        problem.errors = errors.problems.sorted { $0.key < $1.key }
            .map { Problem.Field(name: $0.key, code: $0.value.code, detail: texts.sentence($0.value)) }
        return problem
    }

    private static func changed(_ changed: ChangedMeanwhile) -> Problem {
        var problem = Problem(.changedMeanwhile)
        problem.changed = changed.events
        return problem
    }

    private func storage(_ error: StorageError) -> Problem {
        switch error {
        case .overloaded, .busy, .outcomeUnknown, .closed: return .wait(.unavailable, seconds: 1)
        case .full, .refused:
            site.log.error("the API cannot record anything", metadata: ["error": "\(error)"])
            return .wait(.unavailable, seconds: 60)
        default: return failed(error)
        }
    }

    private static func http(_ status: HTTPResponse.Status) -> Problem? {
        switch status.code {
        case 404: Problem(.unknown)
        case 413: Problem(.tooLarge)
        case 415: Problem(.wrongContentType)
        case 503: .wait(.unavailable, seconds: 1)
        case 400..<500: Problem(.malformed)
        default: nil
        }
    }

    private func failed(_ error: any Error) -> Problem {
        var problem = Problem(.failed)
        let reference = String(Token.random().prefix(10))
        site.log.error("the API failed", metadata: ["reference": "\(reference)", "error": "\(error)"])
        problem.reference = reference
        return problem
    }
}
