import Complaints
import Foundation

/// The shell around every page: head, skip link, flash message.
enum Document {
    /// - Parameters:
    ///   - title: of the page alone; the site's name is added.
    ///   - kind: `public` or `desk`, for the style sheet.
    ///   - scripts: modules besides the one of every page.
    ///   - attributes: further attributes of `body`, written by us.
    ///   - feed: the address of the feed that belongs to the page.
    static func html(
        title: String, kind: StaticString, attributes: HTML = .empty, scripts: [Asset] = [], feed: String? = nil,
        body: HTML,
        in context: PageContext
    ) -> HTML {
        let site = context.siteName ?? context.texts[.siteName]
        let now = Int(context.time.now.timeIntervalSince1970)
        let modules = ([Assets.script] + scripts).map { script -> HTML in
            "<script type=\"module\" src=\"\(script.path)\"></script>"
        }
        let alternate: HTML? = feed.map { address in
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(title)\" href=\"\(address)\">"
        }
        let head: HTML = """
            <!doctype html>
            <html lang="\(context.language.rawValue)" data-now="\(now)">
            <head>
            <meta charset="utf-8">
            <title>\(title) · \(site)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="same-origin">
            <link rel="icon" href="\(Assets.icon.path)" type="image/svg+xml">
            <link rel="stylesheet" href="\(Assets.styleSheet.path)">
            \(alternate)\(modules)
            </head>
            """
        return """
            \(head)
            <body class="\(HTML(stringLiteral: "\(kind)"))"\(attribute: "data-live", context.live)\(attributes)>
            <a class="skip" href="#main">\(context.texts[.skipToContent])</a>
            \(body)
            </body>
            </html>

            """
    }

    /// What the last act led to.
    static func flash(in context: PageContext) -> HTML {
        guard let flash = context.flash else { return .empty }
        let role = flash.kind == .error ? "alert" : "status"
        return "<p class=\"flash is-\(flash.kind.rawValue)\" role=\"\(role)\">\(flash.text)</p>"
    }

    /// The link to the same page in the other language, written in that language.
    static func languageLink(in context: PageContext) -> HTML {
        let other: Language = context.language == .zh ? .en : .zh
        let name = other == .zh ? "中文" : "English"
        return """
            <a class="language" href="\(context.path(in: other))" lang="\(other.rawValue)" \
            hreflang="\(other.rawValue)">\(name)</a>
            """
    }
}
