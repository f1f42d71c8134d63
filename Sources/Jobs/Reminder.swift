public import Desk
import Foundation
public import Logging
public import ServiceLifecycle
import Storage

/// Reminds people of what falls due soon: wakes when the next reminder is due, or when something changed.
public struct Reminder: Service {
    let desk: ServiceDesk
    let log: Logger

    public init(_ desk: ServiceDesk, log: Logger) {
        self.desk = desk
        self.log = log
    }

    public func run() async throws {
        let bell = Bell(desk.database) { change in
            switch change {
            case .complaint, .staff, .anything: true
            default: false
            }
        }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let (told, next) = try await desk.remindDue()
                    if told > 0 { continue }
                    // Nobody is late by a second here: a stream of changes is looked at once in two.
                    await bell.wait(until: next, now: desk.now(), pause: 2)
                } catch {
                    log.error("nobody could be reminded", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(5))
                }
            }
        }
    }
}
