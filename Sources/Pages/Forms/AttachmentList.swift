/// A file that can be had.
public struct AttachmentLink: Sendable, Hashable {
    public var name: String
    /// In bytes.
    public var size: Int
    public var href: String
    /// A safe picture, shown small.
    public var isPicture: Bool

    public init(name: String, size: Int, href: String, isPicture: Bool = false) {
        self.name = name
        self.size = size
        self.href = href
        self.isPicture = isPicture
    }
}

/// Files as a list of links, safe pictures shown small.
enum AttachmentList {
    /// - Parameter isInline: whether pictures are shown large enough to read a screenshot.
    static func html(_ attachments: [AttachmentLink], isInline: Bool = false, in context: PageContext) -> HTML {
        guard !attachments.isEmpty else { return .empty }
        let items = attachments.map { file -> HTML in
            let picture: HTML? =
                file.isPicture ? "<img src=\"\(file.href)\" alt=\"\"\(isInline ? Self.large : Self.small)>" : nil
            return """
                <li><a href="\(file.href)">\(picture)<bdi>\(file.name)</bdi></a> \
                <span class="quiet">\(size(file.size))</span></li>
                """
        }
        let shape: HTML = isInline ? "files is-inline" : "files"
        return "<ul class=\"\(shape)\" aria-label=\"\(context.texts[.attachments])\">\(items)</ul>"
    }

    // What stands lower on the page does not jump when a small one arrives; how high a large one is, nobody knows.
    private static let small: HTML = " loading=\"lazy\" width=\"72\" height=\"54\""
    private static let large: HTML = " loading=\"lazy\""

    /// `820 B`, `14 KB`, `2.4 MB`
    static func size(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(max(bytes, 0)) B" }
        if bytes < 1_000_000 { return "\((bytes + 500) / 1000) KB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
