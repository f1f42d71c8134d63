import CCMarkGFM

/// Markdown as people write it (CommonMark with tables, strikethrough and bare addresses) to HTML that can do nothing.
///
/// What keeps it harmless: the parser leaves out every piece of HTML of the author's own, the tree is walked and
/// links that do not lead to the web, to a mail program or to a telephone are taken off, and pictures become links, so
/// that reading a page asks nobody else for anything.
public enum Markdown {
    /// The HTML of `text`, as UTF-8. Headings begin at the second level, for the page has the first.
    public static func html(_ text: String) -> [UInt8] {
        _ = extensionsRegistered
        guard let parser = cmark_parser_new(options) else { return [] }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        var copy = text
        copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(root) }
        DocumentTree(root: root).tame()
        guard let rendered = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else {
            return []
        }
        defer { cmark_get_default_mem_allocator()?.pointee.free(rendered) }
        return Array(String(cString: rendered).utf8)
    }

    /// A line break that was typed is one. Without `CMARK_OPT_UNSAFE` no HTML gets through.
    private static let options = CMARK_OPT_HARDBREAKS | CMARK_OPT_VALIDATE_UTF8

    /// Registered once in a process: the registry of the library is not made for several threads.
    private static let extensionsRegistered: Void = cmark_gfm_core_extensions_ensure_registered()
}
