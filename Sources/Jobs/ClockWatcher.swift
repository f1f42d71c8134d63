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
        let watch = Watch(desk: desk, log: log, failure: "the clock watcher could not record", pause: 0.25) { change in
            switch change {
            case .complaint, .incident: true
            default: false
            }
        }
        await watch.run {
            let (recorded, next) = try await desk.recordDue(limit: 200)
            let incidents = try await desk.recordDueIncidents()
            let isTelling = try await desk.tellIncidents()
            guard recorded > 0 || incidents.recorded > 0 || isTelling else {
                return .at([next, incidents.next].compactMap(\.self).min())
            }
            log.info(
                "clocks due", metadata: ["complaints": "\(recorded)", "incidents": "\(incidents.recorded)"])
            return .atOnce
        }
    }
}
