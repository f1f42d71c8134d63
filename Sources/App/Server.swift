import Desk
import Foundation
import Jobs
public import Logging
import ServiceLifecycle
import Storage
import Web

/// Everything that runs while the server does, put together.
public struct Server: Sendable {
    let installation: Installation
    let settings: Settings
    let log: Logger

    public init(_ installation: Installation, _ settings: Settings, log: Logger) {
        self.installation = installation
        self.settings = settings
        self.log = log
    }

    /// Works until SIGTERM or SIGINT without serving: what waits in the outbox, the clocks, the search index.
    public func work(ready: @escaping @Sendable () async -> Void) async throws {
        await ready()
        try await run(jobs)
    }

    /// Serves until SIGTERM or SIGINT: then requests finish, the jobs stop, and it returns. A second signal ends the
    /// process at once.
    ///
    /// - Parameter ready: called with the address people use, once the server listens.
    public func run(ready: @escaping @Sendable (String) async -> Void) async throws {
        let desk = installation.desk
        let web = WebServer(desk: desk, settings: settings.web, log: log)
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let publicURL = settings.publicURL
        let application = web.application { port in
            await ready(publicURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? "http://\(host):\(port)")
        }
        try await run(jobs + [application, StreamEnd(web: web)])
    }

    private var jobs: [any Service] {
        let desk = installation.desk
        return [
            Housekeeping(desk, log: log),
            OutboxWorker(
                desk, carriers: ["tracking": TrackingPageCarrier(desk), "webhook": WebhookCarrier(desk)], log: log),
            ClockWatcher(desk, log: log),
            CallWatcher(desk, log: log),
            Reminder(desk, log: log),
        ]
    }

    /// They are stopped in the reverse order: first the streams and the web, then what works behind it.
    private func run(_ services: [any Service]) async throws {
        var configuration = ServiceGroupConfiguration(services: services, logger: quiet)
        configuration.maximumGracefulShutdownDuration = .seconds(settings.grace)
        let group = ServiceGroup(configuration: configuration)
        // A limit on the size of files is a full disk: writing fails and is told; the process goes on.
        signal(SIGXFSZ, SIG_IGN)
        let signals = StopSignals { [log] in
            log.info("stopping")
            Task { await group.triggerGracefulShutdown() }
        }
        defer { signals.end() }
        do {
            try await group.run()
        } catch let error where signals.isStopping {
            // Whoever did not finish within the grace was cut off; that is a stop as it was asked for.
            log.warning("stopped with requests unfinished", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// The lifecycle spells out every service with each step it takes.
    private var quiet: Logger {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        return quiet
    }
}

/// Ends live streams when the server stops, so that nobody waits for browsers.
private struct StreamEnd: Service {
    let web: WebServer

    func run() async throws {
        try? await gracefulShutdown()
        await web.stopStreams()
    }
}

extension Settings {
    /// What the web room is told.
    var web: WebSettings {
        WebSettings(
            host: host, port: port, publicURL: publicURL, allowsPlainHTTP: allowsPlainHTTP, trustsProxy: trustsProxy,
            siteName: siteName, iceServers: iceServers, turnSecret: turnSecret)
    }

    /// Whether only this machine can reach it.
    public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

    /// Why serving with these settings would be unsafe, or nil.
    public var problem: String? { web.problem }
}
