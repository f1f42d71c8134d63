import App
import Foundation
import Testing

@Suite("Settings")
struct SettingsTests {
    /// Settings from a file's text and the other layers.
    private func settings(
        commandLine: [String: String] = [:], environment: [String: String] = [:], file: String? = nil
    ) throws -> Settings {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if let file { try Data(file.utf8).write(to: URL(fileURLWithPath: folder + "/redress.conf")) }
        return try Settings(
            SettingLayers(
                commandLine: commandLine.merging(["data": folder]) { own, _ in own }, environment: environment))
    }

    @Test("With nothing said the defaults hold")
    func defaults() throws {
        let settings = try Settings(SettingLayers(environment: [:]))
        #expect(settings.place == .folder("./data"))
        #expect(settings.host == "127.0.0.1" && settings.port == 8080)
        #expect(settings.publicURL == nil && settings.siteName == nil)
        #expect(!settings.allowsPlainHTTP && !settings.trustsProxy && !settings.demo)
        #expect(settings.grace == 10 && settings.logLevel == .info && settings.logFormat == .text)
    }

    @Test("The command line counts before the environment, that before the file, that before the default")
    func layers() throws {
        let file = "# a comment\nport = 4\n site-name = \"投诉中心\" \n\ntrust-proxy = yes\n"
        #expect(try settings(file: file).port == 4)
        #expect(try settings(file: file).siteName == "投诉中心")
        #expect(try settings(file: file).trustsProxy)
        #expect(try settings(environment: ["REDRESS_PORT": "3"], file: file).port == 3)
        #expect(try settings(commandLine: ["port": "2"], environment: ["REDRESS_PORT": "3"], file: file).port == 2)
        #expect(try settings(commandLine: ["trust-proxy": "no"], file: file).trustsProxy == false)
    }

    @Test(
        "A wrong value says what it must be and where it came from",
        arguments: [
            ("port", "eighty", "a whole number from 0 to 65535"), ("port", "65536", "a whole number from 0 to 65535"),
            ("port", "-1", "a whole number from 0 to 65535"), ("trust-proxy", "perhaps", "yes or no"),
            ("log-level", "loud", "one of trace, debug, info, notice, warning, error"),
            ("public-url", "ftp://example.com", "an address such as https://complain.example.com"),
            ("public-url", "https://example.com/path", "an address such as https://complain.example.com"),
            ("public-url", "https://me@example.com", "an address such as https://complain.example.com"),
            (
                "lookup-hosts", "http://crm.example.com",
                "host names with commas between them, such as crm.example.com,127.0.0.1:9000"
            ),
            ("ice-servers", "http://turn.example.com", "stun:, turn: or turns: addresses with commas between them"),
            ("ice-servers", "turn:user@turn.example.com", "stun:, turn: or turns: addresses with commas between them"),
            ("host", "", "a text that is not empty"), ("grace", "3601", "a whole number from 0 to 3600"),
        ])
    func wrong(name: String, value: String, expects: String) throws {
        let variable = "REDRESS_" + name.uppercased().replacing("-", with: "_")
        let fromEnvironment = #expect(throws: SettingError.self) { try settings(environment: [variable: value]) }
        #expect(
            fromEnvironment
                == .wrong(name: name, value: value, expects: expects, source: .environment(variable: variable)))
        let fromCommandLine = #expect(throws: SettingError.self) { try settings(commandLine: [name: value]) }
        #expect(fromCommandLine?.description.contains("the command line (--\(name))") == true)
        let fromFile = #expect(throws: SettingError.self) { try settings(file: "\n\(name) = \(value)\n") }
        #expect(fromFile?.description.contains("redress.conf, line 2") == true)
    }

    @Test("A file with an unknown name, a name twice, or a line that is none is refused with its line")
    func file() {
        let unknown = #expect(throws: SettingError.self) { try settings(file: "prot = 80") }
        #expect(unknown?.description.contains("line 1: there is no setting called “prot”") == true)
        let twice = #expect(throws: SettingError.self) { try settings(file: "port = 80\nhost = a\nport = 81") }
        #expect(twice?.description.contains("line 3: port was set in line 1 already") == true)
        let none = #expect(throws: SettingError.self) { try settings(file: "port 80") }
        #expect(none?.description.contains("line 1: neither a comment") == true)
    }

    @Test("A settings file that was asked for must be there")
    func missing() {
        #expect(throws: SettingError.unreadableFile(path: "/nowhere/redress.conf")) {
            try SettingLayers(environment: [:], config: "/nowhere/redress.conf")
        }
    }

    @Test("Plain http is refused beyond this machine unless it is asked for")
    func plain() throws {
        #expect(try settings().problem == nil)
        #expect(try settings(commandLine: ["host": "0.0.0.0"]).problem != nil)
        #expect(try settings(commandLine: ["host": "0.0.0.0", "allow-plain-http": "yes"]).problem == nil)
        #expect(try settings(commandLine: ["host": "0.0.0.0", "public-url": "https://a.example.com"]).problem == nil)
        #expect(try settings(commandLine: ["host": "0.0.0.0", "public-url": "http://a.example.com"]).problem != nil)
    }

    @Test("Every setting has its own name and an explanation")
    func table() {
        #expect(Set(Settings.rows.map(\.name)).count == Settings.rows.count)
        #expect(Settings.rows.allSatisfy { $0.explanation.hasSuffix(".") })
        #expect(Settings.publicURL.row.variable == "REDRESS_PUBLIC_URL")
    }
}
