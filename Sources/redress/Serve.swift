import App
import ArgumentParser
import Complaints
import Desk
import Foundation
import Logging

/// `redress serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the pages and the API, and does the work behind them.",
        discussion: """
            Each setting is looked for on the command line, then in the environment variable shown in brackets, then \
            in the settings file as “name = value” (the option's name without dashes), then its default counts. The \
            settings file is redress.conf in the data folder, or --config FILE.
            """)

    @Option(help: "Settings file to read instead of redress.conf in the data folder.")
    var config: String?
    @Option(help: Self.help(Settings.data))
    var data: String?
    @Option(help: Self.help(Settings.database))
    var database: String?
    @Option(help: Self.help(Settings.host))
    var host: String?
    @Option(help: Self.help(Settings.port))
    var port: String?
    @Option(help: Self.help(Settings.publicURL))
    var publicURL: String?
    @Flag(inversion: .prefixedNo, help: Self.help(Settings.allowPlainHTTP))
    var allowPlainHTTP: Bool?
    @Flag(inversion: .prefixedNo, help: Self.help(Settings.trustProxy))
    var trustProxy: Bool?
    @Option(help: Self.help(Settings.siteName))
    var siteName: String?
    @Option(name: .customLong("lookup-hosts"), help: Self.help(Settings.lookUpHosts))
    var lookUpHosts: String?
    @Option(help: Self.help(Settings.webhookHosts))
    var webhookHosts: String?
    @Option(help: Self.help(Settings.iceServers))
    var iceServers: String?
    @Option(help: Self.help(Settings.turnSecret))
    var turnSecret: String?
    @Option(help: Self.help(Settings.holidays))
    var holidays: String?
    @Option(help: Self.help(Settings.logLevel))
    var logLevel: String?
    @Option(help: Self.help(Settings.logFormat))
    var logFormat: String?
    @Option(help: Self.help(Settings.grace))
    var grace: String?
    @Flag(inversion: .prefixedNo, help: Self.help(Settings.demo))
    var demo: Bool?

    func run() async throws {
        try await Output.plainly {
            let settings = try Settings(SettingLayers(commandLine: given, config: config))
            if let problem = settings.problem { throw Stop(description: problem) }
            let log = settings.log
            let holidays = try settings.holidays.map { try HolidayPlan(file: $0) }
            try await Installation.with(
                settings.place, log: log, toolHosts: settings.lookUpHosts, webhookHosts: settings.webhookHosts,
                holidays: holidays
            ) { installation in
                try await prepare(installation, settings)
                do {
                    try await Server(installation, settings, log: log).run { address in
                        Output.line("Redress is ready: \(address)   (data in \(settings.place), stop with Ctrl-C)")
                    }
                } catch {
                    throw Stop.listening(error, settings)
                }
            }
            log.info("stopped")
        }
    }

    private func prepare(_ installation: Installation, _ settings: Settings) async throws {
        if settings.demo, let notice = try await Demo.fill(installation) { Output.line(notice) }
        if !settings.isLoopback, try await Demo.isIn(installation) {
            settings.log.warning("the example accounts, whose password is known, can be reached from other machines")
        }
        let address = settings.publicURL ?? (settings.port == 0 ? nil : "http://\(settings.host):\(settings.port)")
        if let first = try await FirstAccount.make(installation.desk) {
            Output.line(first.notice(address: address, place: settings.place))
        }
    }

    /// What was given on the command line, by the names of the settings.
    private var given: [String: String] {
        var given: [String: String] = [:]
        given[Settings.data.name] = data
        given[Settings.database.name] = database
        given[Settings.host.name] = host
        given[Settings.port.name] = port
        given[Settings.publicURL.name] = publicURL
        given[Settings.allowPlainHTTP.name] = allowPlainHTTP.map { $0 ? "yes" : "no" }
        given[Settings.trustProxy.name] = trustProxy.map { $0 ? "yes" : "no" }
        given[Settings.siteName.name] = siteName
        given[Settings.lookUpHosts.name] = lookUpHosts
        given[Settings.webhookHosts.name] = webhookHosts
        given[Settings.holidays.name] = holidays
        given[Settings.iceServers.name] = iceServers
        given[Settings.turnSecret.name] = turnSecret
        given[Settings.logLevel.name] = logLevel
        given[Settings.logFormat.name] = logFormat
        given[Settings.grace.name] = grace
        given[Settings.demo.name] = demo.map { $0 ? "yes" : "no" }
        return given
    }

    static func help<Value>(_ setting: Setting<Value>) -> ArgumentHelp {
        ArgumentHelp(setting.row.help, valueName: setting.placeholder)
    }
}

/// Why the server cannot go on.
struct Stop: Error, CustomStringConvertible {
    let description: String

    /// What the system said about the address, in plain words.
    static func listening(_ error: any Error, _ settings: Settings) -> any Error {
        let place = "port \(settings.port) on \(settings.host)"
        let text = "\(error)"
        if text.contains("Address already in use") {
            return Stop(description: "\(place) is in use by another program; choose another one with --port")
        }
        if text.contains("Permission denied") {
            return Stop(description: "this account may not listen on \(place)")
        }
        if text.contains("Cannot assign requested address") {
            return Stop(description: "this machine has no address \(settings.host)")
        }
        return error
    }
}
