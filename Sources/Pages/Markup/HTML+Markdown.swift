import Markdown

extension HTML {
    /// A text written in Markdown, rendered without any markup or address of its author's that could do something.
    public init(markdown text: String) { self.init(bytes: Markdown.html(text)) }
}
