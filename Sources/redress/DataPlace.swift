import App
import ArgumentParser
import Logging

/// `--data` and `--database`, as every command has them.
struct DataPlace: ParsableArguments {
    @Option(help: ArgumentHelp(Settings.data.row.help, valueName: Settings.data.placeholder))
    var data: String?
    @Option(help: ArgumentHelp(Settings.database.row.help, valueName: Settings.database.placeholder))
    var database: String?

    /// What they and the layers below them name.
    func place() throws -> Place {
        var given: [String: String] = [:]
        given[Settings.data.name] = data
        given[Settings.database.name] = database
        return try Place(SettingLayers(commandLine: given))
    }

    /// Opens it, runs `work`, closes it; errors become sentences.
    func open(mustExist: Bool = true, _ work: (Installation) async throws -> Void) async throws {
        try await Output.plainly {
            let log = Logger(label: "redress") { LineLog(label: $0, level: .warning, format: .text) }
            try await Installation.with(try place(), mustExist: mustExist, log: log, work)
        }
    }
}
