/// One setting: its names in every layer, its default, how it is read. One table of them is all there is.
public struct Setting<Value: Sendable>: Sendable {
    /// In a file: `public-url`. The option is `--public-url`, the environment variable `REDRESS_PUBLIC_URL`.
    public let name: String
    /// What stands for the value in help texts.
    public let placeholder: String
    /// The default, as it would be typed; empty for none.
    public let fallback: String
    /// One line of help.
    public let explanation: String
    /// What a value must look like, for error messages.
    public let expectation: String
    /// The environment variable, where it is not named as usual.
    var variable: String?
    let parse: @Sendable (String) -> Value?

    /// The same without its type, for tables and help texts.
    public var row: SettingRow {
        SettingRow(
            name: name, placeholder: placeholder, fallback: fallback, explanation: explanation,
            variable: variable ?? "REDRESS_" + name.uppercased().replacing("-", with: "_"))
    }
}

/// A setting as help texts and files know it.
public struct SettingRow: Sendable, Hashable {
    public let name: String
    public let placeholder: String
    public let fallback: String
    public let explanation: String
    public let variable: String

    public var option: String { "--\(name)" }

    /// One line for the help of an option: what it is, its other names, its default.
    public var help: String {
        let usual = fallback.isEmpty ? "" : " (default: \(fallback))"
        return "\(explanation)\(usual) [\(variable)]"
    }
}

/// Where a value was stated.
public enum SettingSource: Sendable, Hashable, CustomStringConvertible {
    case commandLine(option: String)
    case environment(variable: String)
    case file(path: String, line: Int)
    case fallback

    public var description: String {
        switch self {
        case .commandLine(let option): "the command line (\(option))"
        case .environment(let variable): "the environment (\(variable))"
        case .file(let path, let line): "\(path), line \(line)"
        case .fallback: "the default"
        }
    }
}

/// Why the settings cannot be used, with the place to mend.
public enum SettingError: Error, Sendable, Hashable, CustomStringConvertible {
    case wrong(name: String, value: String, expects: String, source: SettingSource)
    case unknown(name: String, path: String, line: Int)
    case repeated(name: String, path: String, line: Int, first: Int)
    case unreadableLine(path: String, line: Int)
    case unreadableFile(path: String)

    public var description: String {
        switch self {
        case .wrong(let name, let value, let expects, let source):
            "\(name) is “\(value)” in \(source): it must be \(expects)"
        case .unknown(let name, let path, let line):
            """
            \(path), line \(line): there is no setting called “\(name)”; there are \
            \(Settings.fileNames.joined(separator: ", "))
            """
        case .repeated(let name, let path, let line, let first):
            "\(path), line \(line): \(name) was set in line \(first) already"
        case .unreadableLine(let path, let line):
            "\(path), line \(line): neither a comment (# …) nor a setting (name = value)"
        case .unreadableFile(let path): "the settings file \(path) cannot be read"
        }
    }
}
