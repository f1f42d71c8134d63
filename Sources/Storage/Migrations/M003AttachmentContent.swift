extension Migration {
    /// The bytes of attachments, where they are not kept as files.
    static let attachmentContent = Migration(
        3, "attachment content",
        ["CREATE TABLE attachment_content (digest TEXT PRIMARY KEY, bytes BYTES NOT NULL) PLAIN"])
}
