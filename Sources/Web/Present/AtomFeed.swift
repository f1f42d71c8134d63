import Complaints
import Desk
import Foundation
import Pages

/// A feed of bulletins (RFC 4287). What people wrote is escaped, and characters that XML does not have are left out.
struct AtomFeed {
    /// One bulletin.
    struct Entry {
        var incident: Int64
        var ordinal: Int
        var title: String
        var text: String
        var time: Date
        /// When its words were corrected, or when it appeared.
        var updated: Date
    }

    let site: Site
    let texts: Texts
    let time: TimeFormat
    var title: String
    /// The paths of the feed and of the page it goes with.
    var path: String
    var page: String
    /// When there is no entry: since when it has been like that.
    var since: Date

    func bytes(_ entries: [Entry]) -> [UInt8] {
        let base = site.settings.base
        let newest = entries.sorted { ($0.time, $0.incident, $0.ordinal) > ($1.time, $1.incident, $1.ordinal) }
        let updated = newest.map(\.updated).max() ?? since
        let items = newest.map { entry in
            let link = "\(base)\(Paths.publicIncident(entry.incident))#bulletin-\(entry.ordinal)"
            return """
                <entry>
                <id>\(escaped(link))</id>
                <title>\(escaped(entry.title))</title>
                <updated>\(time.machine(entry.updated))</updated>
                <published>\(time.machine(entry.time))</published>
                <link rel="alternate" type="text/html" href="\(escaped(link))"/>
                <content type="text">\(escaped(entry.text))</content>
                </entry>

                """
        }
        let feed = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(texts.language.rawValue)">
            <id>\(escaped(base + path))</id>
            <title>\(escaped(title))</title>
            <updated>\(time.machine(updated))</updated>
            <author><name>\(escaped(site.settings.siteName ?? texts[.siteName]))</name></author>
            <link rel="self" type="application/atom+xml" href="\(escaped(base + path))"/>
            <link rel="alternate" type="text/html" href="\(escaped(base + page))"/>
            \(items.joined())</feed>

            """
        return Array(feed.utf8)
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
