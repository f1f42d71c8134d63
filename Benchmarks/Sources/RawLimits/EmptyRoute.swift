import Foundation
import Hummingbird
import Logging
import NIOCore

/// The least that the web server costs: one route, no middleware, an empty answer.
enum EmptyRoute {
    static func serve() async throws {
        let router = Router()
        router.get("/") { _, _ in Response(status: .ok) }
        var logger = Logger(label: "route")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                // Written at once, for whoever started this waits for the line.
                let line = Data("\(channel.localAddress?.port ?? 0)\n".utf8)
                FileHandle.standardOutput.write(line)
            }, logger: logger)
        try await application.runService()
    }
}
