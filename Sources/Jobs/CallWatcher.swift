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
        let watch = Watch(desk: desk, log: log, failure: "calls could not be looked after", pause: 1) { change in
            if case .call = change { true } else { false }
        }
        await watch.run { .at(try await desk.endLostCalls()) }
    }
}
