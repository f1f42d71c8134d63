public import Foundation

/// The layers a setting is looked for in, the first one that states it counting.
public struct SettingLayers: Sendable {
    private let commandLine: [String: String]
    private let environment: [String: String]
    private var file: SettingsFile?

    /// - Parameters:
    ///   - commandLine: values by the setting's name, those that were given only.
    ///   - config: a settings file that must exist; without one, `redress.conf` in the data folder counts if it is
    ///     there.
    public init(
        commandLine: [String: String] = [:], environment: [String: String] = ProcessInfo.processInfo.environment,
        config: String? = nil
    ) throws(SettingError) {
        self.commandLine = commandLine
        self.environment = environment
        if let config {
            file = try SettingsFile(path: config)
        } else {
            let usual = try value(of: Settings.data) + "/redress.conf"
            if FileManager.default.fileExists(atPath: usual) { file = try SettingsFile(path: usual) }
        }
    }

    /// What a setting is. Throws where its value makes no sense, and says where that was stated.
    public func value<Value>(of setting: Setting<Value>) throws(SettingError) -> Value {
        let (text, source) = stated(setting.row)
        guard let value = setting.parse(text.trimmingCharacters(in: .whitespaces)) else {
            throw .wrong(name: setting.name, value: text, expects: setting.expectation, source: source)
        }
        return value
    }

    /// Whether the command line states it.
    func isGiven<Value>(_ setting: Setting<Value>) -> Bool { commandLine[setting.name] != nil }

    private func stated(_ row: SettingRow) -> (String, SettingSource) {
        if let text = commandLine[row.name] { return (text, .commandLine(option: row.option)) }
        if let text = environment[row.variable] { return (text, .environment(variable: row.variable)) }
        if let file, let entry = file.entries[row.name] {
            return (entry.value, .file(path: file.path, line: entry.line))
        }
        return (row.fallback, .fallback)
    }
}

/// A file of `name = value` lines with `#` comments.
struct SettingsFile: Sendable {
    struct Entry: Sendable {
        let value: String
        let line: Int
    }

    let path: String
    private(set) var entries: [String: Entry] = [:]

    init(path: String) throws(SettingError) {
        guard let bytes = FileManager.default.contents(atPath: path),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw .unreadableFile(path: path) }
        try self.init(text, path: path)
    }

    init(_ text: String, path: String) throws(SettingError) {
        self.path = path
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, raw) in zip(1..., lines) {
            let line = raw.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let sign = line.firstIndex(of: "=") else { throw .unreadableLine(path: path, line: number) }
            let name = line[..<sign].trimmingCharacters(in: .whitespaces)
            guard Settings.fileNames.contains(name) else { throw .unknown(name: name, path: path, line: number) }
            if let first = entries[name]?.line {
                throw .repeated(name: name, path: path, line: number, first: first)
            }
            let value = line[line.index(after: sign)...].trimmingCharacters(in: .whitespaces)
            entries[name] = Entry(value: Self.unquoted(value), line: number)
        }
    }

    private static func unquoted(_ value: String) -> String {
        guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return value }
        return String(value.dropFirst().dropLast())
    }
}
