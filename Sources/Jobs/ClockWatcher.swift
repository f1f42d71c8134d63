public import Desk
import Foundation
public import Logging
public import ServiceLifecycle
import Storage

/// Records what time brings: wakes for the next due clock, records every breach once, and sleeps again. It never
/// polls; a change in the store wakes it, for that may have brought an earlier clock.
public struct ClockWatcher: Service {
    let desk: ServiceDesk
    let log: Logger

    public init(_ desk: ServiceDesk, log: Logger) {
        self.desk = desk
        self.log = log
    }

    public func run() async throws {
        let bell = Bell(desk.database) { change in
            switch change {
            case .complaint, .incident, .anything: true
            default: false
            }
        }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let (recorded, next) = try await desk.recordDue(limit: 200)
                    let incidents = try await desk.recordDueIncidents()
                    let isTelling = try await desk.tellIncidents()
                    if recorded > 0 || incidents.recorded > 0 || isTelling {
                        log.info(
                            "clocks due",
                            metadata: ["complaints": "\(recorded)", "incidents": "\(incidents.recorded)"])
                        continue
                    }
                    let first = [next, incidents.next].compactMap(\.self).min()
                    await bell.wait(until: first, now: desk.now(), pause: 0.25)
                } catch {
                    log.error("the clock watcher could not record", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(5))
                }
            }
        }
    }
}
