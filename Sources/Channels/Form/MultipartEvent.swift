/// What a multipart form turns out to contain, in the order of its bytes.
public enum MultipartEvent: Sendable, Hashable {
    /// A field or file begins. `fileName` is present for files, as the browser sent it (possibly empty: nothing was
    /// chosen); show and store it only through ``SafeFileName``. `contentType` is the sender's claim, nothing more.
    case partBegan(name: String, fileName: String?, contentType: String?)
    /// More of its content.
    case bytes([UInt8])
    /// It is complete.
    case partEnded
    /// The form is complete; whatever follows is ignored.
    case finished
}

/// Why a body is not the form that its content type promises.
public enum MultipartError: Error, Sendable, Hashable {
    /// The content type is not `multipart/form-data`.
    case notMultipart
    /// The content type names no boundary, or one that RFC 2046 does not allow.
    case boundaryInvalid
    /// Something other than a line break or `--` follows a boundary.
    case boundaryMalformed
    /// A part's headers are larger than the limit.
    case headersTooLarge(limit: Int)
    /// A part's headers cannot be read.
    case headersMalformed
    /// A part does not say which field it is.
    case nameMissing
    /// More parts than the limit.
    case tooManyParts(limit: Int)
    /// The body ends before the closing boundary.
    case truncated
}

/// How much of a form is accepted. The size of the content is for the reader of the events to limit.
public struct MultipartLimits: Sendable, Hashable {
    /// Bytes of headers in one part.
    public var headerBytes: Int
    /// Fields and files together.
    public var parts: Int

    /// 8 KiB of headers, 64 parts.
    public init(headerBytes: Int = 8192, parts: Int = 64) {
        self.headerBytes = headerBytes
        self.parts = parts
    }
}
