/// A sender's file name made fit to be shown, stored as text and sent back: no path, no control or direction
/// characters, no more than 120 characters, the extension kept. Never use it as a path all the same.
public struct SafeFileName: Sendable, Hashable, CustomStringConvertible {
    /// The longest name, in Unicode scalars.
    public static let limit = 120

    /// The name. Never empty.
    public let text: String

    /// The safe form of whatever was sent.
    public init(_ raw: String) {
        let name = raw.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        var clean = String.UnicodeScalarView()
        for scalar in name.unicodeScalars where !Self.isInvisible(scalar) {
            clean.append("<>:\"|?*".unicodeScalars.contains(scalar) ? "_" : scalar)
        }
        var trimmed = Substring(String(clean)).drop { $0 == "." || $0.isWhitespace }
        while let last = trimmed.last, last == "." || last.isWhitespace { trimmed.removeLast() }
        let short = Self.shortened(String(trimmed))
        let stem = short.prefix { $0 != "." }.uppercased()
        text = short.isEmpty ? "attachment" : Self.reserved.contains(stem) ? "_" + short : short
    }

    /// The same as ``text``.
    public var description: String { text }

    /// The extension in lower case without its dot; empty when there is none.
    public var fileExtension: String {
        guard let dot = text.lastIndex(of: ".") else { return "" }
        return text[dot...].dropFirst().lowercased()
    }

    /// Whether a double click on the downloaded file would run it on a usual desktop: to be refused like a program.
    public var isExecutableName: Bool { Self.executableExtensions.contains(fileExtension) }

    /// The value of a `Content-Disposition` header that offers the file under this name (RFC 6266), `inline` only for
    /// what ``FileKind/isInlineSafe`` allows.
    public func contentDisposition(inline: Bool) -> String {
        let plain = String(text.unicodeScalars.map { $0.isASCII && $0 != "%" ? Character($0) : "_" })
        let kind = inline ? "inline" : "attachment"
        return "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encode(text))"
    }

    private static let reserved: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })

    private static let executableExtensions: Set<String> = [
        "exe", "com", "scr", "pif", "msi", "msp", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh",
        "hta", "cpl", "jar", "lnk", "reg", "scf", "url", "desktop", "app", "sh", "apk", "dll", "sys", "gadget",
    ]

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
        default: false
        }
    }

    /// Cuts the stem so that the whole fits, never within a character.
    private static func shortened(_ name: String) -> String {
        guard name.unicodeScalars.count > limit else { return name }
        let end = name.lastIndex(of: ".") ?? name.endIndex
        let suffix = name[end...].unicodeScalars.count <= 17 ? name[end...] : ""
        var room = limit - suffix.unicodeScalars.count
        let stem = name.prefix { character in
            room -= character.unicodeScalars.count
            return room >= 0
        }
        return String(stem + suffix)
    }
}
