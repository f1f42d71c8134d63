import App
import ArgumentParser
import Logging

/// `redress backup`
struct BackUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the data folder into a new one, also while a server runs on it.",
        discussion: """
            The copy is a data folder: `redress verify --data COPY` checks it, `redress serve --data COPY` restores \
            it. The secret that access codes are made from is in it: keep it as safe as the original.
            """)

    @Argument(help: "The folder to make.") var folder: String
    @OptionGroup var place: DataPlace

    func run() async throws {
        try await Output.plainly {
            let log = Logger(label: "redress") { LineLog(label: $0, level: .warning, format: .text) }
            let bar = ProgressBar("copying attachments")
            let place = try place.place()
            try await Backup.make(of: place, in: folder, log: log) { bar.show($0, of: $1) }
            bar.end()
            Output.line("copied \(place) to \(folder)")
        }
    }
}
