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
        // Nobody is late by a second here: a stream of changes is looked at once in two.
        let watch = Watch(desk: desk, log: log, failure: "nobody could be reminded", pause: 2) { change in
            switch change {
            case .complaint, .staff: true
            default: false
            }
        }
        await watch.run {
            let (told, next) = try await desk.remindDue()
            return told > 0 ? .atOnce : .at(next)
        }
    }
}
