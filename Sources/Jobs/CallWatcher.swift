public import Desk
import Foundation
public import Logging
public import ServiceLifecycle
import Storage

/// Ends video calls of which one side is gone. Sleeps while there are none. (3'.L1.3)
public struct CallWatcher: Service {
    let desk: ServiceDesk
    let log: Logger

    public init(_ desk: ServiceDesk, log: Logger) {
        self.desk = desk
        self.log = log
    }

    public func run() async throws {
        let bell = Bell(desk.database) { change in
            switch change {
            case .call, .anything: true
            default: false
            }
        }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let next = try await desk.endLostCalls()
                    await bell.wait(until: next, now: desk.now(), pause: 1)
                } catch {
                    log.error("calls could not be looked after", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(5))
                }
            }
        }
    }
}
