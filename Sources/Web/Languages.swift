import Complaints
import HTTPTypes
import Hummingbird
import Pages

/// Finds the language: `?lang=`, else the cookie, else what the browser prefers, else Chinese.
struct LanguageChoice: RouterMiddleware {
    typealias Context = WebContext
    let cookies: CookieJar

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response)
        async throws -> Response
    {
        var context = context
        // Most requests of programs have neither query nor cookies nor a preference: nothing is parsed for them.
        if request.uri.query != nil {
            context.chosenLanguage = request.uri.queryParameters["lang"].flatMap { Self.language(String($0)) }
        }
        if let chosen = context.chosenLanguage {
            context.language = chosen
        } else if let cookie = request.headers.contains(.cookie) ? request.cookie(.language) : nil,
            let language = Self.language(cookie)
        {
            context.language = language
        } else if let header = request.headers[.acceptLanguage] {
            context.language = Self.preferred(header)
        }
        var response = try await next(request, context)
        if let chosen = context.chosenLanguage {
            cookies.set(.language, chosen == .zh ? "zh" : "en", for: 365 * 86_400, on: &response)
        }
        return response
    }

    static func language(_ text: String) -> Language? {
        switch text.lowercased().prefix(2) {
        case "zh": .zh
        case "en": .en
        default: nil
        }
    }

    /// The first of ours in an Accept-Language header, by weight; Chinese where neither is named.
    static func preferred(_ header: String) -> Language {
        let ranked = header.split(separator: ",").prefix(20).enumerated().compactMap {
            index, item -> (Language, Double, Int)? in
            let parts = item.split(separator: ";")
            guard let name = parts.first, let language = language(name.trimmingPrefix(" ").description) else {
                return nil
            }
            let weight = parts.dropFirst().first.flatMap { Double($0.trimmingPrefix(" ").dropFirst(2)) } ?? 1
            return (language, weight, index)
        }
        return ranked.max { ($0.1, -$0.2) < ($1.1, -$1.2) }?.0 ?? .zh
    }
}
