/// A file the pages need, named by its content so that a browser may keep it for ever.
public struct Asset: Sendable {
    /// Where it is served, such as `/assets/redress.1f0c….css`.
    public let path: String
    /// For the `Content-Type` header.
    public let contentType: String
    /// The content as UTF-8.
    public let content: String

    init(name: String, suffix: String, contentType: String, content: String) {
        // FNV-1a, 64 bits: it only has to differ when the content does.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in content.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        path = "/assets/\(name).\(digits).\(suffix)"
        self.contentType = contentType
        self.content = content
    }
}

/// The style sheet, the script and the icon.
public enum Assets {
    /// One style sheet for all pages.
    public static let styleSheet = Asset(
        name: "redress", suffix: "css", contentType: "text/css; charset=utf-8",
        content: StyleSheet.parts.joined(separator: "\n")
    )

    /// One module for all pages; every page works without it.
    public static let script = Asset(
        name: "redress", suffix: "js", contentType: "text/javascript; charset=utf-8",
        content: ([Script.words] + Script.parts).joined(separator: "\n")
    )

    /// The module of a video call, for its pages only.
    public static let call = Asset(
        name: "redress-call", suffix: "js", contentType: "text/javascript; charset=utf-8", content: CallScript.text
    )

    /// The mark in the browser's tab.
    public static let icon = Asset(
        name: "redress", suffix: "svg", contentType: "image/svg+xml",
        content: """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" \
            fill="#1d5c8f"/><path d="M9 8h14v12h-7l-5 5v-5H9z" fill="#fff"/></svg>
            """
    )

    /// Everything that is served under `/assets/`.
    public static let all = [styleSheet, script, call, icon]
}
