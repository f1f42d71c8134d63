import App
import ArgumentParser
import Logging

/// `redress work`
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Does the work behind the pages without serving any: clocks, messages, the search index.",
        discussion: """
            `redress serve` does it too. Beside servers on one PostgreSQL database, any number of workers share it: \
            each piece is done once.
            """)

    @OptionGroup var place: DataPlace
    @Option(help: Serve.help(Settings.webhookHosts)) var webhookHosts: String?
    @Option(help: Serve.help(Settings.logLevel)) var logLevel: String?
    @Option(help: Serve.help(Settings.logFormat)) var logFormat: String?

    func run() async throws {
        try await Output.plainly {
            var given: [String: String] = [:]
            given[Settings.webhookHosts.name] = webhookHosts
            given[Settings.logLevel.name] = logLevel
            given[Settings.logFormat.name] = logFormat
            let settings = try Settings(SettingLayers(commandLine: given))
            let log = settings.log
            let place = try place.place()
            try await Installation.with(place, log: log, webhookHosts: settings.webhookHosts) { installation in
                try await Server(installation, settings, log: log).work {
                    Output.line("Redress works: \(place)   (stop with Ctrl-C)")
                }
            }
            log.info("stopped")
        }
    }
}
