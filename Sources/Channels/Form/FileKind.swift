/// What an attachment is, decided by its content and by nothing the sender says about it.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
    case png, jpeg, gif, webp
    case bmp, tiff, heic
    case pdf, zip, office, rar, sevenZip, gzip
    case mp4, webm, mp3, wav, ogg
    case text
    /// HTML, SVG, XML and everything else that begins with a tag: can carry script.
    case markup
    /// Programs of any system, and scripts that name their interpreter: refused.
    case executable
    case unknown

    /// How many bytes from the beginning are enough to decide.
    public static let prefixLength = 4096

    /// The type to serve it with. Markup and the unknown are plain bytes, so that no browser interprets them.
    public var contentType: String {
        switch self {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .bmp: "image/bmp"
        case .tiff: "image/tiff"
        case .heic: "image/heic"
        case .pdf: "application/pdf"
        case .zip: "application/zip"
        case .rar: "application/vnd.rar"
        case .sevenZip: "application/x-7z-compressed"
        case .gzip: "application/gzip"
        case .mp4: "video/mp4"
        case .webm: "video/webm"
        case .mp3: "audio/mpeg"
        case .wav: "audio/wav"
        case .ogg: "audio/ogg"
        case .text: "text/plain"
        case .office, .markup, .executable, .unknown: "application/octet-stream"
        }
    }

    /// Whether it may be shown within a page. Everything else is offered as a download.
    public var isInlineSafe: Bool {
        switch self {
        case .png, .jpeg, .gif, .webp: true
        default: false
        }
    }

    /// Whether it is accepted at all.
    public var isAccepted: Bool { self != .executable }
}
