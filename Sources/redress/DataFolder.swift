import App
import ArgumentParser
import Logging

/// `--data`, as every command has it.
struct DataFolder: ParsableArguments {
    @Option(help: ArgumentHelp(Settings.data.row.help, valueName: Settings.data.placeholder))
    var data: String?

    /// Opens the folder, runs `work`, closes it; errors become sentences.
    func open(mustExist: Bool = true, _ work: (Installation) async throws -> Void) async throws {
        try await Output.plainly {
            let folder = try Settings.dataFolder(option: data)
            let log = Logger(label: "redress") { LineLog(label: $0, level: .warning, format: .text) }
            try await Installation.with(folder, mustExist: mustExist, log: log, work)
        }
    }
}
